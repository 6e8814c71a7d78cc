// What a file is and what would be made of it, as lines: its columns, the proposed recipe, the first rows and the doubts.

import { z } from "zod";
import type { InspectAnswer } from "../api/contract.ts";
import type { Speech } from "./i18n/speech.ts";
import { wordFor } from "./place-names.ts";
import { clip, formatTable, plainLine } from "./print-table.ts";

const text = z.string().catch("");

/** What the table shows of a row; the rest of it stays unread, and what is of another form is left empty. */
const previewSchema = z.object({
  line: z.number().catch(0),
  becomes: text,
  at: text,
  reason: text,
  detail: text,
  identifiers: z.array(z.object({ kind: z.string(), value: z.string() })).catch([]),
  said: z
    .object({ channel: text, touchpoint: text, unit: text })
    .catch({ channel: "", touchpoint: "", unit: "" }),
  answers: z
    .array(z.object({ metric: z.string(), score: z.number().nullish(), text, choice: text }))
    .catch([]),
});

type Preview = z.infer<typeof previewSchema>;

function whatFrom(speech: Speech, row: Preview): string {
  const words = speech.words.import.becomes;
  if (row.becomes === "broken") return `${wordFor(speech.words.reason, row.reason)}: ${row.detail}`;
  const said = row.answers.map((answer) =>
    typeof answer.score === "number"
      ? `${answer.metric} ${answer.score}`
      : `«${clip(answer.text || answer.choice, 40)}»`,
  );
  return [wordFor(words, row.becomes), ...said].join(" · ");
}

function previewRows(speech: Speech, rows: InspectAnswer["preview"]): string[] {
  const words = speech.words.import;
  const columns = [
    { heading: words.line, numeric: true },
    { heading: words.when },
    { heading: words.who },
    { heading: words.where },
    { heading: words.what },
  ];
  const cells = rows.map((raw) => {
    const row = previewSchema.parse(raw);
    const { channel, touchpoint, unit } = row.said;
    return [
      speech.count(row.line),
      row.at.slice(0, 16).replace("T", " "),
      clip(row.identifiers.map(({ kind, value }) => `${kind} ${value}`).join(", "), 44),
      [channel, touchpoint, unit].filter((one) => one !== "").join(" · "),
      clip(whatFrom(speech, row), 90),
    ];
  });
  return formatTable(columns, cells);
}

/** The proposal for a file, as lines. */
export function describeProposal(speech: Speech, inspected: InspectAnswer, file: string): string[] {
  const { import: words, guess: guesses } = speech.words;
  const { format, columns, doubts, findings, recipe, preview } = inspected;
  const mark = format.delimiter === "\t" ? words.tab : JSON.stringify(format.delimiter);
  const what = [
    format.kind.toUpperCase(),
    format.compressed ? "gz" : "",
    format.encoding,
    format.delimiter ? words.delimiter(mark) : "",
  ].filter((part) => part !== "");
  const headings = [words.column, words.seems, words.examples].map((heading) => ({ heading }));
  const rows = columns.map(({ name, guess, examples }) => [
    clip(name, 40),
    wordFor(guesses, guess),
    clip(examples.join(" · "), 60),
  ]);
  return [
    `${plainLine(file)}: ${what.join(", ")}`,
    ...findings.map(plainLine),
    "",
    ...formatTable(headings, rows),
    "",
    words.proposed,
    JSON.stringify(recipe, null, 2),
    ...(preview.length > 0 ? ["", words.preview, ...previewRows(speech, preview.slice(0, 5))] : []),
    ...(doubts.length > 0 ? ["", words.check, ...doubts.map((doubt) => `  - ${plainLine(doubt)}`)] : []),
    "",
  ];
}
