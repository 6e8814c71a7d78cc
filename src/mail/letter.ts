// The one layout of the mails that Vivencia writes itself: a heading, paragraphs, at most one button, a small print.
// The same letter becomes a text and an HTML part, and every word in the HTML part is escaped: names that people gave are
// never markup. Nothing in it is fetched from anywhere.

import { textOn } from "../domain/brand.ts";
import type { Language } from "../domain/language.ts";

/** What a letter says. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly button?: { readonly label: string; readonly url: string };
  /** Why this mail came and what to do if it was not wanted. */
  readonly smallPrint: string;
}

/** The parts of a mail. */
export interface WrittenLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Text as it may stand between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The inks of mails: those of the light scheme in web/design/tokens.css, which no mail can read. */
export const mailInks = {
  text: "#211a23",
  soft: "#6d6371",
  line: "#e8e3e8",
  ground: "#f8f6f8",
  accent: "#873671",
  good: "#0c5875",
  bad: "#97420a",
} as const;

/** A heading in HTML. */
export function htmlHeading(text: string): string {
  return `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;color:${mailInks.text}">${escapeHtml(text)}</h1>`;
}

/** A paragraph in HTML. */
export function htmlParagraph(text: string): string {
  return `<p style="margin:0 0 16px;font-size:16px;line-height:1.5;color:${mailInks.text}">${escapeHtml(text)}</p>`;
}

/** A button in HTML; `showUrl` writes its address under it, for those who want to see where they go. */
export function htmlButton(
  button: NonNullable<Letter["button"]>,
  showUrl: boolean,
  color: string = mailInks.accent,
): string {
  const url = escapeHtml(button.url);
  return [
    `<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${color};color:${textOn(color)};font-size:16px;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></p>`,
    ...(showUrl
      ? [
          `<p style="margin:0 0 16px;font-size:13px;line-height:1.5;color:${mailInks.soft};word-break:break-all">${url}</p>`,
        ]
      : []),
  ].join("\n");
}

/** The page of a mail. `body` and `smallPrint` are HTML already: their words are escaped by whoever made them. */
export function htmlPage(page: {
  readonly language: Language;
  readonly subject: string;
  readonly body: readonly string[];
  readonly smallPrint: string;
  readonly widthPx: number;
  /** Who writes, and in which colour: the product itself when absent. */
  readonly sender?: { readonly name: string; readonly color: string };
}): string {
  const { language, subject, body, smallPrint, widthPx } = page;
  const { name, color } = page.sender ?? { name: "Vivencia", color: mailInks.accent };
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="margin:0;padding:32px 16px;background:${mailInks.ground};${font}">`,
    `<div style="max-width:${widthPx}px;margin:0 auto;padding:32px;border:1px solid ${mailInks.line};border-radius:12px;background:#ffffff">`,
    `<p style="margin:0 0 24px;font-size:15px;font-weight:700;color:${color}">${escapeHtml(name)}</p>`,
    ...body,
    "</div>",
    `<p style="max-width:${widthPx}px;margin:16px auto 0;font-size:13px;line-height:1.5;color:${mailInks.soft}">${smallPrint}</p>`,
    "</body></html>",
  ].join("\n");
}

function htmlOf({ language, heading, paragraphs, button, smallPrint, subject }: Letter): string {
  return htmlPage({
    language,
    subject,
    body: [
      htmlHeading(heading),
      ...paragraphs.map(htmlParagraph),
      ...(button ? [htmlButton(button, true)] : []),
    ],
    smallPrint: escapeHtml(smallPrint),
    widthPx: 520,
  });
}

/** Writes a letter as the parts of a mail. */
export function writeLetter(letter: Letter): WrittenLetter {
  const { subject, heading, paragraphs, button, smallPrint } = letter;
  const text = [
    heading,
    ...paragraphs,
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    "-- ",
    smallPrint,
  ];
  return { subject, text: `${text.join("\n\n").replace("-- \n\n", "-- \n")}\n`, html: htmlOf(letter) };
}
