import { expect, test } from "vitest";
import type { AuditVerdict } from "../../api/contract-audit.ts";
import { speakIn } from "../i18n/speech.ts";
import { describeVerdict } from "./audit.ts";

const sound: AuditVerdict = {
  ok: true,
  entries: 1204,
  firstAt: "2026-01-01T00:00:00.000Z",
  lastAt: "2026-02-01T00:00:00.000Z",
  broken: 0,
  breaks: [],
  noted: 3,
  notedAt: "2026-01-31T10:00:00.000Z",
};

test("an unbroken trail is called so, with what it was held against", () => {
  expect(describeVerdict(speakIn("en"), sound)).toEqual([
    "The trail is unbroken: 1,204 entries.",
    "It was held against 3 heads that this machine has noted, the last one at 2026-01-31 10:00:00 (UTC).",
  ]);
  expect(describeVerdict(speakIn("es"), { ...sound, noted: 0, notedAt: null }).join("\n")).toMatch(
    /intacto: 1204 entradas[\s\S]*podría faltar el final/,
  );
});

test("a broken one says where, how and since when", () => {
  const breaks = [
    { kind: "changed", from: 5, to: 5, at: "2026-01-02T03:04:05.678Z" },
    { kind: "truncated", from: 1205, to: 1300, at: null },
  ] as const;
  const said = describeVerdict(speakIn("en"), { ...sound, ok: false, broken: 7, breaks: [...breaks] });
  expect(said[0]).toBe("The trail is BROKEN in 7 places; there are 1,204 entries.");
  expect(said[1]).toContain("entry 5 is not what was written");
  expect(said[1]).toContain("near 2026-01-02 03:04:05 UTC");
  expect(said[2]).toContain("entries 1,205 to 1,300");
  expect(said[3]).toBe("… and 5 more.");
});
