// vivencia import FILE: looks at the file, shows or takes a recipe, tries it, and imports with a bar on the terminal.

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { type InspectAnswer, inspectAnswerSchema, startedSchema } from "../../api/contract.ts";
import { AppError } from "../../errors.ts";
import type { Connection } from "../connection.ts";
import { formatTable } from "../print-table.ts";
import { endProgress, print, printJson, progressBar, showProgress, withConnection } from "../run.ts";
import { describeImport, watchImport } from "../watch-import.ts";

interface ImportOptions {
  readonly recipe?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly proposeOnly?: boolean;
  readonly json?: boolean;
}

async function readRecipe(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new AppError("not-found", `The recipe ${path} cannot be read.`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError(
      "bad-input",
      `The recipe ${path} is not valid JSON: ${cause instanceof Error ? cause.message : ""}`,
    );
  }
}

function describeProposal(inspected: InspectAnswer, file: string): string[] {
  const { format, columns, doubts, recipe, preview } = inspected;
  const what = [
    format.kind.toUpperCase(),
    format.compressed ? "gz" : "",
    format.encoding,
    format.delimiter ? `delimiter ${JSON.stringify(format.delimiter)}` : "",
  ].filter((part) => part !== "");
  const headings = ["column", "seems to be", "examples"].map((heading) => ({ heading }));
  const clip = (text: string, length: number) =>
    text.length > length ? `${text.slice(0, length - 1)}…` : text;
  const rows = columns.map(({ name, guess, examples }) => [
    clip(name, 40),
    guess,
    clip(examples.join(" · "), 60),
  ]);
  return [
    `${file}: ${what.join(", ")}`,
    "",
    ...formatTable(headings, rows),
    "",
    "Proposed recipe:",
    JSON.stringify(recipe, null, 2),
    ...(preview.length > 0
      ? [
          "",
          "First rows as they would be imported:",
          ...preview.slice(0, 3).map((row) => JSON.stringify(row)),
        ]
      : []),
    ...(doubts.length > 0 ? ["", "To be checked:", ...doubts.map((doubt) => `  - ${doubt}`)] : []),
    "",
  ];
}

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(y|yes|s|si|sí)$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

async function inspect(connection: Connection, file: string): Promise<InspectAnswer> {
  const path = `/api/v1/imports/inspect?name=${encodeURIComponent(basename(file))}`;
  const answer = await connection.upload(path, file, (sent, total) =>
    showProgress(`${progressBar(sent, total)}  reading ${basename(file)}`),
  );
  endProgress();
  return inspectAnswerSchema.parse(answer);
}

async function importOne(connection: Connection, file: string, options: ImportOptions): Promise<void> {
  const given = options.recipe === undefined ? undefined : await readRecipe(options.recipe);
  const inspected = await inspect(connection, file);
  if (options.proposeOnly) return printJson(inspected.recipe);
  if (given === undefined) {
    process.stderr.write(`${describeProposal(inspected, basename(file)).join("\n")}\n`);
    if (!options.yes && !options.dryRun) {
      if (!process.stdin.isTTY)
        throw new AppError(
          "bad-input",
          "Nothing was written. Import with this recipe by --yes, try it by --dry-run, or save it with --propose-only, correct it and give it by --recipe FILE.",
        );
      if (!(await confirm("Import with this recipe?"))) return print("Nothing was written.");
    }
  }
  const body = {
    upload: inspected.upload,
    name: basename(file),
    recipe: given ?? inspected.recipe,
    dryRun: options.dryRun ?? false,
  };
  const { id } = startedSchema.parse(await connection.call("POST", "/api/v1/imports", body));
  const state = await watchImport(connection, id);
  if (options.json) printJson(state);
  else print(...describeImport(state));
}

/** vivencia import */
export function importCommand(): Command {
  return new Command("import")
    .description(
      "Import CSV, XLSX or JSON Lines, also gzipped; without a recipe one is proposed and shown first",
    )
    .argument("<files...>")
    .option("--recipe <file>", "how to read it, see docs/reference/recipe.md")
    .option("--dry-run", "try it and write nothing")
    .option("--yes", "import with the proposed recipe without asking")
    .option("--propose-only", "print the proposed recipe as JSON and stop")
    .option("--json", "the final counts as JSON")
    .action((files: string[], options: ImportOptions) =>
      withConnection(async (connection) => {
        for (const file of files) await importOne(connection, file, options);
      }),
    );
}
