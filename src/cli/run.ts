// Runs the body of a command with a connection and closes it, whatever happens; and the ways to print.

import { AppError } from "../errors.ts";
import { type Connection, connect } from "./connection.ts";
import type { Speech } from "./i18n/speech.ts";

/** Opens a connection for `work` and closes it afterwards. */
export async function withConnection<T>(
  speech: Speech,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connect(speech, {
    opening: () => showProgress(speech.words.connection.opening),
    opened: endProgress,
  });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** Prints a value as JSON to standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints lines to standard output. */
export function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** A line of progress on the terminal that the next one replaces; silent when standard error is no terminal. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}

/** Ends the line of progress. */
export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
}

/** A bar of 24 cells with its percentage. Nothing to do is nothing done. */
export function progressBar(speech: Speech, done: number, total: number): string {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const cells = Math.floor(share * 24);
  // Only what is over is shown as 100 %.
  return `[${"█".repeat(cells)}${"·".repeat(24 - cells)}] ${speech.percent(Math.floor(share * 100) / 100)}`;
}

/** The whole number that an option holds. Throws `bad-input` for anything else. */
export function wholeNumber(speech: Speech, name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d{1,15}$/.test(text) || value < min || value > max)
    throw new AppError(
      "bad-input",
      speech.words.wholeNumber(name, text, speech.count(min), speech.count(max)),
    );
  return value;
}
