// Gives memory back to the machine after work. What a large import leaves behind would stay with this process until it next
// allocates much, which at rest is never; so at the first quiet moments after work the garbage is collected.
// Invariant: it costs nothing while the process works, and a few dozen milliseconds once after each piece of work.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const everyMs = 5_000;
/** A share of one core below which the process is at rest. */
const busyShare = 0.1;
/** The first collection finds the garbage, later ones return the room that it took. */
const collectionsAfterWork = 3;

/** Decides at each look whether to collect, by the CPU time of the process so far, in milliseconds. */
export function createRestWatch(collect: () => void): (cpuMs: number, sinceLastMs: number) => void {
  let last = 0;
  let due = collectionsAfterWork;
  return (cpuMs, sinceLastMs) => {
    const isBusy = cpuMs - last > sinceLastMs * busyShare;
    last = cpuMs;
    if (isBusy) due = collectionsAfterWork;
    else if (due > 0) {
      due -= 1;
      collect();
    }
  };
}

/** The collector of this process; undefined where the runtime does not hand it out. */
function findCollector(): (() => void) | undefined {
  setFlagsFromString("--expose-gc");
  const found: unknown = runInNewContext("typeof gc === 'function' ? gc : undefined");
  return typeof found === "function" ? () => void found() : undefined;
}

/** Watches for rest; returns what stops it. */
export function startGivingBackMemory(): () => void {
  const collect = findCollector();
  if (!collect) return () => {};
  const look = createRestWatch(collect);
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage();
    look((user + system) / 1000, everyMs);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
