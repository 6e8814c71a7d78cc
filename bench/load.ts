// The load of tracked events: a process of its own that sends a fixed number and stops.
// Arguments: port, write key, events in all, events a request, connections.

import { driveLoad, idSlot, prepareRequest, type Request, userSlot } from "./drive-load.ts";

const [port = 0, , events = 0, perRequest = 1, connections = 64] = process.argv.slice(2).map(Number);
const writeKey = process.argv[3] ?? "";

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

function makeRequest(turn: number): Request {
  const one = (i: number) => templates[(turn + i) % templates.length] ?? "";
  const body =
    perRequest === 1 ? one(0) : `{"batch":[${Array.from({ length: perRequest }, (_, i) => one(i)).join()}]}`;
  const path = perRequest === 1 ? (JSON.parse(body).type === "page" ? "page" : "track") : "batch";
  const key = `Authorization: Basic ${Buffer.from(`${writeKey}:`).toString("base64")}`;
  return prepareRequest(`/v1/${path}`, [key], body);
}

await driveLoad({
  ...{ port, connections },
  requests: Math.ceil(events / perRequest),
  each: perRequest,
  make: (turn) => templates.map((_, i) => makeRequest(turn + i)),
});
