import { afterAll, beforeAll, expect, test } from "vitest";
import { linkIn, type Mailbox, openMailbox } from "../../test/mailbox.ts";
import { AppError } from "../errors.ts";
import { escapeHtml, writeLetter } from "./letter.ts";
import { openSmtpMail } from "./smtp-mail.ts";

let mailbox: Mailbox;
let sender: ReturnType<typeof openSmtpMail>;
const login = { user: "vivencia@example.com", password: "p:a/s@s w%rd" };

beforeAll(async () => {
  mailbox = await openMailbox(login);
  sender = openSmtpMail({ url: mailbox.url, from: "Vivencia <cx@example.com>" });
});

afterAll(async () => {
  sender.close();
  await mailbox.close();
});

test("a letter arrives as text and HTML, with the accents it was written with", async () => {
  const letter = writeLetter({
    language: "es",
    subject: "Invitación de Peñíscola",
    heading: "Te invitan",
    paragraphs: ["Ana te invita a «Peñíscola»."],
    button: { label: "Aceptar", url: "https://cx.example.com/join#abc?d=1&e=2" },
    smallPrint: "Si no lo esperabas, no hagas nada.",
  });
  await sender.send({ to: { address: "luz@example.com", name: "Luz Ñíguez" }, ...letter });
  const got = mailbox.latestTo("luz@example.com");
  expect(got.from).toBe("cx@example.com");
  expect(got.mail.subject).toBe("Invitación de Peñíscola");
  expect(got.mail.to?.[0]).toMatchObject({ name: "Luz Ñíguez", address: "luz@example.com" });
  expect(linkIn(got)).toBe("https://cx.example.com/join#abc?d=1&e=2");
  expect(got.mail.html).toContain('href="https://cx.example.com/join#abc?d=1&amp;e=2"');
  expect(got.mail.html).toContain('lang="es"');
});

test("attachments and headers go along", async () => {
  await sender.send({
    to: { address: "pdf@example.com" },
    subject: "Weekly",
    text: "Figures",
    headers: { "List-Unsubscribe": "<https://cx.example.com/stop>" },
    attachments: [{ name: "cuadro.pdf", type: "application/pdf", content: Buffer.from("%PDF-1.7") }],
  });
  const { mail } = mailbox.latestTo("pdf@example.com");
  expect(mail.headers.find(({ key }) => key === "list-unsubscribe")?.value).toContain("/stop");
  expect(mail.attachments[0]).toMatchObject({ filename: "cuadro.pdf", mimeType: "application/pdf" });
});

test("names that people gave are never markup and never another header", async () => {
  const letter = writeLetter({
    language: "en",
    subject: "Hello\r\nBcc: thief@example.com",
    heading: '<script>alert("1")</script>',
    paragraphs: ["<img src=x onerror='y'>"],
    smallPrint: "&",
  });
  await sender.send({ to: { address: "safe@example.com", name: "A\r\nBcc: thief@example.com" }, ...letter });
  const got = mailbox.latestTo("safe@example.com");
  expect(got.to).toEqual(["safe@example.com"]);
  expect(got.mail.bcc).toBeUndefined();
  expect(got.mail.html).not.toMatch(/<(script|img)/);
  expect(escapeHtml(`<a href="'&'">`)).toBe("&lt;a href=&quot;&#39;&amp;&#39;&quot;&gt;");
});

test("a refusal is told without the address, the text or the password", async () => {
  const box = await openMailbox(login);
  box.refuseAll();
  const refused = openSmtpMail({ url: box.url, from: "cx@example.com" });
  const wrong = openSmtpMail({ url: mailbox.url.replace(/:[^:@]+@/, ":wrong@"), from: "cx@example.com" });
  const away = openSmtpMail({ url: "smtp://127.0.0.1:1", from: "cx@example.com" });
  for (const one of [refused, wrong, away]) {
    const error = await one
      .send({ to: { address: "who@example.com" }, subject: "S", text: "secret words" })
      .catch((thrown: unknown) => thrown);
    expect(error instanceof AppError && error.code).toBe("mail-failed");
    expect(String(error)).not.toMatch(/who@|secret words|wrong/);
    one.close();
  }
  await box.close();
});
