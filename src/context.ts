// What the outside world gives us and tests replace: the clock, randomness, the log, mail. Nothing else is ever faked.

import { randomBytes } from "node:crypto";
import { AppError } from "./errors.ts";

/** One line of the structured log. Never carries a secret, a key or a raw payload. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Where log lines go. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** A file that goes with a mail; one with a `cid` is shown inside it. */
export interface MailAttachment {
  readonly name: string;
  /** Media type, such as `image/png`. */
  readonly type: string;
  readonly content: Buffer;
  readonly cid?: string;
}

/** One mail to one person. The text part is never missing. */
export interface Mail {
  readonly to: { readonly address: string; readonly name?: string };
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** `<something@host>`: a mail that is sent again under the same one is a repetition. The mail server makes one when absent. */
  readonly messageId?: string;
  /** Such as `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly MailAttachment[];
}

/** Sends mail. */
export interface MailSender {
  /** False when no mail server is configured: screens then offer links to copy. */
  readonly canSend: boolean;
  /** Resolves when the mail server has taken the message. Throws `mail-failed`. */
  send(mail: Mail): Promise<void>;
}

/** What stands in for a mail server that nobody has named. */
export const noMail: MailSender = {
  canSend: false,
  async send() {
    throw new AppError(
      "mail-failed",
      "No mail server is configured. Set VIVENCIA_SMTP_URL and VIVENCIA_MAIL_FROM, or copy the link instead.",
    );
  },
};

/** The clock, randomness, the log and the mail of one running Vivencia. */
export interface Context {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** `size` random bytes from the system's generator. */
  readonly random: (size: number) => Buffer;
  readonly log: Log;
  readonly mail: MailSender;
}

function write(stream: NodeJS.WriteStream, level: string, message: string, fields: LogFields = {}): void {
  stream.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
}

/** Log lines as JSON on standard error, so that standard output stays for results. */
export const standardLog: Log = {
  info: (message, fields) => write(process.stderr, "info", message, fields),
  warn: (message, fields) => write(process.stderr, "warn", message, fields),
  error: (message, fields) => write(process.stderr, "error", message, fields),
};

/** A log that keeps nothing, for commands whose output is their result. */
export const silentLog: Log = { info() {}, warn() {}, error() {} };

/** The real clock and randomness. */
export function createContext(log: Log = standardLog, mail: MailSender = noMail): Context {
  return { now: () => Date.now(), random: (size) => randomBytes(size), log, mail };
}
