// What the customer screens ask the server for.

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Customer, CustomersAnswer, TimelineAnswer } from "../../api/contract-customers.ts";
import { request } from "../session/request.ts";
import type { TimelineView } from "./timeline-view.ts";

/** Customers of a page of the list. */
const LIST_PAGE = 25;
/** Interactions of a page of the timeline. */
const TIMELINE_PAGE = 150;

/** Customers found by a search, of a segment when one is named, page by page; without a search those who were there last. */
export const customersQuery = (search: string, segment?: string) =>
  infiniteQueryOptions({
    queryKey: ["customers", search, segment],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({ limit: String(LIST_PAGE) });
      if (search !== "") params.set("search", search);
      if (segment !== undefined) params.set("segment", segment);
      if (pageParam !== null) params.set("cursor", pageParam);
      return request<CustomersAnswer>(`/api/v1/customers?${params}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** One customer. */
export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ["customer", id],
    queryFn: ({ signal }) => request<Customer>(`/api/v1/customers/${encodeURIComponent(id)}`, { signal }),
  });

/** A customer's timeline, page by page, newest first. */
export const timelineQuery = (id: string, view: TimelineView) =>
  infiniteQueryOptions({
    queryKey: ["timeline", id, view.channels, view.kinds, view.saidOnly, view.until],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({ limit: String(TIMELINE_PAGE) });
      for (const channel of view.channels) params.append("channel", channel);
      for (const kind of view.kinds) params.append("kind", kind);
      if (view.saidOnly) params.set("said", "true");
      if (view.until !== null) params.set("until", view.until);
      if (pageParam !== null) params.set("cursor", pageParam);
      return request<TimelineAnswer>(`/api/v1/customers/${encodeURIComponent(id)}/timeline?${params}`, {
        signal,
      });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Parts two customers that were joined. */
export const undoMerge = (merge: string) =>
  request<void>(`/api/v1/merges/${encodeURIComponent(merge)}/undo`, { method: "POST" });
