// The one layout of the mails that Vivencia writes itself: a heading, paragraphs, at most one button, a small print.
// The same letter becomes a text and an HTML part, and every word in the HTML part is escaped: names that people gave are
// never markup. Nothing in it is fetched from anywhere.

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

function htmlOf({ language, heading, paragraphs, button, smallPrint, subject }: Letter): string {
  const url = button ? escapeHtml(button.url) : "";
  const body = [
    `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;color:#211a23">${escapeHtml(heading)}</h1>`,
    ...paragraphs.map(
      (text) =>
        `<p style="margin:0 0 16px;font-size:16px;line-height:1.5;color:#211a23">${escapeHtml(text)}</p>`,
    ),
    ...(button
      ? [
          `<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#873671;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></p>`,
          `<p style="margin:0 0 16px;font-size:13px;line-height:1.5;color:#6d6371;word-break:break-all">${url}</p>`,
        ]
      : []),
  ];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="margin:0;padding:32px 16px;background:#f8f6f8;${font}">`,
    '<div style="max-width:520px;margin:0 auto;padding:32px;border:1px solid #e8e3e8;border-radius:12px;background:#ffffff">',
    '<p style="margin:0 0 24px;font-size:15px;font-weight:700;color:#873671">Vivencia</p>',
    ...body,
    "</div>",
    `<p style="max-width:520px;margin:16px auto 0;font-size:13px;line-height:1.5;color:#6d6371">${escapeHtml(smallPrint)}</p>`,
    "</body></html>",
  ].join("\n");
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
