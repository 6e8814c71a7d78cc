// Responses that were set aside as suspicious: looked at, taken into the figures, or discarded. Invariant: one that is
// accepted has its places in the quotas that it belongs to, and is in the journal before the records say so; its message has
// the id of the response, so that being killed in between repeats it and counts it once.

import { z } from "zod";
import { type Doer, makerName } from "../domain/audit.ts";
import type { Sight } from "../domain/sight.ts";
import { addressWindowMs, type SuspicionSign } from "../domain/survey/suspicion.ts";
import { AppError } from "../errors.ts";
import { recordDeed } from "../records/audit-store.ts";
import type { Queryable } from "../records/database.ts";
import { holdQuotas, takePlaces } from "../records/quota-store.ts";
import type { StoredSurvey } from "../records/survey-store.ts";
import {
  decideSuspects,
  holdSuspects,
  openSuspects,
  type SuspectResponse,
} from "../records/survey-suspect-store.ts";
import type { App } from "./app.ts";
import { appendMessage } from "./partial-responses.ts";
import { surveyOf } from "./survey-of.ts";

/** How long a response that was set aside is kept. */
export const suspectKeepDays = 180;

const said = z.object({
  properties: z.object({
    language: z.string().catch(""),
    answers: z.array(
      z.object({
        question: z.string(),
        score: z.number().optional(),
        choice: z.string().optional(),
        text: z.string().optional(),
      }),
    ),
  }),
});

/** One response that was set aside, as it is given out. */
export interface ShownSuspect {
  readonly id: string;
  readonly at: string;
  readonly signs: readonly SuspicionSign[];
  readonly language: string;
  readonly answers: readonly {
    readonly question: string;
    readonly score: number | null;
    readonly choice: string;
    readonly text: string;
  }[];
}

/** Those of a survey that nobody has decided, within a sight; without the answers of employees. Throws `not-found`. */
export async function listSuspects(
  app: Pick<App, "database">,
  sight: Sight,
  id: string,
): Promise<{ suspects: ShownSuspect[]; total: number }> {
  const survey = await surveyOf(app.database, sight.workspace, id);
  const { suspects, total } = await openSuspects(app.database, survey.id, sight.units);
  return {
    total,
    suspects: suspects.map(({ response, signs, message, createdAt }) => {
      const { properties } = said.parse(message);
      return {
        id: response,
        at: createdAt.toISOString(),
        signs,
        language: properties.language,
        answers: (survey.audience === "employees" ? [] : properties.answers).map(
          ({ question, score = null, choice = "", text = "" }) => ({
            question,
            score,
            choice,
            text,
          }),
        ),
      };
    }),
  };
}

/** Takes the places of responses in what quotas the survey has now. Throws `conflict` when one of these is full. */
async function takeTheirPlaces(
  tx: Queryable,
  { id, published }: StoredSurvey,
  suspects: readonly SuspectResponse[],
): Promise<void> {
  const limitsOf = ({ quotas }: SuspectResponse) =>
    (published?.quotas ?? []).filter(({ key }) => quotas.includes(key));
  const keys = new Set(suspects.flatMap((one) => limitsOf(one).map(({ key }) => key)));
  await holdQuotas(tx, id, [...keys]);
  for (const one of suspects) {
    const full = await takePlaces(tx, id, limitsOf(one), one.response);
    if (full !== undefined)
      throw new AppError(
        "conflict",
        `The quota ${full} is full and takes no further response; let it take more and publish that, or discard the response.`,
      );
  }
}

/**
 * Accepts, discards or takes up again what was set aside: all of it or nothing. Returns how many it was about. Throws
 * `not-found`, or `conflict` when one that is to be accepted finds a quota full.
 */
export async function decideOnSuspects(
  app: Pick<App, "database" | "journal" | "context">,
  sight: Sight,
  doer: Doer,
  id: string,
  decision: { readonly responses: readonly string[]; readonly what: "accept" | "discard" | "reopen" },
): Promise<number> {
  const survey = await surveyOf(app.database, sight.workspace, id);
  const { responses, what } = decision;
  return app.database.transaction(async (tx) => {
    if (what === "accept") {
      const suspects = await holdSuspects(tx, survey.id, responses, sight.units);
      await takeTheirPlaces(tx, survey, suspects);
      for (const { message } of suspects) await appendMessage(app, survey.log, message);
    }
    const accepted = what === "reopen" ? null : what === "accept";
    const n = await decideSuspects(tx, survey.id, responses, {
      ...{ accepted, by: makerName(doer), units: sight.units },
    });
    if (n > 0)
      await recordDeed(tx, doer, {
        action: "survey.suspects_decided",
        subject: { kind: "survey", id: survey.id, name: survey.name },
        details: { decision: what, responses: n },
      });
    return n;
  });
}

interface Seen {
  readonly since: number;
  n: number;
}

/** Most addresses remembered; they are known to this process alone and never written. */
const addressesMax = 50_000;

/** Counts the responses that an address sent to a survey within the window. */
export function createAddressCount(now: () => number): (survey: string, address: string) => number {
  const seen = new Map<string, Seen>();
  return (survey, address) => {
    const name = `${survey}\n${address}`;
    const at = now();
    const before = seen.get(name);
    if (before && at - before.since < addressWindowMs) {
      before.n += 1;
      return before.n;
    }
    if (seen.size >= addressesMax) seen.clear();
    seen.set(name, { since: at, n: 1 });
    return 1;
  };
}
