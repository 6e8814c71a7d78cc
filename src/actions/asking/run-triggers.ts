// Surveys that ask by themselves. One process at a time looks at what happened, keeps an occasion for each cause, and invites
// on those that are due. Invariant: an occasion has the key of its cause and its invitation the key of the occasion, so that
// whatever repeats, restarts or is killed in between, there is exactly one invitation of a trigger and a cause.

import { dateIn } from "../../domain/calendar.ts";
import { placeQuery } from "../../domain/survey/link-values.ts";
import { drawOfCause, isDrawn, nextAllowed, turnWithin, waveCause } from "../../domain/survey/trigger.ts";
import { TriggerPlaces } from "../../domain/survey/trigger-places.ts";
import { toAppError } from "../../errors.ts";
import {
  activeTriggers,
  askedBySegment,
  askedThisWeek,
  dueOccasions,
  endOccasions,
  endWithNobody,
  keepOccasions,
  measuredRate,
  noteLooked,
  putOffOccasion,
  type StoredTrigger,
} from "../../records/survey-trigger-store.ts";
import { findWorkspace } from "../../records/workspace-store.ts";
import { segmentMembers } from "../../warehouse/segment-members.ts";
import { triggering } from "../../warehouse/triggering.ts";
import type { App } from "../app.ts";
import { resolveSegments } from "../resolve-segments.ts";
import {
  askingSurvey,
  type InvitationPlaces,
  invitePeople,
  knownOf,
  type WantedPerson,
} from "./invite-people.ts";
import { inviteesOf } from "./manage-invitations.ts";
import { lateMs, segmentPages } from "./segment-pages.ts";

type Parts = Pick<App, "config" | "context" | "database" | "warehouse">;

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** What happened longer ago asks nobody, and what should have asked longer ago does not ask any more. */
const happenedMs = 2 * dayMs;

/** Days of a schedule that are made up for when nobody looked. */
const missedDaysMax = 7;

/** What is found and kept at once. */
const pageSizeUsual = 5_000;
const dueMax = 200;

/** A round: how much is looked at in one piece at most, and when it is to end early. */
interface Round {
  readonly pageSize: number;
  readonly signal: AbortSignal | undefined;
}

/** For how long what the log let expect counts beside what came. */
const weekMs = 7 * dayMs;

