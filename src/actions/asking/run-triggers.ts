// Surveys that ask by themselves. One process at a time looks at what happened, keeps an occasion for each cause, and invites
// on those that are due. Invariant: an occasion has the key of its cause and its invitation the key of the occasion, so that
// whatever repeats, restarts or is killed in between, there is exactly one invitation of a trigger and a cause.

import type { Doer } from "../../domain/audit.ts";
import { makerName } from "../../domain/audit.ts";
import { dateIn } from "../../domain/calendar.ts";
import type { InvitationHold } from "../../domain/contact-rules.ts";
import type { Invitee } from "../../domain/invitee.ts";
import {
  isDrawn,
  isInWave,
  nextAllowed,
  type SurveyTrigger,
  waveCause,
  zoneOr,
} from "../../domain/survey/trigger.ts";
import { AppError, toAppError } from "../../errors.ts";
import { changeAndRecord } from "../../records/audit-store.ts";
import { customersOf } from "../../records/identifier-search.ts";
import {
  activeTriggers,
  askedThisWeek,
  dueOccasions,
  endOccasions,
  findTrigger,
  keepOccasions,
  noteLooked,
  putOffOccasion,
  putTrigger,
  type StoredTrigger,
} from "../../records/survey-trigger-store.ts";
import { findWorkspace } from "../../records/workspace-store.ts";
import { contactTraits } from "../../warehouse/contact-facts.ts";
import { segmentMembers } from "../../warehouse/segment-members.ts";
import { triggering } from "../../warehouse/triggering.ts";
import { canMail } from "../accounts/sign-in.ts";
import type { App } from "../app.ts";
import { resolveSegments } from "../resolve-segments.ts";
import { surveyOf } from "../survey-of.ts";
import { askingSurvey, type InvitationPlaces, invitePeople, type WantedPerson } from "./invite-people.ts";
import { inviteesOf } from "./manage-invitations.ts";

type Parts = Pick<App, "config" | "context" | "database" | "warehouse">;

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** What happened longer ago asks nobody. */
const happenedMs = 2 * dayMs;

/** How late something may get from the journal into the log and still be seen; looking again finds nothing twice. */
const lateMs = 60 * minuteMs;

/** What is found and kept at once. */
const pageSizeUsual = 5_000;
const dueMax = 200;

/** A round: how much of the log is looked at in one piece, and when it is to end early. */
interface Round {
  readonly pageSize: number;
  readonly signal: AbortSignal | undefined;
}

/** The share of the asked that is expected to answer while too few were asked to know. */
const usualRate = 0.2;

/** The trigger of a survey; null when it has none. Throws `not-found`. */
export async function surveyTrigger(
  app: Parts,
  workspace: number,
  id: string,
): Promise<SurveyTrigger | null> {
  await surveyOf(app.database, workspace, id);
  return (await findTrigger(app.database, id))?.body ?? null;
}

/** Sets the trigger of a survey. Throws `not-found`, `bad-input` for an unknown segment, or `conflict` where no mail can go. */
export async function setTrigger(app: Parts, doer: Doer, id: string, trigger: SurveyTrigger): Promise<void> {
  const { name } = await surveyOf(app.database, doer.workspace, id);
  if (trigger.when.kind === "schedule") {
    const workspace = await findWorkspace(app.database, doer.workspace);
    const values = [trigger.when.segment];
    if (workspace)
      await resolveSegments(app, workspace, { filters: [{ field: "segment", op: "is", values }] });
  }
  if (trigger.enabled && trigger.way === "email" && !canMail(app))
    throw new AppError("conflict", "No mail server is configured here; let it make links instead.");
  await changeAndRecord(
    app.database,
    doer,
    (tx) => putTrigger(tx, id, trigger, makerName(doer)),
    () => ({ action: "asking.changed", subject: { kind: "survey", id, name } }),
  );
}

/** Keeps the occasions of what happened since the trigger looked last, page by page to the end. */
async function lookAtLog(app: Parts, trigger: StoredTrigger, { pageSize, signal }: Round): Promise<void> {
  const { when, delayMinutes, hours } = trigger.body;
  if (when.kind !== "event") return;
  const now = app.context.now();
  let after = { receivedFrom: trigger.lookedUntil.getTime() - lateMs, afterId: "0" };
  while (!signal?.aborted) {
    const found = await triggering(app.warehouse, trigger.workspace, when.where, {
      ...{ happenedFrom: now - happenedMs, ...after, limit: pageSize },
    });
    const occasions = found.map(({ id, identity, unit, time }) => ({
      ...{ cause: id, identity, unit },
      dueAt: new Date(nextAllowed(time + delayMinutes * minuteMs, hours, trigger.timeZone)),
    }));
    await keepOccasions(app.database, trigger.survey, occasions);
    const last = found.at(-1);
    if (!last || found.length < pageSize) break;
    after = { receivedFrom: last.received, afterId: last.id };
  }
  // A round that was ended looks from the same moment again.
  if (!signal?.aborted) await noteLooked(app.database, trigger.survey, new Date(now), null);
}

