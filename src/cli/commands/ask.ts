// vivencia ask METRIC: the same question as POST /api/v1/ask, as a table or as its JSON.

import { Command } from "commander";
import type { AnswerRow, AskAnswer, Measure } from "../../api/contract.ts";
import { askAnswerSchema } from "../../api/contract.ts";
import { AppError } from "../../errors.ts";
import { formatTable } from "../print-table.ts";
import { print, printJson, withConnection } from "../run.ts";

interface AskOptions {
  readonly from?: string;
  readonly to?: string;
  readonly by?: string[];
  readonly interval?: string;
  readonly where?: string[];
  readonly compare?: string;
  readonly timeZone?: string;
  readonly question?: string;
  readonly weighted: boolean;
  readonly limit?: string;
  readonly json?: boolean;
}

/** `channel=phone,email`, `channel!=phone` or `unit~Madrid` as a filter. */
export function parseFilter(text: string): { field: string; op: string; values: string[] } {
  const found = /^([^=!~]+)(=|!=|~)(.+)$/s.exec(text);
  if (!found)
    throw new AppError("bad-input", `--where ${text}: write field=value, field!=value or field~part.`);
  const op = { "=": "is", "!=": "is_not", "~": "contains" }[found[2] ?? "="] ?? "is";
  return {
    field: (found[1] ?? "").trim(),
    op,
    values: (found[3] ?? "").split(",").map((value) => value.trim()),
  };
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(",").map((part) => part.trim())];
}

function collectWhole(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function formatNumber(value: number | null, unit: AskAnswer["unit"]): string {
  if (value === null) return "–";
  const digits = unit === "count" ? 0 : unit === "mean" || unit === "money" ? 2 : 1;
  return value.toFixed(digits);
}

function measureCells(measure: Measure, unit: AskAnswer["unit"]): string[] {
  const { score, low, high, n, effectiveN, indicative } = measure;
  const interval =
    low === null || high === null ? "" : `${formatNumber(low, unit)} … ${formatNumber(high, unit)}`;
  const people = effectiveN !== n && effectiveN > 0 ? `${n} (eff. ${effectiveN.toFixed(0)})` : String(n);
  return [formatNumber(score, unit), interval, people, indicative ? "indicative" : ""];
}

function changeCell(row: Pick<AnswerRow, "change">, unit: AskAnswer["unit"]): string {
  const { change } = row;
  if (!change || change.change === null) return "";
  const sign = change.change > 0 ? "+" : "";
  const p = change.p === null ? "" : ` (p ${change.p < 0.001 ? "< 0.001" : `= ${change.p.toFixed(3)}`})`;
  return `${sign}${formatNumber(change.change, unit)}${change.significant ? " *" : ""}${p}`;
}

/** The answer as lines for the terminal. */
export function formatAnswer(answer: AskAnswer): string[] {
  const { unit, rows, total } = answer;
  const fields = Object.keys(rows[0]?.group ?? {});
  const hasTime = rows.some((row) => row.at !== undefined);
  const hasChange = total.change !== undefined;
  const columns = [
    ...(hasTime ? [{ heading: "from" }] : []),
    ...fields.map((heading) => ({ heading })),
    { heading: answer.metric, numeric: true },
    { heading: "95 % interval", numeric: true },
    { heading: "n", numeric: true },
    { heading: "" },
    ...(hasChange ? [{ heading: "change", numeric: true }] : []),
  ];
  const cellsOf = (row: Measure & Pick<AnswerRow, "change">, head: string[]) => [
    ...head,
    ...measureCells(row, unit),
    ...(hasChange ? [changeCell(row, unit)] : []),
  ];
  const body = rows.map((row) =>
    cellsOf(row, [
      ...(hasTime ? [(row.at ?? "").slice(0, 16).replace("T", " ")] : []),
      ...fields.map((f) => row.group[f] || "(none)"),
    ]),
  );
  const blank = (hasTime ? 1 : 0) + fields.length;
  const totalHead = Array.from({ length: blank }, (_, i) => (i === 0 ? "total" : ""));
  if (rows.length > 0 && blank === 0) body.length = 0;
  return [
    `${answer.metric}  ${answer.from.slice(0, 10)} … ${answer.to.slice(0, 10)} (${answer.timeZone})${answer.currency ? `  ${answer.currency}` : ""}`,
    "",
    ...formatTable(columns, [...body, cellsOf(total, totalHead)]),
    ...(answer.truncated > 0 ? ["", `${answer.truncated} more groups are left out; raise --limit.`] : []),
    ...(hasChange ? ["", "* statistically significant change (p < 0.05)"] : []),
  ];
}

/** vivencia ask */
export function askCommand(): Command {
  return new Command("ask")
    .description(
      "Ask for a figure: nps, csat, ces, rating, response_rate, interactions, customers, revenue, …",
    )
    .argument(
      "<metric>",
      "nps, csat, ces, ces1, rating, response_rate, interactions, customers, responses, revenue, orders, average_ticket",
    )
    .option("--from <date>", "first day, such as 2026-01-01 (default: the first interaction)")
    .option("--to <date>", "day after the last one (default: the day after the last interaction)")
    .option("--by <fields>", "group by channel, touchpoint, stage, unit, language, trait:NAME, …", collect)
    .option("--interval <grain>", "hour, day, week, month, quarter or year")
    .option("--where <filter>", "field=value, field!=value or field~part; may be repeated", collectWhole)
    .option("--compare <period>", "previous or year")
    .option("--time-zone <zone>", "such as Europe/Madrid (default: the workspace's)")
    .option("--question <key>", "only answers to this question")
    .option("--no-weighted", "leave survey weights out")
    .option("--limit <n>", "most groups")
    .option("--json", "the API's own answer")
    .action((metric: string, options: AskOptions) =>
      withConnection(async (connection) => {
        const span = (await connection.call("GET", "/api/v1/me")) as {
          firstAt: string | null;
          lastAt: string | null;
        };
        const today = new Date().toISOString();
        const dayAfter = (iso: string) =>
          new Date(Date.parse(iso.slice(0, 10)) + 86_400_000).toISOString().slice(0, 10);
        const body = {
          metric,
          from: options.from ?? (span.firstAt ?? today).slice(0, 10),
          to: options.to ?? dayAfter(span.lastAt ?? today),
          by: options.by ?? [],
          ...(options.interval ? { interval: options.interval } : {}),
          filters: (options.where ?? []).map(parseFilter),
          ...(options.compare ? { compare: options.compare } : {}),
          ...(options.timeZone ? { timeZone: options.timeZone } : {}),
          ...(options.question ? { question: options.question } : {}),
          weighted: options.weighted,
          ...(options.limit ? { limit: Number(options.limit) } : {}),
        };
        const answer = await connection.call("POST", "/api/v1/ask", body);
        if (options.json) printJson(answer);
        else print(...formatAnswer(askAnswerSchema.parse(answer)));
      }),
    );
}
