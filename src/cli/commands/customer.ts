// vivencia customer: who is behind an identifier and everything that happened; parting what was joined.

import { Command } from "commander";
import {
  type Customer,
  customerSchema,
  meSchema,
  type TimelineAnswer,
  timelineAnswerSchema,
} from "../../api/contract.ts";
import { isoInZone } from "../../domain/period.ts";
import type { Speech } from "../i18n/speech.ts";
import { type NameOf, readNames, wordFor } from "../place-names.ts";
import { clip, formatTable } from "../print-table.ts";
import { print, printJson, wholeNumber, withConnection } from "../run.ts";

type TimelineItem = TimelineAnswer["items"][number];

/** What was said in an interaction, in one line. */
function saidIn({ answers }: TimelineItem): string {
  const said = answers.map(({ score, metric, text, choice }) =>
    score === null ? text || choice : `${metric} ${score}`,
  );
  return clip(said.filter((one) => one !== "").join(" · "), 80);
}

function section(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [
    "",
    title,
    ...formatTable(
      headings.map((heading) => ({ heading })),
      rows,
    ).map((line) => `  ${line}`),
  ];
}

/** A customer with the latest of what happened, as lines; moments on the workspace's clocks. */
export function describeCustomer(
  speech: Speech,
  found: Customer,
  items: readonly TimelineItem[],
  { nameOf, timeZone }: { readonly nameOf: NameOf; readonly timeZone: string },
): string[] {
  const { customer: words, kind: kinds } = speech.words;
  const { kind, value, evidence, trait, id, reason, at, channel, touchpoint, event, said } = words.heading;
  const moment = (iso: string) => isoInZone(timeZone, Date.parse(iso)).slice(0, 16).replace("T", " ");
  const place = (field: string, key: string) => (key === "" ? "" : nameOf(field, key));
  return [
    words.title(found.id, found.interactions, speech.count(found.interactions)),
    ...section(
      words.identifiers,
      [kind, value, evidence],
      found.identifiers.map((one) => [one.kind, one.value, one.evidence]),
    ),
    ...section(words.traits, [trait, value], Object.entries(found.traits)),
    ...section(
      words.merges,
      [id, reason, ""],
      found.merges.map((one) => [one.id, one.reason, one.undoneAt === null ? "" : words.undone]),
    ),
    ...(items.length === 0
      ? ["", words.nothing]
      : section(
          `${words.latest} (${timeZone})`,
          [at, kind, channel, touchpoint, event, said],
          items.map((item) => [
            moment(item.at),
            wordFor(kinds, item.kind),
            place("channel", item.channel),
            place("touchpoint", item.touchpoint),
            item.event,
            saidIn(item),
          ]),
        )),
  ];
}

function showCommand(speech: Speech): Command {
  const { customer: words, option, place } = speech.words;
  return new Command("show")
    .description(words.show)
    .argument(`<${place.kind}>`, words.kind)
    .argument(`<${place.value}>`)
    .option(`--limit <${place.number}>`, words.limit, "20")
    .option("--json", option.json)
    .action((kind: string, value: string, options: { limit: string; json?: boolean }) =>
      withConnection(speech, async (connection) => {
        const limit = wholeNumber(speech, "--limit", options.limit, 1, 500);
        const query = new URLSearchParams({ kind, value });
        const found = customerSchema.parse(await connection.call("GET", `/api/v1/customers/lookup?${query}`));
        const page = await connection.call("GET", `/api/v1/customers/${found.id}/timeline?limit=${limit}`);
        const { items } = timelineAnswerSchema.parse(page);
        if (options.json) return printJson({ ...found, timeline: items });
        const { timeZone } = meSchema.parse(await connection.call("GET", "/api/v1/me")).workspace;
        const nameOf = await readNames(connection, speech);
        return print(...describeCustomer(speech, found, items, { nameOf, timeZone }));
      }),
    );
}

function partCommand(speech: Speech): Command {
  const { customer: words, place } = speech.words;
  return new Command("part")
    .description(words.part)
    .argument(`<${place.merge}>`, words.merge)
    .action((merge: string) =>
      withConnection(speech, async (connection) => {
        await connection.call("POST", `/api/v1/merges/${encodeURIComponent(merge)}/undo`);
        print(words.parted);
      }),
    );
}

/** vivencia customer show | part */
export function customerCommand(speech: Speech): Command {
  return new Command("customer")
    .description(speech.words.customer.description)
    .addCommand(showCommand(speech))
    .addCommand(partCommand(speech));
}
