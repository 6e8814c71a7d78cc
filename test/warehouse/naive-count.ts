// The definitions of all metrics once more, in plain loops over plain objects: what the SQL of the log is held against.
// Slow and obvious on purpose; shares nothing with the SQL but the domain's measuring of top boxes.

import type { Answer, Interaction } from "../../src/domain/interaction.ts";
import { topTwoFrom } from "../../src/domain/metric/csat.ts";
import type { Filter, GroupField, Interval, MetricKey } from "../../src/domain/question.ts";
import type { CountedQuestion, PeriodMs } from "../../src/warehouse/count-answers.ts";
import { customersOf, traitsOf } from "./naive-people.ts";
import { naiveMembers } from "./naive-segment.ts";
import type { SampleLog } from "./sample-log.ts";

/** One row or total, with numbers by name as the metric counts them. */
export interface NaiveCount {
  readonly group: Record<string, string>;
  readonly at: string | undefined;
  readonly counts: Record<string, number>;
  readonly currency: string;
  readonly scale: { min: number; max: number } | null;
  readonly mixedScales: boolean;
}

interface Fact {
  readonly interaction: Interaction;
  readonly answer: Answer | undefined;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Local clock reading of a moment as if it were UTC, in milliseconds. */
function localMs(ms: number, zone: string): number {
  let format = formatters.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (ms % 1000);
}

function isoOf(utc: number, zone: string): string {
  const local = localMs(utc, zone);
  const offset = Math.round((local - utc) / 60_000);
  const sign = offset < 0 ? "-" : "+";
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = two(Math.floor(Math.abs(offset) / 60));
  return `${new Date(local).toISOString().slice(0, 19)}${sign}${hours}:${two(Math.abs(offset) % 60)}`;
}

/** The start of a grain: walked back in steps of a quarter of an hour while the local grain stays the same. */
function bucketOf(at: number, interval: Interval, zone: string): string {
  const grain = (ms: number): string => {
    const local = localMs(ms, zone);
    const date = new Date(local);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    switch (interval) {
      // An hour that comes twice is two hours, told apart by their distance from UTC.
      case "hour":
        return `${Math.floor(local / 3_600_000)} ${Math.round((local - ms) / 60_000)}`;
      case "day":
        return `${Math.floor(local / 86_400_000)}`;
      case "week":
        return `${Math.floor((local / 86_400_000 + 3) / 7)}`;
      case "month":
        return `${year}-${month}`;
      case "quarter":
        return `${year}-${Math.floor(month / 3)}`;
      case "year":
        return `${year}`;
    }
  };
  const step = 900_000;
  const own = grain(at);
  let start = Math.floor(at / step) * step;
  // Long grains are walked in days first.
  for (const jump of interval === "hour" ? [step] : [86_400_000, 3_600_000, step])
    while (grain(start - jump) === own) start -= jump;
  return isoOf(start, zone);
}

const ownScales = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  ces: { min: 1, max: 7 },
  ces1: { min: 1, max: 5 },
  rating: { min: 1, max: 5 },
} as const;

type ScoreMetric = keyof typeof ownScales;

function isScoreMetric(metric: MetricKey): metric is ScoreMetric {
  return metric in ownScales;
}

/** The scale on which an answer counts in a metric, or null when it does not count. */
function countedScale(metric: ScoreMetric, answer: Answer): { min: number; max: number } | null {
  const own = ownScales[metric];
  const named = metric === "ces1" ? ["ces", "ces1"] : [metric];
  if (!named.includes(answer.metric) || answer.score === null || answer.weight <= 0) return null;
  const assumed = answer.metric === metric ? own : null;
  const min = answer.scaleMin ?? assumed?.min;
  const max = answer.scaleMax ?? assumed?.max;
  if (min === undefined || max === undefined || answer.score < min || answer.score > max) return null;
  if (metric !== "csat" && metric !== "rating" && (min !== own.min || max !== own.max)) return null;
  if (metric === "nps" && !Number.isInteger(answer.score)) return null;
  return { min, max };
}

function zeroCounts(metric: MetricKey): Record<string, number> {
  const sums = { n: 0, w: 0, w2: 0 };
  const means = { ...sums, sum: 0, sumSquares: 0 };
  switch (metric) {
    case "nps":
      return {
        ...sums,
        promoters: 0,
        passives: 0,
        detractors: 0,
        wPromoters: 0,
        wPassives: 0,
        wDetractors: 0,
      };
    case "csat":
      return { ...means, top: 0, wTop: 0 };
    case "ces":
      return { ...means, easy: 0, wEasy: 0 };
    case "ces1":
    case "rating":
      return means;
    case "response_rate":
      return { asked: 0, answered: 0 };
    case "revenue":
      return { n: 0, revenue: 0 };
    case "average_ticket":
      return { orders: 0, revenue: 0, sumSquares: 0 };
    default:
      return { n: 0 };
  }
}

