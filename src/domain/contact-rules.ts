// Whether a customer may be asked at a moment: the rules of a workspace and of a survey against what is known of the
// customer. Pure, and the one place where it is decided; whoever applies it holds the customer, so that two askers at once
// see each other. Invariant: of any customers asked through it, none is ever asked more often than `most` says in any
// stretch of so many days, nor sooner after an invitation, an answer or a refusal than the rules say.
// Qualtrics, Medallia and Delighted know the same rules; 30 days after an invitation is Delighted's default.

import type { ConsentState } from "./consent.ts";

/** Rules of a workspace: they hold across all its surveys and channels. 0 days: no such rule. */
export interface ContactRules {
  /** At most so many invitations in so many days; `times` 0: no such rule. */
  readonly most: { readonly times: number; readonly days: number };
  /** Days before anyone who was invited is invited again, to whatever survey. */
  readonly afterInvitation: number;
  /** Days after an answer. */
  readonly afterAnswer: number;
  /** Days after somebody said that they would rather not. */
  readonly afterDecline: number;
}

/** Rules of one survey. */
export interface SurveyContactRules {
  /** Days before the same person is asked the same survey again. */
  readonly sameSurvey: number;
  /** When two surveys want the same person the higher one is asked; equals come first served. */
  readonly priority: number;
  /** What people agreed to be asked for, as their consents name it; "": no consent is looked at. */
  readonly purpose: string;
  /** Whether silence is enough. */
  readonly consent: "not_refused" | "given";
}

/** What holds where nobody has said otherwise. */
export const defaultContactRules: ContactRules = {
  most: { times: 3, days: 90 },
  afterInvitation: 14,
  afterAnswer: 30,
  afterDecline: 90,
};

/** The same for a survey. */
export const defaultSurveyContactRules: SurveyContactRules = {
  sameSurvey: 90,
  priority: 5,
  purpose: "",
  consent: "not_refused",
};

/** Highest priority of a survey; the lowest is 1. */
export const priorityMax = 9;

/** Longest stretch that a rule can name, in days. */
export const contactDaysMax = 730;

/** An invitation that somebody has or had. Times in milliseconds. */
export interface Contact {
  readonly id: string;
  readonly survey: string;
  readonly at: number;
  readonly answeredAt: number | null;
  readonly declinedAt: number | null;
  /** It was not sent yet and may still be taken back. */
  readonly isWaiting: boolean;
  readonly priority: number;
}

/** What is known of a customer. */
export interface ContactFacts {
  /** Somebody, or the customer, has said that they are not to be asked. */
  readonly noContact: boolean;
  /** To the survey's purpose; null where it has none. */
  readonly consent: ConsentState | null;
  readonly contacts: readonly Contact[];
  /** The latest answer of any kind that is in the log; null for none. */
  readonly lastAnswerAt: number | null;
}

/** Why somebody is not asked, by the rules. */
export const contactHolds = [
  "no_contact",
  "consent_refused",
  "consent_missing",
  "same_survey",
  "answered",
  "declined",
  "invited",
  "too_many",
] as const;

/** One of the reasons. */
export type ContactHold = (typeof contactHolds)[number];

/** Why an invitation is kept back: by the rules, or for another reason. */
export const invitationHolds = [
  ...contactHolds,
  "no_address",
  "twice",
  "gave_way",
  "closed",
  "not_drawn",
  "quota",
  "enough",
  "too_late",
] as const;

/** One of the reasons. */
export type InvitationHold = (typeof invitationHolds)[number];

/** What comes of it: asked, instead of waiting invitations that give way; or held, with when it would be possible. */
export type ContactDecision =
  | { readonly kind: "ask"; readonly instead: readonly string[] }
  | { readonly kind: "hold"; readonly why: ContactHold; readonly until: number | null };

const dayMs = 86_400_000;

const held = (why: ContactHold, until: number | null): ContactDecision => ({ kind: "hold", why, until });

/** When the stretch that begins at `at` ends, if it has not yet; null when nothing is in the way. */
function restOf(at: number | null, days: number, now: number): number | null {
  if (at === null || days === 0) return null;
  const until = at + days * dayMs;
  return now < until ? until : null;
}

const latest = (times: readonly (number | null)[]): number | null =>
  times.reduce((found, at) => (at !== null && (found === null || at > found) ? at : found), null);

/** The rules that look at what was before, against these contacts alone. */
function decideByHistory(
  rules: ContactRules,
  { sameSurvey }: SurveyContactRules,
  asked: { readonly survey: string; readonly at: number },
  contacts: readonly Contact[],
  lastAnswerAt: number | null,
): ContactDecision | null {
  const { survey, at: now } = asked;
  const before = contacts.map(({ at }) => at);
  const own = contacts.filter((contact) => contact.survey === survey).map(({ at }) => at);
  const answers = [lastAnswerAt, ...contacts.map(({ answeredAt }) => answeredAt)];
  const declines = contacts.map(({ declinedAt }) => declinedAt);
  const rests: readonly (readonly [ContactHold, number | null, number])[] = [
    ["same_survey", latest(own), sameSurvey],
    ["answered", latest(answers), rules.afterAnswer],
    ["declined", latest(declines), rules.afterDecline],
    ["invited", latest(before), rules.afterInvitation],
  ];
  for (const [why, at, days] of rests) {
    const until = restOf(at, days, now);
    if (until !== null) return held(why, until);
  }
  const { times, days } = rules.most;
  if (times === 0 || days === 0) return null;
  const within = before.filter((at) => now < at + days * dayMs).sort((a, b) => b - a);
  const blocking = within[times - 1];
  return blocking === undefined ? null : held("too_many", blocking + days * dayMs);
}

/**
 * Decides whether a customer may be asked a survey at a moment. Waiting invitations to surveys of lower priority give way
 * when nothing but they is in the way; they are then taken back and no contact any more.
 */
export function decideContact(
  rules: ContactRules,
  surveyRules: SurveyContactRules,
  asked: { readonly survey: string; readonly at: number },
  facts: ContactFacts,
): ContactDecision {
  if (facts.noContact) return held("no_contact", null);
  if (facts.consent === "refused") return held("consent_refused", null);
  if (surveyRules.consent === "given" && facts.consent === "unknown") return held("consent_missing", null);
  const decide = (contacts: readonly Contact[]) =>
    decideByHistory(rules, surveyRules, asked, contacts, facts.lastAnswerAt);
  const hold = decide(facts.contacts);
  if (hold === null) return { kind: "ask", instead: [] };
  const lower = facts.contacts.filter(
    ({ isWaiting, priority, survey }) =>
      isWaiting && priority < surveyRules.priority && survey !== asked.survey,
  );
  if (lower.length === 0) return hold;
  const others = facts.contacts.filter((contact) => !lower.includes(contact));
  return decide(others) === null ? { kind: "ask", instead: lower.map(({ id }) => id) } : hold;
}
