// What the page of a public survey asks the server for, and what it sends there.

import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { PublicSurvey, responseBodySchema } from "../../api/contract-surveys.ts";
import { request } from "../session/request.ts";

const path = (token: string) => `/api/v1/public-surveys/${encodeURIComponent(token)}`;

/** The survey of a link. It does not change under the hands of whoever answers it. */
export const publicSurveyQuery = (token: string) =>
  queryOptions({
    queryKey: ["public-survey", token],
    queryFn: ({ signal }) => request<PublicSurvey>(path(token), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a page sends. */
export type ResponseBody = z.input<typeof responseBodySchema>;

/** Sends a response. Sent again under its id it counts once. */
export const postResponse = (token: string, body: ResponseBody) =>
  request<{ ending: string }>(`${path(token)}/responses`, { body });
