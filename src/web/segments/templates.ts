// Conditions to start from: questions that most companies ask of their customers.

import type { SegmentCondition } from "../../domain/segment.ts";

const bought = { field: "kind", op: "is", values: ["bought"] } as const;

/** The templates by name. */
export const templates = {
  promoters: {
    all: [{ fact: "answered", metric: "nps", which: "latest", groups: ["promoter"], when: { lastDays: 90 } }],
  },
  detractors_who_bought: {
    all: [
      { fact: "answered", metric: "nps", which: "latest", groups: ["detractor"] },
      { fact: "did", where: [bought], times: { op: "at_least", n: 1 }, when: { lastDays: 365 } },
    ],
  },
  waited: {
    all: [
      {
        fact: "did",
        where: [{ field: "wait_minutes", op: "at_least", amount: 10 }],
        times: { op: "at_least", n: 1 },
        when: { lastDays: 90 },
      },
    ],
  },
  lapsed: {
    all: [
      { fact: "did", where: [bought], times: { op: "at_least", n: 1 } },
      { fact: "did", where: [bought], times: { op: "exactly", n: 0 }, when: { lastDays: 180 } },
    ],
  },
  new_customers: { all: [{ fact: "seen", which: "first", when: { lastDays: 30 } }] },
  high_value: {
    all: [{ fact: "value", of: "revenue", op: "at_least", amount: 500, when: { lastDays: 365 } }],
  },
  complained: {
    all: [
      {
        fact: "did",
        where: [{ field: "kind", op: "is", values: ["complained"] }],
        times: { op: "at_least", n: 1 },
        when: { lastDays: 90 },
      },
    ],
  },
} as const satisfies Readonly<Record<string, SegmentCondition>>;

/** Name of a template. */
export type TemplateName = keyof typeof templates;

const isName = (text: string): text is TemplateName => Object.hasOwn(templates, text);

/** The names in the order in which they are offered. */
export const templateNames: readonly TemplateName[] = Object.keys(templates).filter(isName);

/** The template of a name from an address; undefined for another word. */
export function templateOf(name: string): SegmentCondition | undefined {
  return isName(name) ? templates[name] : undefined;
}
