// What the screens of surveys ask the server for, and the changes they make there.

import { queryOptions } from "@tanstack/react-query";
import type {
  SurveyFigures,
  SurveyResponses,
  SurveyResponsesBody,
  SurveyResults,
  SurveyResultsBody,
  SurveySuspects,
  SurveyVersions,
  SuspectDecision,
} from "../../api/contract-survey-results.ts";
import type { Survey, SurveyKeys, SurveyQuotas, TranslationsRead } from "../../api/contract-surveys.ts";
import type { Questionnaire } from "../../domain/survey/questionnaire.ts";
import type { SurveyTemplateKey } from "../../domain/survey/survey-templates.ts";
import type { Language } from "../i18n/language.ts";
import { request } from "../session/request.ts";

const path = (id: string) => `/api/v1/surveys/${encodeURIComponent(id)}`;

/** A survey of the list. */
export type ListedSurvey = Survey & { readonly figures: SurveyFigures };

/** How often a list that is looked at is asked for anew: responses arrive while one looks. */
const liveMs = 5_000;

/** The surveys of the workspace, last changed first. */
export const surveysQuery = queryOptions({
  queryKey: ["surveys"],
  queryFn: ({ signal }) => request<{ surveys: ListedSurvey[] }>("/api/v1/surveys", { signal }),
  refetchInterval: liveMs,
});

/** One survey. */
export const surveyQuery = (id: string) =>
  queryOptions({
    queryKey: ["survey", id],
    queryFn: ({ signal }) => request<Survey>(path(id), { signal }),
  });

/** The results of a survey, live. */
export const resultsQuery = (id: string, body: SurveyResultsBody) =>
  queryOptions({
    queryKey: ["survey-results", id, body],
    queryFn: ({ signal }) => request<SurveyResults>(`${path(id)}/results`, { body, signal }),
    refetchInterval: liveMs,
  });

/** A page of responses. */
export const postResponses = (id: string, body: SurveyResponsesBody, signal: AbortSignal) =>
  request<SurveyResponses>(`${path(id)}/responses`, { body, signal });

/** The responses that were set aside as suspicious. */
export const suspectsQuery = (id: string) =>
  queryOptions({
    queryKey: ["survey-suspects", id],
    queryFn: ({ signal }) => request<SurveySuspects>(`${path(id)}/suspects`, { signal }),
    refetchInterval: liveMs,
  });

/** Decides about some of them. */
export const postSuspects = (id: string, body: SuspectDecision) =>
  request<{ decided: number }>(`${path(id)}/suspects`, { body });

/** The published versions of a survey. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["survey-versions", id],
    queryFn: ({ signal }) => request<SurveyVersions>(`${path(id)}/versions`, { signal }),
  });

/** The keys that published versions of a survey gave; another version may give more. */
export const surveyKeysQuery = (id: string, version: number | null) =>
  queryOptions({
    queryKey: ["survey-keys", id, version],
    queryFn: ({ signal }) => request<SurveyKeys>(`${path(id)}/keys`, { signal }),
  });

/** What the quotas of a survey have taken, live. */
export const quotasQuery = (id: string) =>
  queryOptions({
    queryKey: ["survey-quotas", id],
    queryFn: ({ signal }) => request<SurveyQuotas>(`${path(id)}/quotas`, { signal }),
    refetchInterval: liveMs,
  });

/** The rows of a file of translations. */
export async function readTable(id: string, file: File): Promise<string[][]> {
  const address = `${path(id)}/translations?name=${encodeURIComponent(file.name.slice(-200))}`;
  return (await request<TranslationsRead>(address, { raw: file })).rows;
}

/** Makes a survey of a template, or a blank one with a name. */
export const postSurvey = (body: {
  readonly template: SurveyTemplateKey | "blank";
  readonly language: Language;
  readonly name?: string;
}) => request<Survey>("/api/v1/surveys", { body });

/** What is edited of a survey. */
export interface SurveyDraft {
  readonly name: string;
  readonly questionnaire: Questionnaire;
  /** The revision that the draft began at. */
  readonly revision: number;
}

/** Changes the draft that stands at `revision`. */
export const putSurvey = (id: string, body: SurveyDraft) =>
  request<Survey>(path(id), { method: "PUT", body });

/** Publishes the draft that stands at `revision`. */
export const publishSurvey = (id: string, revision: number) =>
  request<Survey>(`${path(id)}/publish`, { body: { revision } });

/** Closes a survey, or opens it again. */
export const setClosed = (id: string, closed: boolean) =>
  request<Survey>(`${path(id)}/${closed ? "close" : "reopen"}`, { method: "POST" });

/** Says whether devices are asked for a small computation. */
export const putComputation = (id: string, asked: boolean) =>
  request<Survey>(`${path(id)}/computation`, { method: "PUT", body: { asked } });

/** Removes a survey. */
export const deleteSurvey = (id: string) => request<void>(path(id), { method: "DELETE" });

/** Brings a removed survey back. */
export const restoreSurvey = (id: string) => request<void>(`${path(id)}/restore`, { method: "POST" });

/** The public page of a survey. */
export const addressOf = (token: string) => `${window.location.origin}/a/${token}`;
