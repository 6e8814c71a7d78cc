// Responses under way: what was said so far, and which answers the log has already. Invariant: an answer is in one message
// of its response at most; the message is kept here before it goes to the journal and until it is there, so that whoever
// takes over writes the very same one.

import { z } from "zod";
import type { SentAnswers } from "../domain/survey/answer-value.ts";
import { answerPlaces } from "../domain/survey/response-message.ts";
import type { Queryable } from "./database.ts";

const contextSchema = z.object({
  language: z.string(),
  startedAt: z.string().nullable(),
  hidden: z.record(z.string(), z.string()),
  /** Where it is answered, and whom the page has in front of it. */
  place: z.enum(answerPlaces).default("page"),
  url: z.string().default(""),
  visitor: z.object({ anonymousId: z.string(), userId: z.string().nullable() }).nullable().default(null),
});

/** What is known of a response under way besides its answers. */
export type PartialContext = z.infer<typeof contextSchema>;

const partialRow = z.object({
  survey: z.string(),
  response: z.string(),
  version: z.number(),
  answers: z.record(z.string(), z.unknown()).nullable(),
  context: contextSchema,
  parts: z.number(),
  logged: z.array(z.string()),
  message: z.record(z.string(), z.unknown()).nullable(),
  updatedAt: z.date(),
  workspace: z.number(),
  key: z.string(),
  who: z.object({ kind: z.string(), value: z.string(), name: z.string() }).nullable(),
});

/** A response under way with its survey and, of a personal link, whose it is. `parts` counts its messages, `message` is the one that may not be in the journal yet. */
export type PartialResponse = z.infer<typeof partialRow>;

const columns = `p.survey, p.response, p.version, p.answers, p.context, p.parts, p.logged, p.message,
  p.updated_at AS "updatedAt", coalesce(s.log, s.workspace) AS workspace, s.key,
  CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('kind', i.kind, 'value', i.value, 'name', i.name) END AS who`;
const from = `survey_partial p JOIN survey s ON s.id = p.survey
  LEFT JOIN survey_invitation i ON i.id = p.response AND i.survey = p.survey`;

/** Different scores that are clicked within so many seconds were clicked by no person. */
const scannerSeconds = 10;

/** Keeps what was said so far; what was kept before is replaced. */
export async function keepPartial(
  database: Queryable,
  partial: {
    readonly survey: string;
    readonly response: string;
    readonly version: number;
    readonly answers: SentAnswers;
    readonly context: PartialContext;
  },
): Promise<void> {
  const { survey, response, version, answers, context } = partial;
  await database.run(
    `INSERT INTO survey_partial (survey, response, version, answers, context) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (survey, response) DO UPDATE SET version = excluded.version, answers = excluded.answers,
       context = excluded.context, updated_at = now(), clicked = NULL, clicked_at = NULL, doubtful = false`,
    [survey, response, version, JSON.stringify(answers), JSON.stringify(context)],
  );
}

/**
 * Keeps a score that was clicked in a mail, as long as nothing else was said. Another one within seconds makes it doubtful:
 * programs that look at mails open every link.
 */
export async function keepClick(
  database: Queryable,
  partial: {
    readonly survey: string;
    readonly response: string;
    readonly version: number;
    readonly answers: SentAnswers;
    readonly context: PartialContext;
    readonly score: number;
  },
): Promise<void> {
  const { survey, response, version, answers, context, score } = partial;
  await database.run(
    `INSERT INTO survey_partial (survey, response, version, answers, context, clicked, clicked_at)
     VALUES ($1, $2, $3, $4, $5, $6, now())
     ON CONFLICT (survey, response) DO UPDATE SET version = excluded.version, answers = excluded.answers,
       context = excluded.context, updated_at = now(), clicked = excluded.clicked, clicked_at = now(),
       doubtful = survey_partial.doubtful OR (survey_partial.clicked <> excluded.clicked
         AND survey_partial.clicked_at > now() - make_interval(secs => $7))
     WHERE survey_partial.clicked IS NOT NULL AND survey_partial.parts = 0`,
    [survey, response, version, JSON.stringify(answers), JSON.stringify(context), score, scannerSeconds],
  );
}

