// The events without a place, as a query.

import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { unmatchedAnswerSchema } from "../../api/contract.ts";
import { request } from "../session/request.ts";

type UnmatchedAnswer = z.infer<typeof unmatchedAnswerSchema>;

/** One event without a place. */
export type Unmatched = UnmatchedAnswer["events"][number];

/** All of them, most frequent first. */
export const unmatchedQuery = queryOptions({
  queryKey: ["unmatched"],
  queryFn: () => request<UnmatchedAnswer>("/api/v1/unmatched"),
});
