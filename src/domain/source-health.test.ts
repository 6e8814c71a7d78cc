import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideSourceHealth, type SourceFacts } from "./source-health.ts";

const now = Date.UTC(2026, 5, 15, 12);
const hour = 3_600_000;
const facts = (more: Partial<SourceFacts>): SourceFacts => ({
  live: true,
  lastReceivedAt: now - hour,
  receivedDay: 100,
  quarantinedDay: 0,
  receivedWeekBefore: 700,
  received: 10_000,
  ...more,
});
const health = (more: Partial<SourceFacts>) => decideSourceHealth(facts(more), now);

describe("the health of a source", () => {
  it("a source that sends as usual flows, through the night as well", () => {
    expect(health({})).toBe("flowing");
    expect(health({ lastReceivedAt: now - 11 * hour })).toBe("flowing");
  });

  it("is silent when it stopped against its own habit", () => {
    expect(health({ lastReceivedAt: now - 26 * hour, receivedDay: 0 })).toBe("silent");
    expect(health({ lastReceivedAt: now - 26 * hour, receivedDay: 0, receivedWeekBefore: 3 })).toBe("quiet");
    expect(health({ lastReceivedAt: now - 400 * 24 * hour, receivedDay: 0, receivedWeekBefore: 0 })).toBe(
      "quiet",
    );
  });

  it("fails when more than one in twenty of the last day was kept aside, and not for one odd item", () => {
    expect(health({ quarantinedDay: 6 })).toBe("failing");
    expect(health({ quarantinedDay: 5 })).toBe("flowing");
    expect(health({ receivedDay: 2, quarantinedDay: 2 })).toBe("flowing");
  });

  it("a file is loaded once and never silent, but may fail", () => {
    expect(health({ live: false, lastReceivedAt: now - 900 * hour, receivedDay: 0 })).toBe("loaded");
    expect(health({ live: false, quarantinedDay: 50 })).toBe("failing");
  });

  it("waits while nothing has come", () => {
    expect(health({ received: 0, lastReceivedAt: null })).toBe("waiting");
  });

  it("a longer silence never makes a source healthier", () => {
    const rank = { waiting: 0, silent: 0, failing: 0, quiet: 1, loaded: 2, flowing: 2 };
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), fc.nat(1e5), (a, more, week) => {
        const at = (silence: number) =>
          rank[health({ lastReceivedAt: now - silence, receivedWeekBefore: week, receivedDay: 0 })];
        expect(at(a + more)).toBeLessThanOrEqual(at(a));
      }),
    );
  });
});
