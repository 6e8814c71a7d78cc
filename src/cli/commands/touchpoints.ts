// vivencia touchpoints: the catalogue, the events without a place, and placing history anew.

import { Command } from "commander";
import { z } from "zod";
import { touchpointsAnswerSchema, unmatchedAnswerSchema } from "../../api/contract.ts";
import { placingStateSchema } from "../../api/contract-arrivals.ts";
import { touchpointSchema } from "../../domain/touchpoint.ts";
import { AppError } from "../../errors.ts";
import type { Speech } from "../i18n/speech.ts";
import { namesBy, wordFor } from "../place-names.ts";
import { formatTable } from "../print-table.ts";
import { readJson } from "../read-json.ts";
import { endProgress, print, printJson, progressBar, showProgress, withConnection } from "../run.ts";

function listCommand(speech: Speech): Command {
  const { touchpoints: words, option, kind: kinds } = speech.words;
  const { key, name, channel, stage, kind } = words.heading;
  return new Command("list")
    .description(words.list)
    .option("--json", option.json)
    .action((options: { json?: boolean }) =>
      withConnection(speech, async (connection) => {
        const answer = await connection.call("GET", "/api/v1/touchpoints");
        if (options.json) return printJson(answer);
        const { touchpoints } = touchpointsAnswerSchema.parse(answer);
        if (touchpoints.length === 0) return print(words.empty);
        const nameOf = namesBy(speech, new Map());
        const rows = touchpoints.map((touchpoint) => [
          touchpoint.key,
          touchpoint.names[speech.language],
          nameOf("channel", touchpoint.channel),
          nameOf("stage", touchpoint.stage),
          wordFor(kinds, touchpoint.kind),
        ]);
        const headings = [key, name, channel, stage, kind].map((heading) => ({ heading }));
        return print(...formatTable(headings, rows));
      }),
    );
}

function unmatchedCommand(speech: Speech): Command {
  const { touchpoints: words, option } = speech.words;
  const { event, source, n, last } = words.heading;
  return new Command("unmatched")
    .description(words.unmatched)
    .option("--json", option.json)
    .action((options: { json?: boolean }) =>
      withConnection(speech, async (connection) => {
        const answer = await connection.call("GET", "/api/v1/unmatched");
        if (options.json) return printJson(answer);
        const { events } = unmatchedAnswerSchema.parse(answer);
        if (events.length === 0) return print(words.noneUnmatched);
        const columns = [
          { heading: event },
          { heading: source },
          { heading: n, numeric: true },
          { heading: last },
        ];
        const rows = events.map((one) => [
          one.event,
          one.source,
          speech.count(one.n),
          new Date(one.lastAt).toISOString().slice(0, 16).replace("T", " "),
        ]);
        return print(...formatTable(columns, rows), "", words.unmatchedAdvice);
      }),
    );
}

function loadCommand(speech: Speech): Command {
  const { touchpoints: words, place } = speech.words;
  return new Command("load")
    .description(words.load)
    .argument(`<${place.file}>`)
    .action((file: string) =>
      withConnection(speech, async (connection) => {
        const value = await readJson(file, words);
        const list =
          typeof value === "object" && value !== null && "touchpoints" in value ? value.touchpoints : value;
        const parsed = z.array(touchpointSchema).safeParse(list);
        if (!parsed.success) throw new AppError("bad-input", `${file}: ${z.prettifyError(parsed.error)}`);
        for (const touchpoint of parsed.data)
          await connection.call("PUT", `/api/v1/touchpoints/${touchpoint.key}`, touchpoint);
        print(words.written(parsed.data.length, speech.count(parsed.data.length)));
      }),
    );
}

function placeAgainCommand(speech: Speech): Command {
  const words = speech.words.touchpoints;
  return new Command("place-again").description(words.placeAgain).action(() =>
    withConnection(speech, async (connection) => {
      const path = "/api/v1/touchpoints/place-again";
      let done = placingStateSchema.parse(await connection.call("POST", path));
      while (done.state === "waiting" || done.state === "running") {
        showProgress(
          `${progressBar(speech, done.examined, done.total)}  ${words.examined(speech.count(done.examined))}`,
        );
        await new Promise((resolve) => setTimeout(resolve, 200));
        done = placingStateSchema.parse(await connection.call("GET", `${path}/${done.id}`));
      }
      endProgress();
      if (done.state === "failed") throw new AppError("engine-failed", done.error ?? "");
      print(words.placed(speech.count(done.examined), speech.count(done.changed)));
    }),
  );
}

/** vivencia touchpoints list | unmatched | load | place-again */
export function touchpointsCommand(speech: Speech): Command {
  return new Command("touchpoints")
    .description(speech.words.touchpoints.description)
    .addCommand(listCommand(speech))
    .addCommand(unmatchedCommand(speech))
    .addCommand(loadCommand(speech))
    .addCommand(placeAgainCommand(speech));
}
