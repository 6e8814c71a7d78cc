// Work that is due now and then. Of all processes on one database only one does each round of the shared work; what
// belongs to this process alone, such as its journal, it does itself.

import type { App } from "../actions/app.ts";
import { tidyUp } from "../actions/tidy-up.ts";

const everyMs = 60_000;

/** Starts the clock; returns what stops it. */
export function startClock(app: App): () => void {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    tidyUp(app)
      .catch((error: unknown) =>
        app.context.log.warn("scheduled work failed", {
          error: error instanceof Error ? error.message : String(error),
        }),
      )
      .finally(() => {
        running = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
