import { describe, expect, it } from "vitest";
import { surveyTriggerSchema } from "../../domain/survey/trigger-schema.ts";
import { beginTrigger, completeWhen, missingOf, newSchedule, writeCondition } from "./trigger-form.ts";

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

  it("writes what can be saved, however its groups are joined", () => {
    const fact = { field: "touchpoint", op: "is", values: ["checkout"] } as const;
    const inner = { join: "none", parts: [{ not: false, fact }] } as const;
    const where = writeCondition({ join: "not_all", parts: [{ not: false, fact }, inner] });
    const trigger = { ...beginTrigger("bought", "link"), when: { kind: "event", where } } as const;
    expect(surveyTriggerSchema.parse(trigger)).toEqual(trigger);
  });
});
