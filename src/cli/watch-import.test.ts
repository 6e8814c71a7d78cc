import { expect, test } from "vitest";
import type { ImportState } from "../api/contract.ts";
import { speakIn } from "./i18n/speech.ts";
import { describeImport } from "./watch-import.ts";

const state: ImportState = {
  id: "7e8e4c1c-0000-4000-8000-000000000000",
  name: "survey.csv",
  state: "done",
  dryRun: false,
  bytesTotal: 10,
  bytesRead: 10,
  counts: {
    received: 1234,
    interactions: 1230,
    profiles: 1,
    duplicates: 0,
    quarantined: 3,
    skipped: 0,
    answers: 2460,
  },
  problems: [{ reason: "bad-time", n: 3, line: 1002, detail: 'no time in "ayer"\u001b[2J' }],
  error: null,
  startedAt: "2026-01-01T10:00:00.000Z",
  finishedAt: "2026-01-01T10:00:01.500Z",
};

test("the end of an import adds up, leaves out what there was none of, and says where to look", () => {
  expect(describeImport(speakIn("en"), state)).toEqual([
    "Imported survey.csv: 1,234 received = 1,230 interactions + 1 profile + 3 in quarantine",
    "2,460 answers, 1.5 s",
    '  3 × date or time not understood, first in line 1,002: no time in "ayer" [2J',
    `See them with: vivencia quarantine list --import ${state.id}`,
  ]);
  expect(describeImport(speakIn("es"), state).slice(0, 2)).toEqual([
    "Importado survey.csv: 1234 recibidos = 1230 interacciones + 1 perfil + 3 en cuarentena",
    "2460 respuestas, 1,5 s",
  ]);
});

test("a trial says that nothing was written, and points at no quarantine that there is not", () => {
  const lines = describeImport(speakIn("en"), { ...state, dryRun: true });
  expect(lines[0]).toMatch(/^Tried survey.csv, nothing written: /);
  expect(lines.join("\n")).not.toContain("quarantine list");
});

test("a stopped import says so", () => {
  const [line] = describeImport(speakIn("en"), { ...state, state: "cancelled" });
  expect(line).toMatch(/^Stopped survey.csv; what was written stays: /);
});

test("a file that was all there already teaches why nothing was added", () => {
  const counts = {
    ...state.counts,
    interactions: 0,
    profiles: 0,
    quarantined: 0,
    duplicates: 1234,
    answers: 0,
  };
  const lines = describeImport(speakIn("en"), { ...state, counts, problems: [] });
  expect(lines).toContain("All of it was here already: the same rows count once.");
});
