// What sets a trigger off, as SQL against what its condition says of each interaction: on one server and on two shards, for
// those who see everything and those who see some units.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillLog } from "../../test/warehouse/fill-log.ts";
import { openTestWarehouses, type TestWarehouses } from "../../test/warehouse/open-warehouses.ts";
import { randomLog, seededRandom } from "../../test/warehouse/sample-log.ts";
import type { Interaction } from "../domain/interaction.ts";
import { amountFields } from "../domain/segment.ts";
import {
  type FieldMatch,
  isMatch,
  namedTriggerFields,
  neverTriggering,
  openTriggerFields,
  type TriggerCondition,
  type TriggerMatch,
  triggerTextOps,
} from "../domain/survey/trigger.ts";
import { surveyTriggerSchema } from "../domain/survey/trigger-schema.ts";
import { triggering, triggeringVolume } from "./triggering.ts";

let logs: TestWarehouses;

const random = seededRandom(77);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const odd = `it's \\ "x" {y:String}`;
const held = [
  ...["gold", "Gold Plus", "ÁRBOL", "", "12.50", "7 ", "1e3", odd],
  ...[3, 12.5, -1, 0, true, false, null, ["gold"], { gold: 1 }],
] as const;
const usual = randomLog(9, 260, 9);
const sample = {
  ...usual,
  interactions: usual.interactions.map((it) => ({
    ...it,
    product: pick(["sofa", "Lámpara", ""]),
    outcome: pick(["solved", "Not solved", ""]),
    url: pick(["https://shop.example/checkout/pay", "https://shop.example/Ayuda", "checkout", ""]),
    durationMs: pick([null, 30_000, 120_000]),
    properties: pick([
      "{}",
      JSON.stringify({
        ...{ plan: pick(held), cart: pick([{ total: pick(held) }, 7, null]), [odd]: pick(held) },
        ...pick([{}, { "No. de pedido": pick(held) }, { "cart.total": pick(held) }]),
      }),
    ]),
  })),
};

beforeAll(async () => {
  logs = await openTestWarehouses();
  for (const { warehouse } of [logs.one, logs.two]) await fillLog(warehouse, sample, 1);
});

afterAll(() => logs?.close());

function fitsText({ op, values }: Pick<FieldMatch, "op" | "values">, text: string): boolean {
  const low = text.toLowerCase();
  if (op === "contains") return values.some((value) => low.includes(value.toLowerCase()));
  if (op === "starts_with") return values.some((value) => low.startsWith(value.toLowerCase()));
  return values.includes(text) === (op === "is");
}

const fitsBound = (op: string, amount: number, value: number | null) =>
  value !== null && (op === "at_least" ? value >= amount : value <= amount);

function propertyOf(it: Interaction, name: string): string {
  let value: unknown = JSON.parse(it.properties);
  const steps = Object.hasOwn(Object(value), name) ? [name] : name.split(".");
  for (const part of steps)
    value =
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Reflect.get(value, part)
        : undefined;
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : "";
}

function fitsMatch(it: Interaction, match: TriggerMatch): boolean {
  if ("property" in match) {
    const text = propertyOf(it, match.property);
    if (!("amount" in match)) return fitsText(match, text);
    return fitsBound(match.op, match.amount, /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : null);
  }
  if (!("amount" in match)) return fitsText(match, it[match.field]);
  const minutes = (ms: number | null) => (ms === null ? null : ms / 60_000);
  const amounts = {
    wait_minutes: minutes(it.waitMs),
    duration_minutes: minutes(it.durationMs),
    amount: it.revenue,
  };
  return fitsBound(match.op, match.amount, amounts[match.field]);
}

function fits(it: Interaction, condition: TriggerCondition): boolean {
  if (isMatch(condition)) return fitsMatch(it, condition);
  if ("not" in condition) return !fits(it, condition.not);
  return "all" in condition
    ? condition.all.every((part) => fits(it, part))
    : condition.any.some((part) => fits(it, part));
}

const values = fc.uniqueArray(
  fc.constantFrom(
    ...["bought", "web", "checkout", "Madrid 1", "O'Hare \\ 'x'", "sofa", "LÁM", "solved", "Order"],
    ...["https://shop.example/c", "gold", "GOLD", "árb", "true", "3", "12.50", odd],
  ),
  { minLength: 1, maxLength: 4 },
);
const amount = fc.constantFrom(0, 0.5, 2, 3, 12.5, 50, -1);
const property = fc.constantFrom("plan", "cart.total", "cart", odd, "plan.gold", "nothing", "No. de pedido");
const bound = fc.constantFrom("at_least" as const, "at_most" as const);
const textOp = fc.constantFrom(...triggerTextOps);
const match: fc.Arbitrary<TriggerMatch> = fc.oneof(
  fc.record({
    field: fc.constantFrom(...namedTriggerFields),
    op: fc.constantFrom("is" as const, "is_not" as const),
    values,
  }),
  fc.record({ field: fc.constantFrom(...openTriggerFields), op: textOp, values }),
  fc.record({ field: fc.constantFrom(...amountFields), op: bound, amount }),
  fc.record({ property, op: textOp, values }),
  fc.record({ property, op: bound, amount }),
);
const { condition } = fc.letrec<{ condition: TriggerCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    match,
    fc.record({ all: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));

describe("a condition", () => {
  test("finds what it says, whatever it is made of, and no more of it than may be seen", async () => {
    const span = { happenedFrom: 0, receivedFrom: 0, afterId: "0", limit: 1000 };
    const settings = { enabled: true, delayMinutes: 0, hours: { from: 0, to: 0 }, percent: 100, way: "link" };
    const units = ["Madrid 1", "O'Hare \\ 'x'"];
    await fc.assert(
      fc.asyncProperty(condition, async (where) => {
        const mine = sample.interactions.filter(
          (it) => it.workspace === 1 && !neverTriggering.some((kind) => kind === it.kind) && fits(it, where),
        );
        const seen = mine.filter(({ unit }) => units.includes(unit));
        for (const { warehouse } of [logs.one, logs.two]) {
          const found = await triggering(warehouse, 1, where, span);
          expect(found.map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => String(id)).sort());
          const volume = await triggeringVolume(warehouse, { workspace: 1, units }, where, 0);
          expect(volume.reduce((sum, { n }) => sum + n, 0)).toBe(seen.length);
        }
        // What the log understands can be saved, too: the form of a trigger is the same everywhere.
        const when = {
          kind: "event",
          where: { all: [{ field: "kind", op: "is", values: ["bought"] }, where] },
        };
        const kept = { ...settings, when, unitWeekly: 0, answersWeekly: 0 };
        expect(surveyTriggerSchema.parse(kept).when).toEqual(when);
      }),
      { numRuns: 35, seed: 11 },
    );
  });
});
