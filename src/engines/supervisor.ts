// Keeps one engine running: starts it, asks it now and then whether it lives, starts it again when it does not, with the
// same ports and passwords, so that clients find the way back by themselves.
// Invariant: after `stop` has resolved no process of the engine is left and none will be started.

import { AppError, toAppError } from "../errors.ts";
import type { RunningEngine } from "./running-engine.ts";

/** `starting` until the first answer, `down` between a death and the next answer, `stopped` for good. */
export type EngineState = "starting" | "ready" | "down" | "stopped";

/** What the supervisor tells. */
export interface SupervisionOptions {
  readonly onState?: (state: EngineState, reason: string | undefined) => void;
  /** One line for the product's log, in English. */
  readonly log?: (line: string) => void;
  /** How often a ready engine is asked whether it lives; default 10,000. */
  readonly checkEveryMs?: number;
  /** How long one answer may take; default 15,000. */
  readonly checkTimeoutMs?: number;
  /** How many answers in a row may be missing before the engine is ended and started again; default 4. */
  readonly missedChecksMax?: number;
}

/** Starts the engine, where possible with the ports and passwords of `previous`; gives up when `signal` says so. */
export type StartEngine<Endpoint> = (
  previous: Endpoint | undefined,
  signal: AbortSignal,
) => Promise<RunningEngine<Endpoint>>;

/** An engine under watch. */
export interface SupervisedEngine<Endpoint> {
  readonly state: () => EngineState;
  /** Why it is not ready, while it is not. */
  readonly reason: () => string | undefined;
  /** The endpoint now. It may change at a restart when a port was taken meanwhile: read it anew, do not keep it. */
  readonly endpoint: () => Endpoint;
  readonly pid: () => number | undefined;
  /** Resolves at the first answer; rejects with the reason when the first start fails (nothing is then left running). */
  readonly ready: Promise<Endpoint>;
  /** How often it was started again. */
  readonly restarts: () => number;
  /** Ends the engine in good order and the watch over it. */
  readonly stop: (graceMs?: number) => Promise<void>;
}

const backoffMs = [50, 200, 1_000, 2_000, 5_000] as const;
const stableAfterMs = 10_000;

/**
 * Starts an engine and keeps it running until `stop`. `start` gets the endpoint of the start before, to use it again.
 */
export function supervise<Endpoint>(
  start: StartEngine<Endpoint>,
  options: SupervisionOptions = {},
): SupervisedEngine<Endpoint> {
  const supervision = new Supervision(start, options);
  return {
    state: () => supervision.state,
    reason: () => supervision.reason,
    endpoint: () => supervision.endpoint(),
    pid: () => supervision.engine?.pid,
    ready: supervision.ready,
    restarts: () => supervision.restarts,
    stop: (graceMs) => supervision.stop(graceMs),
  };
}

class Supervision<Endpoint> {
  state: EngineState = "starting";
  reason: string | undefined;
  engine: RunningEngine<Endpoint> | undefined;
  restarts = 0;
  readonly ready: Promise<Endpoint>;
  readonly #start: StartEngine<Endpoint>;
  readonly #options: SupervisionOptions;
  readonly #running: Promise<void>;
  readonly #stopping = new AbortController();
  #lastEndpoint: Endpoint | undefined;

  constructor(start: StartEngine<Endpoint>, options: SupervisionOptions) {
    this.#start = start;
    this.#options = options;
    const first = this.#startOnce();
    this.ready = first.then((engine) => engine.endpoint);
    // Whoever does not wait for the first start still learns its failure from the state.
    this.ready.catch(() => undefined);
    this.#running = first.then(
      (engine) => this.#keep(engine),
      (error: unknown) => this.#change("stopped", toAppError(error).message),
    );
  }

  endpoint(): Endpoint {
    if (this.#lastEndpoint === undefined) throw new AppError("not-ready", "The engine has not answered yet.");
    return this.#lastEndpoint;
  }

  async stop(graceMs?: number): Promise<void> {
    this.#stopping.abort();
    await this.engine?.stop(graceMs);
    await this.#running;
    this.#change("stopped", undefined);
  }

  async #startOnce(): Promise<RunningEngine<Endpoint>> {
    const engine = await this.#start(this.#lastEndpoint, this.#stopping.signal);
    if (this.#stopping.signal.aborted) {
      await engine.stop();
      throw new AppError("not-ready", `${engine.name} was stopped while it was starting.`);
    }
    this.engine = engine;
    this.#lastEndpoint = engine.endpoint;
    this.#change("ready", undefined);
    return engine;
  }

  async #keep(first: RunningEngine<Endpoint>): Promise<void> {
    let engine: RunningEngine<Endpoint> | undefined = first;
    let failures = 0;
    while (!this.#stopping.signal.aborted) {
      if (engine !== undefined) {
        const readySince = Date.now();
        const reason = await this.#watch(engine);
        if (this.#stopping.signal.aborted) break;
        if (Date.now() - readySince > stableAfterMs) failures = 0;
        this.engine = undefined;
        engine = undefined;
        this.#change("down", reason);
      }
      await this.#pause(backoffMs[Math.min(failures, backoffMs.length - 1)] ?? 5_000);
      if (this.#stopping.signal.aborted) break;
      failures += 1;
      try {
        engine = await this.#startOnce();
        this.restarts += 1;
      } catch (error) {
        if (!this.#stopping.signal.aborted) this.#change("down", toAppError(error).message);
      }
    }
    await this.engine?.exited;
    this.engine = undefined;
  }

  /** Resolves with the reason when the engine has ended, by itself or because it no longer answered. */
  async #watch(engine: RunningEngine<Endpoint>): Promise<string> {
    const { checkEveryMs = 10_000, checkTimeoutMs = 15_000, missedChecksMax = 4 } = this.#options;
    let missed = 0;
    let ended = false;
    const end = engine.exited.then((exit) => {
      ended = true;
      return `${engine.name} ended with ${exit.signal ?? `code ${exit.code ?? "unknown"}`}.`;
    });
    while (!ended) {
      await Promise.race([end, this.#pause(checkEveryMs)]);
      if (ended || this.#stopping.signal.aborted) break;
      try {
        await engine.check(checkTimeoutMs);
        missed = 0;
      } catch (error) {
        missed += 1;
        this.#options.log?.(
          `${engine.name} did not answer (${missed} of ${missedChecksMax}): ${String(error)}`,
        );
        if (missed >= missedChecksMax && !ended) {
          await engine.kill();
          return `${engine.name} no longer answered and was ended.`;
        }
      }
    }
    return end;
  }

  /** Waits, but no longer than until `stop`. */
  #pause(ms: number): Promise<void> {
    const { signal } = this.#stopping;
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      timer.unref();
      signal.addEventListener("abort", done);
    });
  }

  #change(state: EngineState, reason: string | undefined): void {
    if (this.state === state && this.reason === reason) return;
    this.state = state;
    this.reason = reason;
    if (reason !== undefined) this.#options.log?.(reason);
    this.#options.onState?.(state, reason);
  }
}
