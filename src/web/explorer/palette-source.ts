// The saved questions for the palette, by their name, what they are for, and who saved them.

import type { Source } from "../palette/entry.ts";
import { formatSearchText } from "../view/view-search.ts";
import { exploredSearch } from "./explore-search.ts";
import { savedQuestionsQuery } from "./queries.ts";

/** Saved questions. */
export const questionSource: Source = {
  group: "saved",
  name: "questions",
  needs: "figures",
  list: async ({ queries, translations, go }) => {
    const t = translations.getFixedT(null, "palette");
    const { questions } = await queries.fetchQuery(savedQuestionsQuery);
    return questions.map(({ id, name, description, madeBy, view }) => ({
      id: `question:${id}`,
      label: name,
      detail: t("kind.question"),
      words: `${description} ${madeBy}`,
      icon: "saved" as const,
      run: () => go(`/explore${formatSearchText(exploredSearch({ view, saved: id }))}`),
    }));
  },
};
