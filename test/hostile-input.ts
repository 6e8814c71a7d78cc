// Input that nobody should send, and the eyes that watch what becomes of it: an answer must be a declared one, must come
// soon, must not tell of our insides, and another company on the same server must not notice anything.

import fc from "fast-check";
import type { InjectOptions } from "fastify";
import { expect } from "vitest";
import { type Context, createContext, silentLog } from "../src/context.ts";
import { errorCodes } from "../src/errors.ts";
import { bearer, browser, openTestApp, type TestApp } from "./app.ts";
import { type PlantedCompany, plant } from "./company-data.ts";

/** Seed of all random input. */
export const seed = 20_260_522;

const answerMsMax = 15_000;

/** A product under watch. */
export interface WatchedApp {
  readonly test: TestApp;
  readonly planted: PlantedCompany;
  /** Sends a request of company A's owner and returns the status; throws when the answer is not a declared one. */
  readonly send: (request: InjectOptions) => Promise<number>;
  /** Company B is still served, and its figures are what they were. */
  readonly stillServes: () => Promise<void>;
}

/** Opens a product with data in both companies. */
export async function openWatchedApp(): Promise<WatchedApp> {
  const complaints: string[] = [];
  const context: Context = {
    ...createContext(silentLog),
    log: {
      ...silentLog,
      error: (message, fields) => complaints.push(JSON.stringify({ message, ...fields })),
    },
  };
  const test = await openTestApp({ context });
  const planted = await plant(test, test.a, "Plain");
  await plant(test, test.b, "Other");

  async function send(request: InjectOptions): Promise<number> {
    complaints.length = 0;
    const begun = Date.now();
    const answer = await test.call(request, browser(test.a.session));
    const { statusCode, body } = answer;
    const sent = Buffer.isBuffer(request.payload)
      ? "a file"
      : JSON.stringify(request.payload)?.slice(0, 1500);
    const what = `${request.method} ${String(request.url).slice(0, 300)} ${sent}`;
    if (statusCode >= 500) throw new Error(`${statusCode} ${body} ${complaints.join("\n")}\n${what}`);
    if (Date.now() - begun > answerMsMax) throw new Error(`took ${Date.now() - begun} ms: ${what}`);
    if (statusCode < 400) return statusCode;
    const problem = answer.json();
    const known = Object.hasOwn(errorCodes, problem.code) && problem.status === statusCode;
    const talkative = /node_modules|DB::Exception|\bat .+\.[tj]s:\d|SELECT .+ FROM/.test(
      problem.detail ?? "",
    );
    if (!known || talkative || body.length > 20_000)
      throw new Error(`${statusCode} ${body.slice(0, 500)}\n${what}`);
    return statusCode;
  }

  async function stillServes(): Promise<void> {
    const payload = { metric: "nps", from: "2026-05-01", to: "2026-06-01" };
    const answer = await test.call({ method: "POST", url: "/api/v1/ask", payload }, bearer(test.b.secretKey));
    expect([answer.statusCode, answer.json().total?.n]).toEqual([200, 40]);
  }

  return { test, planted, send, stillServes };
}

/** Texts that have broken programs before. */
export const hostileTexts = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "مرحبا\u202e",
  "👩‍👩‍👧‍👦",
  "Ａ\u0301\u200d\ufeff",
  "' OR 1=1 --",
  "'; DROP TABLE interaction; --",
  "\\'; SELECT sleep(3); --",
  "{workspace:UInt32}",
  "{zone:String}",
  ") UNION ALL SELECT * FROM system.tables --",
  "\\N",
  "\\0",
  "\t\n\r\b\f\v",
  "[]",
  "['a']",
  "%00%ff",
  "../../../etc/passwd",
  "__proto__",
  "constructor",
  "toString",
  "NaN",
  "Infinity",
  "-0",
  "1e400",
  "null",
  "undefined",
  "2026-02-31",
  "0000-00-00",
  "9999-12-31",
  "2026-01-01T25:00:00Z",
  "2026-01-01T00:00:00+99:99",
  "Europe/Madrid",
  "europe/madrid",
  "Etc/GMT+12",
  "+05:00",
  "UTC+1",
  "trait:",
  "trait:'",
  "trait:{trait0:String}",
  "trait:\\",
  "channel",
  "x".repeat(500),
  "ع".repeat(500),
  "💥".repeat(250),
];

/** Any text, mostly a nasty one. */
export const hostileText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
);
/** Numbers at the edges. */
export const hostileNumber = fc.constantFrom(
  0,
  -0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  2 ** 64,
  1e-320,
  255,
  65_536,
);
/** Any JSON value. */
export const anything = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: hostileNumber },
  fc.boolean(),
  fc.constant(null),
  fc.object({ maxDepth: 3, maxKeys: 4 }),
  fc.array(hostileText, { maxLength: 5 }),
);

/** A body whose fields are the right ones, each right or hostile. */
export function spoiled(right: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(right).map(([name, good]) => [
      name,
      fc.oneof({ weight: 5, arbitrary: good }, { weight: 1, arbitrary: anything }),
    ]),
  );
  return fc.oneof(
    { weight: 8, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    { weight: 1, arbitrary: anything },
  );
}

/** A place in a list such as the server gives them out, right in form alone. */
export const keyset = fc
  .tuple(
    fc.bigInt({ min: 0n, max: 10n ** 15n }),
    fc.bigInt({ min: 0n, max: 2n ** 66n }),
    fc.bigInt({ min: 0n, max: 2n ** 66n }),
  )
  .map((parts) => parts.join("_"));

/** The text without halves of characters, as an address can carry it. */
export function inAddress(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}
