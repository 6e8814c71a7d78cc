// Drives a load: a fixed number of prepared requests over a fixed number of keep-alive connections, one at a time on each,
// then prints what it saw as JSON. Raw sockets and prepared bytes, so that the sender costs little beside what it measures.
// Loopback only.

import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

export const host = "127.0.0.1";

/** Stands in a prepared request where each one sent has an id of its own. */
export const idSlot = "00000000-0000-4000-8000-000000000000";

/** Stands where each one sent has one of 20,000 customers. */
export const userSlot = "customer-00000000";

/** A prepared request. */
export interface Request {
  readonly bytes: Buffer;
  /** Where the message ids and the customers stand. */
  readonly ids: readonly number[];
  readonly users: readonly number[];
}

function slotsOf(bytes: Buffer, slot: string): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(slot); at >= 0; at = bytes.indexOf(slot, at + 1)) found.push(at);
  return found;
}

/** A request to be sent again and again, each time with ids and customers of its own. */
export function prepareRequest(path: string, headers: readonly string[], body: string): Request {
  const lines = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    ...headers,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  const bytes = Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
  return { bytes, ids: slotsOf(bytes, idSlot), users: slotsOf(bytes, userSlot) };
}

const seed = randomBytes(16);
let a = seed.readUInt32LE(0) | 1;
let b = seed.readUInt32LE(4);
/** 32 random bits; good enough for ids, and nearly free. */
function random32(): number {
  // xorshift64 in two halves.
  let t = a;
  t ^= t << 13;
  t ^= t >>> 17;
  a = b;
  b = (b ^ (b << 5) ^ t ^ (t << 11) ^ (t >>> 8)) | 0;
  return (t + b) >>> 0;
}

const hex = Buffer.from("0123456789abcdef");

function writeHex(bytes: Buffer, at: number, digits: number): void {
  let bits = 0;
  for (let i = 0; i < digits; i++) {
    if ((i & 7) === 0) bits = random32();
    bytes[at + i] = hex[bits & 15] ?? 0;
    bits >>>= 4;
  }
}

function freshen({ bytes, ids, users }: Request): void {
  for (const at of ids) {
    writeHex(bytes, at, 8);
    writeHex(bytes, at + 9, 4);
    writeHex(bytes, at + 15, 3);
    writeHex(bytes, at + 20, 3);
    writeHex(bytes, at + 24, 12);
  }
  for (const at of users) {
    let customer = random32() % 20_000;
    for (let digit = 16; digit > 8; digit--) {
      bytes[at + digit] = 48 + (customer % 10);
      customer = Math.floor(customer / 10);
    }
  }
}

/** What is sent: `requests` in all, each of which counts `each`, from those that `make` prepares for a connection. */
export interface Load {
  readonly port: number;
  readonly requests: number;
  readonly each: number;
  readonly connections: number;
  readonly make: (turn: number) => readonly Request[];
}

/** Sends it and prints the outcome. */
export async function driveLoad({ port, requests, each, connections, make }: Load): Promise<void> {
  const latencies = new Float64Array(requests);
  let sent = 0;
  let answered = 0;
  let acknowledged = 0;
  let refused = 0;

  function drive(socket: Socket, turn: number, done: () => void): void {
    const own = make(turn);
    let next = 0;
    let startedAt = 0;
    let text = "";
    const send = () => {
      if (sent >= requests) return socket.end();
      sent += 1;
      const request = own[next++ % own.length];
      if (!request) return;
      freshen(request);
      startedAt = performance.now();
      socket.write(request.bytes);
    };
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      const head = text.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length < head + 4 + length) return;
      latencies[answered++] = performance.now() - startedAt;
      if (text.startsWith("HTTP/1.1 200")) acknowledged += each;
      else refused += each;
      text = "";
      send();
    });
    socket.on("close", done);
    socket.on("error", (error) => process.stderr.write(`${error.message}\n`));
    send();
  }

  const sockets = await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(port, host, () => resolve(socket.setNoDelay(true)));
          socket.once("error", reject);
        }),
    ),
  );
  const startedAt = performance.now();
  await Promise.all(sockets.map((socket, i) => new Promise<void>((resolve) => drive(socket, i, resolve))));
  const seconds = (performance.now() - startedAt) / 1000;
  const sorted = latencies.subarray(0, answered).sort();
  const at = (p: number) => sorted[Math.min(answered - 1, Math.floor(p * answered))] ?? 0;
  const cpu = process.cpuUsage();
  process.stdout.write(
    `${JSON.stringify({ seconds, acknowledged, refused, p50: at(0.5), p99: at(0.99), cpuSeconds: (cpu.user + cpu.system) / 1e6 })}\n`,
  );
}
