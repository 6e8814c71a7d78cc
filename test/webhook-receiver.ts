// A messaging tool on the loopback: a real HTTP server that keeps what it is told and answers as it is asked to.

import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A webhook as it came. */
export interface ReceivedWebhook {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What the tool does with the next: a status with headers, or "hang up" after it was read. */
export type ToolAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | "hang up";

/** An open tool. */
export interface WebhookReceiver {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly received: readonly ReceivedWebhook[];
  /** Decides about each from now on. */
  readonly answer: (decide: (webhook: ReceivedWebhook) => ToolAnswer) => void;
  readonly close: () => Promise<void>;
}

/** Opens a tool that takes everything. Close it in `afterAll`. */
export async function openWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  let decide: (webhook: ReceivedWebhook) => ToolAnswer = () => ({ status: 204 });
  const server = createServer((request, reply) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const webhook = { method, path, headers, text: Buffer.concat(pieces).toString("utf8") };
      received.push(webhook);
      const answer = decide(webhook);
      if (answer === "hang up") request.socket.destroy();
      else reply.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    answer: (next) => {
      decide = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
