// What may be shown of a survey that employees answer. They speak to people who decide about them: nothing is shown that a few
// have said, and nothing by which it could be found by subtraction. Results are shown from five responses on, as is usual for
// surveys of staff; words, which people know one another by, from ten.
// What this does not hide: who watches the results of a running survey sees them move with each response, and who knows that
// all of a group answered alike knows what each of them said.

import type { SurveyGroup } from "./survey-cut.ts";

/** Whom a survey asks. */
export const audiences = ["customers", "employees"] as const;

/** One of them. */
export type Audience = (typeof audiences)[number];

/** Fewest responses of which results are shown. */
export const confidentialMin = 5;

/** Fewest responses of which words are shown. */
export const confidentialWordsMin = 10;

/** What results can be told apart by: large parts of a company, in which nobody is alone. */
export const confidentialBy = [
  "unit",
  "channel",
  "language",
  "version",
] as const satisfies readonly SurveyGroup[];

/**
 * The groups that may be shown beside the whole of `total` responses. What is left out together is nobody, or at least as many
 * as `confidentialMin`: otherwise the smallest group that could be shown is left out as well.
 */
export function confidentialGroups<Group extends { readonly responses: number }>(
  groups: readonly Group[],
  total: number,
): Group[] {
  const shown = groups.filter(({ responses }) => responses >= confidentialMin);
  const sum = (some: readonly Group[]) => some.reduce((n, { responses }) => n + responses, 0);
  for (;;) {
    const hidden = total - sum(shown);
    if (hidden <= 0 || hidden >= confidentialMin || shown.length === 0) return shown;
    const least = Math.min(...shown.map(({ responses }) => responses));
    shown.splice(
      shown.findIndex(({ responses }) => responses === least),
      1,
    );
  }
}
