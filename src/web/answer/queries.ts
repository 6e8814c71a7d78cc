// What the page of a public survey asks the server for, and what it sends there.

import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { PublicSurvey, responseBodySchema } from "../../api/contract-surveys.ts";
import { request } from "../session/request.ts";

const path = (token: string) => `/api/v1/public-surveys/${encodeURIComponent(token)}`;

/** The survey of a link, as it is now. */
export const fetchSurvey = (token: string, signal?: AbortSignal) =>
  request<PublicSurvey>(path(token), signal ? { signal } : {});

/** The survey of a link. It does not change under the hands of whoever answers it. */
export const publicSurveyQuery = (token: string) =>
  queryOptions({
    queryKey: ["public-survey", token],
    queryFn: ({ signal }) => fetchSurvey(token, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a page sends. */
export type ResponseBody = z.input<typeof responseBodySchema>;

/** Sends a response. Sent again under its id it counts once. */
export const postResponse = (token: string, body: ResponseBody) =>
  request<{ ending: string }>(`${path(token)}/responses`, { body });

/** Keeps what was answered so far. It may be on its way while the page goes. */
export async function keepPartial(token: string, body: ResponseBody): Promise<void> {
  await fetch(`${path(token)}/partials`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-vivencia": "web" },
    credentials: "same-origin",
    body: JSON.stringify(body),
    keepalive: true,
  });
}

/** Says that one would rather not answer. */
export const declineInvitation = (token: string) =>
  request<void>(`${path(token)}/decline`, { method: "POST" });
