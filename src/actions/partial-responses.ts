// Responses under way. What a page has so far is kept in the records; when nobody goes on with it, it goes to the log as a
// response that was not completed. Invariant: each answer of a response is in one message, the first of which has the id of
// the response; a message is fixed in the records before it is written, so that being killed at any point repeats it and
// never splits it otherwise. What is said after an answer went to the log no longer changes that answer.

import { type CountedAnswer, countedSoFar } from "../domain/survey/next-step.ts";
import { responseMessage } from "../domain/survey/response-message.ts";
import { AppError } from "../errors.ts";
import { noteInvitation } from "../records/survey-invitation-store.ts";
import {
  deletePartial,
  endPartialMessage,
  fixPartialMessage,
  holdPartial,
  leftMessages,
  type PartialResponse,
  takeIdlePartials,
} from "../records/survey-partial-store.ts";
import { keepSuspect, type SuspectResponse } from "../records/survey-suspect-store.ts";
import type { App } from "./app.ts";
import { publishedVersion } from "./published-versions.ts";

type Parts = Pick<App, "database" | "context" | "journal">;

type Message = Readonly<Record<string, unknown>>;

/** After so long without a word a response counts as left. */
export const idleMs = 10 * 60_000;

/** A message that was fixed and not written for so long was left by a process that died. */
export const leftMs = 60_000;

/** How long answers given later are known to belong to a response that was left. */
export const partialKeepDays = 400;

/** Responses of one transaction, and of one round. */
const batchMax = 100;
const roundMax = 5_000;

/** Longest message that intake takes (32 KB), with some room. */
const messageBytesMax = 31 * 1024;

const bodyOf = (message: Message) => Buffer.from(JSON.stringify(message));

/** Writes a message of a response to the journal. Throws `too-large` for one that the log would not take. */
export async function appendMessage(app: Parts, workspace: number, message: Message): Promise<void> {
  const body = bodyOf(message);
  if (body.length > messageBytesMax)
    throw new AppError("too-large", "This response is too long; shorten the texts and send it again.");
  const receivedAt = app.context.now();
  await app.journal.append({ workspace, callType: "track", receivedAt, count: 1, body });
}

/** The answers that no message of the response holds yet. */
export function newAnswers(
  counted: readonly CountedAnswer[],
  { logged }: Pick<PartialResponse, "logged">,
): CountedAnswer[] {
  return counted.filter(({ question }) => !logged.includes(question.key));
}

/**
 * Completes a response that was under way. `messageOf` makes the message of what is new after so many parts. Whatever was
 * fixed before and may not be written yet is written again first.
 */
export async function completePartial(
  app: Parts,
  { survey, workspace, response }: { survey: string; workspace: number; response: string },
  counted: readonly CountedAnswer[],
  messageOf: (counted: readonly CountedAnswer[], part: number) => Message,
): Promise<void> {
  await app.database.transaction(async (tx) => {
    const partial = await holdPartial(tx, survey, response);
    if (partial?.message) await appendMessage(app, workspace, partial.message);
    const fresh = partial ? newAnswers(counted, partial) : counted;
    const part = partial?.parts ?? 0;
    // A later part without answers still says that the response was completed.
    if (fresh.length > 0 || part > 0) await appendMessage(app, workspace, messageOf(fresh, part));
    await deletePartial(tx, survey, response);
  });
}

/**
 * Sets a response aside with what is new in it. What went to the log before stays, and whatever was fixed and may not be
 * written yet is written first, so that accepting it adds each answer once.
 */
export async function setAsideResponse(
  app: Parts,
  of: Omit<SuspectResponse, "message" | "createdAt"> & { readonly workspace: number },
  counted: readonly CountedAnswer[],
  messageOf: (counted: readonly CountedAnswer[], part: number) => Message,
): Promise<void> {
  const { workspace, ...suspect } = of;
  const { survey, response } = suspect;
  await app.database.transaction(async (tx) => {
    const partial = await holdPartial(tx, survey, response);
    if (partial?.message) await appendMessage(app, workspace, partial.message);
    const fresh = partial ? newAnswers(counted, partial) : counted;
    const message = messageOf(fresh, partial?.parts ?? 0);
    await keepSuspect(tx, { ...suspect, message });
    await deletePartial(tx, survey, response);
  });
}

async function nextMessage(app: Parts, partial: PartialResponse) {
  const { survey, response, version, answers, context, parts, key, updatedAt, who } = partial;
  const questionnaire = await publishedVersion(app.database, survey, version);
  if (!questionnaire || answers === null) return null;
  const { hidden, language, startedAt, place, url, visitor } = context;
  const traits = who !== null && who.name !== "" ? { name: who.name } : {};
  const said = countedSoFar(questionnaire, answers, { seed: response, hidden, traits });
  const counted = newAnswers(said, partial);
  if (counted.length === 0) return null;
  const message = responseMessage(
    questionnaire,
    { counted, ending: null },
    {
      ...{ survey: { id: survey, key }, version, response, language, hidden, startedAt },
      at: updatedAt.toISOString(),
      part: parts,
      ...{ who: who ?? undefined, visitor: visitor ?? undefined, place, url },
    },
  );
  if (bodyOf(message).length > messageBytesMax) {
    // Who goes on is told so when the whole is sent; the round goes on without it.
    app.context.log.warn("a response that was left is too long for the log", { survey });
    return null;
  }
  return { message, questions: counted.map(({ question }) => question.key) };
}

async function write(app: Parts, partial: PartialResponse, message: Message): Promise<void> {
  await appendMessage(app, partial.workspace, message);
  await endPartialMessage(app.database, partial);
}

/** Writes the responses that were left to the log. Any number of processes may do so at once. Returns how many. */
export async function logIdlePartials(app: Parts, signal?: AbortSignal): Promise<number> {
  let written = 0;
  for (const left of await leftMessages(app.database, leftMs, batchMax))
    if (left.message) await write(app, left, left.message);
  while (written < roundMax && !signal?.aborted) {
    const fixed = await app.database.transaction(async (tx) => {
      const idle = await takeIdlePartials(tx, idleMs, batchMax);
      const made: { partial: PartialResponse; message: Message | null }[] = [];
      for (const partial of idle) {
        const next = await nextMessage(app, partial);
        await fixPartialMessage(tx, partial, next);
        const { parts } = partial;
        made.push({ partial: { ...partial, parts: parts + 1 }, message: next?.message ?? null });
      }
      return made;
    });
    if (fixed.length === 0) break;
    await Promise.all(
      fixed.map(({ partial, message }) => (message ? write(app, partial, message) : undefined)),
    );
    for (const { partial, message } of fixed)
      if (message && partial.who) await noteInvitation(app.database, partial.response, "started");
    written += fixed.filter(({ message }) => message !== null).length;
  }
  return written;
}
