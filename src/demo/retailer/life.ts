// One invented customer's life while it is simulated: the agenda of what comes next and the arrivals that it leaves behind.
// Agenda entries run in the order of their time, so that an answer never speaks of what was not lived yet.

import type { ArrivedInteraction, ArrivedProfile } from "../../domain/arrival.ts";
import type { Identifier } from "../../domain/identifier.ts";
import type { Calendar } from "../calendar.ts";
import type { Random } from "../random.ts";
import { Feelings } from "./feelings.ts";
import type { Person } from "./person.ts";

/** What an interaction says beyond its time, name and customer. */
export type Facts = Partial<
  Omit<ArrivedInteraction, "type" | "messageId" | "at" | "event" | "identifiers" | "language">
>;

/** What all lives of one simulation share. */
export interface World {
  readonly seed: string;
  readonly calendar: Calendar;
  readonly from: number;
  readonly until: number;
  /** When the waits of the call centre fall. */
  readonly improvedAt: number;
}

interface Appointment {
  readonly at: number;
  readonly run: (at: number) => void;
}

const nothingSaid: ArrivedInteraction["said"] = Object.freeze({});
const noAnswers: ArrivedInteraction["answers"] = Object.freeze([]);
const noProperties: ArrivedInteraction["properties"] = Object.freeze({});

/** The life of one customer. */
export class Life {
  readonly world: World;
  readonly person: Person;
  readonly random: Random;
  readonly feelings: Feelings;
  /** Has left for good. */
  gone = false;
  /** When a survey was last offered after an experience. */
  askedAt = 0;
  /** Has been seen signing in by this company. */
  known = false;
  #agenda: Appointment[] = [];
  #arrivals: (ArrivedInteraction | ArrivedProfile)[] = [];
  #messages = 0;
  #sessions = 0;
  #orders = 0;

  constructor(world: World, person: Person, random: Random) {
    this.world = world;
    this.person = person;
    this.random = random;
    this.feelings = new Feelings(person.tier, random);
  }

  #messageId(): string {
    this.#messages += 1;
    return `demo-${this.world.seed}-${this.person.index}-${this.#messages}`;
  }

  /** Leaves an interaction behind, if it falls into the simulated period. */
  happen(at: number, event: string, who: readonly Identifier[], facts?: Facts): void {
    if (at < this.world.from || at >= this.world.until) return;
    this.#arrivals.push({
      type: "interaction",
      messageId: this.#messageId(),
      at: Math.floor(at),
      event,
      callType: "track",
      identifiers: who,
      said: nothingSaid,
      answers: noAnswers,
      properties: noProperties,
      language: this.person.language,
      ...facts,
    });
  }

  /** Tells the company what the person is and which identifiers belong together. */
  introduce(at: number, who: readonly Identifier[], callType: "identify" | "import"): void {
    if (at < this.world.from || at >= this.world.until) return;
    this.#arrivals.push({
      type: "profile",
      messageId: this.#messageId(),
      at: Math.floor(at),
      identifiers: who,
      traits: this.person.traits,
      callType,
    });
  }

  /** Does something later. What lies beyond the period is forgotten. */
  later(at: number, run: (at: number) => void): void {
    if (at < this.world.until) this.#agenda.push({ at, run });
  }

  /** Runs what is due before `until`, earliest first. */
  runUntil(until: number): void {
    for (;;) {
      let next = -1;
      let soonest = until;
      for (let i = 0; i < this.#agenda.length; i++) {
        const at = this.#agenda[i]?.at ?? until;
        if (at < soonest) {
          soonest = at;
          next = i;
        }
      }
      const due = this.#agenda[next];
      if (!due) return;
      const last = this.#agenda.pop();
      if (last && last !== due) this.#agenda[next] = last;
      due.run(due.at);
    }
  }

  /** Drops everything that was still to come. */
  leave(): void {
    this.gone = true;
    this.#agenda = [];
  }

  /** A new visit's session. */
  session(): string {
    this.#sessions += 1;
    return `s-${this.world.seed}-${this.person.index}-${this.#sessions}`;
  }

  /** A new order's number. */
  order(): string {
    this.#orders += 1;
    return `P${this.world.seed}-${this.person.index}-${this.#orders}`;
  }

  /** What was left behind, in the order of time. */
  arrivals(): readonly (ArrivedInteraction | ArrivedProfile)[] {
    return this.#arrivals.sort((a, b) => a.at - b.at);
  }
}
