// vivencia doctor: whether this machine can run Vivencia, and whether everything that came in is where it should be.
// Findings are facts first and words last: people read them in their language, programs always in the same one.

import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { type Status, statusSchema } from "../../api/contract.ts";
import { readConfig } from "../../config.ts";
import { findClickHouse, findPostgres } from "../../engines/find-binaries.ts";
import { type ErrorCode, errorCodes, toAppError } from "../../errors.ts";
import type { Words } from "../i18n/en.ts";
import { type Speech, speakIn } from "../i18n/speech.ts";
import { wordFor } from "../place-names.ts";
import { formatPairs } from "../print-table.ts";
import { print, printJson, withConnection } from "../run.ts";

/** One thing that was looked at. */
interface Finding {
  readonly what: (words: Words["doctor"]) => string;
  readonly ok: boolean;
  readonly said: (speech: Speech) => string;
  /** What to do about it, or what to know. */
  readonly advice?: (speech: Speech) => string;
  /** The error that it amounts to when it is not ok. */
  readonly code?: ErrorCode;
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return {
    what: (words) => words.node,
    ok: major > 20 || (major === 20 && minor >= 19),
    said: ({ words }) => words.doctor.nodeSaid(process.versions.node, `${process.platform}-${process.arch}`),
  };
}

function checkEngine(engine: "clickhouse" | "postgres", setting: string, url: string | undefined): Finding {
  const what: Finding["what"] = (words) => words[engine];
  if (url !== undefined) return { what, ok: true, said: ({ words }) => words.doctor.named(setting) };
  const found = engine === "clickhouse" ? findClickHouse() : findPostgres();
  return found.kind === "missing"
    ? { what, ok: false, said: () => `${found.reason} ${found.fix}`, code: "engine-missing" }
    : { what, ok: true, said: ({ words }) => words.doctor.embedded };
}

/** The directory itself, or the nearest above it that is there. */
function existing(dir: string): string {
  const path = resolve(dir);
  return existsSync(path) || dirname(path) === path ? path : existing(dirname(path));
}

async function checkDisk(dir: string): Promise<Finding[]> {
  const disk = await statfs(existing(dir)).catch(() => undefined);
  if (!disk) return [];
  const gibibytes = (disk.bavail * disk.bsize) / 1024 ** 3;
  const ok = gibibytes > 2;
  return [
    {
      what: (words) => words.disk,
      ok,
      said: ({ words, decimal }) => words.doctor.diskSaid(decimal(gibibytes, 1), dir),
      ...(ok ? {} : { advice: ({ words }) => words.doctor.advice.disk }),
    },
  ];
}

async function checkMachine(): Promise<Finding[]> {
  const config = readConfig();
  return [
    checkNode(),
    checkEngine("clickhouse", "CLICKHOUSE_URL", config.clickhouseUrl),
    checkEngine("postgres", "DATABASE_URL", config.databaseUrl),
    ...(await checkDisk(config.dataDir)),
  ];
}

function checkCounts({ counts }: Status): Finding {
  const { received, interactions, profiles, duplicates, quarantined, skipped } = counts;
  return {
    what: (words) => words.counts,
    ok: received === interactions + profiles + duplicates + quarantined + skipped,
    said: ({ words, count }) =>
      words.doctor.countsSaid(
        count(received),
        count(interactions),
        count(profiles),
        count(duplicates),
        count(quarantined),
        count(skipped),
      ),
    ...(quarantined > 0
      ? { advice: ({ words, count }) => words.doctor.advice.quarantined(quarantined, count(quarantined)) }
      : received === 0
        ? { advice: ({ words }) => words.doctor.advice.empty }
        : {}),
  };
}

/** More of one kind are in the server's log. */
const shownMax = 10;

/** What the figures of a running Vivencia say about it. */
function checkStatus(status: Status): Finding[] {
  const { ledger, journal, engines, reconciles } = status;
  const isMoving = journal.oldestWaitingMs < 60_000;
  return [
    {
      what: (words) => words.engines,
      ok: true,
      said: ({ words }) =>
        words.doctor.enginesSaid(
          wordFor(words.doctor.state, engines.clickhouse),
          wordFor(words.doctor.state, engines.postgres),
        ),
    },
    checkCounts(status),
    {
      what: (words) => words.ledger,
      ok: ledger.expected === ledger.found,
      said: ({ words, count }) => words.doctor.ledgerSaid(count(ledger.found), count(ledger.expected)),
      ...(ledger.repairing ? { advice: ({ words }) => words.doctor.repairing } : {}),
    },
    ...ledger.beyondRepair.slice(0, shownMax).map(
      ({ block, missing, reason }): Finding => ({
        what: (words) => words.ledger,
        ok: false,
        said: ({ words, count }) =>
          words.doctor.beyondRepair(count(missing), String(block), wordFor(words.doctor.beyond, reason)),
      }),
    ),
    ...status.warnings
      .slice(0, shownMax)
      .map((warning): Finding => ({ what: (words) => words.atRisk, ok: false, said: () => warning })),
    {
      what: (words) => words.journal,
      ok: isMoving,
      said: ({ words, count }) => words.doctor.journalSaid(count(journal.bytesWaiting)),
      ...(isMoving ? {} : { advice: ({ words }) => words.doctor.advice.journal }),
    },
    {
      what: (words) => words.reconciles,
      ok: reconciles,
      said: ({ words }) => (reconciles ? words.doctor.reconcilesSaid : words.doctor.doesNotReconcile),
    },
  ];
}

async function checkData(speech: Speech): Promise<Finding[]> {
  try {
    return await withConnection(speech, async (connection) =>
      checkStatus(statusSchema.parse(await connection.call("GET", "/api/v1/status"))),
    );
  } catch (thrown) {
    const { message, code } = toAppError(thrown);
    return [{ what: (words) => words.vivencia, ok: false, said: () => message, code }];
  }
}

function describe(speech: Speech, findings: readonly Finding[]): string[] {
  const words = speech.words.doctor;
  const state = (ok: boolean) =>
    (ok ? words.ok : words.fail).padEnd(Math.max(words.ok.length, words.fail.length));
  const lines = formatPairs(findings.map(({ what, said }) => [what(words), said(speech)]));
  const bad = findings.filter(({ ok }) => !ok).length;
  return [
    ...findings.flatMap(({ ok, advice }, i) => [
      `${state(ok)}${lines[i] ?? ""}`,
      ...(advice ? [`${state(ok).replace(/./g, " ")}  → ${advice(speech)}`] : []),
    ]),
    "",
    bad === 0 ? words.advice.good : words.advice.bad(bad),
  ];
}

/** vivencia doctor */
export function doctorCommand(speech: Speech): Command {
  const { doctor: words, option } = speech.words;
  return new Command("doctor")
    .description(words.description)
    .option("--json", option.json)
    .action(async (options: { json?: boolean }) => {
      const machine = await checkMachine();
      const isAble = machine.every(({ ok, code }) => ok || code !== "engine-missing");
      const findings = [...machine, ...(isAble ? await checkData(speech) : [])];
      const plain = speakIn("en");
      if (options.json)
        printJson(
          findings.map(({ what, ok, said }) => ({ what: what(plain.words.doctor), ok, said: said(plain) })),
        );
      else print(...describe(speech, findings));
      const bad = findings.find(({ ok }) => !ok);
      if (bad) process.exitCode = errorCodes[bad.code ?? "internal"].exit;
    });
}
