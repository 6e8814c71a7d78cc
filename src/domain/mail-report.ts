// What a report of a mail server about one of our letters means: whether the letter is lost, whether its address is, or
// whether its reader complained. Sources: RFC 3464 (delivery status), RFC 3463 (status codes), RFC 5965 (feedback).
// Invariant: in doubt the milder thing is meant, because whoever is not asked any more cannot say so.

/** Longest message that is taken for a report, in bytes: the letters that come back inside are ours, and small. */
export const reportBytesMax = 1024 * 1024;

/** One recipient of a delivery status. */
export interface DeliveryStatus {
  /** failed, delayed, delivered, relayed or expanded; in lower case. */
  readonly action: string;
  /** An enhanced status such as 5.1.1; "" when none was told. */
  readonly status: string;
  /** What the other server said; "" when nothing. */
  readonly diagnostic: string;
}

/** What became of a letter. */
export const mailReportKinds = ["bounced", "delayed", "complained"] as const;

/** One of them. */
export type MailReportKind = (typeof mailReportKinds)[number];

/** A judgement. */
export interface MailVerdict {
  readonly kind: MailReportKind;
  /** Whether nothing should be sent to the address any more. */
  readonly endsAddress: boolean;
  readonly status: string;
  readonly detail: string;
}

const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;

/** The enhanced status of a recipient: what is told, or what the other server answered where that says more than "5.0.0". */
function statusOf({ status, diagnostic }: DeliveryStatus): string {
  const told = enhanced.exec(status)?.[1];
  const answered = enhanced.exec(diagnostic)?.[1];
  const isVague = told === undefined || told.endsWith(".0.0");
  const found = isVague && answered?.[0] === (told?.[0] ?? answered?.[0]) ? (answered ?? told) : told;
  if (found !== undefined) return found;
  const reply = /\b([45])\d\d\b/.exec(diagnostic)?.[1];
  return reply === undefined ? "" : `${reply}.0.0`;
}

/** Words of servers that refuse a letter and not its reader, where the code says neither. */
const ofLetter =
  /spam|junk|unsolicited|bulk|mass.?mail|black.?list|block.?list|blocked|virus|polic(y|ies)|reputation|content|relay|quota|space|size|too (large|big)|whitelist|confirmation/i;

/**
 * Whether a permanent failure is about the mailbox (5.1, 5.2), its domain or way (5.4), or untold (5.0). Failures of systems,
 * protocols, contents and policy (5.3, 5.5, 5.6, 5.7) and a full or narrow mailbox (5.2.2, 5.2.3) say nothing of the address.
 */
function isOfAddress(status: string, said: string): boolean {
  if (status.startsWith("5.0.") && ofLetter.test(said)) return false;
  return /^5\.[0124]\./.test(status) && !/^5\.2\.[23]$/.test(status);
}

function judgeOne(recipient: DeliveryStatus): MailVerdict | undefined {
  const { action, diagnostic } = recipient;
  const status = statusOf(recipient);
  const verdict = { status, detail: diagnostic };
  if (action === "delayed" || (action === "failed" && status.startsWith("4")))
    return { ...verdict, kind: "delayed", endsAddress: false };
  if (action !== "failed") return undefined;
  const isUntold = status === "" || status.startsWith("2");
  return { ...verdict, kind: "bounced", endsAddress: !isUntold && isOfAddress(status, diagnostic) };
}

/** Judges a delivery status. Of several recipients, such as the members behind one address, the mildest counts. */
export function judgeDelivery(recipients: readonly DeliveryStatus[]): MailVerdict | undefined {
  const verdicts = recipients.map(judgeOne);
  const weight = (verdict: MailVerdict) => (verdict.kind === "delayed" ? 0 : verdict.endsAddress ? 2 : 1);
  let mildest: MailVerdict | undefined;
  for (const verdict of verdicts) {
    // It arrived at one of them.
    if (verdict === undefined) return undefined;
    if (mildest === undefined || weight(verdict) < weight(mildest)) mildest = verdict;
  }
  return mildest;
}

/** Types of feedback with which people say that they do not want the mail. "not-spam" says the opposite. */
const complaints: ReadonlySet<string> = new Set(["abuse", "fraud", "opt-out", "opt-out-list"]);

/** Judges a feedback report by its type. */
export function judgeFeedback(type: string): MailVerdict | undefined {
  if (!complaints.has(type)) return undefined;
  return { kind: "complained", endsAddress: true, status: "", detail: type };
}
