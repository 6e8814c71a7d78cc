// What the explorer asks the server for besides figures, and the changes it makes there.

import { queryOptions } from "@tanstack/react-query";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { request } from "../session/request.ts";

/** The saved questions of the workspace by name. */
export const savedQuestionsQuery = queryOptions({
  queryKey: ["saved-questions"],
  queryFn: ({ signal }) => request<{ questions: SavedQuestion[] }>("/api/v1/questions", { signal }),
});

/** What people give a question that they save. */
export interface QuestionDraft {
  readonly name: string;
  readonly description: string;
  readonly view: FigureView;
}

/** Saves a new question. */
export const postQuestion = (draft: QuestionDraft) =>
  request<SavedQuestion>("/api/v1/questions", { method: "POST", body: draft });

/** Changes a saved question, or brings a removed one back. */
export const putQuestion = (id: string, draft: QuestionDraft) =>
  request<SavedQuestion>(`/api/v1/questions/${encodeURIComponent(id)}`, { method: "PUT", body: draft });

/** Removes a saved question. */
export const deleteQuestion = (id: string) =>
  request<void>(`/api/v1/questions/${encodeURIComponent(id)}`, { method: "DELETE" });
