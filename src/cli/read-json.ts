// Reads a JSON file that a person named. What it holds is unknown still; whoever asked for it has the parser.

import { readFile } from "node:fs/promises";
import { AppError } from "../errors.ts";

/** What to say when it cannot be read, or is no JSON. */
export interface JsonComplaints {
  readonly noFile: (path: string) => string;
  readonly badFile: (path: string, reason: string) => string;
}

/** The value in a JSON file. Throws `not-found` or `bad-input`. */
export async function readJson(path: string, complaints: JsonComplaints): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new AppError("not-found", complaints.noFile(path), { cause });
  });
  try {
    // Spreadsheets and some editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw new AppError(
      "bad-input",
      complaints.badFile(path, cause instanceof Error ? cause.message : String(cause)),
      { cause },
    );
  }
}
