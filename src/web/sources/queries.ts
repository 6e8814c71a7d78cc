// What the data screen asks the server for. Watching costs little: the server looks into the log only when the ledger has
// something newer than the cursor of the last look.

import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Status } from "../../api/contract.ts";
import type { QuarantineAnswer, RecentAnswer, RecentArrival, Source } from "../../api/contract-arrivals.ts";
import { request } from "../session/request.ts";
import type { DataSearch } from "./search.ts";

/** How often arrivals are looked for while the screen is visible. */
const WATCH_MS = 2_000;
/** How often counts are asked for while the screen is visible. */
const COUNT_MS = 10_000;
/** Most arrivals that are kept on the screen. */
const arrivalsMax = 100;

/** Where interactions come from. */
export const sourcesQuery = queryOptions({
  queryKey: ["sources"],
  queryFn: () => request<{ sources: Source[] }>("/api/v1/sources"),
  refetchInterval: COUNT_MS,
});

/** Whether everything adds up. */
export const statusQuery = queryOptions({
  queryKey: ["status"],
  queryFn: () => request<Status>("/api/v1/status"),
  refetchInterval: COUNT_MS,
});

/** A page of what was kept aside, with the counts of all of it. */
export const quarantineQuery = (search: DataSearch) => {
  const filter = new URLSearchParams({ limit: "25" });
  for (const name of ["reason", "source", "import"] as const) {
    const value = search[name];
    if (value !== undefined) filter.set(name, value);
  }
  if (search.q) filter.set("search", search.q);
  return infiniteQueryOptions({
    queryKey: ["quarantine", filter.toString()],
    queryFn: ({ pageParam, signal }) =>
      request<QuarantineAnswer>(
        `/api/v1/quarantine?${filter.toString()}${pageParam === "" ? "" : `&cursor=${pageParam}`}`,
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page: QuarantineAnswer) => page.next,
  });
};

/** What arrived, newest first, and where the next look begins. */
export interface Watched {
  readonly items: readonly RecentArrival[];
  readonly cursor: string;
  /** How many items the last look added to those known before; 0 on the first look. */
  readonly added: number;
}

/** The newest arrivals, kept up while someone watches. */
export const watchQuery = (queries: QueryClient) =>
  queryOptions({
    queryKey: ["recent"],
    queryFn: async ({ signal }): Promise<Watched> => {
      const before = queries.getQueryData<Watched>(["recent"]);
      const after = before?.cursor ?? "0";
      const { items, cursor } = await request<RecentAnswer>(`/api/v1/recent?after=${after}`, { signal });
      if (before === undefined) return { items, cursor, added: 0 };
      if (items.length === 0) return before.cursor === cursor ? before : { ...before, cursor };
      const known = new Set(items.map(({ id }) => id));
      const older = before.items.filter(({ id }) => !known.has(id));
      return { items: [...items, ...older].slice(0, arrivalsMax), cursor, added: items.length };
    },
    refetchInterval: WATCH_MS,
    refetchIntervalInBackground: false,
    staleTime: 0,
  });
