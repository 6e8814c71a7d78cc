// Imports as they are shown: why rows were kept aside and why an import ended is said in the language of whoever asks.

import type { inspectUpload } from "../../actions/inspect-upload.ts";
import type { watchImport } from "../../actions/start-import.ts";

type Say = (text: string) => string;
type ImportState = Awaited<ReturnType<typeof watchImport>>;
type Inspected = Awaited<ReturnType<typeof inspectUpload>>;

/** How far an import is. */
export function presentImport(state: ImportState, say: Say): ImportState {
  return {
    ...state,
    problems: state.problems.map((problem) => ({ ...problem, detail: say(problem.detail) })),
    error: state.error === null ? null : say(state.error),
  };
}

/** What a file is. */
export function presentInspected(inspected: Inspected, say: Say) {
  return {
    ...inspected,
    preview: inspected.preview.map((row) =>
      typeof row["detail"] === "string" ? { ...row, detail: say(row["detail"]) } : row,
    ),
  };
}
