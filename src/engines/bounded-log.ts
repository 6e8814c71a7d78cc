// The log file of one engine: what the process says goes here and never to our own output.
// Invariant: the file and its one predecessor (`.1`) together never grow past twice `bytesMax`.

import { appendFileSync, chmodSync, renameSync, statSync } from "node:fs";

const linesKept = 40;

/** A log file of bounded size that also remembers its last lines. */
export class BoundedLog {
  readonly path: string;
  readonly #bytesMax: number;
  #bytes: number;
  #lines: string[] = [];
  #rest = "";

  constructor(path: string, bytesMax = 5_000_000) {
    this.path = path;
    this.#bytesMax = bytesMax;
    this.#bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Appends what the engine said. A full disk never throws from here: the lines stay in memory. */
  write(chunk: Buffer | string): void {
    const text = chunk.toString();
    const lines = (this.#rest + text).split("\n");
    this.#rest = (lines.pop() ?? "").slice(-4_000);
    this.#lines = [...this.#lines, ...lines.filter((line) => line.trim() !== "")].slice(-linesKept);
    try {
      if (this.#bytes > this.#bytesMax) {
        renameSync(this.path, `${this.path}.1`);
        this.#bytes = 0;
      }
      if (this.#bytes === 0) {
        appendFileSync(this.path, "", { mode: 0o600 });
        chmodSync(this.path, 0o600);
      }
      appendFileSync(this.path, text);
      this.#bytes += Buffer.byteLength(text);
    } catch {
      // Losing a line of an engine's log must not take the engine or the product down.
    }
  }

  /** The last lines that were not empty, oldest first, at most forty. */
  lastLines(): readonly string[] {
    return this.#rest.trim() === "" ? this.#lines : [...this.#lines, this.#rest];
  }
}
