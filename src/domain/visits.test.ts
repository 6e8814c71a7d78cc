import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutTimeline, groupTimeline, type TimelineMoment, visitGapMs } from "./visits.ts";

let made = 0;
const noon = Date.UTC(2026, 0, 10, 12);
const moment = (at: number, more: Partial<TimelineMoment> = {}): TimelineMoment => ({
  id: String(made++),
  at,
  date: new Date(at).toISOString().slice(0, 10),
  session: "",
  kind: "bought",
  channel: "web",
  touchpoint: "t",
  event: "e",
  telling: true,
  ...more,
});

/** Sizes of entries, by visit, by day. */
const shape = (items: readonly TimelineMoment[]) =>
  groupTimeline(items).map(({ visits }) =>
    visits.map(({ entries }) => entries.map((entry) => entry.items.length)),
  );

describe("visits", () => {
  it("end after a pause of more than 30 minutes and not before", () => {
    expect(shape([moment(noon), moment(noon - visitGapMs)])).toEqual([[[1, 1]]]);
    expect(shape([moment(noon), moment(noon - visitGapMs - 1)])).toEqual([[[1], [1]]]);
  });

  it("follow the session where both carry one, however long the pause", () => {
    const a = { session: "a" };
    expect(shape([moment(noon, a), moment(noon - 4 * visitGapMs, a)])).toEqual([[[1, 1]]]);
    expect(shape([moment(noon, a), moment(noon - 1, { session: "b" })])).toEqual([[[1], [1]]]);
    expect(shape([moment(noon, a), moment(noon - 1)])).toEqual([[[1, 1]]]);
  });

  it("end with their day", () => {
    const midnight = Date.UTC(2026, 0, 10);
    expect(shape([moment(midnight, { session: "a" }), moment(midnight - 1, { session: "a" })])).toEqual([
      [[1]],
      [[1]],
    ]);
  });

  it("an empty timeline has no days", () => {
    expect(groupTimeline([])).toEqual([]);
    expect(cutTimeline([], 10)).toEqual([]);
  });
});

describe("folding", () => {
  const page = (at: number, more: Partial<TimelineMoment> = {}) =>
    moment(at, { kind: "visited", telling: false, ...more });

  it("joins three pages or more, whatever page, and leaves two as they are", () => {
    const pages = (n: number) => Array.from({ length: n }, (_, i) => page(noon - i, { event: `p${i}` }));
    expect(shape(pages(8))).toEqual([[[8]]]);
    expect(shape(pages(2))).toEqual([[[1, 1]]]);
  });

  it("joins other things only when they are the same again on the same channel", () => {
    const seen = { kind: "seen", telling: false };
    const same = [0, 1, 2].map((i) => moment(noon - i, seen));
    expect(shape(same)).toEqual([[[3]]]);
    expect(shape([...same.slice(1), moment(noon - 9, { ...seen, event: "other" })])).toEqual([[[1, 1, 1]]]);
    expect(shape([...same.slice(1), moment(noon - 9, { ...seen, channel: "app" })])).toEqual([[[1, 1, 1]]]);
  });

  it("never hides what carries something of its own", () => {
    const items = [
      page(noon),
      page(noon - 1),
      page(noon - 2, { telling: true }),
      page(noon - 3),
      page(noon - 4),
    ];
    expect(shape(items)).toEqual([[[1, 1, 1, 1, 1]]]);
  });
});

const arbitrary = fc
  .array(
    fc.record({
      step: fc.integer({ min: 0, max: 3 * visitGapMs }),
      session: fc.constantFrom("", "a", "b"),
      kind: fc.constantFrom("visited", "bought"),
      telling: fc.boolean(),
    }),
    { maxLength: 120 },
  )
  .map((steps) => {
    let at = noon;
    return steps.map(({ step, ...more }) => {
      at -= step;
      return moment(at, more);
    });
  });

describe("any timeline", () => {
  it("keeps every interaction once and in order, in days and in pieces", () => {
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 1, max: 30 }), (items, size) => {
        const flat = (days: ReturnType<typeof groupTimeline>) =>
          days.flatMap((day) =>
            day.visits.flatMap((v) => v.entries.flatMap((e) => e.items.map((i) => i.id))),
          );
        const days = groupTimeline(items);
        const ids = items.map(({ id }) => id);
        expect(flat(days)).toEqual(ids);
        expect(cutTimeline(days, size).flatMap(flat)).toEqual(ids);
        expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it("does not change its earlier pieces when older interactions are appended", () => {
    fc.assert(
      fc.property(arbitrary, fc.nat({ max: 120 }), (items, n) => {
        const before = cutTimeline(groupTimeline(items.slice(0, n)), 7).slice(0, -1);
        expect(cutTimeline(groupTimeline(items), 7).slice(0, before.length)).toEqual(before);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});
