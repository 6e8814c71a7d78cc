// What the panels of a site and of a store ask the server for, and the changes they make there.

import { queryOptions } from "@tanstack/react-query";
import { type LinkPlace, placeQuery } from "../../domain/survey/link-values.ts";
import type { PosterSize } from "../../domain/survey/poster.ts";
import type { WebAsking } from "../../domain/survey/web-asking.ts";
import { request } from "../session/request.ts";

const path = (id: string) => `/api/v1/surveys/${encodeURIComponent(id)}/web`;

/** What a poster is wanted like. */
export interface PosterWish {
  readonly units: readonly string[];
  readonly touchpoints: readonly string[];
  readonly language: string;
  readonly heading: string;
  readonly size: PosterSize;
}

/** The file with the posters of a survey. */
export function posterPath(id: string, { units, touchpoints, language, heading, size }: PosterWish): string {
  const query = new URLSearchParams([
    ...units.map((unit) => ["unit", unit]),
    ...touchpoints.map((touchpoint) => ["touchpoint", touchpoint]),
    ["language", language],
    ["size", size],
  ]);
  if (heading.trim() !== "") query.set("heading", heading.trim());
  return `/api/v1/surveys/${encodeURIComponent(id)}/poster?${query}`;
}

/** The kiosk of a survey at a place. */
export function kioskAddress(token: string, place: LinkPlace): string {
  const query = new URLSearchParams(placeQuery(place)).toString();
  return `${window.location.origin}/k/${token}${query === "" ? "" : `?${query}`}`;
}

/** How a survey is asked on web sites. */
export const webAskingQuery = (id: string) =>
  queryOptions({
    queryKey: ["survey-web", id],
    queryFn: ({ signal }) => request<WebAsking>(path(id), { signal }),
  });

/** Says how a survey is asked on web sites. */
export const putWebAsking = (id: string, body: WebAsking) =>
  request<WebAsking>(path(id), { method: "PUT", body });
