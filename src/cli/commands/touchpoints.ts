// vivencia touchpoints: the catalogue, the events without a place, and placing history anew.

import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { z } from "zod";
import { touchpointsAnswerSchema, unmatchedAnswerSchema } from "../../api/contract.ts";
import { touchpointSchema } from "../../domain/touchpoint.ts";
import { AppError } from "../../errors.ts";
import { formatTable } from "../print-table.ts";
import { print, printJson, withConnection } from "../run.ts";

const placedSchema = z.object({ examined: z.number(), changed: z.number() });

/** vivencia touchpoints list | unmatched | load | place-again */
export function touchpointsCommand(): Command {
  const touchpoints = new Command("touchpoints").description(
    "The touchpoint catalogue and what found no place in it",
  );
  touchpoints
    .command("list")
    .description("the catalogue")
    .option("--json", "as JSON")
    .action((options: { json?: boolean }) =>
      withConnection(async (connection) => {
        const answer = await connection.call("GET", "/api/v1/touchpoints");
        if (options.json) return printJson(answer);
        const rows = touchpointsAnswerSchema
          .parse(answer)
          .touchpoints.map(({ key, names, channel, stage, kind }) => [
            key,
            names.es,
            names.en,
            channel,
            stage,
            kind,
          ]);
        const headings = ["key", "español", "English", "channel", "stage", "kind"].map((heading) => ({
          heading,
        }));
        return print(...formatTable(headings, rows));
      }),
    );
  touchpoints
    .command("unmatched")
    .description("events that found no place, most frequent first")
    .option("--json", "as JSON")
    .action((options: { json?: boolean }) =>
      withConnection(async (connection) => {
        const answer = await connection.call("GET", "/api/v1/unmatched");
        if (options.json) return printJson(answer);
        const { events } = unmatchedAnswerSchema.parse(answer);
        if (events.length === 0) return print("Every event has its place.");
        const columns = [
          { heading: "event" },
          { heading: "source" },
          { heading: "n", numeric: true },
          { heading: "last" },
        ];
        return print(
          ...formatTable(
            columns,
            events.map(({ event, source, n, lastAt }) => [event, source, String(n), lastAt]),
          ),
        );
      }),
    );
  touchpoints
    .command("load")
    .description('write touchpoints from a JSON file: an array of them, or {"touchpoints": […]}')
    .argument("<file>")
    .action((file: string) =>
      withConnection(async (connection) => {
        const value: unknown = JSON.parse(await readFile(file, "utf8"));
        const list =
          typeof value === "object" && value !== null && "touchpoints" in value ? value.touchpoints : value;
        const parsed = z.array(touchpointSchema).safeParse(list);
        if (!parsed.success) throw new AppError("bad-input", `${file}: ${z.prettifyError(parsed.error)}`);
        for (const touchpoint of parsed.data)
          await connection.call("PUT", `/api/v1/touchpoints/${touchpoint.key}`, touchpoint);
        print(
          `${parsed.data.length} touchpoints written. Place history anew with: vivencia touchpoints place-again`,
        );
      }),
    );
  touchpoints
    .command("place-again")
    .description("give all of history its place by the catalogue as it is now")
    .action(() =>
      withConnection(async (connection) => {
        const done = placedSchema.parse(await connection.call("POST", "/api/v1/touchpoints/place-again"));
        print(`${done.examined} interactions examined, ${done.changed} placed anew.`);
      }),
    );
  return touchpoints;
}
