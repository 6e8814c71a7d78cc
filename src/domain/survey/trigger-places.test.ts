import { describe, expect, it } from "vitest";
import { type PlacesKnown, type PlaceWanted, TriggerPlaces } from "./trigger-places.ts";

const unlimited = { unitWeekly: 0, quotas: [], answersWeekly: 0 };
const fresh: PlacesKnown = {
  ...{ taken: [], bySegment: new Map(), expected: new Map() },
  measured: { asked: 0, answered: 0 },
};
const someone: PlaceWanted = { unit: "", touchpoint: "", segments: [], draw: 0 };

describe("the places of a trigger", () => {
  it("has room for everyone where nothing is limited", () => {
    const places = TriggerPlaces.of(unlimited, fresh);
    expect(Array.from({ length: 100 }, () => places.take({ ...someone, draw: 0.999 }))).toEqual(
      Array.from({ length: 100 }, () => null),
    );
  });

  it("has so many of a unit in a week, those of the days before included, and all who have none", () => {
    const taken = [{ unit: "norte", touchpoint: "a", asked: 1, answered: 0, left: 5 }];
    const places = TriggerPlaces.of({ ...unlimited, unitWeekly: 2 }, { ...fresh, taken });
    const of = (unit: string) => places.take({ ...someone, unit });
    expect([of("norte"), of("norte"), of("sur"), of("sur"), of("sur"), of("")]).toEqual([
      ...[null, "quota", null, null, "quota", null],
    ]);
  });

  it("has so many of a segment, and asks nobody of whose segments one is full", () => {
    const quotas = [
      { segment: "vip", weekly: 1 },
      { segment: "new", weekly: 2 },
    ];
    const places = TriggerPlaces.of({ ...unlimited, quotas }, { ...fresh, bySegment: new Map([["new", 1]]) });
    const of = (...segments: string[]) => places.take({ ...someone, segments });
    expect([of("vip"), of("vip"), of("vip", "new"), of("new"), of("new"), of()]).toEqual([
      ...[null, "quota", "quota", null, "quota", null],
    ]);
  });

  it("a copy takes nothing from what it is a copy of", () => {
    const places = TriggerPlaces.of({ ...unlimited, unitWeekly: 1 }, fresh);
    expect(places.copy().take({ ...someone, unit: "norte" })).toBeNull();
    expect(places.take({ ...someone, unit: "norte" })).toBeNull();
  });

  it("asks the share of a touchpoint that brings the answers, each touchpoint for itself", () => {
    const taken = [{ unit: "", touchpoint: "shop", asked: 100, answered: 9, left: 300 }];
    const places = TriggerPlaces.of(
      { ...unlimited, answersWeekly: 20 },
      { ...fresh, taken, expected: new Map([["phone", 800]]) },
    );
    // 400 came, 20 answers are expected of the 100 asked: as many again are wanted of 80.
    expect(places.shareAt("shop")).toBeCloseTo(0.25, 12);
    // 800 are expected, none was asked: twice the aim of 160.
    expect(places.shareAt("phone")).toBeCloseTo(0.25, 12);
    expect(places.shareAt("")).toBe(1);
    const at = (touchpoint: string, draw: number) => places.take({ ...someone, touchpoint, draw });
    expect([at("shop", 0.2), at("shop", 0.26), at("phone", 0.2), at("phone", 0.26)]).toEqual([
      ...[null, "enough", null, "enough"],
    ]);
  });

  it("brings about as many answers as are aimed for, and stops at twice as many whatever comes at once", () => {
    const places = TriggerPlaces.of({ ...unlimited, answersWeekly: 10 }, fresh);
    const draws = Array.from({ length: 5000 }, (_, i) => (i * 0.618034) % 1);
    const asked = draws.filter((draw) => places.take({ ...someone, draw }) === null).length;
    // One in five answers: 100 asked are twice the aim.
    expect(asked).toBeGreaterThanOrEqual(50);
    expect(asked).toBeLessThanOrEqual(100);
  });
});
