// Which surveys of the site belong on this page and on this visitor, and when they come. At most one comes by itself at a time.
// The survey itself, with its engine and its looks, is fetched only when one is to be shown.

import {
  belongsOn,
  type Encounter,
  isSampled,
  type Met,
  mayComeAgain,
  type Presentation,
} from "../domain/survey/web-asking.ts";
import type { AskedSurvey, MountedSurvey, SurveyModule } from "./mounted-survey.ts";
import type { Tracker } from "./tracker.ts";
import { watchTrigger } from "./watch-trigger.ts";

/** What the surveys of a page need. */
export interface WebSurveyParts {
  readonly host: string;
  readonly writeKey: string;
  readonly tracker: Tracker;
  /** Fetches the file with the survey in it. */
  readonly load: () => Promise<SurveyModule>;
  /** Runs what may fail without the page learning of it. */
  readonly safely: (run: () => unknown) => void;
}

/** What the server says of the site's surveys. */
interface Told {
  readonly brandColor: string | null;
  readonly surveys: readonly AskedSurvey[];
}

/** The elements that surveys are embedded in: `<div data-vivencia-survey="KEY">`. */
const slotOf = (key: string) => document.querySelector(`[data-vivencia-survey="${CSS.escape(key)}"]`);

/** The surveys of one page. */
export class WebSurveys {
  readonly #mounted = new Map<string, MountedSurvey>();
  readonly #listeners = new Set<(event: string) => void>();
  #told: Promise<Told> | undefined;
  #waits: (() => void)[] = [];
  /** Grows when the page changes or goes: what was begun for an earlier one ends. */
  #turn = 0;
  /** The turn in which one is about to come by itself. */
  #coming = 0;

  constructor(private readonly parts: WebSurveyParts) {}

  /** Something was tracked. */
  heard(event: string): void {
    for (const listener of [...this.#listeners]) this.parts.safely(() => listener(event));
  }

  /** The page is there, or its address has changed: puts on it what belongs on it. */
  async arrive(): Promise<void> {
    const turn = ++this.#turn;
    this.#stopWaiting();
    const { surveys } = await this.#tell();
    if (turn !== this.#turn) return;
    for (const [key, mounted] of this.#mounted)
      if (
        !mounted.isThere() ||
        (!mounted.isOpen() && !surveys.some((one) => one.key === key && this.#belongs(one)))
      )
        this.#remove(key);
    for (const survey of surveys) if (this.#belongs(survey)) this.#offer(survey);
  }

  /** Shows a survey now, because the page says so. */
  async ask(key: string, hidden: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const found = (await this.#tell()).surveys.find((one) => one.key === key);
    if (found) await this.#mount(found, "popover", hidden);
  }

  /** Takes everything off the page. */
  destroy(): void {
    this.#turn++;
    this.#stopWaiting();
    for (const key of [...this.#mounted.keys()]) this.#remove(key);
  }

  #remove(key: string): void {
    this.#mounted.get(key)?.destroy();
    this.#mounted.delete(key);
  }

  #stopWaiting(): void {
    for (const end of this.#waits.splice(0)) end();
  }

  #tell(): Promise<Told> {
    const { host, writeKey } = this.parts;
    this.#told ??= fetch(`${host}/api/v1/web-surveys/${encodeURIComponent(writeKey)}`, {
      credentials: "omit",
    }).then((answer) => (answer.ok ? answer.json() : Promise.reject()));
    // Asked again on the next page.
    this.#told.catch(() => {
      this.#told = undefined;
    });
    return this.#told;
  }

  /** Who cannot be known is one visitor for as long as the page lasts. */
  #belongs({ key, asking }: AskedSurvey): boolean {
    const who = this.parts.tracker.visitor?.anonymousId ?? "";
    return belongsOn(asking, location.href) && isSampled(who === "" ? 100 : asking.percent, key, who);
  }

  #offer(survey: AskedSurvey): void {
    const { key, asking } = survey;
    const mount = () => this.parts.safely(() => this.#mount(survey, asking.presentation));
    if (asking.presentation !== "popover") {
      if (asking.presentation !== "embedded" || slotOf(key)) mount();
      return;
    }
    const come = () => {
      const turn = this.#turn;
      if (this.#coming === turn || [...this.#mounted.values()].some((one) => one.isOpen())) return;
      this.#coming = turn;
      this.parts.safely(() =>
        this.#mount(survey, "popover").finally(() => {
          if (this.#coming === turn) this.#coming = 0;
        }),
      );
    };
    // What is half answered goes on where the page before left it.
    if (this.parts.tracker.memory.read(`draft.${key}`)) {
      come();
      return;
    }
    // It would come again and again to who leaves no trace that it came.
    if (!this.parts.tracker.isAllowed) return;
    if (!mayComeAgain(asking.again, this.#metOf(key), Date.now())) return;
    const listen = (heard: (event: string) => void) => {
      this.#listeners.add(heard);
      return () => this.#listeners.delete(heard);
    };
    this.#waits.push(watchTrigger(asking.trigger, listen, come));
  }

  async #mount(
    survey: AskedSurvey,
    presentation: Presentation,
    hidden: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const { key } = survey;
    const turn = this.#turn;
    if (this.#mounted.has(key)) {
      if (presentation !== "popover" || this.#mounted.get(key)?.isOpen()) return;
      this.#remove(key);
    }
    const { host, writeKey, tracker } = this.parts;
    const [{ brandColor }, { mountSurvey }] = await Promise.all([this.#tell(), this.parts.load()]);
    const mounted = await mountSurvey({
      host,
      writeKey,
      survey,
      presentation,
      target: slotOf(key),
      brandColor,
      hidden,
      visitor: () => tracker.visitor,
      memory: tracker.memory,
      onEncounter: (encounter) => this.parts.safely(() => this.#meet(survey, presentation, encounter)),
    });
    if (!mounted) return;
    if (turn !== this.#turn || this.#mounted.has(key)) mounted.destroy();
    else this.#mounted.set(key, mounted);
  }

  #metOf(key: string): Met {
    return JSON.parse(this.parts.tracker.memory.read(`met.${key}`) ?? "{}");
  }

  /** Remembers what the visitor did, and tells of what no answer tells: that it was shown, and sent away. */
  #meet({ key }: AskedSurvey, presentation: Presentation, encounter: Encounter): void {
    const { tracker } = this.parts;
    tracker.memory.write(`met.${key}`, JSON.stringify({ ...this.#metOf(key), [encounter]: Date.now() }));
    const facts = { survey: key, channel: "web", presentation };
    if (encounter === "shown") tracker.track("Survey Shown", facts);
    if (encounter === "dismissed")
      tracker.track("Survey Dismissed", { ...facts, touchpoint: "survey_invitation_web", kind: "other" });
  }
}
