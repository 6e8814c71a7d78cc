// The weekly e-mails of the signed-in person, and the link that stops one.

import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { MailStop, WeeklyMailBody, WeeklyMails } from "../../api/contract-dashboard-mails.ts";
import type { Language } from "../i18n/language.ts";
import { request } from "../session/request.ts";

const path = (dashboard: string) => `/api/v1/dashboards/${encodeURIComponent(dashboard)}/mail`;

/** What I have sent to me every week. */
export const mailsQuery = queryOptions({
  queryKey: ["dashboard-mails"],
  queryFn: ({ signal }) => request<WeeklyMails>("/api/v1/dashboard-mails", { signal }),
});

/** Asks anew for my weekly e-mails. */
export function useMailsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: mailsQuery.queryKey }), [queries]);
}

/** Has a dashboard sent to me every week, or changes when. */
export const putMail = (dashboard: string, body: WeeklyMailBody) =>
  request<void>(path(dashboard), { method: "PUT", body });

/** Stops one. */
export const deleteMail = (dashboard: string) => request<void>(path(dashboard), { method: "DELETE" });

/** Sends one to me now. */
export const postMailNow = (dashboard: string, language: Language) =>
  request<void>(`${path(dashboard)}/now`, { body: { language } });

/** What the link of an e-mail stops. */
export const mailStopQuery = (token: string) =>
  queryOptions({
    queryKey: ["mail-stop", token],
    queryFn: ({ signal }) => request<MailStop>(`/api/v1/mail-stops/${encodeURIComponent(token)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Stops the e-mail that the link came with. */
export const postMailStop = (token: string) =>
  request<void>(`/mail-stop/${encodeURIComponent(token)}`, { method: "POST" });
