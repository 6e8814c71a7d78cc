// `npm run bench [-- --quick] [-- --full] [-- --only PART]`: measures Vivencia beside the bare engines on this machine, prints
// the figures and writes them to bench/RESULTS.md. A part that was measured alone replaces its own section there; `--quick`
// takes fewer rounds of less, prints, and leaves the file alone.

import { existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Section, show, tell } from "./figures.ts";
import { measureIdle } from "./idle.ts";
import { measureImport } from "./import.ts";
import { measureIntake } from "./intake.ts";
import { measureOverview } from "./overview.ts";
import { measureQuestions, measureTimeline } from "./questions.ts";
import { measureSize } from "./size.ts";
import { makeDirectory, root } from "./stand.ts";
import { measureSurveys } from "./surveys.ts";

/** How much to measure. */
interface Options {
  readonly quick: boolean;
  readonly full: boolean;
}

const parts: readonly (readonly [key: string, measure: (options: Options) => Promise<Section>])[] = [
  ["intake", measureIntake],
  ["questions", measureQuestions],
  ["timeline", measureTimeline],
  ["overview", measureOverview],
  ["size", measureSize],
  ["surveys", measureSurveys],
  ["import", measureImport],
  ["idle", measureIdle],
];

const reportPath = join(root, "bench/RESULTS.md");
const tmpfs = 0x01021994;

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(" ");
}

function describeMachine(): string {
  const probe = makeDirectory();
  const inMemory = statfsSync(probe).type === tmpfs;
  rmSync(probe, { recursive: true });
  const [cpu] = cpus();
  return [
    `${cpus().length} cores (${cpu?.model.trim() ?? "unknown"})`,
    `${show(totalmem() / 1024 ** 3)} GiB of memory`,
    `Node ${process.version}`,
    inMemory ? "data in memory (tmpfs: a sync costs nothing there)" : "data on a disk",
  ].join(", ");
}

function renderSection(section: Section, measured: string): string {
  const aims = section.aims.map(({ text, met }) => `- ${met ? "reached" : "**missed**"}: ${text}`);
  return [
    `<!-- ${section.key} -->`,
    `## ${section.title}`,
    measured,
    ...section.body,
    ...(aims.length > 0 ? [aims.join("\n")] : []),
    `<!-- /${section.key} -->`,
  ].join("\n\n");
}

/** Sections of the report as it stands, by key. */
function readSections(): Map<string, string> {
  const text = existsSync(reportPath) ? readFileSync(reportPath, "utf8") : "";
  const found = text.matchAll(/<!-- (\w+) -->\n[\s\S]*?<!-- \/\1 -->/g);
  return new Map([...found].map((match) => [match[1] ?? "", match[0]]));
}

function renderReport(sections: ReadonlyMap<string, string>): string {
  const ordered = parts.flatMap(([key]) => sections.get(key) ?? []);
  const missed = ordered.flatMap((text) =>
    [...text.matchAll(/^- \*\*missed\*\*: (.*)$/gm)].map((match) => `- ${match[1]}`),
  );
  return [
    "# What Vivencia costs beside the bare engines",
    "Written by `npm run bench`. Machines are noisy, so what counts are the ratios: each is the median of ratios taken within interleaved rounds of one run. Every part says when it was measured and how busy the machine was.",
    "## Aims that are missed",
    missed.length > 0 ? missed.join("\n") : "None.",
    ...ordered,
    "",
  ].join("\n\n");
}

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const { quick, full, only } = values;
const chosen = parts.filter(([key]) => only === undefined || key === only);
if (chosen.length === 0) {
  process.stderr.write(`There is no part ${only}; there is ${parts.map(([key]) => key).join(", ")}.\n`);
  process.exit(2);
}
const sections = readSections();
for (const [key, measure] of chosen) {
  const before = load();
  tell(`${key}, load average ${before}`);
  const section = await measure({ quick, full });
  const day = new Date().toISOString().slice(0, 16).replace("T", " ");
  const measured = `Measured ${day} UTC on ${describeMachine()}. Load average before and after: ${before} · ${load()}.`;
  const text = renderSection(section, measured);
  process.stdout.write(`${text}\n\n`);
  sections.set(key, text);
  if (!quick) writeFileSync(reportPath, renderReport(sections).replace(/\n+$/, "\n"));
}
