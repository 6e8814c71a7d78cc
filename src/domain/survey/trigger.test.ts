import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAnyHour, isDrawn, isInWave, nextAllowed, turnWithin, waveCause } from "./trigger.ts";
import { triggerWhenSchema } from "./trigger-schema.ts";

const hourOf = (at: number, timeZone: string) =>
  Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone }).format(at));

describe("a trigger", () => {
  it("draws the same for the same occasion, and about as many as it says", () => {
    const causes = Array.from({ length: 4000 }, (_, i) => `cause ${i}`);
    const drawn = causes.filter((cause) => isDrawn("t", cause, 25));
    expect(drawn).toEqual(causes.filter((cause) => isDrawn("t", cause, 25)));
    expect(Math.abs(drawn.length / 4000 - 0.25)).toBeLessThan(0.03);
    expect(causes.every((cause) => isDrawn("t", cause, 100))).toBe(true);
    expect(causes.some((cause) => isDrawn("t", cause, 0))).toBe(false);
  });

  it("asks within the hours of whatever clocks, never earlier, and on the next day that has them", () => {
    const zone = fc.constantFrom(
      "Europe/Madrid",
      "America/Bogota",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "UTC",
    );
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(fc.integer({ min: 1.6e12, max: 1.9e12 }), hour, hour, zone, (at, from, to, timeZone) => {
        const due = nextAllowed(at, { from, to }, timeZone);
        expect(due).toBeGreaterThanOrEqual(at);
        // An hour that the clocks leave out comes a day later.
        expect(due - at).toBeLessThanOrEqual(49 * 3_600_000);
        if (from === to) {
          expect(due).toBe(at);
          return;
        }
        const local = hourOf(due, timeZone);
        expect(from < to ? local >= from && local < to : local >= from || local < to).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it("compares parts only of what holds any text, numbers only with bounds, and properties by names that can be", () => {
    const taken = (...where: readonly object[]) =>
      where.map((one) => triggerWhenSchema.safeParse({ kind: "event", where: one }).success);
    const values = ["x"];
    expect(
      taken(
        { field: "event", op: "starts_with", values },
        { field: "url", op: "contains", values },
        { field: "amount", op: "at_least", amount: 50 },
        { property: "cart.total items", op: "is_not", values },
        { property: "plan", op: "at_most", amount: -0.5 },
        { property: "Order No.", op: "is", values },
        // As they were kept at first, alone and as a list.
        { field: "unit", op: "is", values },
        [{ field: "unit", op: "is_not", values }],
      ),
    ).toEqual(Array.from({ length: 8 }, () => true));
    expect(
      taken(
        { field: "unit", op: "contains", values },
        { field: "url", op: "at_least", amount: 1 },
        { field: "amount", op: "is", values },
        { field: "amount", op: "at_least", amount: Number.POSITIVE_INFINITY },
        { property: "", op: "is", values },
        { property: "a\tb", op: "is", values },
        { property: "a.b.c.d.e.f", op: "is", values },
        { property: "x".repeat(121), op: "is", values },
        { property: "plan", op: "is", values: [] },
        { property: "plan", op: "contains", values: [" "] },
        { property: "plan", field: "event", op: "is", values },
      ),
    ).toEqual(Array.from({ length: 11 }, () => false));
  });

  it("knows hours that leave nothing out", () => {
    const all = [
      isAnyHour({ from: 0, to: 0 }),
      isAnyHour({ from: 7, to: 7 }),
      isAnyHour({ from: 0, to: 24 }),
    ];
    expect([...all, isAnyHour({ from: 9, to: 21 }), isAnyHour({ from: 21, to: 9 })]).toEqual([
      ...[true, true, true, false, false],
    ]);
    expect(nextAllowed(1.7e12, { from: 0, to: 24 }, "UTC")).toBe(1.7e12);
  });

  it("asks every member of a segment once in each round of a schedule", () => {
    const members = Array.from({ length: 500 }, (_, i) => `member ${i}`);
    const everyDays = 7;
    const causes: string[] = [];
    const perDay: number[] = [];
    for (let day = 20_002; day < 20_002 + 2 * everyDays; day++) {
      const today = members.filter((member) => isInWave("t", member, day, everyDays));
      perDay.push(today.length);
      causes.push(...today.map((member) => waveCause(member, day, everyDays)));
    }
    expect(causes.length).toBe(1000);
    expect(Math.max(...perDay)).toBeLessThan(120);
    // Days on which nobody looked are made up for: the turns of several days at once are those of each.
    const turns = (from: number, to: number) =>
      members.filter((member) => turnWithin("t", member, { from, to }, everyDays) !== undefined).length;
    expect(turns(20_004, 20_006)).toBe((perDay[2] ?? 0) + (perDay[3] ?? 0) + (perDay[4] ?? 0));
    expect([turns(20_002, 20_008), turns(20_003, 20_002)]).toEqual([500, 0]);
  });
});
