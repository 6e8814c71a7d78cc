import { expect, test } from "vitest";
import { auditActions } from "../../domain/audit.ts";
import { actionsOf, activityGroups, activityQuery, parseActivitySearch } from "./activity-view.ts";

test("every action belongs to exactly one group", () => {
  const grouped = activityGroups.flatMap((group) => actionsOf(group));
  expect([...grouped].sort()).toEqual([...auditActions].sort());
});

test("an address says what it can, and nothing else is kept", () => {
  const search = { who: "Ana", what: "session", from: "2026-05-01", to: "2026-02-31", other: "x" };
  expect(parseActivitySearch(search)).toEqual({ who: "Ana", what: "session", from: "2026-05-01" });
  expect(parseActivitySearch({ what: "nothing", who: 5 })).toEqual({});
});

test("the last day is asked for to its end", () => {
  expect(activityQuery({ to: "2026-05-31" }).get("to")).toBe("2026-06-01");
  expect(activityQuery({ what: "customer" }).get("action")).toBe(
    "merge.undone,customer.exported,customer.erased",
  );
});