function add(counts: Record<string, number>, name: string, value: number): void {
  counts[name] = (counts[name] ?? 0) + value;
}

/** Counts facts of one group. */
function countFacts(
  question: CountedQuestion,
  facts: readonly Fact[],
  customer: (identity: string) => string,
  answered: ReadonlySet<string>,
): Omit<NaiveCount, "group" | "at"> {
  const { metric } = question;
  const counts = zeroCounts(metric);
  const seen = new Set<string>();
  const tickets = new Map<string, number>();
  const currencies = new Set<string>();
  const scales = new Set<string>();
  let scale: { min: number; max: number } | null = null;
  for (const { interaction, answer } of facts) {
    if (isScoreMetric(metric)) {
      const on = answer && countedScale(metric, answer);
      if (!answer || !on || answer.score === null) continue;
      const w = question.weighted ? answer.weight : 1;
      const position = (answer.score - on.min) / (on.max - on.min);
      scales.add(`${on.min} ${on.max}`);
      scale = scale ? { min: Math.min(scale.min, on.min), max: Math.max(scale.max, on.max) } : on;
      add(counts, "n", 1);
      add(counts, "w", w);
      add(counts, "w2", w * w);
      if (metric === "nps") {
        const [name, weight] =
          answer.score >= 9
            ? (["promoters", "wPromoters"] as const)
            : answer.score >= 7
              ? (["passives", "wPassives"] as const)
              : (["detractors", "wDetractors"] as const);
        add(counts, name, 1);
        add(counts, weight, w);
        continue;
      }
      add(counts, "sum", w * position);
      add(counts, "sumSquares", w * position * position);
      const [name, weight, from] = metric === "csat" ? ["top", "wTop", topTwoFrom(on)] : ["easy", "wEasy", 5];
      if ((metric === "csat" || metric === "ces") && answer.score >= Number(from)) {
        add(counts, String(name), 1);
        add(counts, String(weight), w);
      }
    } else if (metric === "responses") seen.add(interaction.id);
    else if (metric === "interactions") add(counts, "n", 1);
    else if (metric === "customers") seen.add(customer(interaction.identity));
    else if (metric === "response_rate") {
      add(counts, "asked", 1);
      if (answered.has(interaction.id)) add(counts, "answered", 1);
    } else if (interaction.revenue !== null) {
      const { revenue, order, id, currency } = interaction;
      if (metric === "revenue") {
        add(counts, "n", 1);
        add(counts, "revenue", revenue);
        currencies.add(currency);
      } else if (order !== "" || revenue >= 0) {
        const key = order === "" ? `id ${id}` : `order ${order}`;
        tickets.set(key, (tickets.get(key) ?? 0) + revenue);
        currencies.add(currency);
      }
    }
  }
  if (metric === "orders") counts.n = tickets.size;
  if (metric === "responses" || metric === "customers") counts.n = seen.size;
  if (metric === "average_ticket")
    for (const ticket of tickets.values()) {
      add(counts, "orders", 1);
      add(counts, "revenue", ticket);
      add(counts, "sumSquares", ticket * ticket);
    }
  const money = metric === "revenue" || metric === "average_ticket" ? [...currencies] : [];
  return {
    counts,
    scale,
    mixedScales: scales.size > 1,
    currency: money.length > 1 ? "mixed" : (money[0] ?? ""),
  };
}

/** Ids of the invitations that were answered. */
function answeredInvitations(
  log: SampleLog,
  from: number,
  customer: (identity: string) => string,
): Set<string> {
  const byCustomer = new Map<string, Interaction[]>();
  for (const interaction of log.interactions) {
    if ((interaction.kind !== "invited" && interaction.kind !== "answered") || interaction.at < from)
      continue;
    const who = customer(interaction.identity);
    byCustomer.set(who, [...(byCustomer.get(who) ?? []), interaction]);
  }
  const answered = new Set<string>();
  for (const list of byCustomer.values()) {
    list.sort((a, b) => a.at - b.at || (a.kind === b.kind ? a.seq - b.seq : a.kind === "invited" ? -1 : 1));
    list.forEach((interaction, i) => {
      if (interaction.kind === "invited" && list[i + 1]?.kind === "answered") answered.add(interaction.id);
    });
  }
  return answered;
}