/** Keeps the occasions of what happened since the trigger looked last, page by page to the end. */
async function lookAtLog(app: Parts, trigger: StoredTrigger, { pageSize, signal }: Round): Promise<void> {
  const { when, delayMinutes, hours } = trigger.body;
  if (when.kind !== "event") return;
  const now = app.context.now();
  // Looking again finds nothing twice. What came before it was switched on, or was set off by something else, does not ask.
  const receivedFrom = Math.max(trigger.lookedUntil.getTime() - lateMs, trigger.beganAt.getTime());
  let after = { receivedFrom, afterId: "0" };
  while (!signal?.aborted) {
    const found = await triggering(app.warehouse, trigger.workspace, when.where, {
      ...{ happenedFrom: now - happenedMs, ...after, limit: pageSize },
    });
    const occasions = found.map(({ id, identity, unit, touchpoint, time }) => ({
      ...{ cause: id, identity, unit, touchpoint },
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

/** Days since 1970. */
const dayOf = (date: string) => Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs);

/** The days of a schedule that nobody has looked at, today the last: no turn is lost with a day on which no server ran. */
function daysToMake({ beganAt, waveOn, timeZone }: StoredTrigger, today: string, everyDays: number) {
  const to = dayOf(today);
  const next = waveOn === null ? dayOf(dateIn(timeZone, beganAt.getTime())) : dayOf(waveOn) + 1;
  return { from: Math.max(next, to - Math.min(everyDays, missedDaysMax) + 1), to };
}

/** Keeps the occasions of today's wave, once a day. */
async function makeWave(app: Parts, trigger: StoredTrigger, round: Round): Promise<void> {
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
  const days = daysToMake(trigger, today, when.everyDays);
  const { survey } = trigger;
  const dueAt = new Date(nextAllowed(now, hours, trigger.timeZone));
  const sight = { workspace: trigger.workspace, units: null };
  // Who is given twice has the same cause.
  for await (const members of segmentPages(app, sight, segment, round)) {
    const occasions = members.flatMap(({ customer }) => {
      const day = turnWithin(survey, customer, days, when.everyDays);
      if (day === undefined) return [];
      const cause = waveCause(customer, day, when.everyDays);
      return [{ cause, identity: customer, unit: "", touchpoint: "", dueAt }];
    });
    await keepOccasions(app.database, survey, occasions);
  }
  if (!round.signal?.aborted) await noteLooked(app.database, survey, new Date(now), today);
}

/** The places of a trigger for those who are wanted. */
function placesOf(places: TriggerPlaces): InvitationPlaces {
  return {
    take: ({ invitee, segments = [], draw = 0 }) => {
      const { unit = "", touchpoint = "" } = invitee.hidden;
      return places.take({ unit, touchpoint, segments, draw });
    },
    copy: () => placesOf(places.copy()),
  };
}

/** The places of a trigger as they stand now. */
async function placesNow(app: Parts, { survey, body, expected, beganAt }: StoredTrigger) {
  const [taken, bySegment, measured] = await Promise.all([
    askedThisWeek(app.database, survey),
    body.quotas.length > 0 ? askedBySegment(app.database, survey) : new Map<string, number>(),
    measuredRate(app.database, survey),
  ]);
  const isNew = app.context.now() - beganAt.getTime() < weekMs;
  // Of what is expected, too, only those who are drawn come as far as here.
  const drawn = Object.entries(isNew ? expected : {}).map(([touchpoint, n]): [string, number] => [
    touchpoint,
    (n * body.percent) / 100,
  ]);
  return placesOf(TriggerPlaces.of(body, { taken, bySegment, measured, expected: new Map(drawn) }));
}

/** Which of the segments with a quota each of some customers is in. */
async function segmentsOf(app: Parts, { body, workspace: id }: StoredTrigger, customers: readonly string[]) {
  const found = new Map<string, string[]>();
  const values = body.quotas.map(({ segment }) => segment);
  const workspace = values.length > 0 ? await findWorkspace(app.database, id) : null;
  if (!workspace) return found;
  const resolved = await resolveSegments(app, workspace, {
    filters: [{ field: "segment", op: "is", values }],
  });
  const among = [...new Set(customers)];
  for (const [segment, condition] of resolved) {
    const asked = { limit: among.length, among };
    for (const { customer } of await segmentMembers(
      app.warehouse,
      { workspace: id, units: null },
      condition,
      asked,
    ))
      found.set(customer, [...(found.get(customer) ?? []), segment]);
  }
  return found;
}

/** Invites on the occasions that are due. Returns how many there were. */
async function inviteDue(app: Parts, trigger: StoredTrigger): Promise<number> {
  const { survey, workspace, body } = trigger;
  const now = app.context.now();
  const due = await dueOccasions(app.database, survey, new Date(now), dueMax);
  if (due.length === 0) return 0;
  const identities = due.map(({ identity }) => identity);
  const [asking, known, places] = await Promise.all([
    askingSurvey(app, workspace, survey),
    knownOf(app, workspace, identities),
    placesNow(app, trigger),
  ]);
  const customerOf = (identity: string) => known.get(identity)?.customer ?? identity;
  const customers = [...new Set(identities.map(customerOf))];
  const invitees = await inviteesOf(app, workspace, customers);
  const segments = await segmentsOf(app, trigger, customers);
  const wanted: WantedPerson[] = [];
  const ended: string[] = [];
  const unreachable: string[] = [];
  for (const { cause, identity, unit, touchpoint, dueAt } of due) {
    // A trigger that was off, a survey that was closed: what should have asked then is no news to anybody.
    const isLate = body.when.kind === "event" && now - dueAt.getTime() > happenedMs;
    const timeZone = known.get(identity)?.timeZone ?? trigger.timeZone;
    const allowed = isLate ? now : nextAllowed(now, body.hours, timeZone);
    if (allowed > now) {
      await putOffOccasion(app.database, survey, cause, new Date(allowed));
      continue;
    }
    const invitee = invitees.get(customerOf(identity));
    // Of whom nothing is known but a device nobody can be reached.
    if (!invitee) {
      unreachable.push(cause);
      continue;
    }
    ended.push(cause);
    wanted.push({
      invitee: { ...invitee, hidden: Object.fromEntries(placeQuery({ unit, touchpoint })) },
      occasion: `trigger:${survey}:${cause}`,
      hold: isLate ? "too_late" : isDrawn(survey, cause, body.percent) ? null : "not_drawn",
      segments: segments.get(customerOf(identity)) ?? [],
      // The same draw: of those who are drawn it says again which part they are in.
      draw: (drawOfCause(survey, cause) * 100) / body.percent,
    });
  }
  const wish = { survey, way: body.way, origin: "trigger", batch: survey } as const;
  await invitePeople(app, asking, wish, wanted, places);
  await endOccasions(app.database, survey, ended);
  if (unreachable.length > 0) await endWithNobody(app.database, survey, unreachable);
  return due.length;
}

/** The clock's round: one process at a time. `pageSize`: how much is looked at in one piece at most. */
export async function runTriggers(app: Parts, signal?: AbortSignal, pageSize = pageSizeUsual): Promise<void> {
  await app.database.tryLocked("clock", 2, async () => {
    for (const trigger of await activeTriggers(app.database)) {
      if (signal?.aborted) return;
      try {
        await lookAtLog(app, trigger, { pageSize, signal });
        await makeWave(app, trigger, { pageSize, signal });
        while (!signal?.aborted && (await inviteDue(app, trigger)) === dueMax);
      } catch (thrown) {
        // The others are asked all the same.
        const { code, message } = toAppError(thrown);
        app.context.log.warn("a trigger could not ask", { survey: trigger.survey, code, error: message });
      }
    }
  });
}
