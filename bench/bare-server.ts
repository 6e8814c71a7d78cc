// The yardstick of intake: a bare Node server that parses JSON, appends the body to a file with a group fdatasync, answers,
// and inserts what it parsed into one table of the same ClickHouse in blocks behind it. It knows no keys, no customers, no
// places, no duplicates, no answers and no recovery; whatever the product costs beyond it is what those cost.
// Arguments: directory, ClickHouse address with user and password. Prints its port.

import { open } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { createClient } from "@clickhouse/client";

const [directory = ".", address = ""] = process.argv.slice(2);
const rowsPerInsert = 20_000;

interface Row {
  readonly received: number;
  readonly body: string;
}

const client = createClient({ url: address });
const file = await open(join(directory, "bare.journal"), "a");
let waiting: { readonly body: Buffer; readonly response: ServerResponse }[] = [];
let syncing = false;
const rows: Row[] = [];
let inserting = false;
const ok = Buffer.from('{"success": true}');
const headers = { "Content-Type": "application/json", "Content-Length": ok.length };

async function drain(): Promise<void> {
  syncing = true;
  while (waiting.length > 0) {
    const group = waiting;
    waiting = [];
    for (let i = 0; i < group.length; i += 1024)
      await file.writev(group.slice(i, i + 1024).map(({ body }) => body));
    await file.datasync();
    for (const { response } of group) {
      response.writeHead(200, headers);
      response.end(ok);
    }
  }
  syncing = false;
}

async function insert(): Promise<void> {
  inserting = true;
  while (rows.length > 0) {
    const block = rows.splice(0, rowsPerInsert);
    await client.insert({ table: "bare", values: block, format: "JSONEachRow" });
    if (rows.length < 500) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  inserting = false;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    const parsed: unknown = JSON.parse(body.toString());
    const batch =
      typeof parsed === "object" && parsed !== null && "batch" in parsed ? parsed.batch : undefined;
    const received = Date.now();
    if (Array.isArray(batch))
      for (const message of batch) rows.push({ received, body: JSON.stringify(message) });
    else rows.push({ received, body: body.toString() });
    waiting.push({ body, response });
    if (!syncing) {
      syncing = true;
      setImmediate(() => void drain());
    }
    if (!inserting) {
      inserting = true;
      setImmediate(() => void insert());
    }
  });
});
server.listen(0, "127.0.0.1", () => {
  const bound = server.address();
  process.stdout.write(`${typeof bound === "object" && bound ? bound.port : 0}\n`);
});
process.on("SIGTERM", () => process.exit(0));
