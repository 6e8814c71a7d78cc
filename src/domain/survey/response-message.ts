// A response that was checked, as the message that carries it into the log: a `track` call like any other, so that it is
// journaled, counted once and placed by the one intake. Its id is made of the survey and the response, so that a repeat is
// known as one. Each answer says the metric it counts in and the question it answers, `SURVEY.QUESTION` or `SURVEY.QUESTION.PART`.

import type { Channel } from "../channel.ts";
import { type AnswerValue, chosenOf, otherOf, partOf } from "./answer-value.ts";
import type { CheckedResponse, CountedAnswer } from "./next-step.ts";
import { emotionStrengthMax, type Questionnaire, scaleOfQuestion } from "./questionnaire.ts";

/** The event of every response. The catalogue places it by its channel when the survey speaks of no touchpoint. */
export const responseEvent = "Survey Answered";

/** One answer as the tracking API takes it. */
export interface SentAnswer {
  readonly metric: string;
  readonly question: string;
  readonly scale?: string;
  readonly score?: number;
  readonly choice?: string;
  readonly text?: string;
  readonly touchpoint?: string;
}

/** Where surveys are answered: on the page of their link, in the widget of a site, at a kiosk. */
export const answerPlaces = ["page", "widget", "kiosk"] as const;

/** One of them. */
export type AnswerPlace = (typeof answerPlaces)[number];

/** Channels that a place can be part of; the first where the survey speaks of another. */
const channelsOf: Readonly<Record<Exclude<AnswerPlace, "page">, readonly [Channel, ...Channel[]]>> = {
  widget: ["web", "ecommerce", "app", "chat"],
  kiosk: ["store", "franchise", "in_person", "event"],
};

/** The channel on which a survey was answered: the survey's own where it can be that of the place. */
export function channelOfAnswer(place: AnswerPlace, asked: Channel | ""): Channel | "" {
  if (place === "page") return asked;
  const [usual, ...others] = channelsOf[place];
  return others.find((one) => one === asked) ?? usual;
}

/** Who is in front of a page, by its tracker. */
export interface Visitor {
  readonly anonymousId: string;
  readonly userId: string | null;
}

/** What is known of a response besides its answers. */
export interface ResponseFacts {
  readonly survey: { readonly id: string; readonly key: string };
  readonly version: number;
  readonly response: string;
  readonly language: string;
  readonly at: string;
  readonly startedAt: string | null;
  readonly hidden: Readonly<Record<string, string>>;
  /** How many messages of this response came before; what is sent now are the answers that none of them held. */
  readonly part: number;
  /** Who answers; without it nobody but the response itself. */
  readonly who?: Sender | undefined;
  /** Whom the tracker of the page has in front of it, where `who` is not known. */
  readonly visitor?: Visitor | undefined;
  /** Where it was answered; on the page of its link when nothing is said. */
  readonly place?: AnswerPlace;
  /** Address of the page that a widget stood on. */
  readonly url?: string;
}

/** The customer who answers, by one identifier. */
export interface Sender {
  readonly kind: string;
  readonly value: string;
}

/** A message of a response: of a whole one, of what is new since the last, or (`ending` null) of one that was left. */
export interface ResponsePart {
  readonly counted: CheckedResponse["counted"];
  readonly ending: CheckedResponse["ending"] | null;
}

function partsOf(value: AnswerValue): [string, number][] {
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([part, score]): [string, number][] =>
    typeof score === "number" ? [[part, score]] : [],
  );
}

/** The answers of one question. */
function answersTo({ question, value }: CountedAnswer, survey: string): SentAnswer[] {
  const name = `${survey}.${question.key}`;
  const scale = scaleOfQuestion(question);
  const scaled = scale ? { scale: `${scale.min}-${scale.max}` } : {};
  switch (question.kind) {
    case "nps":
    case "ces":
    case "ces1":
    case "csat":
      return typeof value === "number"
        ? [{ metric: question.kind, question: name, score: value, ...scaled }]
        : [];
    case "matrix":
      return partsOf(value).map(([part, score]) => {
        const touchpoint = question.items.find(({ key }) => key === part)?.touchpoint ?? "";
        const about = touchpoint === "" ? {} : { touchpoint };
        return { metric: "rating", question: `${name}.${part}`, score, ...scaled, ...about };
      });
    case "gap":
      return partsOf(value).map(([metric, score]) => ({
        metric,
        question: `${name}.${metric}`,
        score,
        ...scaled,
      }));
    case "emotions":
      return partsOf(value).map(([choice, score]) => ({
        metric: "emotion",
        question: name,
        choice,
        score,
        scale: `1-${emotionStrengthMax}`,
      }));
    case "single":
    case "dropdown":
    case "image":
    case "multiple": {
      const words = otherOf(value);
      return chosenOf(value).map((choice) => {
        const asksWords = question.options.some(({ key, other }) => key === choice && other);
        return {
          metric: "choice",
          question: name,
          choice,
          ...(asksWords && words !== "" && { text: words }),
        };
      });
    }
    case "ranking":
      return chosenOf(value).map((choice, i) => ({
        metric: "ranking",
        question: name,
        choice,
        score: i + 1,
      }));
    case "text":
      return typeof value === "string"
        ? [{ metric: question.comment ? "comment" : "text", question: name, text: value }]
        : [];
    case "number":
      return typeof value === "number" ? [{ metric: "number", question: name, score: value }] : [];
    case "date":
      return typeof value === "string" ? [{ metric: "date", question: name, choice: value }] : [];
    case "consent":
      return [{ metric: "consent", question: name, choice: value === true ? "yes" : "no" }];
    case "contact":
    case "statement":
      return [];
  }
}

