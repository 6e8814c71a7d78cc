// A response from a public page: opened by an unguessable link, checked again by the engine that the page asked, and written
// to the journal like anything else that arrives. Invariant: what is acknowledged is durable, and the same response sent
// again counts once, for its message has an id made of the survey and the response.

import { parseIdentifier } from "../domain/identifier.ts";
import type { SentAnswers } from "../domain/survey/answer-value.ts";
import { linkValues } from "../domain/survey/link-values.ts";
import {
  type CountedAnswer,
  checkResponse,
  countedSoFar,
  type SurveyContext,
} from "../domain/survey/next-step.ts";
import type { Ending } from "../domain/survey/questionnaire.ts";
import { type AnswerPlace, responseMessage, type Visitor } from "../domain/survey/response-message.ts";
import { languageOfSurvey } from "../domain/survey/survey-text.ts";
import { isMany, signsOf } from "../domain/survey/suspicion.ts";
import { AppError } from "../errors.ts";
import { noteInvitation } from "../records/survey-invitation-store.ts";
import { keepClick, keepPartial } from "../records/survey-partial-store.ts";
import type { SurveyVersion } from "../records/survey-store.ts";
import type { App } from "./app.ts";
import { nothingThere, type OpenedLink, openLink, stateOfInvitation } from "./asking/open-link.ts";
import { appendMessage, completePartial, setAsideResponse } from "./partial-responses.ts";
import { publishedVersion } from "./published-versions.ts";
import { forgetTurnedAway, fullFor, isTurnedAway, takeQuotaPlaces } from "./quota-places.ts";
import { challengeOf, isProven, type Proof } from "./survey-challenge.ts";

type Questionnaire = SurveyVersion["questionnaire"];
type Parts = Pick<App, "database" | "context" | "journal" | "catalogues">;

/** A published survey for people without an account. Where nothing can be answered there is no questionnaire. */
export interface PublicSurvey {
  /** `used` and `expired` are said of personal links. */
  readonly state: "open" | "closed" | "used" | "expired";
  readonly version: number;
  /** Who asks. */
  readonly company: string;
  readonly brandColor: string | null;
  readonly questionnaire: Questionnaire | null;
  /** Keys of the quotas that are full. */
  readonly full: string[];
  /** What the page computes with before it sends; null where nothing is to be computed. */
  readonly challenge: string | null;
  /** What a personal link says of whoever was sent it; null for a public one. */
  readonly personal: {
    /** The id that the response must have. */
    readonly response: string;
    readonly name: string;
    readonly language: string;
    readonly hidden: Readonly<Record<string, string>>;
  } | null;
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
  /** What the page computed. */
  readonly proof: Proof | null;
  /** Nothing but a score that was clicked in a mail: no person has done anything on the page yet. */
  readonly clicked: boolean;
  /** How many responses to a survey came from the same address lately, this one included. */
  readonly fromAddress: (survey: string) => number;
  readonly place: AnswerPlace;
  /** How long ago it was answered; a kiosk without a line sends later. */
  readonly agoMs: number;
  readonly url: string;
  /** Whom the page's tracker has in front of it, with the workspace whose write key says so. */
  readonly visitor: (Visitor & { readonly workspace: number }) | null;
}

async function versionOf(app: Pick<App, "database">, id: string, version: number): Promise<Questionnaire> {
  const found = await publishedVersion(app.database, id, version);
  if (!found) throw nothingThere();
  return found;
}

/** What a link opens now. That a personal one was opened is noted. Throws `not-found`. */
export async function publicSurvey(
  app: Pick<App, "database" | "context">,
  token: string,
): Promise<PublicSurvey> {
  const { survey, invitation } = await openLink(app, token, null);
  const { id, closed, version, company, brandColor, asksComputation } = survey;
  const own = invitation && stateOfInvitation(invitation, app.context.now());
  const state = own === null || own === "open" ? (closed ? "closed" : "open") : own;
  if (invitation?.openedAt === null) await noteInvitation(app.database, invitation.id, "opened");
  const questionnaire = state === "open" ? await versionOf(app, id, version) : null;
  return {
    ...{ state, version, company, brandColor },
    questionnaire: questionnaire && { ...questionnaire, hidden: linkValues(questionnaire) },
    full: questionnaire ? await fullFor(app, id, questionnaire, invitation?.id ?? null) : [],
    challenge: questionnaire && asksComputation && !invitation ? await challengeOf(app, id) : null,
    personal: invitation && {
      response: invitation.id,
      name: invitation.name,
      language: invitation.language,
      hidden: questionnaire ? hiddenOf(questionnaire, invitation.hidden) : {},
    },
  };
}

