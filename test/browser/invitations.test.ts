// Asking people in a real browser: a list is invited by e-mail, the mail comes over a real mail server, a click on a score
// opens the page with it chosen, and the finished answer stands in the results and on the page of whom it was sent to.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendLetters } from "../../src/actions/asking/send-letters.ts";
import { openSmtpMail } from "../../src/mail/smtp-mail.ts";
import { type Mailbox, openMailbox } from "../mailbox.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
let mailbox: Mailbox;
let sender: ReturnType<typeof openSmtpMail>;
let page: Page;
let troubles: string[];
let survey = "";

const headers = { "x-vivencia": "web" };

beforeAll(async () => {
  mailbox = await openMailbox();
  sender = openSmtpMail({ url: mailbox.url, from: "cx@example.com" });
  product = await openBrowserProduct({ mail: sender, env: { VIVENCIA_URL: "http://cx.example.com" } });
  ({ page, troubles } = await product.open({ locale: "es-ES" }));
  await page.goto(await product.link());
  await page.waitForURL(`${product.origin}/`);
  const data = { template: "relationship_nps", language: "es" };
  const made = await (await page.request.post("/api/v1/surveys", { data, headers })).json();
  await page.request.post(`/api/v1/surveys/${made.id}/publish`, {
    data: { revision: made.revision },
    headers,
  });
  survey = made.id;
}, 300_000);

afterAll(async () => {
  await product?.close();
  sender?.close();
  await mailbox?.close();
});

const scoreLink = (email: string, score: number) => {
  const html = mailbox.latestTo(email).mail.html ?? "";
  const path = new RegExp(`http://cx\\.example\\.com(/a/[\\w-]{43}\\?score=${score})"`).exec(html)?.[1];
  return `${product.origin}${path}`;
};

describe("inviting by e-mail", () => {
  it("takes a list as it is pasted, and says who was not asked", async () => {
    await page.goto(`/surveys/${survey}?tab=share&way=people`);
    const list = "correo;nombre;idioma\nana@example.com;Ana;es\nbob@example.com;Bob;en\nsin correo;Eva;es";
    await page.getByRole("textbox", { name: "Personas" }).fill(list);
    await page.getByRole("button", { name: "Enviar invitaciones" }).click();
    await page.getByText("2 invitaciones están en camino").waitFor();
    await page.getByText("Línea 4: el correo no está completo").waitFor();
    expect(await sendLetters(product.app)).toBe(2);
    await page.getByText("2 · 100 %").first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it("leads from a score in the mail to a finished answer, on a phone", async () => {
    const { page: phone, troubles: wrong } = await product.open({
      locale: "es-ES",
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const kept = phone.waitForResponse((answer) => answer.url().endsWith("/partials"));
    await phone.goto(scoreLink("ana@example.com", 9));
    await phone.getByRole("heading", { name: /recomiende/ }).waitFor();
    expect(await phone.getByRole("radio", { name: "9", exact: true }).isChecked()).toBe(true);
    expect((await kept).status()).toBe(204);
    expect(await axeViolations(phone)).toEqual([]);
    await phone.getByRole("button", { name: "Siguiente" }).tap();
    await phone.getByRole("textbox").fill("El trato");
    await phone.getByRole("button", { name: "Enviar" }).tap();
    await phone.getByRole("heading", { name: /Gracias/ }).waitFor();
    const other = await product.open({ locale: "es-ES" });
    await other.page.goto(scoreLink("ana@example.com", 0));
    await other.page.getByRole("heading", { name: "Esta invitación ya se ha respondido" }).waitFor();
    expect([wrong, other.troubles]).toEqual([[], []]);
    await phone.context().close();
    await other.page.context().close();
  });

  it("has the answer in the results and on the page of whom it was sent to", async () => {
    expect(await product.app.consumer.caughtUp(30_000)).toBe(true);
    const results = await page.request.post(`/api/v1/surveys/${survey}/results`, { data: {}, headers });
    expect((await results.json()).responses).toBe(1);
    const found = await page.request.get("/api/v1/customers/lookup?kind=email&value=ana@example.com");
    await page.goto(`/customers/${(await found.json()).id}`);
    await page.getByText("El trato").waitFor();
    await page.getByRole("heading", { name: "Encuestas", exact: true }).waitFor();
    await page.getByText(/· respondida/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it("is ended in English by the button of its page, and by no look at it", async () => {
    const { page: reader, troubles: wrong } = await product.open({ locale: "en-GB" });
    const text = mailbox.latestTo("bob@example.com").mail.text ?? "";
    const path = /http:\/\/cx\.example\.com(\/survey-stop\/[\w-]{43})/.exec(text)?.[1];
    await reader.goto(`${product.origin}${path}`);
    await reader.getByRole("heading", { name: "Do not ask me any more?" }).waitFor();
    expect(await axeViolations(reader)).toEqual([]);
    await reader.reload();
    await reader.getByRole("button", { name: "Do not ask me any more" }).click();
    await reader.getByRole("heading", { name: "You will not be asked any more" }).waitFor();
    expect([wrong, troubles]).toEqual([[], []]);
    await reader.context().close();
  });
});
