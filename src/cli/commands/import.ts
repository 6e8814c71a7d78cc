// vivencia import FILE: looks at the file, shows or takes a recipe, tries it, and imports with a bar on the terminal.

import { basename } from "node:path";
import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { type InspectAnswer, inspectAnswerSchema, startedSchema } from "../../api/contract.ts";
import { AppError } from "../../errors.ts";
import type { Connection } from "../connection.ts";
import { describeProposal } from "../describe-proposal.ts";
import type { Speech } from "../i18n/speech.ts";
import { readJson } from "../read-json.ts";
import { endProgress, print, printJson, progressBar, showProgress, withConnection } from "../run.ts";
import { describeImport, watchImport } from "../watch-import.ts";

interface ImportOptions {
  readonly recipe?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly proposeOnly?: boolean;
  readonly json?: boolean;
}

/** Whether an answer to a question means yes, in either language. */
export function isYes(answer: string): boolean {
  return /^(y|yes|s|si|sí)$/i.test(answer.trim().normalize("NFC"));
}

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return isYes(await terminal.question(`${question} `));
  } finally {
    terminal.close();
  }
}

async function inspect(connection: Connection, speech: Speech, file: string): Promise<InspectAnswer> {
  const query = new URLSearchParams({ name: basename(file), language: speech.language });
  const answer = await connection.upload(`/api/v1/imports/inspect?${query}`, file, (sent, total) =>
    showProgress(`${progressBar(speech, sent, total)}  ${speech.words.import.reading(basename(file))}`),
  );
  endProgress();
  return inspectAnswerSchema.parse(answer);
}

/** Whether to go on with a proposed recipe. Throws `bad-input` where nobody can be asked. */
async function isAgreed(speech: Speech, options: ImportOptions): Promise<boolean> {
  const words = speech.words.import;
  if (options.yes || options.dryRun) return true;
  if (!process.stdin.isTTY) throw new AppError("bad-input", words.refused);
  return confirm(`${words.ask} ${words.choices}`);
}

async function importOne(
  connection: Connection,
  speech: Speech,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const words = speech.words.import;
  const given =
    options.recipe === undefined
      ? undefined
      : await readJson(options.recipe, { noFile: words.noRecipe, badFile: words.badRecipe });
  const inspected = await inspect(connection, speech, file);
  if (options.proposeOnly) return printJson(inspected.recipe);
  if (given === undefined) {
    process.stderr.write(`${describeProposal(speech, inspected, basename(file)).join("\n")}\n`);
    if (!(await isAgreed(speech, options))) return print(words.nothingWritten);
  }
  const body = {
    upload: inspected.upload,
    name: basename(file),
    recipe: given ?? inspected.recipe,
    dryRun: options.dryRun ?? false,
  };
  const { id } = startedSchema.parse(await connection.call("POST", "/api/v1/imports", body));
  const state = await watchImport(connection, speech, id);
  if (options.json) printJson(state);
  else print(...describeImport(speech, state));
}

/** vivencia import */
export function importCommand(speech: Speech): Command {
  const { import: words, place } = speech.words;
  return new Command("import")
    .description(words.description)
    .argument(`<${place.files}...>`)
    .option(`--recipe <${place.file}>`, words.recipe)
    .option("--dry-run", words.dryRun)
    .option("--yes", words.yes)
    .option("--propose-only", words.proposeOnly)
    .option("--json", words.json)
    .action((files: string[], options: ImportOptions) =>
      withConnection(speech, async (connection) => {
        for (const file of files) await importOne(connection, speech, file, options);
      }),
    );
}
