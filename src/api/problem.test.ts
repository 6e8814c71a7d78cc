import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { asAppError, presentProblem, problemHandler } from "./problem.ts";

function failed(message: string, more: object = {}): Error {
  return Object.assign(new Error(message), more);
}

describe("what was thrown", () => {
  it.each([
    [failed("connect ECONNREFUSED 127.0.0.1:5432", { code: "ECONNREFUSED" })],
    [failed("connect ENOENT /tmp/.s.PGSQL.5432", { code: "ENOENT", syscall: "connect" })],
    [failed("terminating connection due to administrator command", { code: "57P01" })],
    [failed("Connection terminated unexpectedly")],
    [failed("timeout exceeded when trying to connect")],
    [failed("sorry, too many clients already", { code: "53300" })],
  ])("%s tells that the records are away, and not where they are", (thrown) => {
    const { error } = asAppError(thrown);
    expect(error.code).toBe("engine-failed");
    expect(presentProblem(error)).toMatchObject({ status: 503, code: "engine-failed" });
    expect(error.message).not.toMatch(/127|terminat|client/);
  });

  it("of a file that is missing is no engine's fault", () => {
    const missing = failed("ENOENT: no such file", { code: "ENOENT", syscall: "open" });
    expect(asAppError(missing).error.code).toBe("internal");
  });

  it("and is our own fault is told to nobody but the log", () => {
    const { error } = asAppError(failed('invalid input syntax for type uuid: "x"', { code: "22P02" }));
    expect(error.code).toBe("internal");
    expect(presentProblem(error).detail).not.toContain("uuid");
  });

  it("stays what it is when it has a code of ours", () => {
    const error = new AppError("conflict", "This import is already over.");
    expect(asAppError(error).error).toBe(error);
  });

  it("by the framework keeps its status, with few words", () => {
    const { error } = asAppError(failed("x".repeat(5000), { statusCode: 413 }));
    expect([error.code, error.message.length <= 300]).toEqual(["too-large", true]);
  });
});

describe("the log", () => {
  it("hears of our own faults, and not of people who left before the answer", async () => {
    const heard: string[] = [];
    const hear = (_message: string, fields?: object) => void heard.push(JSON.stringify(fields));
    const server = Fastify();
    server.setErrorHandler(problemHandler({ info: hear, warn: hear, error: hear }));
    let left = () => {};
    const leaving = new Promise<void>((resolve) => {
      left = resolve;
    });
    server.get("/slow", async (_request, reply) => {
      await new Promise((resolve) => reply.raw.once("close", resolve));
      setImmediate(left);
      throw new DOMException("This operation was aborted", "AbortError");
    });
    server.get("/broken", async () => {
      throw new Error("a fault of ours");
    });
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    const going = new AbortController();
    const asked = fetch(`${address}/slow`, { signal: going.signal }).catch((error: Error) => error.name);
    setTimeout(() => going.abort(), 100);
    expect(await asked).toBe("AbortError");
    await leaving;
    expect((await fetch(`${address}/broken`)).status).toBe(500);
    await server.close();
    expect(heard).toEqual([expect.stringContaining("a fault of ours")]);
  });
});
