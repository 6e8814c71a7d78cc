import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { AppError } from "./errors.ts";

function refusalOf(env: Record<string, string>): AppError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("was not refused");
}

describe("settings", () => {
  it("have values that work when nothing is said", () => {
    expect(readConfig({})).toMatchObject({
      port: 4600,
      host: "127.0.0.1",
      dataDir: resolve("./data"),
      clickhouseUrl: undefined,
      databaseUrl: undefined,
    });
  });

  it("treat an empty value as unsaid", () => {
    expect(readConfig({ PORT: "", HOST: "", CLICKHOUSE_URL: "" })).toEqual(readConfig({}));
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["PORT", "4600.5"],
    ["HOST", "not a host"],
    ["CLICKHOUSE_URL", "clickhouse:8123"],
    ["CLICKHOUSE_URL", "tcp://clickhouse:9000"],
    ["DATABASE_URL", "mysql://db/vivencia"],
    ["CLICKHOUSE_CLUSTER", "a-b; DROP"],
    ["VIVENCIA_SMTP_URL", "mail.example.com:25"],
    ["VIVENCIA_SMTP_URL", "http://mail.example.com"],
    ["VIVENCIA_MAIL_FROM", "nobody"],
    ["VIVENCIA_MAIL_FROM", "A\nBcc: b@c <a@b>"],
    ["VIVENCIA_MAIL_RETURN", "Bounces <bounces@example.com>"],
    ["VIVENCIA_JOURNAL_DAYS", "a week"],
    ["VIVENCIA_URL", "cx.example.com"],
  ])("refuse %s=%s with the name, what is wrong and an example", (name, value) => {
    const refusal = refusalOf({ [name]: value });
    expect(refusal.code).toBe("bad-config");
    expect(refusal.message.startsWith(`${name}=`)).toBe(true);
    expect(refusal.message).toMatch(new RegExp(`Example: ${name}=\\S+$`));
  });

  it("never repeat an address that may hold a password", () => {
    expect(refusalOf({ DATABASE_URL: "http://user:hunter2@db/vivencia" }).message).not.toContain("hunter2");
    expect(refusalOf({ CLICKHOUSE_URL: "hunter2" }).message).not.toContain("hunter2");
  });

  it("offer examples that are accepted", () => {
    for (const name of [
      "PORT",
      "HOST",
      "CLICKHOUSE_URL",
      "DATABASE_URL",
      "CLICKHOUSE_CLUSTER",
      "VIVENCIA_URL",
    ]) {
      const example = /Example: [A-Z_]+=(\S+)$/.exec(refusalOf({ [name]: "\u0000" }).message)?.[1] ?? "";
      expect(() => readConfig({ [name]: example })).not.toThrow();
    }
  });

  it("are read or refused, whatever they hold", () => {
    const names = [
      "PORT",
      "HOST",
      "CLICKHOUSE_URL",
      "DATABASE_URL",
      "VIVENCIA_URL",
      "VIVENCIA_TRACKING_RATE",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string(), (name, value) => {
        try {
          readConfig({ [name]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { seed: 4 },
    );
  });
});
