// What the touchpoints screen shows, as its address says it. Defaults are not written.

import { parseChannel } from "../../domain/channel.ts";
import { parseStage } from "../../domain/stage.ts";

/** Periods that the figures can be taken over. */
export const figurePeriods = ["7d", "30d", "month", "year", "all"] as const;

/** One of them. */
export type FigurePeriod = (typeof figurePeriods)[number];

/** The address of the screen, taken apart. `edit` is a key, or "" for a new touchpoint; `event` fills a new one. */
export interface TouchpointSearch {
  readonly view?: "unmatched";
  readonly period?: FigurePeriod;
  /** "all" lists those without any activity in the period too. */
  readonly show?: "all";
  readonly stage?: string;
  readonly channel?: string;
  readonly q?: string;
  readonly edit?: string;
  readonly event?: string;
}

/** Reads an address; what it does not understand is left out. */
export function parseTouchpointSearch(search: Readonly<Record<string, unknown>>): TouchpointSearch {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === "string" ? value : undefined;
  };
  const period = figurePeriods.find((one) => one === text("period"));
  const stage = parseStage(text("stage") ?? "");
  const channel = parseChannel(text("channel") ?? "");
  const [q, edit, event] = [text("q"), text("edit"), text("event")];
  return {
    ...(text("view") === "unmatched" && { view: "unmatched" as const }),
    ...(period && { period }),
    ...(text("show") === "all" && { show: "all" as const }),
    ...(stage && { stage }),
    ...(channel && { channel }),
    ...(q && { q }),
    ...(edit !== undefined && { edit }),
    ...(event !== undefined && { event }),
  };
}
