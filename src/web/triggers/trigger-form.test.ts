import { describe, expect, it } from "vitest";
import { surveyTriggerSchema } from "../../domain/survey/trigger-schema.ts";
import {
  beginMatch,
  beginTrigger,
  completeWhen,
  isMatchComplete,
  missingOf,
  newSchedule,
  opsOf,
  subjectOf,
  subjects,
  withOp,
  writeCondition,
} from "./trigger-form.ts";

describe("the form of a trigger", () => {
  it("begins with what can be saved as it is, but for the segment that only people can choose", () => {
    for (const example of ["bought", "received", "contacted"] as const) {
      const begun = beginTrigger(example, "email");
      expect(missingOf(begun)).toBeUndefined();
      expect(surveyTriggerSchema.parse(begun)).toEqual(begun);
    }
    expect(missingOf(beginTrigger("schedule", "link"))).toBe("segment");
  });

  it("says what is missing, and looks for what is complete already", () => {
    const begun = beginTrigger("bought", "email");
    const bought = { field: "kind", op: "is", values: ["bought"] } as const;
    const when = {
      kind: "event",
      where: { all: [bought, { field: "unit", op: "is", values: [] }] },
    } as const;
    expect(missingOf({ ...begun, when })).toBe("condition");
    expect(completeWhen(when)).toEqual({ kind: "event", where: { all: [bought] } });
    expect(completeWhen({ kind: "event", where: { all: [] } })).toBeNull();
    expect(completeWhen(newSchedule)).toBeNull();
    expect(missingOf({ ...begun, quotas: [{ segment: "", weekly: 5 }] })).toBe("quota");
  });

  it("offers for everything that can be looked at the ways to compare it, and keeps what it is compared with", () => {
    for (const subject of subjects) {
      const begun = beginMatch(subject);
      expect(subjectOf(begun)).toBe(subject);
      for (const op of opsOf(begun)) {
        const turned = withOp(begun, op);
        expect([turned.op, subjectOf(turned), opsOf(turned)]).toEqual([op, subject, opsOf(begun)]);
      }
      expect(withOp(begun, "no such way")).toEqual(begun);
    }
    const plan = { property: "plan", op: "is", values: ["gold"] } as const;
    expect(withOp(plan, "contains")).toEqual({ ...plan, op: "contains" });
    expect(withOp(withOp(plan, "at_least"), "is")).toEqual({ property: "plan", op: "is", values: [] });
    const named = [
      plan,
      { ...plan, property: "" },
      { ...plan, property: "a.b.c.d.e.f" },
      { ...plan, values: [] },
    ];
    expect(named.map(isMatchComplete)).toEqual([true, false, false, false]);
    expect([beginMatch("amount"), beginMatch("url")].map(isMatchComplete)).toEqual([true, false]);
  });

  it("writes what can be saved, however its groups are joined", () => {
    const fact = { field: "touchpoint", op: "is", values: ["checkout"] } as const;
    const inner = { join: "none", parts: [{ not: false, fact }] } as const;
    const where = writeCondition({ join: "not_all", parts: [{ not: false, fact }, inner] });
    const trigger = { ...beginTrigger("bought", "link"), when: { kind: "event", where } } as const;
    expect(surveyTriggerSchema.parse(trigger)).toEqual(trigger);
  });
});
