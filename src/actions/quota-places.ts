// Quotas where responses arrive: which are full, and a place in each that a response belongs to. A response that finds one
// full does not count, and nothing of it is kept.

import type { SentAnswers } from "../domain/survey/answer-value.ts";
import { nextStep, type SurveyContext } from "../domain/survey/next-step.ts";
import type { Questionnaire, Quota } from "../domain/survey/questionnaire.ts";
import { fullQuotas, holdQuotas, takePlaces } from "../records/quota-store.ts";
import { deletePartial } from "../records/survey-partial-store.ts";
import type { App } from "./app.ts";

type Parts = Pick<App, "database">;

/** Keys of the quotas that are full for a response, or for one that is yet to be begun. */
export function fullFor(
  app: Parts,
  survey: string,
  { quotas }: Questionnaire,
  response: string | null,
): Promise<string[]> {
  return fullQuotas(app.database, survey, quotas, response);
}

/** Takes a place in each quota, or says which one is full. */
export async function takeQuotaPlaces(
  app: Parts,
  survey: string,
  quotas: readonly Quota[],
  response: string,
): Promise<Quota | null> {
  if (quotas.length === 0) return null;
  const full = await app.database.transaction(async (tx) => {
    await holdQuotas(
      tx,
      survey,
      quotas.map(({ key }) => key),
    );
    return takePlaces(tx, survey, quotas, response);
  });
  return quotas.find(({ key }) => key === full) ?? null;
}

/** Forgets what was said so far by someone whom a full quota turns away. */
export async function forgetTurnedAway(app: Parts, survey: string, response: string): Promise<void> {
  await deletePartial(app.database, survey, response);
}

/** Whether a response that goes on has come to a full quota. */
export function isTurnedAway(
  questionnaire: Questionnaire,
  answers: SentAnswers,
  context: SurveyContext,
): boolean {
  const step = nextStep(questionnaire, answers, context);
  return step.kind === "end" && questionnaire.quotas.some(({ key }) => key === step.ending.key);
}
