// Links for people outside: asking for them, making and ending them, and opening one.

import { queryOptions } from "@tanstack/react-query";
import type { Share, SharedAnswer, ShareMade } from "../../api/contract-shares.ts";
import { request } from "../session/request.ts";

/** What is shared: its kind and id. */
export interface Shareable {
  readonly kind: Share["kind"];
  readonly id: string;
}

/** The live links of a subject. */
export const sharesQuery = ({ kind, id }: Shareable) =>
  queryOptions({
    queryKey: ["shares", kind, id],
    queryFn: ({ signal }) =>
      request<{ shares: Share[] }>(`/api/v1/shares?kind=${kind}&id=${encodeURIComponent(id)}`, { signal }),
  });

/** Makes a link; `days` null lets it stay. */
export const postShare = (shareable: Shareable, days: number | null) =>
  request<ShareMade>("/api/v1/shares", {
    method: "POST",
    body: { kind: shareable.kind, id: shareable.id, days },
  });

/** Ends a link. */
export const deleteShare = (id: string) =>
  request<void>(`/api/v1/shares/${encodeURIComponent(id)}`, { method: "DELETE" });

/** What a link shows. */
export const sharedQuery = (token: string) =>
  queryOptions({
    queryKey: ["shared", token],
    queryFn: ({ signal }) => request<SharedAnswer>(`/api/v1/shared/${encodeURIComponent(token)}`, { signal }),
    staleTime: 5 * 60_000,
  });

/** The page of a link. */
export const addressOf = (token: string) => `${window.location.origin}/s/${token}`;
