// Follows an import to its end with a bar on the terminal, and tells what came of it.

import { type ImportState, importStateSchema } from "../api/contract.ts";
import { AppError } from "../errors.ts";
import type { Connection } from "./connection.ts";
import { endProgress, progressBar, showProgress } from "./run.ts";

/** Waits until an import is over. Throws `bad-input` with its error when it failed. */
export async function watchImport(connection: Connection, id: string): Promise<ImportState> {
  for (;;) {
    const state = importStateSchema.parse(await connection.call("GET", `/api/v1/imports/${id}`));
    showProgress(
      `${progressBar(state.bytesRead, state.bytesTotal)}  ${state.counts.received.toLocaleString("en")} items`,
    );
    if (state.state === "failed") {
      endProgress();
      throw new AppError("bad-input", state.error ?? "The import failed.");
    }
    if (state.state === "done" || state.state === "cancelled") {
      endProgress();
      return state;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** What became of the items, as lines. */
export function describeImport(state: ImportState): string[] {
  const { counts, problems } = state;
  const seconds = state.finishedAt ? (Date.parse(state.finishedAt) - Date.parse(state.startedAt)) / 1000 : 0;
  const number = (value: number) => value.toLocaleString("en");
  return [
    `${state.dryRun ? "Tried, nothing written" : "Imported"}: ${number(counts.received)} received = ${number(counts.interactions)} interactions + ${number(counts.profiles)} profiles + ${number(counts.duplicates)} duplicates + ${number(counts.quarantined)} quarantined + ${number(counts.skipped)} skipped`,
    `${number(counts.answers)} answers${seconds > 0 ? `, ${seconds.toFixed(1)} s` : ""}`,
    ...problems.map(
      ({ reason, n, line, detail }) =>
        `  ${number(n)} × ${reason}${line === null ? "" : `, first in line ${line}`}: ${detail}`,
    ),
  ];
}
