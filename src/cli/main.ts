// The `vivencia` command. Results go to standard output, everything else to standard error; `--json` gives the API's own
// answer. Exit codes are those of docs/reference/errors.md; a line that cannot be is bad input.

import { CommanderError } from "commander";
import { errorCodes, toAppError } from "../errors.ts";
import { chooseLanguage } from "./i18n/language.ts";
import { speakIn } from "./i18n/speech.ts";
import { createProgram } from "./program.ts";

// Whoever reads only the first lines, as `head` does, closes the pipe; that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await createProgram(speakIn(chooseLanguage(process.env))).parseAsync();
} catch (thrown) {
  if (thrown instanceof CommanderError)
    process.exitCode = thrown.exitCode === 0 ? 0 : errorCodes["bad-input"].exit;
  else {
    const error = toAppError(thrown);
    process.stderr.write(`${error.message}\n`);
    process.exitCode = errorCodes[error.code].exit;
  }
}
