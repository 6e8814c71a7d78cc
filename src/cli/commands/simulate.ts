// vivencia simulate retailer: writes the invented company into the log, with its known truths beside it.

import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { startedSchema } from "../../api/contract.ts";
import { demoScenarios } from "../../demo/scenarios.ts";
import { AppError } from "../../errors.ts";
import { print, printJson, withConnection } from "../run.ts";
import { describeImport, watchImport } from "../watch-import.ts";

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new AppError("bad-input", `${name} ${text}: must be a whole number from ${min} to ${max}.`);
  return value;
}

/** vivencia simulate */
export function simulateCommand(): Command {
  return new Command("simulate")
    .description("Write an invented omnichannel company, the same for the same seed and day")
    .argument("<scenario>", "retailer")
    .option("--customers <n>", "how many people (20,000 are about a million interactions)", "2000")
    .option("--seed <n>", "another seed, another company", "1")
    .option("--truths <file>", "write what is true of the company as JSON")
    .option("--json", "the final counts as JSON")
    .action(
      (scenario: string, options: { customers: string; seed: string; truths?: string; json?: boolean }) =>
        withConnection(async (connection) => {
          const found = demoScenarios.find(({ key }) => key === scenario);
          if (!found)
            throw new AppError(
              "bad-input",
              `There is no scenario ${scenario}; there is ${demoScenarios.map(({ key }) => key).join(", ")}.`,
            );
          const until = Math.floor(Date.now() / 86_400_000) * 86_400_000;
          const body = {
            customers: wholeNumber("--customers", options.customers, 10, 200_000),
            seed: wholeNumber("--seed", options.seed, 0, 2 ** 31),
            scenario,
            until,
          };
          const { id } = startedSchema.parse(await connection.call("POST", "/api/v1/demo", body));
          const state = await watchImport(connection, id);
          if (options.truths !== undefined)
            await writeFile(options.truths, `${JSON.stringify(found.truths({ until }), null, 2)}\n`);
          if (options.json) printJson(state);
          else print(...describeImport(state), "", ...found.describe({ until }, "en"));
        }),
    );
}
