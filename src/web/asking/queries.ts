// What the screens of asking people ask the server for, and the changes they make there.

import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  ContactExplained,
  contactRulesSchema,
  Funnel,
  Invited,
  surveyAskingSchema,
  surveyStopSchema,
} from "../../api/contract-asking.ts";
import type { InvitationWays } from "../../api/contract-messenger.ts";
import type { InvitationWay } from "../../domain/survey/asking.ts";
import { request } from "../session/request.ts";

/** How a survey asks, as it is sent. */
export type Asking = z.infer<typeof surveyAskingSchema>;

/** The rules of contact, as they are sent. */
export type Rules = z.infer<typeof contactRulesSchema>;

const path = (survey: string) => `/api/v1/surveys/${encodeURIComponent(survey)}`;

/** How often what is looked at is asked for anew: people answer while one looks. */
const liveMs = 5_000;

/** How a survey asks. */
export const askingQuery = (survey: string) =>
  queryOptions({
    queryKey: ["asking", survey],
    queryFn: ({ signal }) => request<Asking>(`${path(survey)}/asking`, { signal }),
  });

/** Changes how a survey asks. */
export const putAsking = (survey: string, body: Asking) =>
  request<undefined>(`${path(survey)}/asking`, { method: "PUT", body });

/** The funnel of a survey, live. */
export const funnelQuery = (survey: string) =>
  queryOptions({
    queryKey: ["funnel", survey],
    queryFn: ({ signal }) => request<Funnel>(`${path(survey)}/funnel`, { signal }),
    refetchInterval: liveMs,
  });

/** Whom to invite. */
export type Whom =
  | { readonly kind: "list"; readonly text: string }
  | { readonly kind: "file"; readonly file: File }
  | { readonly kind: "segment"; readonly segment: string; readonly most: number }
  | { readonly kind: "customer"; readonly customer: string };

/** Invites. The batch is made once for each wish, so that a repeated click invites nobody twice. */
export function invite(survey: string, way: InvitationWay, batch: string, whom: Whom): Promise<Invited> {
  const base = `${path(survey)}/invitations`;
  switch (whom.kind) {
    case "list":
      return request<Invited>(`${base}/list`, { body: { way, batch, text: whom.text } });
    case "file": {
      const query = new URLSearchParams({ way, batch, name: whom.file.name });
      return request<Invited>(`${base}/file?${query}`, { method: "PUT", raw: whom.file });
    }
    case "segment":
      return request<Invited>(`${base}/segment`, {
        body: { way, batch, segment: whom.segment, most: whom.most },
      });
    case "customer":
      return request<Invited>(`${base}/customer`, { body: { way, batch, customer: whom.customer } });
  }
}

/** The kinds of file in which personal links leave. */
export const linkFiles = ["xlsx", "csv"] as const;

/** Where the personal links of a survey are as a file. */
export const exportAddress = (
  survey: string,
  file: { language: string; format: (typeof linkFiles)[number]; batch?: string | undefined },
) => {
  const { batch, ...rest } = file;
  return `${path(survey)}/invitations/export?${new URLSearchParams({ ...rest, ...(batch && { batch }) })}`;
};

/** By which ways invitations can be sent from here. */
export const invitationWaysQuery = queryOptions({
  queryKey: ["invitation-ways"],
  queryFn: ({ signal }) => request<InvitationWays>("/api/v1/invitation-ways", { signal }),
});

/** The rules of contact of the workspace. */
export const rulesQuery = queryOptions({
  queryKey: ["contact-rules"],
  queryFn: ({ signal }) => request<Rules>("/api/v1/contact-rules", { signal }),
});

/** Changes the rules of contact. */
export const putRules = (body: Rules) => request<undefined>("/api/v1/contact-rules", { method: "PUT", body });

/** Why a customer was or was not asked. */
export const contactQuery = (customer: string) =>
  queryOptions({
    queryKey: ["contact", customer],
    queryFn: ({ signal }) =>
      request<ContactExplained>(`/api/v1/customers/${encodeURIComponent(customer)}/contact`, { signal }),
  });

/** Has a customer not be asked any more, or asked again. */
export const setNoContact = (customer: string, stopped: boolean) =>
  request<void>(`/api/v1/customers/${encodeURIComponent(customer)}/no-contact`, {
    method: stopped ? "PUT" : "DELETE",
  });

/** Whom a link of a mail asks to stop, and whether they were told. */
export const stopQuery = (token: string) =>
  queryOptions({
    queryKey: ["survey-stop", token],
    queryFn: ({ signal }) =>
      request<z.infer<typeof surveyStopSchema>>(`/api/v1/survey-stops/${encodeURIComponent(token)}`, {
        signal,
      }),
  });

/** Ends all invitations, or takes that back. */
export const setStopped = (token: string, stopped: boolean) =>
  request<void>(`/survey-stop/${encodeURIComponent(token)}`, { method: stopped ? "POST" : "DELETE" });
