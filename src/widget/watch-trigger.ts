// Waits for the moment at which a survey comes by itself. What is waited for is called off without a trace.

import type { WebTrigger } from "../domain/survey/web-asking.ts";

/** How the page says that something was tracked. The result ends the listening. */
export type ListenToEvents = (heard: (event: string) => void) => () => void;

/** Calls `run` once when the moment comes. The result calls it off. */
export function watchTrigger(trigger: WebTrigger, listen: ListenToEvents, run: () => void): () => void {
  let end = () => {};
  const come = () => {
    end();
    run();
  };
  const on = (target: EventTarget, name: string, heard: (event: Event) => void) => {
    target.addEventListener(name, heard, { passive: true });
    end = () => target.removeEventListener(name, heard);
  };
  switch (trigger.kind) {
    case "load": {
      const timer = window.setTimeout(come, trigger.seconds * 1_000);
      end = () => window.clearTimeout(timer);
      break;
    }
    case "event":
      end = listen((event) => event.toLowerCase() === trigger.event.toLowerCase() && come());
      break;
    case "exit":
      // Out of the window over its upper edge: to the tabs, the address, the way back.
      on(document, "mouseout", (event) => {
        if (event instanceof MouseEvent && !event.relatedTarget && event.clientY <= 0) come();
      });
      break;
    case "scroll": {
      const look = () => {
        const { scrollHeight } = document.documentElement;
        if ((window.scrollY + window.innerHeight) * 100 >= scrollHeight * trigger.percent) come();
      };
      on(window, "scroll", look);
    }
  }
  return () => end();
}
