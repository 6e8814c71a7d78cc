// What the app asks the server for, as queries with their keys. A question is its own key: the same question asked by two
// parts of a screen is asked once.

import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { AskAnswer, CommentsAnswer, Dimensions, ImportState, Me } from "../../api/contract.ts";
import type { Ways } from "../../api/contract-accounts.ts";
import type { Waits } from "../../api/contract-arrivals.ts";
import type { SegmentsAnswer } from "../../api/contract-segments.ts";
import type { UnitNames } from "../../api/contract-units.ts";
import type { Range } from "../../domain/chosen-period.ts";
import type { Filter, QuestionBody } from "../../domain/question.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { mayRecover, request } from "./request.ts";

/** How long an answer is shown again without asking. */
const FRESH_MS = 30_000;
/** How often a server that does not answer is asked again. */
const RECOVER_MS = 3_000;
/** How often a running job is asked how far it is. */
const PROGRESS_MS = 700;

/** The cache of all answers. Works without the browser believing itself online: the server may be this machine. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: FRESH_MS,
        retry: (count, error) => mayRecover(error) && count < 1,
        retryDelay: 400,
        refetchInterval: (query) => (mayRecover(query.state.error) ? RECOVER_MS : false),
      },
      mutations: { networkMode: "always" },
    },
  });
}

/** The ways to sign in that this server offers. */
export const waysQuery = queryOptions({
  queryKey: ["ways"],
  queryFn: () => request<Ways>("/api/v1/session/ways"),
});

/** What units are called. */
export const unitNamesQuery = queryOptions({
  queryKey: ["units", "names"],
  queryFn: () => request<UnitNames>("/api/v1/units/names"),
});

/** Who asks, in which workspace. */
export const meQuery = queryOptions({ queryKey: ["me"], queryFn: () => request<Me>("/api/v1/me") });

/** The answer to a question. */
export const askQuery = (question: QuestionBody) =>
  queryOptions({
    queryKey: ["ask", question],
    queryFn: ({ signal }) => request<AskAnswer>("/api/v1/ask", { body: question, signal }),
  });

/** The catalogue of touchpoints. */
export const touchpointsQuery = queryOptions({
  queryKey: ["touchpoints"],
  queryFn: () => request<{ touchpoints: Touchpoint[] }>("/api/v1/touchpoints"),
  staleTime: 5 * 60_000,
});

/** How long people waited at each touchpoint in a period, against what is promised there. */
export const waitsQuery = (range: Range) =>
  queryOptions({
    queryKey: ["waits", range],
    queryFn: ({ signal }) =>
      request<{ waits: Waits[] }>(
        `/api/v1/touchpoints/waits?${new URLSearchParams({ from: range.from, to: range.to }).toString()}`,
        { signal },
      ),
  });

/** Values that filters offer. */
export const dimensionsQuery = queryOptions({
  queryKey: ["dimensions"],
  queryFn: () => request<Dimensions>("/api/v1/dimensions"),
  staleTime: 5 * 60_000,
});

/** The segments of the workspace. */
export const segmentsQuery = queryOptions({
  queryKey: ["segments"],
  queryFn: () => request<SegmentsAnswer>("/api/v1/segments"),
});

/** What a page of comments is asked with. */
export interface CommentsQuestion {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly filters: Filter[];
  readonly search?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** One page of comments. */
export const askComments = (question: CommentsQuestion, signal: AbortSignal) =>
  request<CommentsAnswer>("/api/v1/comments", { body: question, signal });

/** How far an import or the demo is; asked again until it ends. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["import", id],
    queryFn: ({ signal }) => request<ImportState>(`/api/v1/imports/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: (query) => {
      if (mayRecover(query.state.error)) return RECOVER_MS;
      const state = query.state.data?.state;
      return state === "waiting" || state === "running" ? PROGRESS_MS : false;
    },
  });

/** The latest imports of the workspace. */
export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: () => request<{ imports: ImportState[] }>("/api/v1/imports"),
});

/** The description of the API that machines read. */
export const openApiQuery = queryOptions({
  queryKey: ["openapi"],
  queryFn: () => request<Record<string, unknown>>("/api/openapi.json"),
  staleTime: Number.POSITIVE_INFINITY,
});
