// vivencia simulate retailer: writes the invented company into the log, with its known truths beside it.

import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { startedSchema } from "../../api/contract.ts";
import { demoScenarios, findScenario } from "../../demo/scenarios.ts";
import { AppError } from "../../errors.ts";
import type { Speech } from "../i18n/speech.ts";
import { print, printJson, wholeNumber, withConnection } from "../run.ts";
import { describeImport, watchImport } from "../watch-import.ts";

interface SimulateOptions {
  readonly customers: string;
  readonly seed: string;
  readonly truths?: string;
  readonly json?: boolean;
}

async function simulate(speech: Speech, scenario: string, options: SimulateOptions): Promise<void> {
  const words = speech.words.simulate;
  const found = findScenario(scenario);
  if (!found) {
    const known = demoScenarios.map(({ key }) => key).join(", ");
    throw new AppError("bad-input", words.unknown(scenario, known));
  }
  const until = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  const body = {
    customers: wholeNumber(speech, "--customers", options.customers, 10, 200_000),
    seed: wholeNumber(speech, "--seed", options.seed, 0, 2 ** 31),
    scenario,
    until,
  };
  await withConnection(speech, async (connection) => {
    const { id } = startedSchema.parse(await connection.call("POST", "/api/v1/demo", body));
    const state = await watchImport(connection, speech, id);
    if (options.truths !== undefined)
      await writeFile(options.truths, `${JSON.stringify(found.truths({ until }), null, 2)}\n`);
    if (options.json) return printJson(state);
    const truths = found.describe({ until }, speech.language).map((truth) => `  - ${truth}`);
    const wrote = options.truths === undefined ? [] : ["", words.wrote(options.truths)];
    return print(...describeImport(speech, state), "", words.heading, ...truths, ...wrote);
  });
}

/** vivencia simulate */
export function simulateCommand(speech: Speech): Command {
  const { simulate: words, place } = speech.words;
  return new Command("simulate")
    .description(words.description)
    .argument(`<${place.scenario}>`, words.scenario)
    .option(`--customers <${place.number}>`, words.customers, "2000")
    .option(`--seed <${place.number}>`, words.seed, "1")
    .option(`--truths <${place.file}>`, words.truths)
    .option("--json", words.json)
    .action((scenario: string, options: SimulateOptions) => simulate(speech, scenario, options));
}
