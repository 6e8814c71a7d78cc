// Runs the body of a command with a connection and closes it, whatever happens.

import { type Connection, connect } from "./connection.ts";

/** Opens a connection for `work` and closes it afterwards. */
export async function withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect();
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

/** A bar of 24 cells with its percentage. */
export function progressBar(done: number, total: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const cells = Math.round(share * 24);
  return `[${"█".repeat(cells)}${"·".repeat(24 - cells)}] ${Math.floor(share * 100)} %`;
}
