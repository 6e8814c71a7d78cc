// What the segment screens ask the server for.

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { FieldValues, SegmentPreview, SegmentShown } from "../../api/contract-segments.ts";
import type { Segment, SegmentCondition } from "../../domain/segment.ts";
import { request } from "../session/request.ts";

/** One segment. */
export const segmentQuery = (id: string) =>
  queryOptions({
    queryKey: ["segment", id],
    queryFn: ({ signal }) => request<SegmentShown>(`/api/v1/segments/${encodeURIComponent(id)}`, { signal }),
  });

/** How many customers a condition holds now. The last figures stay until the new ones are there. */
export const previewQuery = (condition: SegmentCondition) =>
  queryOptions({
    queryKey: ["segment-preview", condition],
    queryFn: ({ signal }) =>
      request<SegmentPreview>("/api/v1/segments/preview", { body: { condition }, signal }),
    placeholderData: keepPreviousData,
  });

/** Values of a field in the log, most frequent first. */
export const valuesQuery = (field: string) =>
  queryOptions({
    queryKey: ["field-values", field],
    queryFn: ({ signal }) =>
      request<FieldValues>(`/api/v1/values?field=${encodeURIComponent(field)}`, { signal }),
    staleTime: 5 * 60_000,
    retry: false,
  });

/** Keeps a new segment, or writes the one with this id anew. */
export const saveSegment = (
  id: string | undefined,
  body: Pick<Segment, "name" | "condition">,
): Promise<SegmentShown> =>
  id === undefined
    ? request("/api/v1/segments", { body })
    : request(`/api/v1/segments/${encodeURIComponent(id)}`, { method: "PUT", body });

/** Removes a segment. */
export const removeSegment = (id: string) =>
  request<void>(`/api/v1/segments/${encodeURIComponent(id)}`, { method: "DELETE" });

/** Brings a removed segment back under its id. */
export const restoreSegment = ({ id, name, condition }: Segment) =>
  request<SegmentShown>("/api/v1/segments", { body: { id, name, condition } });
