// What the import page asks of a file that was sent: what it is, and its first rows as the recipe of the moment reads them.

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { InspectAnswer } from "../../api/contract.ts";
import { request } from "../session/request.ts";
import type { RecipeJson } from "./column-role.ts";

/** The file with its proposed recipe. The file does not change, so it is asked for once. */
export const inspectedQuery = (upload: string, name: string, language: "es" | "en") =>
  queryOptions({
    queryKey: ["inspected", upload, name, language],
    queryFn: ({ signal }) =>
      request<InspectAnswer>("/api/v1/imports/preview", { body: { upload, name, language }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** The first rows by a recipe; null asks nothing. The rows before stay while newer ones are on their way. */
export const previewQuery = (
  upload: string,
  name: string,
  language: "es" | "en",
  recipe: RecipeJson | null,
) =>
  queryOptions({
    queryKey: ["inspected", upload, name, language, JSON.stringify(recipe)],
    queryFn: ({ signal }) =>
      request<InspectAnswer>("/api/v1/imports/preview", { body: { upload, name, language, recipe }, signal }),
    enabled: recipe !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