/** The answers of a response, in the order of its questions. */
export function sentAnswers(survey: string, counted: CheckedResponse["counted"]): SentAnswer[] {
  return counted.flatMap((one) => answersTo(one, survey));
}

/**
 * What people said of themselves, and consents. A public link cannot know whose e-mail was typed: contact details say how
 * to reach the sender and are no identifiers, or a stranger could write into a customer's history and fuse two of them.
 */
function saidOfSelf(counted: CheckedResponse["counted"]) {
  const contact: Record<string, string> = {};
  const consents: Record<string, boolean> = {};
  for (const { question, value } of counted) {
    if (question.kind === "consent") consents[question.purpose] = value === true;
    if (question.kind !== "contact") continue;
    for (const field of question.fields) {
      const said = partOf(value, field);
      if (typeof said === "string") contact[field] = said;
    }
  }
  return { contact, consents };
}

/** Id of a message of a response: that of the first one is made of the survey and the response alone. */
export function responseMessageId(survey: string, response: string, part: number): string {
  return `survey:${survey}:${response}${part === 0 ? "" : `:${part}`}`;
}

/** Who a message is of. An identifier of a kind that calls have no field of their own for goes among the external ones. */
export function senderOfMessage({ kind, value }: Sender): {
  readonly caller: Readonly<Record<string, string>>;
  readonly ids: Readonly<Record<string, unknown>>;
} {
  if (kind === "user") return { caller: { userId: value }, ids: {} };
  if (kind === "anonymous") return { caller: { anonymousId: value }, ids: {} };
  return { caller: {}, ids: { externalIds: [{ type: kind.replace(/^external:/, ""), id: value }] } };
}

/** Who the response is of: whom it was asked of, whom the page has in front of it, or nobody but itself. */
function senderIn({ who, visitor, response }: Pick<ResponseFacts, "who" | "visitor" | "response">) {
  if (who !== undefined) return senderOfMessage(who);
  const { anonymousId = `survey-${response}`, userId } = visitor ?? {};
  return { caller: { anonymousId, ...(userId && { userId }) }, ids: {} };
}

/** The message. Of a response without a sender, nobody but the response itself is the sender. */
export function responseMessage(
  questionnaire: Questionnaire,
  { counted, ending }: ResponsePart,
  facts: ResponseFacts,
): Readonly<Record<string, unknown>> {
  const {
    survey,
    version,
    response,
    language,
    at,
    startedAt,
    hidden,
    part,
    place = "page",
    url = "",
  } = facts;
  const { contact, consents } = saidOfSelf(counted);
  const { caller, ids } = senderIn(facts);
  const { name } = contact;
  const { unit } = hidden;
  // What the link says is nearer to what happened than what the survey says of all its answers.
  const isElsewhere = (hidden["touchpoint"] ?? questionnaire.touchpoint) !== questionnaire.touchpoint;
  const touchpoint = hidden["touchpoint"] ?? questionnaire.touchpoint;
  const channel = channelOfAnswer(place, isElsewhere ? "" : questionnaire.channel);
  return {
    type: "track",
    event: responseEvent,
    messageId: responseMessageId(survey.id, response, part),
    ...caller,
    timestamp: at,
    properties: {
      survey: survey.key,
      survey_version: version,
      response,
      completed: ending !== null,
      ...(ending && { ending: ending.key }),
      ...(part > 0 && { continues: responseMessageId(survey.id, response, 0) }),
      kind: "answered",
      ...(place !== "page" && { place }),
      language,
      ...(touchpoint !== "" && { touchpoint }),
      ...(channel !== "" && { channel }),
      ...(unit !== undefined && { unit }),
      ...(Object.keys(hidden).length > 0 && { hidden }),
      ...(Object.keys(contact).length > 0 && { contact }),
      ...(startedAt !== null && { duration_ms: Math.max(0, Date.parse(at) - Date.parse(startedAt)) }),
      answers: sentAnswers(survey.key, counted),
    },
    context: {
      ...ids,
      ...(url !== "" && { page: { url } }),
      ...(name !== undefined && { traits: { name } }),
      ...(Object.keys(consents).length > 0 && { consent: { categoryPreferences: consents } }),
    },
  };
}
