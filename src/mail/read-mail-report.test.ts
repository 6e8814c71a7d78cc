import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reportBytesMax } from "../domain/mail-report.ts";
import { readMailReport } from "./read-mail-report.ts";

const id = "<ask.0b0c7a0e-58a1-4f5e-9b1d-0d3f1f2a3b4c.0@cx.example.com>";
const stop = "<https://cx.example.com/survey-stop/abcdefghijklmnopqrstuvwxyz0123456789abcdefg>";
const returned = `Return-Path: <cx@example.com>
Received: from mx (mx [192.0.2.1])
Message-ID:
 ${id}
List-Unsubscribe: ${stop}
Subject: =?utf-8?q?C=C3=B3mo?= fue

Hola
`;
const status = `Reporting-MTA: dns; mx.example.net
Arrival-Date: Mon, 2 Mar 2026 10:00:00 +0000

Final-Recipient: rfc822; ana@example.com
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1
 <ana@example.com>: no such user
`;

function report(parts: readonly (readonly [type: string, body: string])[], kind = "delivery-status"): Buffer {
  const body = parts.map(([type, text]) => `--b1\nContent-Type: ${type}\n\n${text}\n`).join("");
  return Buffer.from(
    `From: mailer-daemon@example.net
To: bounces@example.com
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=${kind};
\tboundary="b1"

${body}--b1--
`.replaceAll("\n", "\r\n"),
  );
}

describe("a delivery status notification", () => {
  test("tells what became of each recipient, and which letter came back", async () => {
    const read = await readMailReport(
      report([
        ["text/plain", "I am sorry."],
        ["message/delivery-status", status],
        ["message/rfc822", returned],
      ]),
    );
    expect(read).toEqual({
      kind: "delivery",
      recipients: [
        { action: "failed", status: "5.1.1", diagnostic: "550 5.1.1 <ana@example.com>: no such user" },
      ],
      original: { messageIds: [id], stopAddresses: [stop] },
    });
  });

  test("that sends the header back alone, or names the letter in its own, is as good", async () => {
    const headers = await readMailReport(
      report([
        ["message/delivery-status", status],
        ["text/rfc822-headers", returned],
      ]),
    );
    expect(headers).toMatchObject({ original: { messageIds: [id] } });
    const own = report([["message/delivery-status", status]])
      .toString()
      .replace("To:", `References: ${id}\r\nTo:`);
    expect(await readMailReport(Buffer.from(own))).toMatchObject({ original: { messageIds: [id] } });
  });

  test("takes nothing for the header of a letter that stands in its text", async () => {
    const forged = await readMailReport(
      report([
        ["text/plain", returned],
        ["message/delivery-status", status],
        ["message/rfc822", `Message-ID: <other@example.net>\n\n${returned}`],
      ]),
    );
    expect(forged).toMatchObject({
      original: { messageIds: ["<other@example.net>"], stopAddresses: [] },
    });
  });

  test("with blank lines too many is read all the same", async () => {
    const loose = status.replace("\n\nFinal", "\n\n\n\nFinal");
    const read = await readMailReport(report([["message/delivery-status", `\n${loose}`]]));
    expect(read).toMatchObject({ recipients: [{ status: "5.1.1" }] });
  });
});

describe("other messages", () => {
  test("a feedback report tells its type and the letter", async () => {
    const feedback = "Feedback-Type: abuse\nUser-Agent: SomeGenerator/1.0\nVersion: 1\n";
    const read = await readMailReport(
      report(
        [
          ["text/plain", "This is an email abuse report."],
          ["message/feedback-report", feedback],
          ["message/rfc822", returned],
        ],
        "feedback-report",
      ),
    );
    expect(read).toMatchObject({ kind: "feedback", type: "abuse", original: { messageIds: [id] } });
  });

  test("qmail's note is read by its words", async () => {
    const note = `From: MAILER-DAEMON@example.net\nSubject: failure notice\n\nHi. This is the qmail-send program at example.net.\nI'm afraid I wasn't able to deliver your message.\n\n<ana@example.com>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${returned}`;
    expect(await readMailReport(Buffer.from(note))).toMatchObject({
      kind: "delivery",
      recipients: [{ action: "failed", diagnostic: "Sorry, no mailbox here by that name. (#5.1.1)" }],
      original: { messageIds: [id] },
    });
  });

  test("an answer of a person or a machine is no report, whatever it quotes", async () => {
    const away = `From: ana@example.com\nIn-Reply-To: ${id}\nSubject: Fuera de la oficina\n\nVuelvo el lunes.\n\nAction: failed\nStatus: 5.1.1\n`;
    expect(await readMailReport(Buffer.from(away))).toEqual({ kind: "none", why: "no-report" });
  });
});

describe("whatever the bytes are", () => {
  const whole = report([
    ["message/delivery-status", status],
    ["message/rfc822", returned],
  ]);

  test("it is read within bounds or not at all", async () => {
    const depth = Array.from(
      { length: 40 },
      (_, n) => `Content-Type: multipart/report; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    );
    const hostile = [
      Buffer.alloc(0),
      Buffer.alloc(reportBytesMax + 1, "a"),
      Buffer.from(`Content-Type: multipart/report; boundary=b\r\n\r\n${"--b\r\n".repeat(5000)}`),
      Buffer.from(depth.join("")),
      Buffer.from(`Content-Type: multipart/report; boundary=b\r\n${"X: y\r\n".repeat(60_000)}\r\n`),
    ];
    for (const raw of hostile) expect(await readMailReport(raw)).toEqual({ kind: "none", why: "unreadable" });
    const many = await readMailReport(
      report([["message/delivery-status", "Action: failed\n\n".repeat(1400)]]),
    );
    expect(many.kind === "delivery" && many.recipients.length).toBeLessThanOrEqual(51);
    const slow = [
      `Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${"a:\r\n ".repeat(2900)}`,
      `Hi. This is the ${"<".repeat(900_000)}`,
      `Subject: x\r\n\r\nHi. This is the\r\n\r\n${"<a>:\n".repeat(2900)}--- Below this line is a copy of the message.`,
      `Content-Type: multipart/report; ${"boundary*0=a;".repeat(15_000)}\r\n\r\n`,
      `Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${"<a".repeat(400_000)}`,
      `Content-Type: text/html\r\n\r\n${"<div><p>&lt;".repeat(80_000)}`,
    ];
    for (const raw of slow) {
      const began = performance.now();
      await readMailReport(Buffer.from(raw));
      expect(performance.now() - began).toBeLessThan(5000);
    }
  });

  test("cut, doubled and mixed reports never throw, and no list grows past its bound", async () => {
    const text = whole.toString("latin1");
    const piece = fc.oneof(
      fc.tuple(fc.nat(text.length), fc.nat(400)).map(([from, n]) => text.slice(from, from + n)),
      fc.string(),
      fc.constantFrom(
        "\r\n\r\n",
        "--b1\r\n",
        "--b1--\r\n",
        "Content-Type: message/rfc822\r\n",
        "Content-Transfer-Encoding: base64\r\n",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.boolean(), async (pieces, headed) => {
        const head = headed ? text.slice(0, text.indexOf("\r\n\r\n")) : "";
        const read = await readMailReport(Buffer.from(head + pieces.join(""), "latin1"));
        if (read.kind === "none") return;
        expect(read.original.messageIds.length).toBeLessThanOrEqual(20);
        if (read.kind === "delivery") expect(read.recipients.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        expect((await readMailReport(Buffer.from(bytes))).kind).toMatch(/^(none|delivery|feedback)$/);
      }),
      { numRuns: 200 },
    );
  });
});
