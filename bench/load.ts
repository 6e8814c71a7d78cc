// The load: a process of its own that sends a fixed number of tracked events over a fixed number of keep-alive connections,
// one request at a time on each, stops, and prints what it saw as JSON. Raw sockets and prepared bytes, so that the sender
// costs little beside what it measures. Loopback only.
// Arguments: port, write key, events in all, events a request, connections.

import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

const host = "127.0.0.1";
const [port = 0, , events = 0, perRequest = 1, connections = 64] = process.argv.slice(2).map(Number);
const writeKey = process.argv[3] ?? "";

const idSlot = "00000000-0000-4000-8000-000000000000";
const userSlot = "customer-00000000";

const common = {
  messageId: idSlot,
  userId: userSlot,
  timestamp: new Date().toISOString(),
  context: {
    ip: "203.0.113.7",
    locale: "es-ES",
    userAgent:
      "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
    page: { path: "/products/lamp", url: "https://shop.example/products/lamp", title: "Lamp" },
    library: { name: "analytics.js", version: "2.1.0" },
  },
};

/** What a shop sends, in turn. */
const templates = [
  {
    type: "page",
    name: "Product",
    properties: { path: "/products/lamp", url: "https://shop.example/products/lamp" },
  },
  {
    type: "track",
    event: "Product Viewed",
    properties: { product_id: "lamp-7", name: "Lamp", price: 39.9, category: "light", currency: "EUR" },
  },
  {
    type: "track",
    event: "Order Completed",
    properties: { order_id: idSlot.slice(0, 8), revenue: 118.4, currency: "EUR", channel: "ecommerce" },
  },
  {
    type: "track",
    event: "Survey Response",
    properties: {
      touchpoint: "delivery",
      answers: [{ metric: "nps", score: 9 }],
      comment: "Llegó a tiempo.",
    },
  },
].map((template) => JSON.stringify({ ...common, ...template }));

interface Request {
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

function makeRequest(turn: number): Request {
  const one = (i: number) => templates[(turn + i) % templates.length] ?? "";
  const body =
    perRequest === 1 ? one(0) : `{"batch":[${Array.from({ length: perRequest }, (_, i) => one(i)).join()}]}`;
  const path = perRequest === 1 ? (JSON.parse(body).type === "page" ? "page" : "track") : "batch";
  const bytes = Buffer.from(
    `POST /v1/${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Basic ${Buffer.from(`${writeKey}:`).toString("base64")}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
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

const requests = Math.ceil(events / perRequest);
const latencies = new Float64Array(requests);
let sent = 0;
let answered = 0;
let acknowledged = 0;
let refused = 0;

function drive(socket: Socket, turn: number, done: () => void): void {
  const own = Array.from({ length: templates.length }, (_, i) => makeRequest(turn + i));
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
    if (text.startsWith("HTTP/1.1 200")) acknowledged += perRequest;
    else refused += perRequest;
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
