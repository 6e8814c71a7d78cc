import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, parseCalendarDate } from "./calendar.ts";
import { decideGoal, type Goal, type GoalFacts, goalDirections } from "./goal.ts";

function date(text: string) {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

const today = date("2026-06-15");
const number = fc.double({ min: -1000, max: 1000, noNaN: true });
const anyFacts = fc
  .record({ three: fc.tuple(number, number, number), indicative: fc.boolean(), complete: fc.boolean() })
  .map(({ three, indicative, complete }): GoalFacts => {
    const [low = 0, score = 0, high = 0] = three.toSorted((a, b) => a - b);
    return { low, score, high, indicative, complete };
  });
const anyGoal = fc.record({
  target: number,
  direction: fc.constantFrom(...goalDirections),
  by: fc.constantFrom(null, addDays(today, -1), today, addDays(today, 1)),
});

describe("a goal", () => {
  it("is uncertain exactly when the interval holds the target or too few answered", () => {
    fc.assert(
      fc.property(anyGoal, anyFacts, (goal, facts) => {
        const low = facts.complete ? (facts.score ?? 0) : (facts.low ?? 0);
        const high = facts.complete ? (facts.score ?? 0) : (facts.high ?? 0);
        const [worst, best] = goal.direction === "at_least" ? [low, high] : [-high, -low];
        const target = goal.direction === "at_least" ? goal.target : -goal.target;
        const { state } = decideGoal(goal, facts, today);
        expect(state === "uncertain").toBe(facts.indicative || (worst < target && best >= target));
      }),
    );
  });

  it("that less is good for is the mirror image of one that more is good for", () => {
    fc.assert(
      fc.property(anyGoal, anyFacts, (goal, facts) => {
        const mirrored: Goal = {
          ...goal,
          target: -goal.target,
          direction: goal.direction === "at_least" ? "at_most" : "at_least",
        };
        const { low, score, high } = facts;
        const turned = { ...facts, low: -(high ?? 0), score: -(score ?? 0), high: -(low ?? 0) };
        expect(decideGoal(mirrored, turned, today)).toEqual(decideGoal(goal, facts, today));
      }),
    );
  });

  it("is missed only after its day, and never once it is surely reached", () => {
    fc.assert(
      fc.property(anyGoal, anyFacts, (goal, facts) => {
        const { state, missing } = decideGoal(goal, facts, today);
        if (state === "missed") expect(goal.by !== null && goal.by < today).toBe(true);
        if (state === "reached") expect(missing).toBe(0);
        if (state === "missed" || state === "on_the_way") expect(missing).toBeGreaterThan(0);
      }),
    );
  });

  it("is judged by hand the same", () => {
    const goal: Goal = { target: 40, direction: "at_least", by: date("2026-06-30") };
    const facts = { score: 45, low: 41, high: 49, indicative: false, complete: false };
    expect(decideGoal(goal, facts, today).state).toBe("reached");
    expect(decideGoal(goal, { ...facts, low: 39 }, today).state).toBe("uncertain");
    expect(decideGoal(goal, { ...facts, score: 30, low: 26, high: 34 }, today)).toEqual({
      state: "on_the_way",
      missing: 10,
    });
    expect(decideGoal(goal, { ...facts, score: 30, low: 26, high: 34 }, date("2026-07-01")).state).toBe(
      "missed",
    );
    expect(decideGoal(goal, { ...facts, indicative: true }, today).state).toBe("uncertain");
    // A mean of one answer has no interval and decides nothing.
    expect(decideGoal(goal, { ...facts, low: null, high: null }, today).state).toBe("uncertain");
    // A complete count has none either, and does.
    expect(decideGoal(goal, { ...facts, low: null, high: null, complete: true }, today).state).toBe(
      "reached",
    );
    expect(decideGoal(goal, { ...facts, score: null }, today)).toEqual({ state: "nothing", missing: null });
  });
});
