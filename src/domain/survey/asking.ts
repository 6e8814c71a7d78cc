// How a survey asks people: whom it may ask how often, how long a personal link holds, what its mails say and when they remind.

import { defaultSurveyContactRules, type SurveyContactRules } from "../contact-rules.ts";

/** What an invitation says. Empty texts are the built-in ones. `{name}` and `{company}` stand for what they say. */
export interface InvitationText {
  readonly subject: string;
  readonly text: string;
}

/** The settings of one survey. */
export interface SurveyAsking {
  readonly contact: SurveyContactRules;
  /** Days for which a personal link can be answered. */
  readonly expiresDays: number;
  /** Days after the invitation at which somebody who has not begun is reminded, in order; at most two. */
  readonly reminderDays: readonly number[];
  /** By language tag; languages without an entry have the built-in text. */
  readonly texts: Readonly<Record<string, InvitationText>>;
  /** What reminders say instead, by language tag; what is empty is as in the invitation. */
  readonly reminderTexts: Readonly<Record<string, InvitationText>>;
}

/** What holds where nobody has said otherwise. */
export const defaultAsking: SurveyAsking = {
  contact: defaultSurveyContactRules,
  expiresDays: 30,
  reminderDays: [],
  texts: {},
  reminderTexts: {},
};

/** What a letter says in a language; "" is the built-in text. A reminder without words of its own has the invitation's. */
export function invitationText(
  { texts, reminderTexts }: Pick<SurveyAsking, "texts" | "reminderTexts">,
  language: string,
  isReminder: boolean,
): InvitationText {
  const { subject = "", text = "" } = texts[language] ?? {};
  if (!isReminder) return { subject, text };
  const own = reminderTexts[language];
  return { subject: own?.subject || subject, text: own?.text || text };
}

/** Bounds of the settings. */
export const askingLimits = { expiresDays: 365, reminders: 2, subject: 150, text: 3000 } as const;

/** How an invitation goes out: by mail, as a link that somebody sends by hand, or through the company's messaging tool. */
export const invitationWays = ["email", "link", "webhook"] as const;

/** One of the ways. */
export type InvitationWay = (typeof invitationWays)[number];

/** The ways by which Vivencia itself sends, and reminds. */
export const sentWays = ["email", "webhook"] as const satisfies readonly InvitationWay[];

/** One of them. */
export type SentWay = (typeof sentWays)[number];

/** What can be a place in the text of an invitation. */
export const invitationPlaces = ["name", "company"] as const;

/** Puts what is known in the places of a text. A place that nothing is known for goes with the blank or comma before it. */
export function fillPlaces(
  text: string,
  known: Readonly<Record<(typeof invitationPlaces)[number], string>>,
): string {
  return text.replace(/[ ,]*\{(name|company)\}/g, (whole, place: "name" | "company") => {
    const value = known[place];
    return value === "" ? "" : whole.replace(`{${place}}`, () => value);
  });
}
