// What the panels of a site and of a store ask the server for, and the changes they make there.

import { queryOptions } from "@tanstack/react-query";
import type { WebAsking } from "../../domain/survey/web-asking.ts";
import { request } from "../session/request.ts";

const path = (id: string) => `/api/v1/surveys/${encodeURIComponent(id)}/web`;

/** How a survey is asked on web sites. */
export const webAskingQuery = (id: string) =>
  queryOptions({
    queryKey: ["survey-web", id],
    queryFn: ({ signal }) => request<WebAsking>(path(id), { signal }),
  });

/** Says how a survey is asked on web sites. */
export const putWebAsking = (id: string, body: WebAsking) =>
  request<WebAsking>(path(id), { method: "PUT", body });
