// Work that is due now and then. Every process has its clock; what all share (tidying the records, each week's mails) is
// claimed in the records by one of them, and what belongs to this process alone, such as its journal, it does itself. Kinds
// of work do not wait for each other: mails may take long while the tidying must go on.

import type { App } from "../actions/app.ts";
import { runTriggers } from "../actions/asking/run-triggers.ts";
import { askDue } from "../actions/asking/send-letters.ts";
import { sendDueMails } from "../actions/dashboard-mails/send-due-mails.ts";
import { logIdlePartials } from "../actions/partial-responses.ts";
import { tidyUp } from "../actions/tidy-up.ts";

const everyMs = 60_000;

/** How long the end of the process waits for a round that is under way, such as a mail that is being handed over. */
const lastRoundMs = 10_000;

/** Repeats one kind of work; returns what stops it and resolves when no round is under way. */
function repeat(
  app: App,
  what: string,
  work: (app: App, signal: AbortSignal) => Promise<unknown>,
): () => Promise<void> {
  const stopped = new AbortController();
  let round: Promise<void> | undefined;
  const timer = setInterval(() => {
    round ??= work(app, stopped.signal)
      .then(() => {})
      .catch((error: unknown) =>
        app.context.log.warn("scheduled work failed", {
          what,
          error: error instanceof Error ? error.message : String(error),
        }),
      )
      .finally(() => {
        round = undefined;
      });
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopped.abort();
    if (!round) return;
    let wait: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      wait = setTimeout(resolve, lastRoundMs);
    });
    await Promise.race([round, enough]);
    clearTimeout(wait);
  };
}

/** Starts the clock; returns what stops it. */
export function startClock(app: App): () => Promise<void> {
  const stops = [
    repeat(app, "tidy-up", tidyUp),
    repeat(app, "mails", sendDueMails),
    repeat(app, "responses", logIdlePartials),
    repeat(app, "triggers", runTriggers),
    repeat(app, "invitations", askDue),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
