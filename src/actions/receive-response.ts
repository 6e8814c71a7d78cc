// A response from a public page: opened by an unguessable link, checked again by the engine that the page asked, and written
// to the journal like anything else that arrives. Invariant: what is acknowledged is durable, and the same response sent
// again counts once, for its message has an id made of the survey and the response.

import type { SentAnswers } from "../domain/survey/answer-value.ts";
import { checkResponse } from "../domain/survey/next-step.ts";
import type { Ending } from "../domain/survey/questionnaire.ts";
import { responseMessage } from "../domain/survey/response-message.ts";
import { languageOfSurvey } from "../domain/survey/survey-text.ts";
import { AppError } from "../errors.ts";
import { findVersion, type OpenedSurvey, openSurvey, type SurveyVersion } from "../records/survey-store.ts";
import type { App } from "./app.ts";

type Questionnaire = SurveyVersion["questionnaire"];
type Parts = Pick<App, "database" | "context" | "journal">;

/** A published survey for people without an account. A closed one has no questionnaire. */
export interface PublicSurvey {
  readonly state: "open" | "closed";
  readonly version: number;
  /** Who asks. */
  readonly company: string;
  readonly brandColor: string | null;
  readonly questionnaire: Questionnaire | null;
}

/** What a page sends. */
export interface SentResponse {
  readonly id: string;
  readonly version: number;
  readonly language: string;
  readonly startedAt: string | null;
  readonly hidden: Readonly<Record<string, string>>;
  readonly answers: SentAnswers;
  /** What stood in the field that no person sees. */
  readonly aside: string;
}

/** Published versions never change, so those that were read stay known. */
const known = new Map<string, Questionnaire>();
const knownMax = 200;

/** Longest message that intake takes (32 KB), with some room. */
const messageBytesMax = 31 * 1024;

const nothingThere = () =>
  new AppError(
    "not-found",
    "This link opens no survey: it is not complete, or the survey is no longer there. Ask whoever sent it.",
  );

async function opened(app: Pick<App, "database">, token: string): Promise<OpenedSurvey> {
  const found = await openSurvey(app.database, token);
  if (!found) throw nothingThere();
  return found;
}

async function versionOf(app: Pick<App, "database">, id: string, version: number): Promise<Questionnaire> {
  const name = `${id} ${version}`;
  const before = known.get(name);
  if (before) return before;
  const found = await findVersion(app.database, id, version);
  if (!found) throw nothingThere();
  if (known.size >= knownMax) known.clear();
  known.set(name, found.questionnaire);
  return found.questionnaire;
}

/** What a link opens now. Throws `not-found`. */
export async function publicSurvey(app: Pick<App, "database">, token: string): Promise<PublicSurvey> {
  const { id, closed, version, company, brandColor } = await opened(app, token);
  const questionnaire = closed ? null : await versionOf(app, id, version);
  return { state: closed ? "closed" : "open", version, company, brandColor, questionnaire };
}

function hiddenOf({ hidden }: Questionnaire, sent: SentResponse["hidden"]): Record<string, string> {
  return Object.fromEntries(
    hidden.flatMap((name) => {
      const value = Object.hasOwn(sent, name) ? sent[name]?.trim() : undefined;
      return value ? [[name, value]] : [];
    }),
  );
}

/** Checks a response and keeps it. Throws `not-found`, `conflict` when the survey is closed, or `bad-input` with what is wrong. */
export async function receiveResponse(
  app: Parts,
  token: string,
  sent: SentResponse,
): Promise<{ ending: Ending }> {
  const survey = await opened(app, token);
  if (survey.closed) throw new AppError("conflict", "This survey is closed and takes no more answers.");
  const questionnaire = await versionOf(app, survey.id, sent.version);
  const hidden = hiddenOf(questionnaire, sent.hidden);
  const checked = checkResponse(questionnaire, sent.answers, { seed: sent.id, hidden, traits: {} });
  const [wrong] = checked.problems;
  if (wrong)
    throw new AppError("bad-input", `The answer to ${wrong.question} cannot be taken: ${wrong.problem}.`, {
      details: { problems: checked.problems },
    });
  const now = app.context.now();
  const began = sent.startedAt === null ? Number.NaN : Date.parse(sent.startedAt);
  const message = responseMessage(questionnaire, checked, {
    survey,
    version: sent.version,
    response: sent.id,
    language: languageOfSurvey(questionnaire, [sent.language]),
    at: new Date(now).toISOString(),
    // A clock of the page that runs ahead of ours says nothing.
    startedAt: began <= now && now - began < 86_400_000 ? new Date(began).toISOString() : null,
    hidden,
  });
  const body = Buffer.from(JSON.stringify(message));
  if (body.length > messageBytesMax)
    throw new AppError("too-large", "This response is too long; shorten the texts and send it again.");
  // A program is told what a person would be, so that it does not learn.
  if (sent.aside !== "")
    app.context.log.info("a response was not kept: its field for programs was filled in", {
      workspace: survey.workspace,
      survey: survey.id,
    });
  else if (checked.counted.length > 0)
    await app.journal.append({
      workspace: survey.workspace,
      callType: "track",
      receivedAt: now,
      count: 1,
      body,
    });
  return { ending: checked.ending };
}
