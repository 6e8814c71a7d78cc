// vivencia quarantine: what was kept aside and why, and trying it again.

import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { z } from "zod";
import { quarantineAnswerSchema } from "../../api/contract-arrivals.ts";
import { formatTable } from "../print-table.ts";
import { print, printJson, withConnection } from "../run.ts";

const replayedSchema = z.object({ tried: z.number(), accepted: z.number(), remaining: z.number() });

interface Which {
  readonly reason?: string;
  readonly source?: string;
  readonly import?: string;
}

function withFilters(command: Command): Command {
  return command
    .option("--reason <reason>", "only this reason")
    .option("--source <source>", "only this source")
    .option("--import <id>", "only this import");
}

/** vivencia quarantine list | replay */
export function quarantineCommand(): Command {
  const quarantine = new Command("quarantine").description("What was kept aside, with its reason");
  withFilters(quarantine.command("list").description("counts by reason and the first items"))
    .option("--limit <n>", "how many items", "10")
    .option("--json", "as JSON")
    .action((options: Which & { limit: string; json?: boolean }) =>
      withConnection(async (connection) => {
        const query = new URLSearchParams({ limit: options.limit });
        for (const name of ["reason", "source", "import"] as const)
          if (options[name]) query.set(name, options[name]);
        const answer = await connection.call("GET", `/api/v1/quarantine?${query}`);
        if (options.json) return printJson(answer);
        const { total, byReason, items } = quarantineAnswerSchema.parse(answer);
        if (total === 0) return print("Nothing is kept aside.");
        const columns = [{ heading: "reason" }, { heading: "source" }, { heading: "n", numeric: true }];
        return print(
          ...formatTable(
            columns,
            byReason.map(({ reason, source, n }) => [reason, source, String(n)]),
          ),
          "",
          ...items.map(
            ({ line, reason, detail, raw }) =>
              `${line === null ? "" : `line ${line}: `}${reason}: ${detail}\n    ${raw.slice(0, 200)}`,
          ),
        );
      }),
    );
  withFilters(
    quarantine.command("replay").description("try it again, rows of a file also with a corrected recipe"),
  )
    .option("--recipe <file>", "the corrected recipe")
    .action((options: Which & { recipe?: string }) =>
      withConnection(async (connection) => {
        const recipe: unknown =
          options.recipe === undefined ? undefined : JSON.parse(await readFile(options.recipe, "utf8"));
        const { reason, source, import: id } = options;
        const filter = {
          ...(reason ? { reason } : {}),
          ...(source ? { source } : {}),
          ...(id ? { import: id } : {}),
        };
        const body = { filter, ...(recipe === undefined ? {} : { recipe }) };
        const done = replayedSchema.parse(await connection.call("POST", "/api/v1/quarantine/replay", body));
        print(`${done.tried} tried, ${done.accepted} accepted, ${done.remaining} still kept aside.`);
      }),
    );
  return quarantine;
}
