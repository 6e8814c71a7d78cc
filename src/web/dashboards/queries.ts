// What dashboards ask the server for besides figures, and the changes they make there.

import { queryOptions } from "@tanstack/react-query";
import type { Dashboard, DashboardSummary } from "../../api/contract-dashboards.ts";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import type { DashboardDraft } from "../../domain/dashboard.ts";
import type { TemplateKey } from "../../domain/dashboard-templates.ts";
import type { Language } from "../i18n/language.ts";
import { request } from "../session/request.ts";

const path = (id: string) => `/api/v1/dashboards/${encodeURIComponent(id)}`;

/** The dashboards of the workspace by name. */
export const dashboardsQuery = queryOptions({
  queryKey: ["dashboards"],
  queryFn: ({ signal }) => request<{ dashboards: DashboardSummary[] }>("/api/v1/dashboards", { signal }),
});

/** One dashboard. */
export const dashboardQuery = (id: string) =>
  queryOptions({
    queryKey: ["dashboard", id],
    queryFn: ({ signal }) => request<Dashboard>(path(id), { signal }),
  });

/** The saved questions that tiles can show. */
export const questionsQuery = queryOptions({
  queryKey: ["saved-questions"],
  queryFn: ({ signal }) => request<{ questions: SavedQuestion[] }>("/api/v1/questions", { signal }),
});

/** Makes a dashboard. */
export const postDashboard = (draft: DashboardDraft) =>
  request<Dashboard>("/api/v1/dashboards", { body: draft });

/** Makes a dashboard of a template. */
export const postFromTemplate = (template: TemplateKey, language: Language) =>
  request<Dashboard>("/api/v1/dashboards/from-template", { body: { template, language } });

/** Changes the dashboard that stands at `version`. */
export const putDashboard = (id: string, version: number, draft: DashboardDraft) =>
  request<Dashboard>(path(id), { method: "PUT", body: { ...draft, version } });

/** Removes a dashboard. */
export const deleteDashboard = (id: string) => request<void>(path(id), { method: "DELETE" });

/** Brings a removed dashboard back. */
export const restoreDashboard = (id: string) => request<void>(`${path(id)}/restore`, { method: "POST" });
