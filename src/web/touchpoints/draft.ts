// A touchpoint while it is being edited: texts as they are typed. Only what is whole and right becomes a touchpoint.

import { parseChannel } from "../../domain/channel.ts";
import { type Condition, isCondition } from "../../domain/condition-tree.ts";
import { parseStage } from "../../domain/stage.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { type Span, type SpanUnit, spanMs, spanOf } from "./time-span.ts";

/** Everything that the panel edits. */
export interface Draft {
  readonly key: string;
  readonly es: string;
  readonly en: string;
  readonly stage: Touchpoint["stage"];
  readonly channel: Touchpoint["channel"];
  readonly kind: Touchpoint["kind"];
  readonly direct: boolean;
  readonly owner: string;
  /** "" promises nothing. */
  readonly wait: string;
  readonly waitUnit: SpanUnit;
  readonly csat: string;
  readonly position: string;
  readonly rule: Condition | null;
}

/** What can be wrong with a field. */
export type DraftError = "required" | "key" | "number" | "percent" | "position";

/** The fields that can be wrong. */
export type DraftField = "key" | "es" | "en" | "wait" | "csat" | "position";

/** A touchpoint for editing. */
export function draftOf(touchpoint: Touchpoint): Draft {
  const { key, names, stage, channel, kind, direct, owner, standards, rule, position } = touchpoint;
  const wait: Span =
    standards.waitMsMax === undefined ? { value: "", unit: "minute" } : spanOf(standards.waitMsMax);
  return {
    key,
    es: names.es,
    en: names.en,
    stage,
    channel,
    kind,
    direct,
    owner,
    wait: wait.value,
    waitUnit: wait.unit,
    csat: standards.csatMin === undefined ? "" : String(standards.csatMin),
    position: String(position),
    rule,
  };
}

/** A key from a name: lower-case words joined by underscores, free among `taken`. */
export function keyFrom(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 50);
  const base = plain === "" ? "touchpoint" : plain;
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(key)) return key;
  }
}

/** What an event without a place says of itself. */
export interface LooseEvent {
  readonly event: string;
  readonly source: string;
  /** Its properties as JSON text. */
  readonly example: string;
}

function propertiesOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A new touchpoint, filled from an event when there is one. */
export function newDraft(event: LooseEvent | null, taken: ReadonlySet<string>): Draft {
  const properties = propertiesOf(event?.example ?? "");
  const said = (name: string) => (typeof properties[name] === "string" ? properties[name] : "");
  const name = event?.event ?? "";
  return {
    key: event ? keyFrom(name, taken) : "",
    es: name,
    en: name,
    stage: parseStage(said("stage")) ?? "use",
    channel: parseChannel(said("channel")) ?? "web",
    kind: "other",
    direct: true,
    owner: "",
    wait: "",
    waitUnit: "minute",
    csat: "",
    position: "1000",
    rule: ruleFor(event),
  };
}

function ruleFor(event: LooseEvent | null): Condition | null {
  if (event === null) return null;
  if (event.event !== "") return { field: "event", op: "is", values: [event.event] };
  return {
    all: [
      { field: "event", op: "not_exists" },
      { field: "source", op: "is", values: [event.source] },
    ],
  };
}

function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));
}

/** What is wrong, by field; empty when nothing is. */
export function checkDraft(draft: Draft): Readonly<Partial<Record<DraftField, DraftError>>> {
  const wrong: Partial<Record<DraftField, DraftError>> = {};
  if (!/^[a-z0-9][a-z0-9_]{0,59}$/.test(draft.key)) wrong.key = "key";
  for (const name of ["es", "en"] as const) if (draft[name].trim() === "") wrong[name] = "required";
  const wait = numberOf(draft.wait);
  if (draft.wait.trim() !== "" && !(wait > 0 && spanMs(wait, draft.waitUnit) >= 1)) wrong.wait = "number";
  const csat = numberOf(draft.csat);
  if (draft.csat.trim() !== "" && !(csat >= 0 && csat <= 100)) wrong.csat = "percent";
  const position = numberOf(draft.position);
  if (!Number.isInteger(position) || position < 0 || position > 100_000) wrong.position = "position";
  return wrong;
}

/** The touchpoint of a draft, or undefined while something is wrong. */
export function touchpointOf(draft: Draft): Touchpoint | undefined {
  if (Object.keys(checkDraft(draft)).length > 0) return undefined;
  if (draft.rule !== null && !isCondition(draft.rule)) return undefined;
  const wait = numberOf(draft.wait);
  const csat = numberOf(draft.csat);
  return {
    key: draft.key,
    names: { es: draft.es.trim(), en: draft.en.trim() },
    channel: draft.channel,
    stage: draft.stage,
    kind: draft.kind,
    direct: draft.direct,
    owner: draft.owner.trim(),
    standards: {
      ...(Number.isNaN(wait) ? {} : { waitMsMax: spanMs(wait, draft.waitUnit) }),
      ...(Number.isNaN(csat) ? {} : { csatMin: csat }),
    },
    rule: draft.rule,
    position: numberOf(draft.position),
  };
}
