// What makes a survey ask by itself, as people set it: reading it with what it did lately, changing it, and what it would find.

import { type Doer, makerName } from "../../domain/audit.ts";
import type { InvitationHold } from "../../domain/contact-rules.ts";
import type { Sight } from "../../domain/sight.ts";
import type { SurveyTrigger } from "../../domain/survey/trigger.ts";
import { AppError } from "../../errors.ts";
import { changeAndRecord } from "../../records/audit-store.ts";
import { findTrigger, putTrigger, triggerDeeds } from "../../records/survey-trigger-store.ts";
import { findWorkspace } from "../../records/workspace-store.ts";
import { segmentSize } from "../../warehouse/segment-members.ts";
import { triggeringVolume } from "../../warehouse/triggering.ts";
import type { App } from "../app.ts";
import { resolveSegments } from "../resolve-segments.ts";
import { mustNotBeConfidential, surveyOf } from "../survey-of.ts";
import { mustReach } from "./invite-people.ts";

type Parts = Pick<App, "config" | "context" | "database" | "warehouse">;

const dayMs = 86_400_000;

/** How far back it is looked, by a trigger's account and by its preview. */
export const lookedBackDays = 28;

/** What a trigger did in the last days. */
export interface TriggerDeeds {
  /** When it looked last; null while it is off. */
  readonly lookedAt: Date | null;
  /** What set it off. */
  readonly occasions: number;
  /** Of these, those that wait for their delay or hours, and when the next is due. */
  readonly waiting: number;
  readonly nextAt: Date | null;
  /** Those of people of whom nothing is known by which they could be asked. */
  readonly nobody: number;
  readonly asked: number;
  readonly answered: number;
  readonly held: Readonly<Partial<Record<InvitationHold, number>>>;
}

/** The trigger of a survey and what it did, as far as it may be seen; null when it has none. Throws `not-found`. */
export async function surveyTrigger(
  app: Pick<App, "database">,
  { workspace, units }: Sight,
  id: string,
): Promise<{ readonly trigger: SurveyTrigger | null; readonly deeds: TriggerDeeds | null }> {
  await surveyOf(app.database, workspace, id);
  const found = await findTrigger(app.database, id);
  if (!found) return { trigger: null, deeds: null };
  const { occasions, outcomes } = await triggerDeeds(app.database, id, units);
  const asked = outcomes.find(({ hold }) => hold === null);
  const held: Partial<Record<InvitationHold, number>> = {};
  for (const { hold, n } of outcomes) if (hold !== null) held[hold] = n;
  const inState = (state: string) => occasions.find((one) => one.state === state);
  return {
    trigger: found.body,
    deeds: {
      lookedAt: found.body.enabled ? found.lookedUntil : null,
      occasions: occasions.reduce((sum, { n }) => sum + n, 0),
      waiting: inState("waiting")?.n ?? 0,
      nextAt: inState("waiting")?.nextAt ?? null,
      nobody: inState("nobody")?.n ?? 0,
      asked: asked?.n ?? 0,
      answered: asked?.answered ?? 0,
      held,
    },
  };
}

/** What would have set a trigger off lately. */
export interface TriggerPreview {
  /** How many times in the last 28 days. */
  readonly occasions: number;
  /** How many of these a week, by touchpoint, most first. */
  readonly weekly: readonly { readonly touchpoint: string; readonly n: number }[];
  /** Members of the segment of a schedule now; null where something that happens sets it off. */
  readonly members: number | null;
}

/** What would have set a trigger off in the last 28 days, as far as it may be seen. Throws `bad-input` for an unknown segment. */
export async function previewTrigger(
  app: Parts,
  sight: Sight,
  when: SurveyTrigger["when"],
): Promise<TriggerPreview> {
  const now = app.context.now();
  if (when.kind === "event") {
    const found = await triggeringVolume(app.warehouse, sight, when.where, now - lookedBackDays * dayMs);
    const first = Math.min(now, ...found.map(({ firstAt }) => firstAt));
    // Where it began less than four weeks ago the weeks before it say nothing.
    const weeks = Math.min(lookedBackDays / 7, Math.max(1, (now - first) / (7 * dayMs)));
    return {
      occasions: found.reduce((sum, { n }) => sum + n, 0),
      weekly: found.map(({ touchpoint, n }) => ({ touchpoint, n: n / weeks })),
      members: null,
    };
  }
  const workspace = await findWorkspace(app.database, sight.workspace);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const { segment, everyDays } = when;
  const asked = await resolveSegments(app, workspace, {
    filters: [{ field: "segment", op: "is", values: [segment] }],
  });
  const resolved = asked.get(segment);
  const members = resolved ? (await segmentSize(app.warehouse, sight, resolved)).n : 0;
  const weekly = (members * 7) / everyDays;
  return {
    occasions: Math.round((weekly * lookedBackDays) / 7),
    weekly: [{ touchpoint: "", n: weekly }],
    members,
  };
}

/** Throws `bad-input` for a segment that a quota names and that is not there. */
async function checkQuotas(app: Parts, workspaceId: number, { quotas }: SurveyTrigger): Promise<void> {
  if (quotas.length === 0) return;
  const workspace = await findWorkspace(app.database, workspaceId);
  const values = quotas.map(({ segment }) => segment);
  if (workspace) await resolveSegments(app, workspace, { filters: [{ field: "segment", op: "is", values }] });
}

/** Sets the trigger of a survey. Throws `not-found`, `bad-input` for an unknown segment, or `conflict` where no mail can go. */
export async function setTrigger(app: Parts, doer: Doer, id: string, trigger: SurveyTrigger): Promise<void> {
  const { workspace } = doer;
  const stored = await surveyOf(app.database, workspace, id);
  if (trigger.enabled) mustNotBeConfidential(stored);
  const { name } = stored;
  await checkQuotas(app, workspace, trigger);
  if (trigger.enabled) await mustReach(app, workspace, trigger.way);
  const isLookedAt = trigger.answersWeekly > 0 || trigger.when.kind === "schedule";
  const preview = isLookedAt ? await previewTrigger(app, { workspace, units: null }, trigger.when) : null;
  const expected = new Map(preview?.weekly.map(({ touchpoint, n }) => [touchpoint, n]) ?? []);
  await changeAndRecord(
    app.database,
    doer,
    (tx) => putTrigger(tx, id, trigger, { expected, changedBy: makerName(doer) }),
    () => ({ action: "asking.changed", subject: { kind: "survey", id, name } }),
  );
}
