// What the activity tab shows, as its address says it, and what it asks the server for. Groups of actions are what people
// look for; the server takes the names of domain/audit.ts.

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { AuditVerdict, auditAnswerSchema } from "../../api/contract-audit.ts";
import { type AuditAction, auditActions } from "../../domain/audit.ts";
import { addDays, parseCalendarDate } from "../../domain/calendar.ts";
import { request } from "../session/request.ts";

const nouns = {
  session: ["session", "sign_in_link", "email", "password", "two_factor"],
  person: ["person", "invitation"],
  workspace: ["workspace", "key"],
  catalogue: ["touchpoint", "unit", "history"],
  data: ["import", "demo", "quarantine"],
  customer: ["merge", "customer"],
  kept: ["question", "segment", "dashboard"],
  taken: ["data", "view", "mail"],
  survey: ["survey", "asking", "contact_rules", "contact", "messenger"],
} as const;

/** What people look for. */
export type ActivityGroup = keyof typeof nouns;

/** The groups in their order. */
export const activityGroups: readonly ActivityGroup[] = [
  "session",
  "person",
  "workspace",
  "catalogue",
  "data",
  "customer",
  "kept",
  "taken",
  "survey",
];

/** The actions of a group. */
export function actionsOf(group: ActivityGroup): readonly AuditAction[] {
  return auditActions.filter((action) => nouns[group].some((noun) => action.startsWith(`${noun}.`)));
}

/** The address of the tab, taken apart. `to` is the last day, which is shown. */
export interface ActivitySearch {
  readonly who?: string;
  readonly what?: ActivityGroup;
  readonly from?: string;
  readonly to?: string;
}

/** Reads an address; what it does not understand is left out. */
export function parseActivitySearch(search: Readonly<Record<string, unknown>>): ActivitySearch {
  const text = (value: unknown) => (typeof value === "string" ? value.slice(0, 200) : "");
  const who = text(search["who"]);
  const what = activityGroups.find((group) => group === search["what"]);
  const from = parseCalendarDate(text(search["from"]));
  const to = parseCalendarDate(text(search["to"]));
  return { ...(who && { who }), ...(what && { what }), ...(from && { from }), ...(to && { to }) };
}

/** The filters as the API takes them. */
export function activityQuery({ who, what, from, to }: ActivitySearch): URLSearchParams {
  const query = new URLSearchParams();
  if (who) query.set("actor", who);
  if (what) query.set("action", actionsOf(what).join(","));
  if (from) query.set("from", from);
  const last = to === undefined ? undefined : parseCalendarDate(to);
  if (last) query.set("to", addDays(last, 1));
  return query;
}

type AuditAnswer = z.infer<typeof auditAnswerSchema>;

/** A page of the trail, newest first. */
export const trailQuery = (search: ActivitySearch) => {
  const filter = activityQuery(search);
  filter.set("limit", "50");
  return infiniteQueryOptions({
    queryKey: ["audit", filter.toString()],
    queryFn: ({ pageParam, signal }) =>
      request<AuditAnswer>(
        `/api/v1/audit?${filter.toString()}${pageParam === "" ? "" : `&cursor=${pageParam}`}`,
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page: AuditAnswer) => page.next,
  });
};

/** Whether the trail is as it was written. */
export const verdictQuery = queryOptions({
  queryKey: ["audit", "verdict"],
  queryFn: ({ signal }) => request<AuditVerdict>("/api/v1/audit/verify", { signal }),
});
