// Reads what mail servers send back: delivery status notifications (RFC 3464), feedback reports (RFC 5965), and the notes of
// qmail. It faces the network: whatever the bytes are, the answer is a value, bounded in size, parts, depth and time.
// Invariant: of the original letter only what its own returned header says is taken, never an address of the report.

import PostalMime, { type Email } from "postal-mime";
import { type DeliveryStatus, reportBytesMax } from "../domain/mail-report.ts";

/** What is known of the letter that a report is about. */
export interface OriginalLetter {
  /** As they stand, with angle brackets. */
  readonly messageIds: readonly string[];
  /** The addresses of its List-Unsubscribe. */
  readonly stopAddresses: readonly string[];
}

/** What a message is. */
export type ReadReport =
  | {
      readonly kind: "delivery";
      readonly recipients: readonly DeliveryStatus[];
      readonly original: OriginalLetter;
    }
  | { readonly kind: "feedback"; readonly type: string; readonly original: OriginalLetter }
  | { readonly kind: "none"; readonly why: "no-report" | "unreadable" };

/** Lines, and lines that may begin a part: more are no mail server's. Reading takes some 50 µs a line, whatever stands in it. */
const linesMax = 3000;
const partsMax = 100;
const limits = { maxNestingDepth: 8, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 0 } as const;
const textMax = 64 * 1024;
const recipientsMax = 50;
const originalsMax = 20;
const detailMax = 500;

const statusTypes: ReadonlySet<string> = new Set([
  "message/delivery-status",
  "message/global-delivery-status",
  // What some servers make of the first when they pass it on.
  "message/xdelivery-status",
]);
const returnedTypes: ReadonlySet<string> = new Set([
  "message/rfc822",
  "message/global",
  "message/rfc822-headers",
  "message/global-headers",
  "text/rfc822-headers",
]);

type Fields = ReadonlyMap<string, string>;

/** Fields of a header, folded lines joined, the first of a name; ends at the first blank line. */
function readFields(block: string): Fields {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    if (line.trim() === "") break;
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** "smtp; 550 5.1.1 No such user" without the type before it. */
const untyped = (text: string) => text.replace(/^[a-z0-9_-]+\s*;\s*/i, "");

function readStatus(text: string): DeliveryStatus[] {
  // The first block is about the message; each further one about a recipient. Some servers leave the first out.
  return text
    .split(/\r?\n[ \t]*\r?\n/)
    .slice(0, recipientsMax + 1)
    .map((block) => readFields(block.replace(/^\s+/, "")))
    .filter((fields) => fields.has("action") || fields.has("final-recipient"))
    .map((fields) => ({
      action: /^[a-z]+/.exec((fields.get("action") ?? "failed").toLowerCase())?.[0] ?? "",
      status: oneLine(fields.get("status") ?? "").slice(0, 100),
      diagnostic: oneLine(untyped(fields.get("diagnostic-code") ?? "")).slice(0, detailMax),
    }));
}

const idsIn = (text: string | undefined) => text?.match(/<[^<>\s]{3,200}>/g) ?? [];

function originalOf(headers: readonly Fields[], further: readonly (string | undefined)[]): OriginalLetter {
  const messageIds = [...headers.map((fields) => fields.get("message-id")), ...further].flatMap(idsIn);
  const stopAddresses = headers.flatMap((fields) => idsIn(fields.get("list-unsubscribe")));
  return {
    messageIds: [...new Set(messageIds)].slice(0, originalsMax),
    stopAddresses: [...new Set(stopAddresses)].slice(0, originalsMax),
  };
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  if (typeof content === "string") return content.slice(0, textMax);
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content);
  return new TextDecoder().decode(bytes.subarray(0, textMax));
}

/** The parts of some types, as texts. */
function partsOf(mail: Email, types: ReadonlySet<string>): string[] {
  return mail.attachments
    .filter(({ mimeType }) => types.has(mimeType))
    .slice(0, originalsMax)
    .map(({ content }) => textOf(content));
}

const qmailCut = "--- Below this line is a copy of the message.";

/** qmail tells in words, in a form that it calls QSBMF: a paragraph for each recipient, then the letter. Always permanent. */
function readQmail(text: string): ReadReport {
  const cut = text.indexOf(qmailCut);
  if (cut < 0 || !/^\s*Hi\. This is the /.test(text)) return { kind: "none", why: "no-report" };
  const recipients = text
    .slice(0, cut)
    .split(/\r?\n[ \t]*\r?\n/)
    .map((paragraph) => /^\s*<[^<>\n]+>:\s*\n([\s\S]*)$/.exec(paragraph)?.[1])
    .filter((said) => said !== undefined)
    .slice(0, recipientsMax)
    .map((said) => ({ action: "failed", status: "", diagnostic: oneLine(said).slice(0, detailMax) }));
  if (recipients.length === 0) return { kind: "none", why: "no-report" };
  const returned = readFields(text.slice(cut + qmailCut.length).replace(/^\s+/, ""));
  return { kind: "delivery", recipients, original: originalOf([returned], []) };
}

/** Whether something is in it more often than it may be. */
function hasMore(raw: Buffer, wanted: string, most: number): boolean {
  let n = 0;
  for (let at = raw.indexOf(wanted); at >= 0; at = raw.indexOf(wanted, at + wanted.length))
    if (++n > most) return true;
  return false;
}

/** Whether a message is beyond what is read at all. Lines end with CR alone, too. */
function isBeyond(raw: Buffer): boolean {
  if (raw.length === 0 || raw.length > reportBytesMax) return true;
  return hasMore(raw, "\n", linesMax) || hasMore(raw, "\r", linesMax) || hasMore(raw, "\n--", partsMax);
}

/** Reads a message. Never throws; what is longer than a report may be is unreadable. */
export async function readMailReport(raw: Buffer): Promise<ReadReport> {
  if (isBeyond(raw)) return { kind: "none", why: "unreadable" };
  let mail: Email;
  try {
    mail = await PostalMime.parse(new Uint8Array(raw), { ...limits, forceRfc822Attachments: true });
  } catch {
    return { kind: "none", why: "unreadable" };
  }
  const kind = mail.headers.find(({ key }) => key === "content-type")?.value ?? "";
  if (!/^\s*multipart\/report\b/i.test(kind)) return readQmail((mail.text ?? "").slice(0, textMax));
  const returned = partsOf(mail, returnedTypes).map((text) => readFields(text.replace(/^\s+/, "")));
  const original = originalOf(returned, [mail.inReplyTo, mail.references]);
  const [feedback] = partsOf(mail, new Set(["message/feedback-report"])).map(readFields);
  if (feedback !== undefined)
    return { kind: "feedback", type: (feedback.get("feedback-type") ?? "").toLowerCase(), original };
  const recipients = partsOf(mail, statusTypes).flatMap(readStatus);
  return recipients.length === 0
    ? { kind: "none", why: "no-report" }
    : { kind: "delivery", recipients, original };
}
