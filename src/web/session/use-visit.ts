// When whoever is here was here before. The server keeps it for each person and workspace, so that every device knows it; it is
// told as long as the app is in use and on the screen, and first once a page has had time to show its figures.

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { VisitAnswer } from "../../api/contract-news.ts";
import { request } from "./request.ts";

/** How often use is noted. */
const NOTE_MS = 60_000;
/** So long a page that was just opened has the server for itself. */
const FIRST_MS = 4_000;

const visitQuery = queryOptions({
  queryKey: ["visit"],
  queryFn: () => request<VisitAnswer>("/api/v1/visits", { body: {} }),
  staleTime: NOTE_MS,
  refetchInterval: NOTE_MS,
});

/** Notes use from now on, on every page. */
export function useNotedVisit(): void {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), FIRST_MS);
    return () => clearTimeout(timer);
  }, []);
  useQuery({ ...visitQuery, enabled: isDue });
}

/** The end of the visit before this one (null for the first, and until it is known), and how to say that the news was read. */
export function useVisit(ready: boolean): { before: string | null; markRead: () => void } {
  const queries = useQueryClient();
  const { data } = useQuery({ ...visitQuery, enabled: ready });
  const read = useMutation({
    mutationFn: () => request<VisitAnswer>("/api/v1/visits", { body: { read: true } }),
    onSuccess: (visit) => queries.setQueryData(visitQuery.queryKey, visit),
  });
  return { before: data?.before ?? null, markRead: () => read.mutate() };
}
