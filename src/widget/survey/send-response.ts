// What a widget asks the server for, and the response that it sends. Sent again under its id a response counts once.

import type { SentAnswers } from "../../domain/survey/answer-value.ts";
import type { BuiltInWords } from "../../domain/survey/built-in-words.ts";
import type { Questionnaire } from "../../domain/survey/questionnaire.ts";
import type { MountOptions } from "../mounted-survey.ts";
import type { Draft, Outcome } from "./run.ts";

/** What a link opens. */
export interface OpenedSurvey {
  readonly version: number;
  readonly company: string;
  readonly brandColor: string | null;
  readonly questionnaire: Questionnaire | null;
  /** The language that suits the visitor, and what a survey says of itself in it. */
  readonly spoken?: { readonly language: string; readonly words: BuiltInWords };
}

const addressOf = (host: string, token: string) => `${host}/api/v1/public-surveys/${token}`;

/** Languages in which the visitor reads, the page's own first. */
export function readersHere(): readonly string[] {
  return [document.documentElement.lang, ...navigator.languages].filter(Boolean);
}

/** The survey of a link, with words for the visitor; undefined when it is not there. Rejects when nobody can say. */
export async function fetchSurvey(host: string, token: string): Promise<OpenedSurvey | undefined> {
  const readers = encodeURIComponent(readersHere().slice(0, 20).join());
  const answer = await fetch(`${addressOf(host, token)}?readers=${readers}`, { credentials: "omit" });
  if (answer.status === 404) return;
  return answer.ok ? answer.json() : Promise.reject();
}

/** Sends the body of a response and says what became of it. Never rejects. */
export async function postResponse(host: string, token: string, body: object): Promise<Outcome> {
  try {
    const { ok, status } = await fetch(`${addressOf(host, token)}/responses`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      keepalive: true,
    });
    if (ok) return "taken";
    if (status === 404 || status === 409) return "closed";
    return status === 429 || status >= 500 ? "failed" : "refused";
  } catch {
    return "failed";
  }
}

/** Sends a response with the page it was given on, and whom the tracker has in front of it. */
export function sendResponse(
  { host, survey, visitor, writeKey }: MountOptions,
  language: string,
  { id, version, startedAt, hidden = {} }: Draft,
  answers: SentAnswers,
): Promise<Outcome> {
  const who = visitor();
  return postResponse(host, survey.token, {
    id,
    version,
    language,
    startedAt: new Date(startedAt).toISOString(),
    hidden,
    answers,
    place: "widget",
    url: location.href.slice(0, 2_000),
    visitor: who && { writeKey, ...who },
  });
}
