import { describe, expect, test } from "vitest";
import { judgeDelivery, judgeFeedback } from "./mail-report.ts";

const failed = (status: string, diagnostic = "") => [{ action: "failed", status, diagnostic }];

describe("a delivery status", () => {
  test.each([
    ["5.1.1", "550 5.1.1 No such user"],
    ["5.2.1", "The account is disabled"],
    ["5.4.4", "Host or domain name not found"],
    ["5.0.0", "550 is not a known user on this system"],
    ["", "550 User does not exist"],
  ])("%s of the mailbox or its domain ends the address: %s", (status, said) => {
    expect(judgeDelivery(failed(status, said))).toMatchObject({ kind: "bounced", endsAddress: true });
  });

  test.each([
    ["5.7.1", "554 5.7.1 Message rejected by policy"],
    ["5.2.2", "Mailbox full"],
    ["5.3.4", "Message too big"],
    ["5.6.0", ""],
    ["5.0.0", "550 Error: your message was detected as SPAM"],
    ["5.0.0", "host said: 550 5.7.1 Blocked by the administrator"],
    ["", ""],
    ["2.0.0", ""],
  ])("%s of a system, a content or a policy loses the letter and not the address: %s", (status, said) => {
    expect(judgeDelivery(failed(status, said))).toMatchObject({ kind: "bounced", endsAddress: false });
  });

  test("of a delay, and of a failure that may pass, is only noted", () => {
    const delayed = { action: "delayed", status: "4.4.1", diagnostic: "connection timed out" };
    expect(judgeDelivery([delayed])).toMatchObject({ kind: "delayed", endsAddress: false, status: "4.4.1" });
    expect(judgeDelivery(failed("4.2.2"))).toMatchObject({ kind: "delayed" });
    expect(judgeDelivery(failed("", "452 try later"))).toMatchObject({ kind: "delayed", status: "4.0.0" });
  });

  test("of several recipients means the mildest, and nothing when it arrived at one", () => {
    const [hard] = failed("5.1.1");
    const [full] = failed("5.2.2");
    if (hard === undefined || full === undefined) throw new Error("no recipient");
    expect(judgeDelivery([hard, full])).toMatchObject({ endsAddress: false });
    expect(judgeDelivery([hard, { action: "delivered", status: "2.0.0", diagnostic: "" }])).toBeUndefined();
    expect(judgeDelivery([])).toBeUndefined();
  });

  test("believes the more telling of two codes of one class", () => {
    expect(judgeDelivery(failed("5.0.0", "554 5.1.2 bad domain"))?.status).toBe("5.1.2");
    expect(judgeDelivery(failed("4.0.0", "550 5.1.1 no such user"))?.status).toBe("4.0.0");
    expect(judgeDelivery(failed("5.0.0", "from 5.9.1.44 refused"))?.status).toBe("5.0.0");
  });
});

describe("a feedback report", () => {
  test("of abuse and of opting out is a complaint, and one that denies it is none", () => {
    for (const type of ["abuse", "fraud", "opt-out"])
      expect(judgeFeedback(type)).toMatchObject({ kind: "complained", endsAddress: true });
    for (const type of ["not-spam", "virus", "auth-failure", "other", ""])
      expect(judgeFeedback(type)).toBeUndefined();
  });
});
