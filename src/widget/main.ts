// The tag of a web site: `<script async src="https://HOST/v.js" data-key="WRITE_KEY"></script>`. It puts `vivencia` on the
// window, tells of pages, and brings surveys. Calls made before it has come wait in an array of that name:
// `(window.vivencia = window.vivencia || []).push(["track", "Order Completed"])`.
// Invariant: nothing in here throws into the page, and `destroy()` leaves nothing of it.

import type { SurveyModule } from "./mounted-survey.ts";
import { Tracker } from "./tracker.ts";
import { WebSurveys } from "./web-surveys.ts";

/** Tells versions of the survey's file apart; written by the build. */
declare const SURVEY_VERSION: string;

/** How often an address is looked at where the browser does not tell of changes. */
const lookMs = 1_000;

function safely(run: () => unknown): void {
  try {
    const result = run();
    if (result instanceof Promise) result.catch(() => {});
  } catch {
    // The page has done nothing wrong.
  }
}

function start(script: HTMLScriptElement, waiting: unknown): void {
  const { key: writeKey = "", consent, page } = script.dataset;
  const host = new URL(script.src).href.replace(/\/v\.js.*$/, "");
  const tracker = new Tracker({ host, writeKey, needsConsent: consent === "required" });
  let module: Promise<SurveyModule> | undefined;
  const load = () => {
    module ??= import(`${host}/w/survey.js?${SURVEY_VERSION}`);
    module.catch(() => {
      module = undefined;
    });
    return module;
  };
  const surveys = new WebSurveys({ host, writeKey, tracker, load, safely });
  tracker.onEvent = (event) => surveys.heard(event);

  const ends: (() => void)[] = [];
  const on = (target: EventTarget, name: string, run: () => void) => {
    const heard = () => safely(run);
    target.addEventListener(name, heard);
    ends.push(() => target.removeEventListener(name, heard));
  };
  let address = location.href.replace(/#.*$/, "");
  const look = () => {
    const now = location.href.replace(/#.*$/, "");
    if (now === address) return;
    address = now;
    if (page !== "off") tracker.page();
    safely(() => surveys.arrive());
  };
  on(document, "visibilitychange", () => document.visibilityState === "hidden" && tracker.leave());
  on(window, "pagehide", () => tracker.leave());
  on(window, "online", () => tracker.flush());
  const timer = window.setInterval(() => safely(look), lookMs);
  ends.push(() => window.clearInterval(timer));

  const calls: Readonly<Record<string, (...given: never[]) => unknown>> = {
    page: tracker.page.bind(tracker),
    track: tracker.track.bind(tracker),
    identify: tracker.identify.bind(tracker),
    group: tracker.group.bind(tracker),
    alias: tracker.alias.bind(tracker),
    reset: () => {
      surveys.destroy();
      tracker.reset();
      return surveys.arrive();
    },
    flush: tracker.flush.bind(tracker),
    consent: (isGiven: unknown, purposes?: Readonly<Record<string, boolean>>) => {
      tracker.consent(isGiven, purposes);
      return surveys.arrive();
    },
    ask: surveys.ask.bind(surveys),
    destroy: () => {
      surveys.destroy();
      for (const end of ends.splice(0)) end();
      tracker.destroy();
      Reflect.deleteProperty(window, "vivencia");
    },
  };
  const call = (name: unknown, given: readonly unknown[]) =>
    safely(
      () =>
        typeof name === "string" &&
        Object.hasOwn(calls, name) &&
        Reflect.apply(calls[name] ?? (() => {}), null, given),
    );
  const api: Record<string, unknown> = {
    push: ([name, ...given]: readonly unknown[]) => call(name, given),
  };
  for (const name of Object.keys(calls)) api[name] = (...given: unknown[]) => call(name, given);
  Reflect.set(window, "vivencia", api);
  if (page !== "off") safely(() => tracker.page());
  if (Array.isArray(waiting)) for (const one of waiting) if (Array.isArray(one)) call(one[0], one.slice(1));
  safely(() => surveys.arrive());
}

safely(() => {
  const waiting: unknown = Reflect.get(window, "vivencia");
  const script = document.currentScript;
  // A second tag on the same page adds nothing.
  if (waiting && !Array.isArray(waiting)) return;
  if (script instanceof HTMLScriptElement && script.dataset["key"]) start(script, waiting);
});
