// A real SMTP server on the loopback that keeps what it is sent, read as a mail program would read it.

import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A mail as it came. */
export interface ReceivedMail {
  /** Addresses of the envelope. */
  readonly to: readonly string[];
  readonly from: string;
  readonly mail: Email;
}

/** An open mailbox. */
export interface Mailbox {
  /** What VIVENCIA_SMTP_URL would say. */
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** The latest mail to an address; throws when there is none. */
  readonly latestTo: (address: string) => ReceivedMail;
  /** Every later mail is refused with a permanent error. */
  readonly refuseAll: () => void;
  readonly close: () => Promise<void>;
}

/** The first link of a mail's text. */
export function linkIn({ mail }: ReceivedMail): string {
  const link = /https?:\/\/\S+/.exec(mail.text ?? "")?.[0];
  if (!link) throw new Error(`no link in: ${mail.text}`);
  return link;
}

/** Opens a mailbox. Close it in `afterAll`. */
export async function openMailbox(login?: { user: string; password: string }): Promise<Mailbox> {
  const received: ReceivedMail[] = [];
  let refuses = false;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    authOptional: login === undefined,
    onAuth: (auth, _session, done) =>
      auth.username === login?.user && auth.password === login?.password
        ? done(null, { user: auth.username })
        : done(new Error("unknown user or password")),
    onRcptTo: (_address, _session, done) =>
      done(refuses ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : undefined),
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        PostalMime.parse(Buffer.concat(pieces)).then((mail) => {
          const { mailFrom, rcptTo } = session.envelope;
          received.push({
            from: mailFrom === false ? "" : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            mail,
          });
          done();
        }, done);
      });
    },
  });
  // A sender that was killed leaves its connection behind.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A listening TCP server has an address with a port.
  const { port } = server.server.address() as AddressInfo;
  const user = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@` : "";
  return {
    url: `smtp://${user}127.0.0.1:${port}`,
    received,
    latestTo: (address) => {
      const found = received.findLast(({ to }) => to.includes(address));
      if (!found) throw new Error(`no mail to ${address}`);
      return found;
    },
    refuseAll: () => {
      refuses = true;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
