// Asking the invented company for help: calls with their waits, chats, messages, and complaints about what went wrong.

import type { Channel } from "../../domain/channel.ts";
import { dayMs, minuteMs } from "../calendar.ts";
import { type CommentFacts, type CommentTopic, writeComment } from "../comments/write-comment.ts";
import { drawScore } from "./feelings.ts";
import type { Life } from "./life.ts";
import { callRhythm } from "./rhythms.ts";
import { askAbout } from "./surveys.ts";
import { retailerTruths } from "./truths.ts";
import { type DemoUnit, serviceTeams } from "./units.ts";

const agentsOfATeam = 24;
const callersWaitAtMost = 40 * minuteMs;

/** One of the employees of a unit. */
export function employeeOf(life: Life, unit: DemoUnit, size: number): string {
  return `${unit.key}-${String(life.random.between(1, size)).padStart(2, "0")}`;
}

/** A call to the call centre. Waits depend on whether it comes before or after the known improvement. */
export function call(life: Life, at: number, reason: string): void {
  const { random, feelings, person, world } = life;
  const truth = retailerTruths.callCentre;
  const unit = random.pick(serviceTeams);
  const mean = at < world.improvedAt ? truth.waitMinutesBefore : truth.waitMinutesAfter;
  const queue = random.exponential(mean * minuteMs);
  const patience = random.exponential(truth.patienceMinutes * minuteMs);
  const waitMs = Math.round(Math.min(queue, patience, callersWaitAtMost));
  const said = { channel: "phone" } as const;
  if (queue > patience) {
    life.happen(at, "Call Ended", person.faces.phone, {
      said,
      unit: unit.key,
      waitMs,
      outcome: "abandoned",
      properties: { direction: "inbound", outcome: "abandoned", reason },
    });
    feelings.live("service", truth.csatShortWaitSolved - truth.csatLossLongWait - truth.csatLossUnsolved);
    if (random.chance(0.5))
      life.later(at + random.exponential(0.4 * dayMs) + minuteMs, (then) => callAgain(life, then, reason));
    return;
  }
  const employee = employeeOf(life, unit, agentsOfATeam);
  const solved = random.chance(truth.solvedShare);
  const long = waitMs > truth.longWaitMinutes * minuteMs;
  const durationMs = Math.round((1.2 + random.exponential(4.2)) * minuteMs);
  const outcome = solved ? "resolved" : "unresolved";
  life.happen(at, "Call Ended", person.faces.phone, {
    said,
    unit: unit.key,
    employee,
    waitMs,
    durationMs,
    outcome,
    properties: { direction: "inbound", outcome, reason },
  });
  const felt = feelings.live(
    "service",
    truth.csatShortWaitSolved - (long ? truth.csatLossLongWait : 0) - (solved ? 0 : truth.csatLossUnsolved),
  );
  const minutes = Math.max(1, Math.round(waitMs / minuteMs));
  askAbout(life, at + waitMs + durationMs + 10 * minuteMs, {
    touchpoint: "call_centre",
    topic: "service",
    felt,
    ease: drawScore(solved ? truth.cesSolved : truth.cesUnsolved, 7, random),
    channel: "sms",
    who: person.faces.phone,
    about: { unit: unit.key, employee },
    facts: { late: long, ...(long ? { minutes } : {}) },
    sample: 0.75,
    answered: 1.3,
  });
  if (!solved && random.chance(0.45))
    life.later(at + dayMs + random.exponential(2 * dayMs), (then) => callAgain(life, then, reason));
}

function callAgain(life: Life, at: number, reason: string): void {
  life.later(life.world.calendar.openFrom(callRhythm, at, life.random), (then) => call(life, then, reason));
}

/** A conversation on the site's chat. */
export function chat(life: Life, at: number): void {
  const { random, feelings, person } = life;
  const unit = random.pick(serviceTeams);
  const employee = employeeOf(life, unit, agentsOfATeam);
  const solved = random.chance(0.76);
  const waitMs = Math.round(random.exponential(50_000) + 4_000);
  const session = life.session();
  const facts = { unit: unit.key, employee, session };
  life.happen(at, "Live Chat Conversation Started", person.faces.signedIn, { ...facts, waitMs });
  const durationMs = Math.round((2 + random.exponential(5)) * minuteMs);
  const outcome = solved ? "resolved" : "unresolved";
  life.happen(at + waitMs + durationMs, "Live Chat Conversation Ended", person.faces.signedIn, {
    ...facts,
    durationMs,
    outcome,
  });
  const felt = feelings.live("service", retailerTruths.otherCsat.live_chat + (solved ? 0.25 : -0.8));
  askAbout(life, at + waitMs + durationMs + 20_000, {
    touchpoint: "live_chat",
    topic: "chat",
    felt,
    ease: drawScore(solved ? 5.8 : 3.6, 7, random),
    channel: "chat",
    who: person.faces.signedIn,
    about: { unit: unit.key, employee },
    sample: 0.8,
    answered: 1.5,
  });
}

/** A message on social media or by e-mail. */
export function message(life: Life, at: number): void {
  const { random, person } = life;
  const waitMs = Math.round(random.exponential(5 * 60) * minuteMs);
  if (random.chance(0.4)) life.happen(at, "Direct Message Received", person.faces.email, { waitMs });
  else
    life.happen(at, "Email Received", person.faces.email, {
      waitMs,
      outcome: random.chance(0.7) ? "resolved" : "unresolved",
    });
}

/** What went wrong, to complain about. */
export interface Trouble {
  readonly topic: CommentTopic;
  readonly unit?: string;
  readonly order?: string;
  readonly facts?: CommentFacts;
  /** Where the shop is that the person would go to; without one they write or call. */
  readonly shop?: "store" | "franchise";
}

/** Perhaps complains, the more likely the worse it was. */
export function perhapsComplain(life: Life, at: number, felt: number, trouble: Trouble): void {
  const { random, person } = life;
  if (!random.chance(felt === 1 ? 0.3 : felt === 2 ? 0.12 : 0)) return;
  const channels: Channel[] = ["phone", "email", "web", "social"];
  const channel =
    trouble.shop !== undefined && random.chance(0.5)
      ? trouble.shop
      : random.weighted(channels, [0.35, 0.3, 0.25, 0.1]);
  const who =
    channel === "phone"
      ? person.faces.phone
      : channel === "store" || channel === "franchise"
        ? person.faces.till
        : person.faces.email;
  const { unit, order } = trouble;
  life.later(life.world.calendar.openFrom(callRhythm, at + dayMs * random.next(), random), (then) => {
    life.happen(then, "Reclamación", who, {
      said: { channel, kind: "complained" },
      ...(unit === undefined ? {} : { unit }),
      ...(order === undefined ? {} : { order }),
      outcome: random.chance(0.65) ? "resolved" : "open",
      waitMs: Math.round(random.exponential(1.5 * dayMs)),
      properties: { topic: trouble.topic },
      answers: [
        {
          metric: "comment",
          text: writeComment(random, person.language, trouble.topic, "poor", trouble.facts ?? {}),
        },
      ],
    });
    if (channel !== "phone" && random.chance(0.25))
      life.later(then + random.exponential(2 * dayMs), (again) => callAgain(life, again, "complaint"));
  });
}
