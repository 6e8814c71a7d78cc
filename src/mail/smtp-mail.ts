// Mail over the company's SMTP server. One connection pool a process; what the server refuses is told to the caller as
// `mail-failed` without the address or the text, so that no log learns either.

import { createTransport } from "nodemailer";
import type { Mail, MailSender } from "../context.ts";
import { AppError } from "../errors.ts";

/** Where mail goes out and who it says it is from. */
export interface SmtpSettings {
  /** smtp://user:password@host:587 or smtps://… */
  readonly url: string;
  /** `Name <address>` or an address. */
  readonly from: string;
  /** Where mail servers send back what they could not deliver; the sender when left out. */
  readonly returnTo?: string | undefined;
}

/** A server that does not answer must not hold a request for long. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

/** A subject is one line, whatever names it was made of. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}

/**
 * Whether the server refused this recipient for good: "mailbox" where there is no such one, "policy" where it has other
 * reasons (RFC 3463, 5.7), which may end; null for everything else.
 */
function refusalOf(cause: unknown): "mailbox" | "policy" | null {
  if (!(cause instanceof Error) || !("command" in cause) || cause.command !== "RCPT TO") return null;
  const code = "responseCode" in cause ? Number(cause.responseCode) : 0;
  if (code < 500) return null;
  const response = "response" in cause ? String(cause.response) : "";
  return /\b5\.7\.\d/.test(response) ? "policy" : "mailbox";
}

/** Opens the sender; it connects at the first mail. Close it when the process ends. */
export function openSmtpMail({
  url,
  from,
  returnTo,
}: SmtpSettings): MailSender & { readonly close: () => void } {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const transport = createTransport(
    {
      // Brackets around an IPv6 address belong to the URL.
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port) || (secure ? 465 : 587),
      secure,
      ...(username === ""
        ? {}
        : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      pool: true,
      maxConnections: 3,
      ...timeouts,
    },
    { from },
  );
  return {
    canSend: true,
    async send(mail: Mail) {
      const { to, subject, text, html, messageId, headers, attachments } = mail;
      try {
        await transport.sendMail({
          to: { name: oneLine(to.name ?? ""), address: to.address },
          subject: oneLine(subject),
          text,
          ...(returnTo === undefined ? {} : { envelope: { from: returnTo, to: to.address } }),
          ...(html === undefined ? {} : { html }),
          ...(messageId === undefined ? {} : { messageId }),
          ...(headers === undefined ? {} : { headers }),
          ...(attachments === undefined
            ? {}
            : {
                attachments: attachments.map(({ name, type, content, cid }) => ({
                  filename: name,
                  contentType: type,
                  content,
                  ...(cid === undefined ? {} : { cid }),
                })),
              }),
          // Texts of people never become files or requests of this machine.
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (cause) {
        const code = cause instanceof Error && "code" in cause ? String(cause.code) : "no answer";
        const status = cause instanceof Error && "responseCode" in cause ? ` ${cause.responseCode}` : "";
        const said = `${code}${status}`;
        const refused = refusalOf(cause);
        throw new AppError(
          "mail-failed",
          `The mail server did not take the message (${said}). Check VIVENCIA_SMTP_URL and VIVENCIA_MAIL_FROM, or copy the link instead.`,
          { cause, details: { said, refused } },
        );
      }
    },
    close: () => transport.close(),
  };
}