/** The answer to a question by looking at everything one by one. */
export function naiveCount(
  log: SampleLog,
  question: CountedQuestion,
  period: PeriodMs,
): { rows: NaiveCount[]; total: Omit<NaiveCount, "group" | "at">; truncated: number } {
  const { metric, by, filters, interval, timeZone, limit } = question;
  const onAnswers = isScoreMetric(metric) || metric === "responses";
  const customer = customersOf(log);
  const trait = traitsOf(log, customer);
  const segments = naiveMembers(log, question.segments, question.units);
  const read = ({ interaction, answer }: Fact, field: GroupField): string => {
    switch (field) {
      case "channel":
      case "touchpoint":
      case "stage":
        return answer ? answer[field] : interaction[field];
      case "question":
        return answer?.question ?? "";
      case "direct":
        return String(interaction.direct);
      case "weekday":
        return String(((Math.floor(localMs(interaction.at, timeZone) / 86_400_000) + 3) % 7) + 1);
      case "hour":
        return String(new Date(localMs(interaction.at, timeZone)).getUTCHours());
      case "kind":
      case "unit":
      case "employee":
      case "campaign":
      case "language":
      case "source":
      case "event":
        return interaction[field];
      default: {
        const who = customer(interaction.identity);
        if (field.startsWith("trait:")) return trait(who, field.slice(6));
        return segments.get(field.slice(8))?.has(who) ? "in" : "out";
      }
    }
  };
  const passes = (fact: Fact, { field, op, values }: Filter): boolean => {
    if (field === "segment") {
      const who = customer(fact.interaction.identity);
      return values.some((id) => segments.get(id)?.has(who)) === (op === "is");
    }
    const value = read(fact, field);
    if (op === "contains") return values.some((wanted) => value.toLowerCase().includes(wanted.toLowerCase()));
    return values.includes(value) === (op === "is");
  };
  const { units } = question;
  const seen = { ...log, interactions: log.interactions.filter(({ unit }) => units?.includes(unit) ?? true) };
  const facts = seen.interactions
    .filter(({ at }) => at >= period.from && at < period.to)
    .flatMap((interaction): Fact[] =>
      onAnswers
        ? interaction.answers.map((answer) => ({ interaction, answer }))
        : [{ interaction, answer: undefined }],
    )
    .filter((fact) => filters.every((filter) => passes(fact, filter)))
    .filter(
      ({ answer }) => !onAnswers || question.question === undefined || answer?.question === question.question,
    )
    .filter(({ interaction }) => metric !== "response_rate" || interaction.kind === "invited");
  const answered = answeredInvitations(seen, period.from, customer);
  const count = (some: readonly Fact[]) => countFacts(question, some, customer, answered);

  const groups = new Map<string, { group: Record<string, string>; at: string | undefined; facts: Fact[] }>();
  for (const fact of facts) {
    const group = Object.fromEntries(by.map((field) => [field, read(fact, field)]));
    const at = interval === undefined ? undefined : bucketOf(fact.interaction.at, interval, timeZone);
    const key = JSON.stringify([group, at]);
    const known = groups.get(key);
    if (known) known.facts.push(fact);
    else groups.set(key, { group, at, facts: [fact] });
  }
  const size = (counts: Record<string, number>) => counts.n ?? counts.asked ?? counts.orders ?? 0;
  const all = [...groups.values()]
    .map(({ group, at, facts }) => ({ group, at, ...count(facts) }))
    .filter(({ counts }) => size(counts) > 0);
  const sizes = new Map<string, number>();
  for (const { group, counts } of all) {
    const key = JSON.stringify(Object.values(group));
    sizes.set(key, (sizes.get(key) ?? 0) + size(counts));
  }
  const byteOrder = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const inOrder = (a: string[], b: string[]) => {
    for (const [i, value] of a.entries()) {
      const field = by[i];
      const other = b[i] ?? "";
      const order =
        field === "hour" || field === "weekday" ? Number(value) - Number(other) : byteOrder(value, other);
      if (order !== 0) return order;
    }
    return 0;
  };
  const ranked = [...sizes.entries()]
    .sort(([a, x], [b, y]) => y - x || inOrder(JSON.parse(a) as string[], JSON.parse(b) as string[]))
    .map(([key]) => key);
  const kept = new Map(
    ranked.slice(0, by.length === 0 ? undefined : limit).map((key, place) => [key, place]),
  );
  const placeOf = ({ group }: NaiveCount) => kept.get(JSON.stringify(Object.values(group))) ?? -1;
  const rows = by.length === 0 && interval === undefined ? [] : all.filter((row) => placeOf(row) >= 0);
  rows.sort(
    (a, b) => placeOf(a) - placeOf(b) || Date.parse(a.at ?? "1970-01-01") - Date.parse(b.at ?? "1970-01-01"),
  );
  return { rows, total: count(facts), truncated: ranked.length - kept.size };
}
