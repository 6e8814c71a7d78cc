// What the screen of a survey that asks by itself asks the server for, and the changes it makes there.

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { TriggerAnswer, TriggerPreview } from "../../api/contract-triggers.ts";
import type { shownTriggerSchema } from "../../domain/survey/trigger-schema.ts";
import { createDrafts } from "../session/drafts.ts";
import { request } from "../session/request.ts";

/** A trigger, as it is sent. */
export type Trigger = z.infer<typeof shownTriggerSchema>;

/** Triggers while they are not saved. */
export const triggerDrafts = createDrafts<Trigger>();

/** How often what it did is asked for anew: it looks every minute. */
const liveMs = 15_000;

const path = (survey: string) => `/api/v1/surveys/${encodeURIComponent(survey)}/trigger`;

/** The trigger of a survey; null when it asks nobody by itself. */
export const triggerQuery = (survey: string) =>
  queryOptions({
    queryKey: ["trigger", survey],
    queryFn: async ({ signal }) => (await request<TriggerAnswer>(path(survey), { signal })).trigger,
  });

/** What it did lately, live. */
export const deedsQuery = (survey: string) =>
  queryOptions({
    queryKey: ["trigger-deeds", survey],
    queryFn: async ({ signal }) => (await request<TriggerAnswer>(path(survey), { signal })).deeds,
    refetchInterval: liveMs,
  });

/** Changes the trigger. */
export const putTrigger = (survey: string, body: Trigger) =>
  request<undefined>(path(survey), { method: "PUT", body });

/** How often something would have made it ask. The last figures stay until the new ones are there. */
export const foundQuery = (survey: string, when: Trigger["when"]) =>
  queryOptions({
    queryKey: ["trigger-found", survey, when],
    queryFn: ({ signal }) => request<TriggerPreview>(`${path(survey)}/preview`, { body: { when }, signal }),
    placeholderData: keepPreviousData,
  });
