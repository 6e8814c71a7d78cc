// vivencia quarantine: what was kept aside and why, and trying it again.

import { Command } from "commander";
import { z } from "zod";
import { quarantineAnswerSchema } from "../../api/contract-arrivals.ts";
import type { Speech } from "../i18n/speech.ts";
import { wordFor } from "../place-names.ts";
import { clip, formatTable, plainLine } from "../print-table.ts";
import { readJson } from "../read-json.ts";
import { print, printJson, wholeNumber, withConnection } from "../run.ts";

type QuarantineAnswer = z.infer<typeof quarantineAnswerSchema>;

const replayedSchema = z.object({ tried: z.number(), accepted: z.number(), remaining: z.number() });

interface Which {
  readonly reason?: string;
  readonly source?: string;
  readonly import?: string;
}

function withFilters(speech: Speech, command: Command): Command {
  const { option, place } = speech.words;
  return command
    .option(`--reason <${place.reason}>`, option.reason)
    .option(`--source <${place.source}>`, option.source)
    .option(`--import <${place.id}>`, option.import);
}

/** The counts by reason and the first items, as lines. */
export function describeQuarantine(speech: Speech, answer: QuarantineAnswer, which: Which): string[] {
  const { quarantine: words, reason: reasons } = speech.words;
  const byReason = answer.byReason.filter(
    ({ reason, source }) =>
      (which.reason === undefined || reason === which.reason) &&
      (which.source === undefined || source === which.source),
  );
  const total = byReason.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return [words.empty];
  const { reason, meaning, source, n } = words.heading;
  const columns = [
    { heading: n, numeric: true },
    { heading: reason },
    { heading: meaning },
    { heading: source },
  ];
  const rows = byReason.map((one) => [
    speech.count(one.n),
    one.reason,
    wordFor(reasons, one.reason),
    one.source,
  ]);
  const more = total - answer.items.length;
  return [
    ...formatTable(columns, rows),
    "",
    ...answer.items.flatMap((item) => [
      `${item.line === null ? "" : words.line(speech.count(item.line))}${item.reason}: ${plainLine(item.detail)}`,
      `    ${clip(item.raw, 200)}`,
    ]),
    ...(more > 0 ? [words.more(more, speech.count(more))] : []),
    "",
    words.advice,
  ];
}

function listCommand(speech: Speech): Command {
  const { quarantine: words, option, place } = speech.words;
  return withFilters(speech, new Command("list").description(words.list))
    .option(`--limit <${place.number}>`, words.limit, "10")
    .option("--json", option.json)
    .action((options: Which & { limit: string; json?: boolean }) =>
      withConnection(speech, async (connection) => {
        const limit = wholeNumber(speech, "--limit", options.limit, 1, 500);
        const query = new URLSearchParams({ limit: String(limit) });
        for (const name of ["reason", "source", "import"] as const)
          if (options[name]) query.set(name, options[name]);
        const answer = await connection.call("GET", `/api/v1/quarantine?${query}`);
        if (options.json) return printJson(answer);
        return print(...describeQuarantine(speech, quarantineAnswerSchema.parse(answer), options));
      }),
    );
}

function replayCommand(speech: Speech): Command {
  const { quarantine: words, import: importWords, place } = speech.words;
  return withFilters(speech, new Command("replay").description(words.replay))
    .option(`--recipe <${place.file}>`, words.recipe)
    .action((options: Which & { recipe?: string }) =>
      withConnection(speech, async (connection) => {
        const complaints = { noFile: importWords.noRecipe, badFile: importWords.badRecipe };
        const recipe = options.recipe === undefined ? undefined : await readJson(options.recipe, complaints);
        const { reason, source, import: id } = options;
        const filter = {
          ...(reason ? { reason } : {}),
          ...(source ? { source } : {}),
          ...(id ? { import: id } : {}),
        };
        const body = { filter, ...(recipe === undefined ? {} : { recipe }) };
        const done = replayedSchema.parse(await connection.call("POST", "/api/v1/quarantine/replay", body));
        const [tried, accepted, remaining] = [done.tried, done.accepted, done.remaining].map(speech.count);
        print(done.tried === 0 ? words.empty : words.replayed(tried ?? "", accepted ?? "", remaining ?? ""));
      }),
    );
}

/** vivencia quarantine list | replay */
export function quarantineCommand(speech: Speech): Command {
  return new Command("quarantine")
    .description(speech.words.quarantine.description)
    .addCommand(listCommand(speech))
    .addCommand(replayCommand(speech));
}
