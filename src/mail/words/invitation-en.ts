// The words of an invitation to a survey in English. A company writes its own over the subject and the text.

export const invitationEn = {
  subject: "{company}: how was it?",
  text: "Hello, {name}:\n\nWould you give us a minute? What you say reaches those who can make it better.",
  reminderSubject: "{company}: there is still time to tell us",
  reminderText:
    "Hello, {name}:\n\nA few days ago we asked for your opinion. If you have a minute, it still helps; we will not insist.",
  open: "Answer",
  pick: "One click is enough to begin:",
  why: (company: string) => `${company} asks you because you are in touch with them.`,
  until: (day: string) => `The link is for you alone, for one answer, until ${day}.`,
  stop: "Do not ask me again",
};