/** Keeps the occasions of today's wave, once a day. */
async function makeWave(app: Parts, trigger: StoredTrigger): Promise<void> {
  const { when, hours } = trigger.body;
  if (when.kind !== "schedule") return;
  const now = app.context.now();
  const today = dateIn(trigger.timeZone, now);
  if (trigger.waveOn === today) return;
  const workspace = await findWorkspace(app.database, trigger.workspace);
  if (!workspace) return;
  const resolved = await resolveSegments(app, workspace, {
    filters: [{ field: "segment", op: "is", values: [when.segment] }],
  });
  const segment = resolved.get(when.segment);
  if (!segment) return;
  const day = Math.floor(Date.parse(`${today}T00:00:00Z`) / dayMs);
  const { survey } = trigger;
  const dueAt = new Date(nextAllowed(now, hours, trigger.timeZone));
  let after: { at: number; customer: string } | undefined;
  for (;;) {
    const members = await segmentMembers(
      app.warehouse,
      { workspace: trigger.workspace, units: null },
      segment,
      { limit: 1000, after },
    );
    const drawn = members.filter(({ customer }) => isInWave(survey, customer, day, when.everyDays));
    const occasions = drawn.map(({ customer }) => ({
      cause: waveCause(customer, day, when.everyDays),
      ...{ identity: customer, unit: "", dueAt },
    }));
    await keepOccasions(app.database, survey, occasions);
    const last = members.at(-1);
    if (members.length < 1000 || !last) break;
    after = { at: last.lastAt, customer: last.customer };
  }
  await noteLooked(app.database, survey, new Date(now), today);
}

/** What has been asked this week, and whether more is wanted. */
class WeeklyCount implements InvitationPlaces {
  private constructor(
    private readonly trigger: SurveyTrigger,
    private readonly rate: number,
    private expected: number,
    private readonly byUnit: Map<string, number>,
  ) {}

  static of(trigger: SurveyTrigger, week: Awaited<ReturnType<typeof askedThisWeek>>): WeeklyCount {
    const asked = week.reduce((sum, one) => sum + one.asked, 0);
    const answered = week.reduce((sum, one) => sum + one.answered, 0);
    const rate = asked < 20 ? usualRate : Math.max(0.01, answered / asked);
    // Who was asked and has not answered may still.
    const expected = Math.max(answered, asked * rate);
    return new WeeklyCount(trigger, rate, expected, new Map(week.map(({ unit, asked: n }) => [unit, n])));
  }

  copy(): WeeklyCount {
    return new WeeklyCount(this.trigger, this.rate, this.expected, new Map(this.byUnit));
  }

  /** Why somebody of a unit is not asked; null when they are, who then counts. */
  take({ hidden }: Invitee): InvitationHold | null {
    const unit = hidden["unit"] ?? "";
    const { unitWeekly, answersWeekly } = this.trigger;
    if (answersWeekly > 0 && this.expected >= answersWeekly) return "enough";
    const n = this.byUnit.get(unit) ?? 0;
    if (unitWeekly > 0 && unit !== "" && n >= unitWeekly) return "quota";
    this.byUnit.set(unit, n + 1);
    this.expected += this.rate;
    return null;
  }
}

/** Invites on the occasions that are due. Returns how many there were. */
async function inviteDue(app: Parts, trigger: StoredTrigger): Promise<number> {
  const { survey, workspace, body } = trigger;
  const now = app.context.now();
  const due = await dueOccasions(app.database, survey, new Date(now), dueMax);
  if (due.length === 0) return 0;
  const identities = due.map(({ identity }) => identity);
  const [asking, owners, traits, week] = await Promise.all([
    askingSurvey(app, workspace, survey),
    customersOf(app.database, workspace, identities),
    contactTraits(app.warehouse, workspace, identities),
    askedThisWeek(app.database, survey),
  ]);
  const customerOf = (identity: string) => owners.get(identity) ?? identity;
  const invitees = await inviteesOf(app, workspace, [...new Set(identities.map(customerOf))]);
  const places = WeeklyCount.of(body, week);
  const wanted: WantedPerson[] = [];
  const ended: string[] = [];
  for (const { cause, identity, unit } of due) {
    const zone = traits.find((one) => one.identity === identity && /time.?zone|zona/i.test(one.key))?.latest;
    const allowed = nextAllowed(now, body.hours, zoneOr(zone, trigger.timeZone));
    if (allowed > now) {
      await putOffOccasion(app.database, survey, cause, new Date(allowed));
      continue;
    }
    ended.push(cause);
    const invitee = invitees.get(customerOf(identity));
    // Of whom nothing is known but a device nobody can be reached.
    if (!invitee) continue;
    const isOut = !isDrawn(survey, cause, body.percent);
    wanted.push({
      invitee: { ...invitee, hidden: unit === "" ? {} : { unit } },
      occasion: `trigger:${survey}:${cause}`,
      hold: isOut ? "not_drawn" : null,
    });
  }
  const wish = { survey, way: body.way, origin: "trigger", batch: survey } as const;
  await invitePeople(app, asking, wish, wanted, places);
  await endOccasions(app.database, survey, ended);
  return due.length;
}

/** The clock's round: one process at a time. `pageSize`: how much of the log is looked at in one piece. */
export async function runTriggers(app: Parts, signal?: AbortSignal, pageSize = pageSizeUsual): Promise<void> {
  await app.database.tryLocked("clock", 2, async () => {
    for (const trigger of await activeTriggers(app.database)) {
      if (signal?.aborted) return;
      try {
        await lookAtLog(app, trigger, { pageSize, signal });
        await makeWave(app, trigger);
        while (!signal?.aborted && (await inviteDue(app, trigger)) === dueMax);
      } catch (thrown) {
        // The others are asked all the same.
        const { code, message } = toAppError(thrown);
        app.context.log.warn("a trigger could not ask", { survey: trigger.survey, code, error: message });
      }
    }
  });
}
