// Having a dashboard sent to oneself, in a real browser: what to set where no mail can be sent, asking, trying and stopping,
// and the page of the link in the mail, where only the button stops it.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendDueMails } from "../../src/actions/dashboard-mails/send-due-mails.ts";
import { ensureWorkspace } from "../../src/actions/first-start.ts";
import { makeFromTemplate } from "../../src/actions/save-dashboard.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { openSmtpMail } from "../../src/mail/smtp-mail.ts";
import { type Mailbox, openMailbox } from "../mailbox.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
let mailbox: Mailbox;
let sender: ReturnType<typeof openSmtpMail>;
let page: Page;
let troubles: string[];
let board = "";
/** Whether the server has a mail server. */
const mail = { canSend: false, send: (...given: Parameters<typeof sender.send>) => sender.send(...given) };

beforeAll(async () => {
  mailbox = await openMailbox();
  sender = openSmtpMail({ url: mailbox.url, from: "cx@example.com" });
  product = await openBrowserProduct({ mail, env: { VIVENCIA_URL: "http://cx.example.com" } });
  const { app } = product;
  const { workspace } = await ensureWorkspace(app.database, app.context.random);
  const made = await makeFromTemplate(app, systemOf(workspace.id), {
    key: "store",
    language: "es",
  });
  board = `/dashboards/${made.id}`;
  ({ page, troubles } = await product.enter({ locale: "es-ES" }));
}, 240_000);

afterAll(async () => {
  await product?.close();
  sender?.close();
  await mailbox?.close();
});

async function openDialog(): Promise<void> {
  await page.goto(board);
  await page.getByRole("button", { name: "Por correo" }).click();
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

describe("the weekly e-mail of a dashboard", () => {
  it("says what to set while no mail can be sent, and where to put an e-mail", async () => {
    await openDialog();
    await page.getByText("VIVENCIA_SMTP_URL").waitFor();
    mail.canSend = true;
    await openDialog();
    await page.getByRole("link", { name: "Añadirlo en Mi cuenta" }).waitFor();
    const body = { name: "Ana", email: "ana@example.com", language: "es" };
    const put = { data: body, headers: { "x-vivencia": "web" } };
    expect((await page.request.put("/api/v1/account", put)).status()).toBe(204);
  });

  it("is asked for, tried and found again under the account", async () => {
    await openDialog();
    await choose("Día", "viernes");
    await choose("Hora", "17:00");
    await page.getByRole("button", { name: "Recibirlo cada semana" }).click();
    await page.getByText("Guardado").waitFor();
    await page.getByText("Cada viernes a las 17:00").waitFor();
    await page.getByRole("button", { name: "Enviarme uno ahora" }).click();
    await page.getByText("Enviado a ana@example.com.").waitFor();
    expect(mailbox.latestTo("ana@example.com").mail.text).toContain("Acabas de pedir este correo");
    expect(await axeViolations(page)).toEqual([]);
    await page.goto("/account");
    await page.getByRole("heading", { name: "Correos semanales" }).waitFor();
    await page.getByRole("button", { name: "Dejar de recibirlo" }).click();
    await page.getByRole("button", { name: "Deshacer" }).click();
    await page.getByText("Cada viernes a las 17:00").waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it("is stopped by the button of the page that its link opens, by people without a session, in their language", async () => {
    const { app } = product;
    await app.database.run("UPDATE dashboard_mail SET next_due_at = now() - interval '1 minute'");
    expect(await sendDueMails(app)).toBe(1);
    const link = /http:\/\/cx\.example\.com(\/mail-stop\/\S+)/.exec(
      mailbox.latestTo("ana@example.com").mail.text ?? "",
    );
    const reader = await product.open({ locale: "en-GB" });
    await reader.page.goto(link?.[1] ?? "");
    await reader.page.getByRole("heading", { name: "Stop this e-mail?" }).waitFor();
    expect(await axeViolations(reader.page)).toEqual([]);
    await page.reload();
    await page.getByText("Cada viernes a las 17:00").waitFor();
    await reader.page.getByRole("button", { name: "Stop it" }).click();
    await reader.page.getByRole("heading", { name: "It will not come any more" }).waitFor();
    await page.reload();
    await page.getByText("Ninguno. En un panel").waitFor();
    await reader.page.reload();
    await reader.page.getByText("This weekly e-mail was stopped before.").waitFor();
    await reader.page.goto("/mail-stop/this-is-not-a-token-of-any-mail");
    await reader.page.getByRole("heading", { name: "This link stops nothing" }).waitFor();
    // The browser itself tells of the refused request.
    const refused = reader.troubles.filter((line) => !line.includes("404"));
    expect([...troubles, ...refused]).toEqual([]);
  });
});
