// The weekly mail of a dashboard: its tiles in reading order, each figure with what makes it a claim, and a way to the
// dashboard. Text and HTML say the same. Invariant: every word that people gave is escaped, words on the dashboard keep their
// small markup as plain elements, and nothing in it is fetched from anywhere.

import type { CalendarDate } from "../domain/calendar.ts";
import type { Range } from "../domain/chosen-period.ts";
import { createFormat } from "../domain/format.ts";
import type { Goal } from "../domain/goal.ts";
import type { Language } from "../domain/language.ts";
import { type Block, parseProse, type Span } from "../domain/prose.ts";
import { type KnownNames, weekdayName } from "../domain/value-names.ts";
import { type FigurePiece, figurePiece, type MailedFigure, type PieceTone } from "./figure-piece.ts";
import {
  escapeHtml,
  htmlButton,
  htmlHeading,
  htmlPage,
  htmlParagraph,
  mailInks,
  type WrittenLetter,
} from "./letter.ts";
import type { MailReader } from "./name-values.ts";
import { dashboardEn } from "./words/dashboard-en.ts";
import { dashboardEs } from "./words/dashboard-es.ts";

/** A tile with its answer. `figure` null could not be answered. */
export type MailedTile =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "figure";
      readonly name: string;
      readonly figure: MailedFigure | null;
      readonly goal: Goal | null;
    };

/** What a mail is made of. */
export interface DashboardLetter extends KnownNames {
  readonly language: Language;
  readonly workspace: { readonly name: string; readonly timeZone: string; readonly currency: string };
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly tiles: readonly MailedTile[];
  /** The days of its figures; null when it has none. */
  readonly range: Range | null;
  readonly comparison: Range | null;
  readonly today: CalendarDate;
  /** When it comes and how it is stopped; null for one that was asked for just now. */
  readonly weekly: { readonly weekday: number; readonly hour: number; readonly stopUrl: string } | null;
}

const inkOf: Readonly<Record<PieceTone, string>> = {
  good: mailInks.good,
  bad: mailInks.bad,
  neutral: mailInks.soft,
};

const small = (ink: string) => `margin:0 0 4px;font-size:14px;line-height:1.5;color:${ink}`;

function htmlSpans(spans: readonly Span[]): string {
  return spans
    .map(({ text, bold, href }) => {
      const words = bold ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text);
      return href === null
        ? words
        : `<a href="${escapeHtml(href)}" style="color:${mailInks.accent}">${words}</a>`;
    })
    .join("");
}

