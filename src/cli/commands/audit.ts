// vivencia audit: who did what, and whether the trail of it is as it was written.

import { Command } from "commander";
import {
  type AuditEntryBody,
  type AuditVerdict,
  auditAnswerSchema,
  auditVerdictSchema,
} from "../../api/contract-audit.ts";
import { errorCodes } from "../../errors.ts";
import type { Speech } from "../i18n/speech.ts";
import { formatTable } from "../print-table.ts";
import { print, printJson, wholeNumber, withConnection } from "../run.ts";

interface ListOptions {
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly action?: string;
  readonly limit: string;
  readonly json?: boolean;
}

const moment = (iso: string) => iso.slice(0, 19).replace("T", " ");

function whoOf({ words }: Speech, { actor }: AuditEntryBody): string {
  if (actor.kind === "key" && actor.name !== null) return words.audit.keyNamed(actor.name);
  if (actor.name === null) return words.audit.actors[actor.kind];
  return actor.role === null ? actor.name : `${actor.name} (${actor.role})`;
}

function whomOf({ subject, details }: AuditEntryBody): string {
  const named = subject ? [`${subject.kind} ${subject.name ?? subject.id}`] : [];
  return [...named, ...Object.entries(details).map(([key, value]) => `${key}: ${String(value)}`)].join(", ");
}

function listCommand(speech: Speech): Command {
  const { audit: words, option, place } = speech.words;
  const { sequence, at, who, what, whom, address } = words.heading;
  return new Command("list")
    .description(words.list)
    .option(`--from <${place.date}>`, words.from)
    .option(`--to <${place.date}>`, words.to)
    .option(`--actor <${place.name}>`, words.actor)
    .option(`--action <${place.name}>`, words.action)
    .option(`--limit <${place.number}>`, words.number, "50")
    .option("--json", option.json)
    .action((options: ListOptions) =>
      withConnection(speech, async (connection) => {
        const limit = wholeNumber(speech, "--limit", options.limit, 1, 500);
        const query = new URLSearchParams({ limit: String(limit) });
        for (const name of ["from", "to", "actor", "action"] as const) {
          const value = options[name];
          if (value !== undefined) query.set(name, value);
        }
        const answer = await connection.call("GET", `/api/v1/audit?${query}`);
        if (options.json) return printJson(answer);
        const { entries } = auditAnswerSchema.parse(answer);
        if (entries.length === 0) return print(words.none);
        const rows = entries.map((entry) => [
          String(entry.sequence),
          moment(entry.at),
          whoOf(speech, entry),
          entry.action,
          whomOf(entry),
          entry.address ?? "",
        ]);
        const columns = [at, who, what, whom, address].map((heading) => ({ heading }));
        print(...formatTable([{ heading: sequence, numeric: true }, ...columns], rows));
      }),
    );
}

/** What a verdict says to people. */
export function describeVerdict(speech: Speech, verdict: AuditVerdict): string[] {
  const { words, count } = speech;
  const { ok, entries, broken, breaks, noted, notedAt } = verdict;
  const outside = notedAt === null ? words.audit.notNoted : words.audit.noted(count(noted), moment(notedAt));
  if (ok) return [words.audit.unbroken(count(entries)), ...(entries === 0 ? [] : [outside])];
  return [
    words.audit.broken(count(broken), count(entries)),
    ...breaks.map(
      ({ kind, from, to, at }) =>
        `  ${words.audit.breaks[kind](count(from), count(to))}${at === null ? "" : words.audit.at(moment(at))}`,
    ),
    ...(broken > breaks.length ? [words.audit.more(count(broken - breaks.length))] : []),
    outside,
  ];
}

function verifyCommand(speech: Speech): Command {
  const { audit: words, option } = speech.words;
  return new Command("verify")
    .description(words.verify)
    .option("--json", option.json)
    .action((options: { json?: boolean }) =>
      withConnection(speech, async (connection) => {
        const verdict = auditVerdictSchema.parse(await connection.call("GET", "/api/v1/audit/verify"));
        if (options.json) printJson(verdict);
        else print(...describeVerdict(speech, verdict));
        if (!verdict.ok) process.exitCode = errorCodes.internal.exit;
      }),
    );
}

/** vivencia audit list | verify */
export function auditCommand(speech: Speech): Command {
  return new Command("audit")
    .description(speech.words.audit.description)
    .addCommand(listCommand(speech))
    .addCommand(verifyCommand(speech));
}