/** What was said so far of one response; undefined when nothing was, or all of it is finished. */
export function findPartial(
  database: Queryable,
  survey: string,
  response: string,
): Promise<PartialResponse | undefined> {
  return database.row(partialRow, `SELECT ${columns} FROM ${from} WHERE p.survey = $1 AND p.response = $2`, [
    survey,
    response,
  ]);
}

/** The same, held until the transaction ends: nobody else writes a message of this response meanwhile. */
export function holdPartial(
  tx: Queryable,
  survey: string,
  response: string,
): Promise<PartialResponse | undefined> {
  return tx.row(
    partialRow,
    `SELECT ${columns} FROM ${from} WHERE p.survey = $1 AND p.response = $2 FOR UPDATE OF p`,
    [survey, response],
  );
}

/** Responses with which nobody has gone on for so long, held until the transaction ends and passed over by others. */
export function takeIdlePartials(tx: Queryable, idleMs: number, limit: number): Promise<PartialResponse[]> {
  return tx.rows(
    partialRow,
    `SELECT ${columns} FROM ${from}
     WHERE p.answers IS NOT NULL AND p.message IS NULL AND NOT p.doubtful AND p.updated_at <= now() - make_interval(secs => $1 / 1000.0)
     ORDER BY p.updated_at LIMIT $2 FOR UPDATE OF p SKIP LOCKED`,
    [idleMs, limit],
  );
}

/** Fixes the next message of a response, with the questions that it answers; without one, nothing new was said. */
export async function fixPartialMessage(
  tx: Queryable,
  { survey, response }: Pick<PartialResponse, "survey" | "response">,
  next: { readonly message: Readonly<Record<string, unknown>>; readonly questions: readonly string[] } | null,
): Promise<void> {
  await tx.run(
    next === null
      ? "UPDATE survey_partial SET answers = NULL WHERE survey = $1 AND response = $2"
      : `UPDATE survey_partial SET answers = NULL, message = $3, message_at = now(), parts = parts + 1, logged = logged || $4::text[]
         WHERE survey = $1 AND response = $2`,
    next === null ? [survey, response] : [survey, response, JSON.stringify(next.message), next.questions],
  );
}

/** Messages that were fixed so long ago that whoever fixed them is gone. */
export function leftMessages(database: Queryable, leftMs: number, limit: number): Promise<PartialResponse[]> {
  return database.rows(
    partialRow,
    `SELECT ${columns} FROM ${from}
     WHERE p.message IS NOT NULL AND p.message_at <= now() - make_interval(secs => $1 / 1000.0)
     ORDER BY p.message_at LIMIT $2`,
    [leftMs, limit],
  );
}

/** Notes that the message which made it `parts` is in the journal. */
export async function endPartialMessage(
  database: Queryable,
  { survey, response, parts }: Pick<PartialResponse, "survey" | "response" | "parts">,
): Promise<void> {
  await database.run(
    "UPDATE survey_partial SET message = NULL, message_at = NULL WHERE survey = $1 AND response = $2 AND parts = $3",
    [survey, response, parts],
  );
}

/** Forgets a response that is complete. */
export async function deletePartial(tx: Queryable, survey: string, response: string): Promise<void> {
  await tx.run("DELETE FROM survey_partial WHERE survey = $1 AND response = $2", [survey, response]);
}

/** Forgets responses that nobody has gone on with for so many days: all that was said is in the log. */
export async function forgetOldPartials(database: Queryable, days: number): Promise<void> {
  await database.run(
    `DELETE FROM survey_partial
     WHERE answers IS NULL AND message IS NULL AND updated_at < now() - make_interval(days => $1)
       OR doubtful AND updated_at < now() - interval '1 day'`,
    [days],
  );
}