function htmlBlock(block: Block): string {
  const body = `margin:0 0 12px;font-size:16px;line-height:1.5;color:${mailInks.text}`;
  switch (block.kind) {
    case "heading":
      return `<h2 style="margin:24px 0 8px;font-size:${block.level === 1 ? 19 : 17}px;line-height:1.3;color:${mailInks.text}">${htmlSpans(block.spans)}</h2>`;
    case "paragraph":
      return `<p style="${body}">${block.lines.map(htmlSpans).join("<br>")}</p>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      const items = block.items.map((spans) => `<li>${htmlSpans(spans)}</li>`).join("");
      return `<${tag} style="${body};padding-left:24px">${items}</${tag}>`;
    }
  }
}

const textSpans = (spans: readonly Span[]) =>
  spans.map(({ text, href }) => (href === null ? text : `${text} (${href})`)).join("");

function textBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return textSpans(block.spans);
    case "paragraph":
      return block.lines.map(textSpans).join("\n");
    case "list":
      return block.items
        .map((spans, i) => `${block.ordered ? `${i + 1}.` : "-"} ${textSpans(spans)}`)
        .join("\n");
  }
}

function htmlTable({ head, rows, notes }: NonNullable<FigurePiece["table"]>): string {
  const cell = (i: number) =>
    `padding:6px ${i === 0 ? "8px 6px 0" : "0 6px 8px"};border-bottom:1px solid ${mailInks.line};text-align:${i === 0 ? "left" : "right"};font-size:14px;line-height:1.4`;
  const titles = head
    .map(
      (title, i) =>
        `<th scope="col" style="${cell(i)};color:${mailInks.soft};font-weight:600">${escapeHtml(title)}</th>`,
    )
    .join("");
  const lines = rows.map(({ cells, tone }) => {
    const last = cells.length - 1;
    const cellsOf = cells.map((text, i) => {
      const ink = i === last && tone !== "neutral" ? inkOf[tone] : mailInks.text;
      const tag = i === 0 ? "th" : "td";
      const scope = i === 0 ? ' scope="row"' : "";
      return `<${tag}${scope} style="${cell(i)};color:${ink};font-weight:${i === 1 ? 600 : 400};font-variant-numeric:tabular-nums">${escapeHtml(text)}</${tag}>`;
    });
    return `<tr>${cellsOf.join("")}</tr>`;
  });
  return [
    `<table style="width:100%;margin:12px 0 8px;border-collapse:collapse"><thead><tr>${titles}</tr></thead><tbody>`,
    ...lines,
    "</tbody></table>",
    ...notes.map((note) => `<p style="${small(mailInks.soft)}">${escapeHtml(note)}</p>`),
  ].join("\n");
}

/** The changes that deserve to be read first, each once; "" where nothing was tested. */
function leadOf({ words }: MailReader, figures: readonly FigurePiece[]): string {
  const compared = figures.filter(({ change }) => change?.tested);
  if (compared.length === 0) return "";
  const moved = compared.flatMap(({ name, change }) => (change?.moved ? [`${name} ${change.moved}`] : []));
  return moved.length === 0 ? words.unchanged : words.changed([...new Set(moved)].join("; "));
}

function htmlFigure(piece: FigurePiece): string {
  const { name, filters, score, indicative, certainty, change, goal, notes, table } = piece;
  const big = `margin:4px 0;font-size:${table ? 24 : 34}px;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums;color:${indicative === "" ? mailInks.text : mailInks.soft}`;
  const tag =
    indicative === ""
      ? ""
      : ` <span style="padding:2px 8px;border-radius:6px;background:${mailInks.ground};font-size:14px;font-weight:500;vertical-align:middle">${escapeHtml(indicative)}</span>`;
  const strong = (words: string, tone: PieceTone) =>
    `<p style="${small(inkOf[tone])};font-weight:${tone === "neutral" ? 400 : 600}">${escapeHtml(words)}</p>`;
  const soft = (words: string) => `<p style="${small(mailInks.soft)}">${escapeHtml(words)}</p>`;
  return [
    `<div style="margin:0 0 16px;padding:16px 20px;border:1px solid ${mailInks.line};border-radius:10px">`,
    `<h2 style="margin:0;font-size:15px;line-height:1.4;font-weight:600;color:${mailInks.text}">${escapeHtml(name)}</h2>`,
    ...(filters === "" ? [] : [soft(filters)]),
    `<p style="${big}">${escapeHtml(score)}${tag}</p>`,
    ...(certainty.length === 0 ? [] : [soft(certainty.join(" · "))]),
    ...(goal ? [strong(goal.words, goal.tone)] : []),
    ...(change ? [strong(change.words, change.tone)] : []),
    ...(change && change.detail !== "" ? [soft(change.detail)] : []),
    ...notes.map(soft),
    ...(table ? [htmlTable(table)] : []),
    "</div>",
  ].join("\n");
}

function textTable({ head, rows, notes }: NonNullable<FigurePiece["table"]>): string[] {
  const lines = [head, ...rows.map(({ cells }) => cells)];
  const widths = head.map((_, i) => Math.max(...lines.map((cells) => [...(cells[i] ?? "")].length)));
  const pad = (text: string, i: number) => {
    const room = " ".repeat(Math.max(0, (widths[i] ?? 0) - [...text].length));
    return i === 0 ? text + room : room + text;
  };
  return [...lines.map((cells) => `  ${cells.map(pad).join("  ")}`.trimEnd()), ...notes];
}

function textFigure(piece: FigurePiece): string {
  const { name, filters, score, indicative, certainty, change, goal, notes, table } = piece;
  return [
    name.toUpperCase(),
    ...(filters === "" ? [] : [filters]),
    [score + (indicative === "" ? "" : ` (${indicative})`), ...certainty].join(" · "),
    ...(goal ? [goal.words] : []),
    ...(change ? [change.words] : []),
    ...(change && change.detail !== "" ? [change.detail] : []),
    ...notes,
    ...(table ? textTable(table) : []),
  ].join("\n");
}

function smallPrintOf(reader: MailReader, { weekly, workspace }: DashboardLetter): string {
  const { words, format } = reader;
  if (!weekly) return words.trial(workspace.name);
  const time = `${String(weekly.hour).padStart(2, "0")}:00`;
  return words.weekly(weekdayName(format.locale, weekly.weekday), time, workspace.timeZone, workspace.name);
}

/** Writes the mail. */
export function dashboardLetter(letter: DashboardLetter): WrittenLetter {
  const { language, workspace, name, description, url, tiles, range, comparison, today, weekly } = letter;
  const words = { es: dashboardEs, en: dashboardEn }[language];
  const format = createFormat(language, workspace.timeZone, workspace.currency);
  const { touchpoints, units, segments } = letter;
  const reader: MailReader = { language, words, format, touchpoints, units, segments };
  const days = format.range(range ?? { from: today, to: today });
  const caption = [
    ...(range ? [days] : []),
    ...(comparison ? [words.against(format.range(comparison))] : []),
    workspace.name,
  ].join(" · ");
  const subject = words.subject(name, days);
  const pieces = tiles.map((tile) => {
    if (tile.kind === "text") return { kind: "prose", blocks: parseProse(tile.text) } as const;
    if (tile.figure === null) return { kind: "failed", name: tile.name } as const;
    return figurePiece(reader, tile.name, tile.figure, tile.goal && { goal: tile.goal, today });
  });
  const smallPrint = smallPrintOf(reader, letter);
  const lead = leadOf(
    reader,
    pieces.filter((piece) => piece.kind === "figure"),
  );
  const html = pieces.map((piece) => {
    if (piece.kind === "figure") return htmlFigure(piece);
    if (piece.kind === "prose") return piece.blocks.map(htmlBlock).join("\n");
    return htmlParagraph(`${piece.name}: ${words.failed}`);
  });
  const text = pieces.map((piece) => {
    if (piece.kind === "figure") return textFigure(piece);
    if (piece.kind === "prose") return piece.blocks.map(textBlock).join("\n\n");
    return `${piece.name}: ${words.failed}`;
  });
  const empty = pieces.length === 0;
  const stop = weekly
    ? ` <a href="${escapeHtml(weekly.stopUrl)}" style="color:${mailInks.soft}">${escapeHtml(words.stop)}</a>`
    : "";
  return {
    subject,
    text: `${[
      name,
      caption,
      ...(description === "" ? [] : [description]),
      ...(lead === "" ? [] : [lead]),
      ...(empty ? [words.empty] : text),
      `${words.button}:\n${url}`,
      `-- \n${smallPrint}${weekly ? `\n${words.stop}: ${weekly.stopUrl}` : ""}`,
    ].join("\n\n")}\n`,
    html: htmlPage({
      language,
      subject,
      body: [
        htmlHeading(name),
        `<p style="margin:-8px 0 16px;font-size:14px;color:${mailInks.soft}">${escapeHtml(caption)}</p>`,
        ...(description === "" ? [] : [htmlParagraph(description)]),
        ...(lead === "" ? [] : [htmlParagraph(lead)]),
        ...(empty ? [htmlParagraph(words.empty)] : html),
        htmlButton({ label: words.button, url }, false),
      ],
      smallPrint: `${escapeHtml(smallPrint)}${stop}`,
      widthPx: 600,
    }),
  };
}