/** What was said unseen: what the survey asks for, and the place. The rest of a list of invited people stays here. */
function hiddenOf(questionnaire: Questionnaire, sent: SentResponse["hidden"]): Record<string, string> {
  return Object.fromEntries(
    linkValues(questionnaire).flatMap((name) => {
      const value = Object.hasOwn(sent, name) ? sent[name]?.trim() : undefined;
      return value ? [[name, value]] : [];
    }),
  );
}

/** The values without a touchpoint that is in no catalogue: anyone can write an address. */
async function placed(app: Parts, workspace: number, values: Record<string, string>) {
  const { touchpoint, ...rest } = values;
  if (touchpoint === undefined || (await app.catalogues.get(workspace)).named(touchpoint)) return values;
  return rest;
}

/** A response with the survey and the version that it answers, and what is known of who gives it. */
interface Answered extends OpenedLink {
  readonly questionnaire: Questionnaire;
  readonly response: string;
  readonly context: SurveyContext;
  /** A personal link whose response is complete: what comes again is told the same and not kept. */
  readonly isOver: boolean;
}

/** What a response answers. Throws `not-found`, or `conflict` when it is too late. */
async function answered(app: Parts, token: string, sent: SentResponse): Promise<Answered> {
  const { survey, invitation } = await openLink(app, token, sent.id);
  if (survey.closed) throw new AppError("conflict", "This survey is closed and takes no more answers.");
  // Who knows the id of an invitation is not who was invited: only its own link answers for them.
  if (!invitation && survey.isInvitation)
    throw new AppError(
      "bad-input",
      "id: belongs to a personal link; answer there, or make an id of your own.",
    );
  const state = invitation && stateOfInvitation(invitation, app.context.now());
  if (state === "expired") throw new AppError("conflict", "This link could be answered until a while ago.");
  const questionnaire = await versionOf(app, survey.id, sent.version);
  const response = invitation?.id ?? sent.id;
  // What the company said when it invited wins over what stands in an address.
  const hidden = await placed(app, survey.log, {
    ...hiddenOf(questionnaire, sent.hidden),
    ...(invitation && hiddenOf(questionnaire, invitation.hidden)),
  });
  const traits = invitation && invitation.name !== "" ? { name: invitation.name } : {};
  const full = await fullFor(app, survey.id, questionnaire, response);
  const context = { seed: response, hidden, traits, full };
  return { survey, invitation, questionnaire, response, context, isOver: state === "used" };
}

/** When it was begun. A clock of the page that runs ahead of ours says nothing. */
function beginningOf({ startedAt }: SentResponse, now: number): string | null {
  const began = startedAt === null ? Number.NaN : Date.parse(startedAt);
  return began <= now && now - began < 86_400_000 ? new Date(began).toISOString() : null;
}

/**
 * Whom a page names with a write key of the log that takes the answers, as any tracking call does with the same key. Without one,
 * and for names that stand for nobody, there is nobody but the response itself.
 */
function visitorOf({ visitor }: SentResponse, workspace: number): Visitor | undefined {
  if (visitor === null || visitor.workspace !== workspace) return undefined;
  const { anonymousId, userId } = visitor;
  if (!parseIdentifier("anonymous", anonymousId).ok) return undefined;
  return { anonymousId, userId: userId !== null && parseIdentifier("user", userId).ok ? userId : null };
}

/** Whether a computation was asked for and not made. Whoever was invited is known without one. */
async function lacksComputation(
  app: Parts,
  { survey, invitation, response }: Answered,
  { proof }: SentResponse,
): Promise<boolean> {
  if (!survey.asksComputation || invitation) return false;
  return !(await isProven(app, survey.id, response, proof));
}

