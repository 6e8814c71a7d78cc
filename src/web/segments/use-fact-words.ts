// The words and choices that all lines of a condition share: names of values, and which values a field offers.

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { interactionKinds } from "../../domain/interaction.ts";
import type { AnswerField, DidField } from "../../domain/segment.ts";
import { stages } from "../../domain/stage.ts";
import { dimensionsQuery, segmentsQuery, touchpointsQuery } from "../session/queries.ts";
import { useChannels, useMay } from "../session/workspace.tsx";
import { useNames } from "../view/use-names.ts";
import { valuesQuery } from "./queries.ts";

/** A value and what people call it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Fields of which only the listed values exist. */
const closedFields = ["kind", "channel", "stage", "touchpoint", "segment"] as const;

/** Whether only the offered values can be chosen. */
export function isClosed(field: string): boolean {
  return closedFields.some((one) => one === field);
}

/** The values that a field offers, most useful first, with their names. `kept` are offered whatever the log holds. */
export function useChoices(
  field: DidField | AnswerField | "segment" | `trait:${string}`,
  kept: readonly string[],
): readonly Choice[] {
  const nameOf = useNames();
  const channels = useChannels();
  const may = useMay();
  const catalogue = useQuery({ ...touchpointsQuery, enabled: field === "touchpoint" }).data;
  const dimensions = useQuery({ ...dimensionsQuery, enabled: field === "unit" || field === "language" }).data;
  const segments = useQuery({ ...segmentsQuery, enabled: field === "segment" }).data;
  const isAsked =
    !isClosed(field) &&
    field !== "unit" &&
    field !== "language" &&
    field !== "question" &&
    field !== "trait:";
  const found = useQuery({ ...valuesQuery(field), enabled: isAsked && may("customers") }).data;
  const values = (): readonly string[] => {
    switch (field) {
      case "kind":
        return interactionKinds;
      case "channel":
        return channels;
      case "stage":
        return stages;
      case "touchpoint":
        return catalogue?.touchpoints.map(({ key }) => key) ?? [];
      case "segment":
        return segments?.segments.map(({ id }) => id) ?? [];
      case "unit":
        return dimensions?.units ?? [];
      case "language":
        return dimensions?.languages ?? [];
      default:
        return found?.values ?? [];
    }
  };
  const named = closedFields.find((one) => one === field);
  return [...new Set([...kept, ...values()])].map((value) => ({
    value,
    label: named ? nameOf(named, value) : value,
  }));
}

/** Names of the traits that customers have. */
export function useTraitNames(): readonly string[] {
  return useQuery(dimensionsQuery).data?.traits ?? [];
}

/** The words of conditions. */
export function useSegmentWords() {
  return useTranslation(["segments", "overview"]).t;
}
