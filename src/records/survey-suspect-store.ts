// Responses that were set aside because they look as if no customer had given them. Invariant: one that was decided stays as
// it was decided, but for one that was discarded, which can be taken up again.

import { z } from "zod";
import { suspicionSigns } from "../domain/survey/suspicion.ts";
import type { Queryable } from "./database.ts";

const suspectRow = z.object({
  survey: z.string(),
  response: z.string(),
  signs: z.array(z.enum(suspicionSigns)),
  quotas: z.array(z.string()),
  message: z.record(z.string(), z.unknown()),
  createdAt: z.date(),
});

/** A response that was set aside, with the keys of the quotas that it belongs to. */
export type SuspectResponse = z.infer<typeof suspectRow>;

const columns = `survey, response, signs, quotas, message, created_at AS "createdAt"`;

/** Most that are looked at together. */
export const suspectsMax = 200;

/** Sets a response aside; sent again it stays what it was. */
export async function keepSuspect(
  database: Queryable,
  suspect: Omit<SuspectResponse, "createdAt">,
): Promise<void> {
  const { survey, response, signs, quotas, message } = suspect;
  await database.run(
    `INSERT INTO survey_suspect (survey, response, signs, quotas, message) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [survey, response, signs, quotas, JSON.stringify(message)],
  );
}

/** Only those of units that may be seen; null sees all, those without a unit included. */
const seen = (place: string) =>
  `(${place}::text[] IS NULL OR message->'properties'->>'unit' = ANY(${place}::text[]))`;

/** Units that may be seen; null is all. */
type Units = readonly string[] | null;

/** Those that nobody has decided, newest first, and how many there are in all. */
export async function openSuspects(
  database: Queryable,
  survey: string,
  units: Units,
): Promise<{ suspects: SuspectResponse[]; total: number }> {
  const suspects = await database.rows(
    suspectRow,
    `SELECT ${columns} FROM survey_suspect WHERE survey = $1 AND accepted IS NULL AND ${seen("$3")}
     ORDER BY created_at DESC, response LIMIT $2`,
    [survey, suspectsMax, units],
  );
  const count = await database.row(
    z.object({ n: z.number() }),
    `SELECT count(*) AS n FROM survey_suspect WHERE survey = $1 AND accepted IS NULL AND ${seen("$2")}`,
    [survey, units],
  );
  return { suspects, total: count?.n ?? 0 };
}

/** Those of `responses` that can still be accepted, held until the transaction ends. */
export function holdSuspects(
  tx: Queryable,
  survey: string,
  responses: readonly string[],
  units: Units,
): Promise<SuspectResponse[]> {
  return tx.rows(
    suspectRow,
    `SELECT ${columns} FROM survey_suspect
     WHERE survey = $1 AND response = ANY($2::uuid[]) AND accepted IS DISTINCT FROM true AND ${seen("$3")}
     ORDER BY response FOR UPDATE`,
    [survey, responses, units],
  );
}

/** Notes what was decided; `accepted` null opens those that were discarded again. Returns how many changed. */
export function decideSuspects(
  tx: Queryable,
  survey: string,
  responses: readonly string[],
  decision: { readonly accepted: boolean | null; readonly by: string; readonly units: Units },
): Promise<number> {
  const { accepted, by, units } = decision;
  return tx.run(
    `UPDATE survey_suspect SET accepted = $3, decided_by = $4, decided_at = now()
     WHERE survey = $1 AND response = ANY($2::uuid[]) AND accepted IS DISTINCT FROM true
       AND accepted IS DISTINCT FROM $3 AND ${seen("$5")}`,
    [survey, responses, accepted, by, units],
  );
}

/** Forgets what was decided, and what nobody has looked at, after so many days. */
export async function forgetOldSuspects(database: Queryable, days: number): Promise<void> {
  await database.run("DELETE FROM survey_suspect WHERE created_at < now() - make_interval(days => $1)", [
    days,
  ]);
}