/** Checks a response and keeps it. Throws `not-found`, `conflict` when it is too late, or `bad-input` with what is wrong. */
export async function receiveResponse(
  app: Parts,
  token: string,
  sent: SentResponse,
): Promise<{ ending: Ending }> {
  const opened = await answered(app, token, sent);
  const { survey, invitation, questionnaire, response, context, isOver } = opened;
  const checked = checkResponse(questionnaire, sent.answers, context);
  const [wrong] = checked.problems;
  if (wrong)
    throw new AppError("bad-input", `The answer to ${wrong.question} cannot be taken: ${wrong.problem}.`, {
      details: { problems: checked.problems },
    });
  const { counted, ending } = checked;
  const now = app.context.now() - sent.agoMs;
  const began = beginningOf(sent, now);
  const messageOf = (some: readonly CountedAnswer[], part: number) =>
    responseMessage(
      questionnaire,
      { counted: some, ending },
      {
        ...{ survey, version: sent.version, response, hidden: context.hidden, part },
        language: languageOfSurvey(questionnaire, [sent.language]),
        at: new Date(now).toISOString(),
        startedAt: began,
        who: invitation ?? undefined,
        ...{ visitor: visitorOf(sent, survey.log), place: sent.place, url: sent.url },
      },
    );
  const workspace = survey.log;
  if (isOver || survey.isSetAside) return { ending };
  const isUnproven = await lacksComputation(app, opened, sent);
  if (isUnproven && sent.place === "page")
    throw new AppError(
      "bad-input",
      "proof: is missing, too old or of another response; ask for the survey again and compute with its challenge.",
    );
  const signs = signsOf({
    hiddenField: sent.aside,
    tookMs: began === null ? null : now - Date.parse(began),
    answers: counted.length,
    fromAddress: sent.fromAddress(survey.id),
    // An office answers from one address within minutes, and nobody looks at what one of its people said.
    place:
      invitation || survey.audience === "employees"
        ? "invitation"
        : sent.place === "kiosk"
          ? "kiosk"
          : "open",
    lacksComputation: isUnproven,
  });
  // A program is told what a person would be, so that it does not learn.
  if (signs.length > 0) {
    app.context.log.info("a response was set aside as suspicious", {
      workspace,
      survey: survey.id,
      signs: signs.join(", "),
    });
    const quotas = checked.quotas.map(({ key }) => key);
    await setAsideResponse(
      app,
      { survey: survey.id, workspace, response, signs, quotas },
      counted,
      messageOf,
    );
    return { ending };
  }
  const turnedAway = checked.stopped ?? (await takeQuotaPlaces(app, survey.id, checked.quotas, response));
  if (turnedAway) {
    await forgetTurnedAway(app, survey.id, response);
    return { ending: turnedAway };
  }
  if (survey.underWay)
    await completePartial(app, { survey: survey.id, workspace, response }, counted, messageOf);
  else if (counted.length > 0) await appendMessage(app, workspace, messageOf(counted, 0));
  if (invitation) await noteInvitation(app.database, invitation.id, "completed");
  return { ending };
}

/** Keeps what was said so far of a response that goes on. Throws `not-found` or `conflict`. */
export async function keepUnderWay(app: Parts, token: string, sent: SentResponse): Promise<void> {
  const opened = await answered(app, token, sent);
  const { survey, invitation, questionnaire, response, context, isOver } = opened;
  if (isOver || survey.isSetAside || sent.aside !== "") return;
  // What is left half way goes to the log as well.
  if (await lacksComputation(app, opened, sent)) return;
  if (countedSoFar(questionnaire, sent.answers, context).length === 0) return;
  const isNew = !invitation && !survey.underWay;
  if (isNew && isMany(sent.fromAddress(`${survey.id} under way`), sent.place)) return;
  if (isTurnedAway(questionnaire, sent.answers, context)) return forgetTurnedAway(app, survey.id, response);
  const partial = {
    ...{ survey: survey.id, response, version: sent.version, answers: sent.answers },
    context: {
      language: languageOfSurvey(questionnaire, [sent.language]),
      startedAt: beginningOf(sent, app.context.now()),
      hidden: { ...context.hidden },
      ...{ place: sent.place, url: sent.url, visitor: visitorOf(sent, survey.log) ?? null },
    },
  };
  const [only, ...others] = Object.values(sent.answers);
  if (sent.clicked && invitation && typeof only === "number" && others.length === 0)
    return keepClick(app.database, { ...partial, score: only });
  await keepPartial(app.database, partial);
  if (invitation?.startedAt === null) await noteInvitation(app.database, invitation.id, "started");
}

/** Notes that whoever was invited would rather not answer. Throws `not-found`. */
export async function declineInvitation(app: Parts, token: string): Promise<void> {
  const { invitation } = await openLink(app, token, null);
  if (!invitation) throw nothingThere();
  if (invitation.completedAt === null) await noteInvitation(app.database, invitation.id, "declined");
}
