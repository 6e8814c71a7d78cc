// Whether those who answered are like those who were asked. Each group of the asked has its own rate of response with its
// interval (Wilson); a group leans when that interval leaves out the rate of everyone and the difference matters. Groups of
// fewer than `askedMin` are not judged: nothing can be said of them.
// The weight of a group is what makes its answers count as its share of the asked: everyone's rate over its own.

import { wilsonInterval } from "../../stats/wilson.ts";

/** The least number of people asked that says anything. */
export const askedMin = 30;

/** Least difference from everyone's rate, in parts of one, that is worth a warning. */
const leanMin = 0.1;

/** People asked and answered, of one group. */
export interface AskedGroup {
  readonly key: string;
  readonly asked: number;
  readonly answered: number;
}

/** A group with its rate of response. */
export interface JudgedGroup extends AskedGroup {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** Answers more or less often than everyone; null where it does not, or nothing can be said. */
  readonly lean: "more" | "less" | null;
  /** What an answer of this group would count; null where nobody of it answered. */
  readonly weight: number | null;
}

/** Judges the groups of one division of the asked. */
export function judgeGroups(groups: readonly AskedGroup[]): JudgedGroup[] {
  const asked = groups.reduce((sum, group) => sum + group.asked, 0);
  const answered = groups.reduce((sum, group) => sum + group.answered, 0);
  const all = asked === 0 ? 0 : answered / asked;
  return groups.map((group) => {
    const rate = group.asked === 0 ? 0 : group.answered / group.asked;
    const { low, high } = wilsonInterval(rate, group.asked) ?? { low: 0, high: 1 };
    const isOff = all < low || all > high;
    const leans = group.asked >= askedMin && isOff && Math.abs(rate - all) >= leanMin;
    return {
      ...group,
      ...{ rate, low, high },
      lean: leans ? (rate > all ? "more" : "less") : null,
      weight: rate === 0 ? null : all / rate,
    };
  });
}
