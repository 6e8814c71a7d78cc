// vivencia doctor: whether this machine can run Vivencia, and whether everything that came in is where it should be.

import { statfs } from "node:fs/promises";
import { Command } from "commander";
import { statusSchema } from "../../api/contract.ts";
import { readConfig } from "../../config.ts";
import { findClickHouse, findPostgres } from "../../engines/find-binaries.ts";
import { toAppError } from "../../errors.ts";
import { print, printJson, withConnection } from "../run.ts";

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly said: string;
}

async function checkMachine(): Promise<Finding[]> {
  const config = readConfig();
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const findings: Finding[] = [
    {
      what: "Node.js",
      ok: major > 20 || (major === 20 && minor >= 19),
      said: `${process.versions.node} on ${process.platform}-${process.arch} (20.19 or newer is needed)`,
    },
  ];
  const engines = [
    { what: "ClickHouse", url: config.clickhouseUrl, name: "CLICKHOUSE_URL", found: findClickHouse() },
    { what: "PostgreSQL", url: config.databaseUrl, name: "DATABASE_URL", found: findPostgres() },
  ];
  for (const { what, url, name, found } of engines) {
    if (url !== undefined) findings.push({ what, ok: true, said: `the one that ${name} names` });
    else if (found.kind === "missing")
      findings.push({ what, ok: false, said: `${found.reason} ${found.fix}` });
    else findings.push({ what, ok: true, said: "embedded" });
  }
  const disk = await statfs(config.dataDir).catch(() => undefined);
  if (disk) {
    const gibibytes = (disk.bavail * disk.bsize) / 1024 ** 3;
    findings.push({
      what: "Disk",
      ok: gibibytes > 2,
      said: `${gibibytes.toFixed(1)} GiB free in ${config.dataDir}`,
    });
  }
  return findings;
}

async function checkData(): Promise<Finding[]> {
  return withConnection(async (connection) => {
    const status = statusSchema.parse(await connection.call("GET", "/api/v1/status"));
    const { counts, ledger, journal, engines } = status;
    const sum =
      counts.interactions + counts.profiles + counts.duplicates + counts.quarantined + counts.skipped;
    const number = (value: number) => value.toLocaleString("en");
    return [
      { what: "Engines", ok: true, said: `ClickHouse ${engines.clickhouse}, PostgreSQL ${engines.postgres}` },
      {
        what: "Counts",
        ok: counts.received === sum,
        said: `${number(counts.received)} received = ${number(counts.interactions)} interactions + ${number(counts.profiles)} profiles + ${number(counts.duplicates)} duplicates + ${number(counts.quarantined)} quarantined + ${number(counts.skipped)} skipped`,
      },
      {
        what: "Ledger",
        ok: ledger.expected === ledger.found,
        said: `${number(ledger.found)} of ${number(ledger.expected)} interactions are in the log`,
      },
      {
        what: "Journal",
        ok: journal.oldestWaitingMs < 60_000,
        said: `${number(journal.bytesWaiting)} bytes wait to be written to the log`,
      },
      {
        what: "Reconciles",
        ok: status.reconciles,
        said: status.reconciles ? "yes" : "no: see the lines above, and the server's log",
      },
    ];
  });
}

/** vivencia doctor */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("Check this machine, the engines, and that everything received is accounted for")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }) => {
      const findings = await checkMachine();
      if (findings.every((finding) => finding.ok))
        findings.push(
          ...(await checkData().catch((thrown: unknown) => [
            { what: "Vivencia", ok: false, said: toAppError(thrown).message },
          ])),
        );
      if (options.json) printJson(findings);
      else
        print(...findings.map(({ what, ok, said }) => `${ok ? "ok  " : "FAIL"}  ${what.padEnd(11)} ${said}`));
      if (findings.some((finding) => !finding.ok)) process.exitCode = 1;
    });
}
