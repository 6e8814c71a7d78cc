// The share of occasions that is asked so that about so many answers come in a week. It has one definition:
//
//   share = (2 · aim − expected) / (occasions · rate), at least 0 and at most 1
//
// `expected` are the answers that those who were asked in the last seven days have given or may still give, `occasions` those
// of seven days, `rate` the part of the asked who answer. While as many answers are expected as are aimed for, the share is
// aim / (occasions · rate), which keeps it so; fewer raise it, more lower it, and at twice the aim nobody is asked. So it
// comes back to the aim by itself, also where occasions or rate were judged wrongly.

/** Weight of the usual rate of response beside what was measured, in people: with nobody asked yet one in five answers. */
const usual = { asked: 20, answered: 4 } as const;

/** The part of the asked who answer, drawn towards the usual one while few were asked; never 0. */
export function answerRate(measured: { readonly asked: number; readonly answered: number }): number {
  return (measured.answered + usual.answered) / (measured.asked + usual.asked);
}

/** The answers of those who were asked that are there or to be expected. */
export function expectedAnswers(
  week: { readonly asked: number; readonly answered: number },
  rate: number,
): number {
  return Math.max(week.answered, week.asked * rate);
}

/** The share of the occasions that is asked, from 0 to 1; all while no occasion is known. */
export function sampledShare(
  aim: number,
  week: { readonly occasions: number; readonly rate: number; readonly expected: number },
): number {
  const missing = 2 * aim - week.expected;
  if (missing <= 0) return 0;
  const answers = week.occasions * week.rate;
  return answers <= missing ? 1 : missing / answers;
}
