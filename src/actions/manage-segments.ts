// Segments: listing, keeping, changing and removing them. A segment may refer to others but never, through them, to itself,
// and what something else refers to stays. The audit trail tells who changed what.

import { isDeepStrictEqual } from "node:util";
import { type Deed, type Doer, makerName } from "../domain/audit.ts";
import { type Segment, type SegmentCondition, segmentsIn } from "../domain/segment.ts";
import { type SentenceNames, segmentSentence } from "../domain/segment-sentence.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import {
  createSegment,
  deleteSegment,
  listQuestionTexts,
  listSegments,
  type StoredSegment,
  updateSegment,
} from "../records/segment-store.ts";
import { triggersWithSegment } from "../records/survey-trigger-store.ts";
import { listTouchpoints } from "../records/touchpoint-store.ts";
import type { App } from "./app.ts";
import { expandWith } from "./resolve-segments.ts";

type Parts = Pick<App, "database">;

/** Something that refers to a segment. */
export interface SegmentUse {
  readonly kind: "segment" | "question" | "survey";
  readonly id: string;
  readonly name: string;
}

/** A segment with its sentences and where it is used. */
export type ShownSegment = StoredSegment & {
  readonly sentence: { readonly es: string; readonly en: string };
  readonly usedIn: readonly SegmentUse[];
};

/** What names touchpoints and segments in sentences. */
async function namesOf(app: Parts, workspace: number, segments: readonly Segment[]) {
  const touchpoints = new Map(
    (await listTouchpoints(app.database, workspace)).map((one) => [one.key, one.names]),
  );
  const names = new Map(segments.map(({ id, name }) => [id, name]));
  return (language: "es" | "en"): SentenceNames => ({
    touchpoint: (key) => touchpoints.get(key)?.[language],
    segment: (id) => names.get(id),
  });
}

/** What a condition says, in both languages. */
export async function sentencesOf(app: Parts, workspace: number, condition: SegmentCondition) {
  const names = await namesOf(app, workspace, await listSegments(app.database, workspace));
  return {
    es: segmentSentence(condition, "es", names("es")),
    en: segmentSentence(condition, "en", names("en")),
  };
}

type QuestionText = Awaited<ReturnType<typeof listQuestionTexts>>[number];

function usesOf(
  id: string,
  segments: readonly StoredSegment[],
  questions: readonly QuestionText[],
  triggers: readonly QuestionText[],
): SegmentUse[] {
  const users = segments.filter(({ condition }) => segmentsIn(condition).has(id));
  const naming = <Kind extends SegmentUse["kind"]>(kind: Kind, texts: readonly QuestionText[]) =>
    texts.filter(({ body }) => body.includes(id)).map((one) => ({ kind, id: one.id, name: one.name }));
  return [
    ...users.map((one) => ({ kind: "segment" as const, id: one.id, name: one.name })),
    ...naming("question", questions),
    ...naming("survey", triggers),
  ];
}

/** All segments of a workspace, by name. */
export async function showSegments(app: Parts, workspace: number): Promise<ShownSegment[]> {
  const segments = await listSegments(app.database, workspace);
  const [names, questions, triggers] = await Promise.all([
    namesOf(app, workspace, segments),
    listQuestionTexts(app.database, workspace),
    triggersWithSegment(app.database, workspace),
  ]);
  return segments.map((segment) => ({
    ...segment,
    sentence: {
      es: segmentSentence(segment.condition, "es", names("es")),
      en: segmentSentence(segment.condition, "en", names("en")),
    },
    usedIn: usesOf(segment.id, segments, questions, triggers),
  }));
}

function unknown(id: string): AppError {
  return new AppError("not-found", `There is no segment ${id} in this workspace.`);
}

/** One segment. Throws `not-found`. */
export async function showSegment(app: Parts, workspace: number, id: string): Promise<ShownSegment> {
  const found = (await showSegments(app, workspace)).find((one) => one.id === id);
  if (!found) throw unknown(id);
  return found;
}

/** Refuses a condition that refers to what is not there, or through others to itself. */
async function checkReferences(app: Parts, workspace: number, segment: Segment): Promise<void> {
  const segments = await listSegments(app.database, workspace);
  const conditions = new Map(segments.map(({ id, condition }) => [id, condition]));
  conditions.set(segment.id, segment.condition);
  // Whoever refers to this one must still be able to be judged.
  for (const { id } of [segment, ...segments]) expandWith({ fact: "segment", id }, conditions);
}

function taken(name: string): AppError {
  return new AppError(
    "conflict",
    `There is already a segment called "${name}" in this workspace, or one with its id; give it another name.`,
  );
}

function deed(action: Deed["action"], { id, name }: Pick<Segment, "id" | "name">): Deed {
  return { action, subject: { kind: "segment", id, name } };
}

/** Keeps a new segment, or with `restores` one that was removed, under its id. Throws `bad-input` or `conflict`. */
export async function addSegment(
  app: Parts,
  doer: Doer,
  segment: Segment,
  restores: boolean,
): Promise<ShownSegment> {
  const { workspace } = doer;
  await checkReferences(app, workspace, segment);
  const madeBy = doer.actor.kind === "person" ? makerName(doer) : "";
  const made = await changeAndRecord(
    app.database,
    doer,
    (tx) => createSegment(tx, workspace, { ...segment, madeBy }),
    (isMade) => (isMade ? deed(restores ? "segment.restored" : "segment.made", segment) : undefined),
  );
  if (!made) throw taken(segment.name);
  return showSegment(app, workspace, segment.id);
}

/** Writes a segment anew. Throws `bad-input`, `not-found` or `conflict`. */
export async function changeSegment(app: Parts, doer: Doer, segment: Segment): Promise<ShownSegment> {
  const { workspace } = doer;
  const before = await showSegment(app, workspace, segment.id);
  await checkReferences(app, workspace, segment);
  const outcome = await changeAndRecord(
    app.database,
    doer,
    (tx) => updateSegment(tx, workspace, segment),
    (how) => {
      if (how !== "written") return undefined;
      const told = deed("segment.changed", segment);
      if (before.name !== segment.name)
        return { ...told, details: { name: `${before.name} → ${segment.name}` } };
      return isDeepStrictEqual(before.condition, segment.condition) ? undefined : told;
    },
  );
  if (outcome === "unknown") throw unknown(segment.id);
  if (outcome === "taken") throw taken(segment.name);
  return showSegment(app, workspace, segment.id);
}

/** Removes a segment. Throws `not-found`, or `conflict` with where it is used. */
export async function removeSegment(app: Parts, doer: Doer, id: string): Promise<void> {
  const { name, usedIn } = await showSegment(app, doer.workspace, id);
  if (usedIn.length > 0)
    throw new AppError(
      "conflict",
      `The segment "${name}" is used in ${usedIn.map((use) => `the ${use.kind} "${use.name}"`).join(", ")}; take it out there first.`,
      { details: { usedIn } },
    );
  const removed = await changeAndRecord(
    app.database,
    doer,
    (tx) => deleteSegment(tx, doer.workspace, id),
    (gone) => (gone ? deed("segment.removed", { id, name }) : undefined),
  );
  if (!removed) throw unknown(id);
}
