import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EpisodeMoment, groupEpisodes, journeyGapMs } from "./episodes.ts";

const noon = Date.UTC(2026, 0, 10, 12);
const hour = 3_600_000;
interface Named extends EpisodeMoment {
  readonly name: string;
}
const moment = (name: string, hours: number, more: Partial<EpisodeMoment> = {}): Named => ({
  name,
  at: noon - hours * hour,
  session: "",
  order: "",
  kind: "visited",
  revenue: null,
  ...more,
});
const shape = (items: readonly Named[]) =>
  groupEpisodes(items).map((one) => `${one.kind} ${one.items.map(({ name }) => name).join("")}`);

describe("journeys", () => {
  it("hold everything of one order, however far apart, and what led to it", () => {
    const o = { order: "o-1" };
    expect(
      shape([
        moment("answer", 0, { ...o, kind: "answered" }),
        moment("late", 24 * 20, { ...o, kind: "received" }),
        moment("buy", 24 * 30, { ...o, kind: "bought" }),
        moment("look", 24 * 31),
      ]),
    ).toEqual(["purchase answerlatebuylook"]);
  });

  it("keep two orders apart; what lies between leads to the newer one", () => {
    expect(
      shape([
        moment("B", 0, { order: "b", revenue: 5 }),
        moment("m", 10),
        moment("A", 20, { order: "a", revenue: 5 }),
        moment("n", 30),
      ]),
    ).toEqual(["purchase Bm", "purchase An"]);
  });

  it("take an order's aftermath without a reference along", () => {
    expect(shape([moment("use", 0), moment("A", 20, { order: "a", revenue: 5 })])).toEqual(["purchase useA"]);
  });

  it("end after a pause of more than three days and not before, except within a session", () => {
    const gap = journeyGapMs / hour;
    expect(shape([moment("a", 0), moment("b", gap)])).toEqual(["visit ab"]);
    expect(shape([moment("a", 0), moment("b", gap + 1)])).toEqual(["visit a", "visit b"]);
    const s = { session: "s" };
    expect(shape([moment("a", 0, s), moment("b", gap + 1, s)])).toEqual(["visit ab"]);
  });

  it("are named after a purchase before a departure, service and a mere visit", () => {
    expect(shape([moment("c", 0, { kind: "complained" })])).toEqual(["service c"]);
    expect(shape([moment("l", 0, { kind: "left" }), moment("c", 1, { kind: "complained" })])).toEqual([
      "departure lc",
    ]);
    expect(groupEpisodes([])).toEqual([]);
  });

  const timelines = fc
    .array(
      fc.record({
        hours: fc.integer({ min: 0, max: 2000 }),
        order: fc.constantFrom("", "", "", "a", "b", "c"),
        session: fc.constantFrom("", "", "s", "t"),
      }),
      { maxLength: 40 },
    )
    .map((rows) =>
      [...rows]
        .sort((a, b) => a.hours - b.hours)
        .map(({ hours, ...more }, index) => moment(`${index} `, hours, more)),
    );

  it("lose nothing, repeat nothing and hold at most one order", () => {
    fc.assert(
      fc.property(timelines, (items) => {
        const episodes = groupEpisodes(items);
        expect(episodes.flatMap((one) => one.items.map(({ name }) => name)).sort()).toEqual(
          items.map(({ name }) => name).sort(),
        );
        for (const { items: own } of episodes)
          expect(new Set(own.map(({ order }) => order).filter(Boolean)).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("stay as they are when older interactions are loaded, but for what joins them", () => {
    fc.assert(
      fc.property(timelines, fc.nat(40), (items, cut) => {
        const few = groupEpisodes(items.slice(0, cut));
        const all = groupEpisodes(items);
        few.forEach((one, index) => {
          expect(all[index]?.items.slice(0, one.items.length)).toEqual(one.items);
        });
      }),
    );
  });
});
