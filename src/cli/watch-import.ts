// Follows an import to its end with a bar on the terminal, and tells what came of it.

import { type ImportState, importStateSchema } from "../api/contract.ts";
import { AppError } from "../errors.ts";
import type { Connection } from "./connection.ts";
import type { Speech } from "./i18n/speech.ts";
import { wordFor } from "./place-names.ts";
import { plainLine } from "./print-table.ts";
import { endProgress, progressBar, showProgress } from "./run.ts";

/** Waits until an import is over. Throws `bad-input` with its error when it failed. */
export async function watchImport(connection: Connection, speech: Speech, id: string): Promise<ImportState> {
  for (;;) {
    const state = importStateSchema.parse(await connection.call("GET", `/api/v1/imports/${id}`));
    const { received } = state.counts;
    showProgress(
      `${progressBar(speech, state.bytesRead, state.bytesTotal)}  ${speech.words.import.rows(received, speech.count(received))}`,
    );
    if (state.state === "failed") {
      endProgress();
      throw new AppError("bad-input", state.error ?? speech.words.import.failed);
    }
    if (state.state === "done" || state.state === "cancelled") {
      endProgress();
      return state;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** `60 received = 58 interactions + 2 in quarantine`: the parts that are none are left out. */
export function describeCounts(speech: Speech, counts: Omit<ImportState["counts"], "answers">): string {
  const words = speech.words.import;
  const parts = (["interactions", "profiles", "duplicates", "quarantined", "skipped"] as const)
    .filter((part) => counts[part] > 0)
    .map((part) => words[part](counts[part], speech.count(counts[part])));
  const received = words.received(counts.received, speech.count(counts.received));
  return parts.length === 0 ? received : `${received} = ${parts.join(" + ")}`;
}

/** What became of the items, as lines. */
export function describeImport(speech: Speech, state: ImportState): string[] {
  const words = speech.words.import;
  const { counts, problems, name } = state;
  const title = state.state === "cancelled" ? words.cancelled : state.dryRun ? words.tried : words.imported;
  const seconds = state.finishedAt ? (Date.parse(state.finishedAt) - Date.parse(state.startedAt)) / 1000 : 0;
  const isAllKnown = counts.received > 0 && counts.duplicates === counts.received;
  return [
    `${title(plainLine(name))}: ${describeCounts(speech, counts)}`,
    [
      words.answers(counts.answers, speech.count(counts.answers)),
      ...(seconds > 0 ? [words.seconds(speech.decimal(seconds, 1))] : []),
    ].join(", "),
    ...(isAllKnown ? [words.allKnown] : []),
    ...problems.map(({ reason, n, line, detail }) => {
      const where = line === null ? undefined : speech.count(line);
      const why = wordFor(speech.words.reason, reason);
      return `  ${words.problem(speech.count(n), why, where, plainLine(detail))}`;
    }),
    ...(counts.quarantined > 0 && !state.dryRun ? [words.keptAside(state.id)] : []),
  ];
}
