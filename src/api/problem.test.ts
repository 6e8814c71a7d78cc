import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { asAppError, presentProblem } from "./problem.ts";

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
