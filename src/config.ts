// The settings of one process, read once from the environment. A bad value is refused with its name, what is wrong and an example.

import { resolve } from "node:path";
import { AppError } from "./errors.ts";

/** Everything the environment decides. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the data directory. */
  readonly dataDir: string;
  /** The company's ClickHouse; undefined means the embedded one. */
  readonly clickhouseUrl: string | undefined;
  /** Name of the ClickHouse cluster behind `clickhouseUrl`; undefined means one server. */
  readonly clickhouseCluster: string | undefined;
  /** The company's PostgreSQL; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** How many days a journal segment is kept after all of it is in the log. */
  readonly journalKeepDays: number;
  /** Requests a second that one write key may send from one address; 0 means no limit. */
  readonly trackingPerSecond: number;
  /** Requests a second that one caller may send to the API; 0 means no limit. */
  readonly apiPerSecond: number;
  /** Address that people use to reach this server, without a trailing slash; undefined means http://host:port. */
  readonly publicUrl: string | undefined;
  /** The company's single sign-on (OpenID Connect); undefined means there is none. */
  readonly sso:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
    | undefined;
  /** Signs cookies and encrypts second factors; undefined means the one that the records keep. */
  readonly secret: string | undefined;
  /** The company's mail server and the sender of its mails; undefined means that no mail is sent. */
  readonly smtp:
    | {
        readonly url: string;
        readonly from: string;
        /** Where mail servers send back what they could not deliver; the sender when undefined. */
        readonly returnTo: string | undefined;
      }
    | undefined;
  /** Invitations a minute that are handed to the mail server by all processes together; 0 means no limit. */
  readonly invitationsPerMinute: number;
  /** Whether webhooks may go to machines of the own network, and without TLS. */
  readonly privateWebhooks: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

function refuse(name: string, value: string, wrong: string, example: string): never {
  throw new AppError("bad-config", `${name}=${value}: ${wrong}. Example: ${name}=${example}`);
}

function readNumber(
  env: Environment,
  name: string,
  fallback: number,
  min: number,
  max: number,
  example: string,
): number {
  const text = env[name];
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    refuse(name, text, `must be a whole number from ${min} to ${max}`, example);
  return value;
}

function readUrl(
  env: Environment,
  name: string,
  protocols: readonly string[],
  example: string,
): string | undefined {
  const text = env[name];
  if (text === undefined || text === "") return undefined;
  // The value may hold a password, so a refusal never repeats it.
  const shown = "(hidden)";
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return refuse(name, shown, "is not a URL", example);
  }
  if (!protocols.includes(url.protocol))
    refuse(name, shown, `must start with ${protocols.map((p) => `${p}//`).join(" or ")}`, example);
  return text.replace(/\/$/, "");
}

function readSmtp(env: Environment, publicUrl: string | undefined): Config["smtp"] {
  const url = readUrl(
    env,
    "VIVENCIA_SMTP_URL",
    ["smtp:", "smtps:"],
    "smtp://user:password@mail.example.com:587",
  );
  const from = env.VIVENCIA_MAIL_FROM || undefined;
  const example = "cx@example.com";
  // An address alone, or a name and an address in angle brackets, on one line.
  if (from !== undefined && !/^([^<>\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(from))
    refuse("VIVENCIA_MAIL_FROM", from, "is not an address", example);
  const returnTo = env.VIVENCIA_MAIL_RETURN || undefined;
  if (returnTo !== undefined && !/^[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+$/u.test(returnTo))
    refuse("VIVENCIA_MAIL_RETURN", returnTo, "is not an address alone", "bounces@example.com");
  if (url === undefined) return undefined;
  if (from === undefined)
    refuse("VIVENCIA_MAIL_FROM", "", "must name the sender when VIVENCIA_SMTP_URL is set", example);
  if (publicUrl === undefined)
    refuse(
      "VIVENCIA_URL",
      "",
      "must be set when mail is sent: its links begin with it",
      "https://cx.example.com",
    );
  return { url, from, returnTo };
}

function readSso(env: Environment, publicUrl: string | undefined): Config["sso"] {
  const issuer = readUrl(env, "VIVENCIA_OIDC_ISSUER", ["http:", "https:"], "https://login.example.com");
  if (issuer === undefined) return undefined;
  const clientId = env.VIVENCIA_OIDC_CLIENT_ID || undefined;
  const clientSecret = env.VIVENCIA_OIDC_CLIENT_SECRET || undefined;
  if (clientId === undefined)
    refuse("VIVENCIA_OIDC_CLIENT_ID", "", "must be set with VIVENCIA_OIDC_ISSUER", "vivencia");
  if (clientSecret === undefined)
    refuse(
      "VIVENCIA_OIDC_CLIENT_SECRET",
      "",
      "must be set with VIVENCIA_OIDC_ISSUER",
      "the-secret-it-gave-you",
    );
  if (publicUrl === undefined)
    refuse(
      "VIVENCIA_URL",
      "",
      "must be set with VIVENCIA_OIDC_ISSUER: people return there",
      "https://cx.example.com",
    );
  return { issuer, clientId, clientSecret };
}

function readSecret(env: Environment): string | undefined {
  const secret = env.VIVENCIA_SECRET || undefined;
  if (secret !== undefined && secret.length < 32)
    refuse("VIVENCIA_SECRET", "(hidden)", "must have at least 32 characters", "$(openssl rand -base64 48)");
  return secret;
}

function readSwitch(env: Environment, name: string): boolean {
  const text = env[name] ?? "";
  if (text !== "" && text !== "on" && text !== "off") refuse(name, text, "must be on or off", "on");
  return text === "on";
}

/** Reads and checks the settings. Throws `bad-config`. */
export function readConfig(env: Environment = process.env): Config {
  const host = env.HOST || "127.0.0.1";
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) refuse("HOST", host, "is not a host name or address", "127.0.0.1");
  const cluster = env.CLICKHOUSE_CLUSTER || undefined;
  if (cluster !== undefined && !/^[A-Za-z0-9_]+$/.test(cluster))
    refuse("CLICKHOUSE_CLUSTER", cluster, "may hold letters, digits and _", "main");
  const publicUrl = readUrl(env, "VIVENCIA_URL", ["http:", "https:"], "https://cx.example.com");
  return {
    port: readNumber(env, "PORT", 4600, 0, 65535, "4600"),
    host,
    dataDir: resolve(env.VIVENCIA_DATA || "./data"),
    clickhouseUrl: readUrl(
      env,
      "CLICKHOUSE_URL",
      ["http:", "https:"],
      "http://user:password@clickhouse:8123/vivencia",
    ),
    clickhouseCluster: cluster,
    databaseUrl: readUrl(
      env,
      "DATABASE_URL",
      ["postgres:", "postgresql:"],
      "postgres://user:password@db:5432/vivencia",
    ),
    journalKeepDays: readNumber(env, "VIVENCIA_JOURNAL_DAYS", 7, 0, 3650, "7"),
    trackingPerSecond: readNumber(env, "VIVENCIA_TRACKING_RATE", 2000, 0, 1_000_000, "2000"),
    apiPerSecond: readNumber(env, "VIVENCIA_API_RATE", 50, 0, 1_000_000, "50"),
    publicUrl,
    smtp: readSmtp(env, publicUrl),
    invitationsPerMinute: readNumber(env, "VIVENCIA_MAIL_RATE", 600, 0, 1_000_000, "600"),
    privateWebhooks: readSwitch(env, "VIVENCIA_PRIVATE_WEBHOOKS"),
    sso: readSso(env, publicUrl),
    secret: readSecret(env),
  };
}
