import { describe, expect, it } from "vitest";
import type { TimelineItem } from "../../api/contract-customers.ts";
import { createItemReader } from "./timeline-item.ts";

const empty: TimelineItem = {
  id: "1",
  at: "2026-03-28T23:30:00.000Z",
  kind: "visited",
  channel: "web",
  touchpoint: "",
  stage: "",
  event: "",
  unit: "",
  employee: "",
  product: "",
  order: "",
  campaign: "",
  outcome: "",
  waitMs: null,
  durationMs: null,
  revenue: null,
  currency: "",
  language: "",
  session: "s",
  source: "",
  url: "",
  properties: "",
  answers: [],
};

describe("an interaction on the screen", () => {
  it("stands on the day and hour of the workspace's clocks", () => {
    expect(createItemReader("Europe/Madrid")(empty)).toMatchObject({ date: "2026-03-29", hour: "00:30" });
    expect(createItemReader("America/Lima")(empty)).toMatchObject({ date: "2026-03-28", hour: "18:30" });
  });

  it("tells something of its own by words, money, a wait, an outcome or an order, not by being long", () => {
    const read = createItemReader("UTC");
    const telling = (more: Partial<TimelineItem>) => read({ ...empty, ...more }).telling;
    expect(telling({})).toBe(false);
    expect(telling({ durationMs: 5 })).toBe(false);
    for (const more of [{ revenue: 0 }, { waitMs: 0 }, { outcome: "solved" }, { order: "o" }])
      expect([more, telling(more)]).toEqual([more, true]);
  });

  it("is read once", () => {
    const read = createItemReader("UTC");
    expect(read(empty)).toBe(read(empty));
  });
});
