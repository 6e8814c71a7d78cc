// What the terminal says of saved questions, in English.

/** The English texts of saved questions. */
export const questionWords = {
  questions: {
    description: "The questions that people of the workspace saved",
    list: "saved questions by name; vivencia ask --saved NAME answers one",
    none: "Nothing has been saved yet. Save a question in the explorer.",
    heading: {
      name: "name",
      metric: "metric",
      by: "by",
      made: "made by",
      changed: "changed (UTC)",
      id: "id",
    },
    saved: "a saved question, by its name or its id, as the screens show it now",
    savedAlone: (options: string) =>
      `--saved asks the question as it was saved; leave out ${options}, or ask without --saved.`,
    unknown: (text: string) =>
      `--saved ${text}: there is no such saved question in this workspace; vivencia questions list shows them.`,
    several: (text: string, ids: string) =>
      `--saved ${text}: several questions have this name; give one of the ids ${ids}.`,
  },
};
