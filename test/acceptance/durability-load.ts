// A sender that remembers what was acknowledged. It sends unique messages one by one and in batches over a handful of
// connections, sends a share of the acknowledged ones again, and survives that nobody answers for a while.
// Invariant: an id is in `acknowledged` only when its request was answered with 200 and read to the end.

import { Agent, request } from "node:http";
import { z } from "zod";
import { hashMessage } from "../../src/domain/identity-hash.ts";
import { trackingSource } from "../../src/intake/journal-consumer.ts";
import { until } from "../processes.ts";
import type { TestServer } from "../server.ts";

/** How many messages one invented customer sends: below the largest page of a timeline. */
const messagesPerUser = 400;

/** An answer that is neither 200 nor 503: there should be none. */
export interface OddAnswer {
  readonly status: number;
  readonly body: string;
}

/** What one request came back with. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends JSON to a path of a server; rejects when no whole answer came. */
export function send(
  agent: Agent,
  address: string,
  path: string,
  writeKey: string,
  body: unknown,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString("base64")}`;
    const headers = { authorization, "content-type": "application/json" };
    const sent = request(
      new URL(path, address),
      { method: "POST", agent, headers, timeout: 30_000 },
      (answer) => {
        let text = "";
        answer.on("data", (chunk: Buffer) => {
          text += chunk.toString();
        });
        answer.on("error", reject);
        answer.on("end", () => {
          if (!answer.complete) reject(new Error("cut short"));
          else resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
        });
      },
    );
    sent.on("timeout", () => sent.destroy(new Error("no answer")));
    sent.on("error", reject);
    sent.end(JSON.stringify(body));
  });
}

/** How hard to send. */
export interface LoadOptions {
  readonly connections: number;
  /** Pause of each connection between two requests. */
  readonly pauseMs: number;
  readonly writeKey: string;
  /** Where to send now; undefined while there is no server. */
  readonly address: () => string | undefined;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  /** Distinguishes the ids of two senders. */
  readonly name: string;
  /** Bytes of ballast in each message; default none. */
  readonly ballastBytes?: number;
}

/** The message of an id: the same whenever it is sent. */
export function messageOf(id: string, ballast = ""): Record<string, unknown> {
  const number = Number(id.slice(id.lastIndexOf("-") + 1));
  const answers = number % 10 === 0 ? { answers: [{ metric: "nps", score: number % 11 }] } : {};
  return {
    type: "track",
    event: "Durability Probe",
    userId: userOf(id),
    messageId: id,
    timestamp: new Date(Date.UTC(2026, 0, 5) + number * 1000).toISOString(),
    properties: { ...answers, ...(ballast === "" ? {} : { ballast }) },
  };
}

/** The invented customer that an id belongs to. */
export function userOf(id: string): string {
  const cut = id.lastIndexOf("-");
  return `${id.slice(0, cut)}-user-${Math.floor(Number(id.slice(cut + 1)) / messagesPerUser)}`;
}

/** Sends until `stop`. */
export class Load {
  readonly acknowledged = new Set<string>();
  /** Sent at least once, whatever came back. */
  readonly sent = new Set<string>();
  readonly odd: OddAnswer[] = [];
  resent = 0;
  /** Requests answered 503. */
  refused = 0;
  /** Answers of 503 without a number of seconds in Retry-After. */
  refusedWithoutWait = 0;
  /** Requests that got no answer. */
  unanswered = 0;
  readonly #options: LoadOptions;
  readonly #agent: Agent;
  readonly #ballast: string;
  readonly #acknowledgedList: string[] = [];
  #next = 0;
  #stopping = false;
  #running: Promise<unknown> | undefined;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#agent = new Agent({ keepAlive: true, maxSockets: options.connections });
    // Not compressible, so that it takes the room it should.
    let ballast = "";
    while (ballast.length < (options.ballastBytes ?? 0)) ballast += options.random().toString(36).slice(2);
    this.#ballast = ballast.slice(0, options.ballastBytes ?? 0);
  }

  start(): void {
    this.#running = Promise.all(Array.from({ length: this.#options.connections }, () => this.#work()));
  }

  /** Resolves when no request is under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
    this.#agent.destroy();
  }

  /** The message of an id as this load sends it. */
  message(id: string): Record<string, unknown> {
    return messageOf(id, this.#ballast);
  }

  /** Sends a batch beside the load. */
  sendBatch(address: string, ids: readonly string[]): Promise<Answer> {
    const agent = new Agent();
    const batch = ids.map((id) => this.message(id));
    return send(agent, address, "/v1/batch", this.#options.writeKey, { batch });
  }

  #choose(): string[] {
    const { random, name } = this.#options;
    const count = random() < 0.5 ? 1 : 1 + Math.floor(random() * 30);
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const old = this.#acknowledgedList[Math.floor(random() * this.#acknowledgedList.length)];
      if (old !== undefined && random() < 0.1) {
        this.resent += 1;
        ids.push(old);
      } else ids.push(`${name}-${this.#next++}`);
    }
    return ids;
  }

  async #work(): Promise<void> {
    let failed: string[] | undefined;
    while (!this.#stopping) {
      const address = this.#options.address();
      // What was not acknowledged is sometimes sent again, as real clients do, and sometimes given up.
      const again = failed !== undefined && this.#options.random() < 0.7;
      const ids = failed !== undefined && again ? failed : this.#choose();
      const isDone = address !== undefined && (await this.#sendOnce(address, ids));
      failed = isDone ? undefined : ids;
      await new Promise((resolve) => setTimeout(resolve, isDone ? this.#options.pauseMs : 50));
    }
  }

  async #sendOnce(address: string, ids: readonly string[]): Promise<boolean> {
    const messages = ids.map((id) => this.message(id));
    for (const id of ids) this.sent.add(id);
    const [path, body] =
      messages.length === 1 ? ["/v1/track", messages[0]] : ["/v1/batch", { batch: messages }];
    let answer: Answer;
    try {
      answer = await send(this.#agent, address, path as string, this.#options.writeKey, body);
    } catch {
      this.unanswered += 1;
      return false;
    }
    if (answer.status === 200) {
      for (const id of ids) {
        if (this.acknowledged.has(id)) continue;
        this.acknowledged.add(id);
        this.#acknowledgedList.push(id);
      }
      return true;
    }
    if (answer.status === 503) {
      this.refused += 1;
      if (!/^\d+$/.test(String(answer.headers["retry-after"] ?? ""))) this.refusedWithoutWait += 1;
    } else this.odd.push({ status: answer.status, body: answer.body.slice(0, 300) });
    return false;
  }
}

const statusSchema = z.object({
  journal: z.object({ bytesWaiting: z.number() }),
  counts: z.object({
    received: z.number(),
    interactions: z.number(),
    profiles: z.number(),
    duplicates: z.number(),
    quarantined: z.number(),
    skipped: z.number(),
  }),
  ledger: z.object({
    expected: z.number(),
    found: z.number(),
    short: z.number(),
    repairing: z.boolean(),
    beyondRepair: z.array(z.object({ block: z.number(), missing: z.number(), reason: z.string() })),
  }),
  reconciles: z.boolean(),
  warnings: z.array(z.string()),
});

/** What /api/v1/status says. */
export type LoadStatus = z.infer<typeof statusSchema>;

/** The counts of a server. */
export async function statusOf(server: TestServer): Promise<LoadStatus> {
  return statusSchema.parse(await server.call("GET", "/api/v1/status"));
}

const startedSchema = z.object({ id: z.string() });
const importSchema = z.object({
  state: z.string(),
  counts: z.record(z.string(), z.number()),
  problems: z.array(z.object({ reason: z.string(), n: z.number() })),
  error: z.string().nullable(),
  bytesRead: z.number(),
});

/** What an import has come to. */
export type ImportProgress = z.infer<typeof importSchema>;

/** How rows of `id,who,when,score` become interactions. */
export const scoreRecipe = {
  version: 1,
  name: "Scores",
  source: "scores",
  id: ["id"],
  customer: [{ kind: "user", column: "who" }],
  time: { column: "when" },
  event: "Scored",
  channel: "web",
  answers: [{ metric: "nps", column: "score" }],
};

/** Starts the import of a text as scores.csv; resolves with its id. */
export async function startScores(server: TestServer, text: string): Promise<string> {
  const sent = await fetch(`${server.address}/api/v1/imports/inspect?name=scores.csv`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.localToken}`, "content-type": "application/octet-stream" },
    body: text,
  });
  const { upload } = z.object({ upload: z.string() }).parse(await sent.json());
  const body = { upload, name: "scores.csv", recipe: scoreRecipe };
  return startedSchema.parse(await server.call("POST", "/api/v1/imports", body)).id;
}

/** How far an import is. */
export async function importOf(server: TestServer, id: string): Promise<ImportProgress> {
  return importSchema.parse(await server.call("GET", `/api/v1/imports/${id}`));
}

/** Waits for the end of an import. */
export async function importDone(server: TestServer, id: string): Promise<ImportProgress> {
  const over = async () => ["done", "failed", "cancelled"].includes((await importOf(server, id)).state);
  await until("the import is over", over, 180_000);
  return importOf(server, id);
}

/** Imports a text as scores.csv to its end. */
export async function importFile(server: TestServer, text: string): Promise<ImportProgress> {
  return importDone(server, await startScores(server, text));
}

/** How often each id stands in the log, by its hash: read from the timelines of the customers who sent them. */
export async function countInTimelines(
  server: TestServer,
  ids: Iterable<string>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const users = new Set<string>();
  for (const id of ids) users.add(userOf(id));
  for (const user of users) {
    const found = await server
      .call("GET", `/api/v1/customers/lookup?kind=user&value=${encodeURIComponent(user)}`)
      .catch(() => undefined);
    // Nobody by that name: nothing of theirs is in the log, which the counts below will tell.
    if (!isRecord(found)) continue;
    for (let cursor = ""; ; ) {
      const page = await server.call(
        "GET",
        `/api/v1/customers/${String(found.id)}/timeline?limit=500${cursor}`,
      );
      if (!isRecord(page) || !Array.isArray(page.items)) throw new Error("no timeline");
      for (const item of page.items) counts.set(item.id, (counts.get(item.id) ?? 0) + 1);
      if (typeof page.next !== "string") break;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }
  return counts;
}

/** What is wrong with the log, in words; empty when every acknowledged message is there once and nothing is twice. */
export async function findLosses(
  server: TestServer,
  loads: readonly Load[],
  workspace = 1,
): Promise<string[]> {
  const wrong: string[] = [];
  const sent = new Set(loads.flatMap((load) => [...load.sent]));
  const acknowledged = new Set(loads.flatMap((load) => [...load.acknowledged]));
  const counts = await countInTimelines(server, sent);
  let lost = 0;
  let known = 0;
  for (const id of sent) {
    const times = counts.get(hashMessage(workspace, trackingSource, id)) ?? 0;
    if (times > 0) known += 1;
    if (times === 0 && acknowledged.has(id)) {
      lost += 1;
      if (lost <= 5) wrong.push(`${id} was acknowledged and is not in the log`);
    }
    if (times > 1) wrong.push(`${id} is in the log ${times} times`);
  }
  if (lost > 5) wrong.push(`${lost} acknowledged messages are not in the log`);
  if (known !== counts.size) wrong.push(`the log holds ${counts.size} messages, ${known} of them were sent`);
  return wrong.slice(0, 30);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
