// vivencia ask METRIC: the same question as POST /api/v1/ask, as a table or as its JSON. With --saved it is a saved question,
// answered by POST /api/v1/figures, where all screens get their figures.

import { Command } from "commander";
import { askAnswerSchema, type Me, meSchema } from "../../api/contract.ts";
import { segmentsAnswerSchema } from "../../api/contract-segments.ts";
import { isoInZone } from "../../domain/period.ts";
import { metricKeys, timeZoneSchema } from "../../domain/question.ts";
import { AppError } from "../../errors.ts";
import type { Connection } from "../connection.ts";
import { type Asked, formatAnswer } from "../format-answer.ts";
import type { Speech } from "../i18n/speech.ts";
import { readNames } from "../place-names.ts";
import { plainLine } from "../print-table.ts";
import { print, printJson, wholeNumber, withConnection } from "../run.ts";
import { answerSaved } from "./questions.ts";

interface AskOptions {
  readonly from?: string;
  readonly to?: string;
  readonly by?: string[];
  readonly interval?: string;
  readonly where?: string[];
  readonly filter?: string[];
  readonly compare?: string;
  readonly timeZone?: string;
  readonly question?: string;
  readonly weighted: boolean;
  readonly limit?: string;
  readonly saved?: string;
  readonly json?: boolean;
}

/** A filter as it was typed. */
export interface ParsedFilter {
  readonly field: string;
  readonly op: string;
  readonly values: readonly string[];
}

/** `channel=phone,email`, `channel!=phone` or `unit~Madrid` as a filter. Throws `bad-input`. */
export function parseFilter(speech: Speech, text: string): ParsedFilter {
  const [, field = "", sign = "", rest = ""] = /^([^=!~]+)(=|!=|~)(.+)$/s.exec(text) ?? [];
  const op = { "=": "is", "!=": "is_not", "~": "contains" }[sign];
  if (op === undefined || field.trim() === "")
    throw new AppError("bad-input", speech.words.ask.badFilter(text));
  return { field: field.trim(), op, values: rest.split(",").map((value) => value.trim()) };
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(",").map((part) => part.trim())];
}

function collectWhole(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** First and last day of the log on the clocks that are asked for; undefined while it is empty. */
function spanOf(me: Me, timeZone: string | undefined): Asked["span"] {
  const { firstAt, lastAt } = me;
  if (firstAt === null || lastAt === null) return undefined;
  // A zone that does not exist is for the API to refuse.
  const zone = timeZoneSchema.safeParse(timeZone).data ?? me.workspace.timeZone;
  const dayOf = (at: string) => isoInZone(zone, Date.parse(at)).slice(0, 10);
  return { from: dayOf(firstAt), to: dayOf(lastAt) };
}

function bodyOf(
  speech: Speech,
  metric: string,
  options: AskOptions,
  span: Asked["span"],
  filters: readonly ParsedFilter[],
): object {
  const today = new Date().toISOString().slice(0, 10);
  const last = span?.to ?? today;
  const dayAfter = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
  return {
    metric,
    from: options.from ?? span?.from ?? today,
    to: options.to ?? dayAfter,
    by: options.by ?? [],
    ...(options.interval ? { interval: options.interval } : {}),
    filters,
    ...(options.compare ? { compare: options.compare } : {}),
    ...(options.timeZone ? { timeZone: options.timeZone } : {}),
    ...(options.question ? { question: options.question } : {}),
    weighted: options.weighted,
    ...(options.limit ? { limit: wholeNumber(speech, "--limit", options.limit, 1, 10_000) } : {}),
  };
}

/** Filters by segments name them by their names; the API takes their ids. Throws `bad-input` for an unknown one. */
async function withSegmentIds(
  connection: Connection,
  speech: Speech,
  filters: readonly ParsedFilter[],
): Promise<readonly ParsedFilter[]> {
  if (!filters.some(({ field }) => field === "segment")) return filters;
  const { segments } = segmentsAnswerSchema.parse(await connection.call("GET", "/api/v1/segments"));
  const idOf = (text: string): string => {
    const found = segments.find(
      ({ id, name }) => id === text || name.toLocaleLowerCase() === text.toLocaleLowerCase(),
    );
    if (!found) throw new AppError("bad-input", speech.words.ask.noSegment(text));
    return found.id;
  };
  return filters.map((filter) =>
    filter.field === "segment" ? { ...filter, values: filter.values.map(idOf) } : filter,
  );
}

/** What was typed beside --saved, which says it all; as people write it. */
function besideSaved(metric: string | undefined, options: AskOptions): string[] {
  const { saved: _, json: __, weighted, ...others } = options;
  return [
    ...(metric === undefined ? [] : [metric]),
    ...Object.keys(others).map(
      (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    ),
    ...(weighted ? [] : ["--no-weighted"]),
  ];
}

async function askSaved(connection: Connection, speech: Speech, saved: string, json = false): Promise<void> {
  const { question, figure, raw } = await answerSaved(connection, speech, saved);
  if (json) return printJson(raw);
  const me = meSchema.parse(await connection.call("GET", "/api/v1/me"));
  return print(
    plainLine(question.name),
    ...formatAnswer(speech, figure.answer, {
      interval: figure.grain ?? undefined,
      isFiltered: question.view.filters.length > 0,
      span: spanOf(me, undefined),
      nameOf: await readNames(connection, speech),
    }),
  );
}

/** vivencia ask */
export function askCommand(speech: Speech): Command {
  const { ask, option, place, questions, usageError } = speech.words;
  return new Command("ask")
    .description(ask.description)
    .argument(`[${place.metric}]`, metricKeys.join(", "))
    .option(`--saved <${place.question}>`, questions.saved)
    .option(`--from <${place.date}>`, ask.from)
    .option(`--to <${place.date}>`, ask.to)
    .option(`--by <${place.fields}>`, ask.by, collect)
    .option(`--interval <${place.grain}>`, ask.interval)
    .option(`--where <${place.filter}>`, ask.where, collectWhole)
    .option(`--filter <${place.filter}>`, ask.filter, collectWhole)
    .option(`--compare <${place.period}>`, ask.compare)
    .option(`--time-zone <${place.zone}>`, ask.timeZone)
    .option(`--question <${place.key}>`, ask.question)
    .option("--no-weighted", ask.unweighted)
    .option(`--limit <${place.number}>`, ask.limit)
    .option("--json", option.json)
    .action((metric: string | undefined, options: AskOptions, command: Command) => {
      const { saved } = options;
      if (saved !== undefined) {
        const beside = besideSaved(metric, options);
        if (beside.length > 0) throw new AppError("bad-input", questions.savedAlone(beside.join(", ")));
        return withConnection(speech, (connection) => askSaved(connection, speech, saved, options.json));
      }
      if (metric === undefined) return command.error(usageError.missingArgument(place.metric));
      return withConnection(speech, async (connection) => {
        const span = spanOf(meSchema.parse(await connection.call("GET", "/api/v1/me")), options.timeZone);
        const typed = [...(options.where ?? []), ...(options.filter ?? [])].map((text) =>
          parseFilter(speech, text),
        );
        const filters = await withSegmentIds(connection, speech, typed);
        const body = bodyOf(speech, metric, options, span, filters);
        const answer = await connection.call("POST", "/api/v1/ask", body);
        if (options.json) return printJson(answer);
        const nameOf = await readNames(connection, speech);
        const isFiltered = filters.length > 0 || options.question !== undefined;
        const asked = { interval: options.interval, isFiltered, span, nameOf };
        return print(...formatAnswer(speech, askAnswerSchema.parse(answer), asked));
      });
    });
}
