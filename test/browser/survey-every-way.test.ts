// One survey in a real browser from nothing to its figures. It is built with questions of several kinds in two languages, a
// condition, a jump and an ending of its own, and published; it is answered on its page, from a mail that came over a real mail
// server, in the widget of a site of another origin, at a kiosk without a line and by another tool's call; and the five answers
// stand in the results, in the figures and on the timelines, each with its touchpoint and channel.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runTriggers } from "../../src/actions/asking/run-triggers.ts";
import { sendLetters } from "../../src/actions/asking/send-letters.ts";
import { usualWebAsking } from "../../src/domain/survey/web-asking.ts";
import { openSmtpMail } from "../../src/mail/smtp-mail.ts";
import { type Mailbox, openMailbox } from "../mailbox.ts";
import { type ForeignSite, openForeignSite } from "./foreign-site.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";
import { settled } from "./watched-page.ts";

let product: BrowserProduct;
let mailbox: Mailbox;
let sender: ReturnType<typeof openSmtpMail>;
let site: ForeignSite;
let inside: Page;
let writeKey = "";
let address = "";
let survey = "";

async function ask(method: "GET" | "POST" | "PUT", url: string, data?: object) {
  const answer = await inside.request.fetch(url, {
    method,
    headers: { "x-vivencia": "web" },
    ...(data && { data }),
  });
  expect([url, answer.status()]).toEqual([url, 200]);
  return answer.json();
}

beforeAll(async () => {
  mailbox = await openMailbox();
  sender = openSmtpMail({ url: mailbox.url, from: "cx@example.com" });
  product = await openBrowserProduct({ mail: sender, env: { VIVENCIA_URL: "http://cx.example.com" } });
  ({ page: inside } = await product.enter({ locale: "es-ES" }));
  ({ writeKey } = await ask("GET", "/api/v1/me"));
  site = await openForeignSite(product.origin, writeKey);
}, 300_000);

afterAll(async () => {
  await site?.close();
  await product?.close();
  sender?.close();
  await mailbox?.close();
});

const scoreLink = (email: string, score: number) => {
  const html = mailbox.latestTo(email).mail.html ?? "";
  const path = new RegExp(`http://cx\\.example\\.com(/a/[\\w-]{43}\\?score=${score})"`).exec(html)?.[1];
  return `${product.origin}${path}`;
};

/** Adds a question of a kind to the first section and waits until it is open. */
async function add(page: Page, kind: RegExp, number: number): Promise<void> {
  await page.getByRole("button", { name: "Añadir una pregunta a la sección 1" }).click();
  await page.getByRole("dialog").getByRole("button", { name: kind }).click();
  await page.getByRole("textbox", { name: `Pregunta ${number}`, exact: true }).waitFor();
}

describe("a survey from nothing", () => {
  it("is built with branches in two languages, and published when nothing is missing", async () => {
    const { page, troubles } = await product.visit("/surveys");
    await page.getByRole("textbox", { name: "Nombre" }).fill("Visita al taller");
    await page.getByRole("button", { name: "Empezar en blanco" }).click();
    await page.getByText("La encuesta no pregunta nada todavía.").waitFor();
    await add(page, /^NPS/, 1);
    await add(page, /^Una opción/, 2);
    const publish = page.getByRole("button", { name: "Publicar", exact: true });
    await publish.click();
    // What is missing is listed, and leads to its place.
    const blocked = page.getByRole("alert").filter({ hasText: "Antes de publicarla" });
    await blocked.getByRole("link", { name: /^2\./ }).click();
    await page.getByRole("textbox", { name: "Pregunta 2", exact: true }).fill("¿Qué falló?");
    await page.getByRole("textbox", { name: "Opción 1", exact: true }).fill("El precio");
    await page.getByRole("textbox", { name: "Opción 2", exact: true }).fill("El plazo");
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Opción 3", exact: true }).fill("Otra cosa");
    await page.getByRole("checkbox", { name: "La opción 3 pide palabras propias" }).check();
    await blocked.waitFor({ state: "detached" });
    expect(await page.getByRole("textbox", { name: "Clave" }).inputValue()).toBe("fallo");
    // Asked of detractors only: the condition begins with what most people mean.
    await page.getByRole("button", { name: "Preguntar solo cuando…" }).click();
    await page.getByText(/Se pregunta solo cuando «.*» es como máximo 6/).waitFor();
    await add(page, /^Texto Sus/, 3);
    await page.getByRole("textbox", { name: "Pregunta 3", exact: true }).fill("¿Qué es lo mejor?");
    await page.getByRole("button", { name: "Preguntar solo cuando…" }).click();
    await page.getByRole("combobox", { name: "Comparación de la condición 1" }).selectOption("not_answered");
    await page.getByText(/Se pregunta solo cuando «¿Qué falló\?» no se respondió/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // A question is moved by the keys, removed, and both are taken back.
    const third = page.getByRole("button", { name: /^3.*lo mejor/ });
    await third.focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.getByText("Una condición mira «¿Qué falló?», que no se pregunta antes.").waitFor();
    await page.keyboard.press("Control+z");
    await third.waitFor();
    await page.getByRole("button", { name: "Quitar la pregunta 3" }).click();
    await third.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Deshacer" }).click();
    await third.waitFor();
    await page.getByRole("button", { name: "Añadir una despedida" }).click();
    await page.getByRole("textbox", { name: "Agradecimiento" }).fill("Lo arreglaremos");
    await page.getByRole("button", { name: "Mostrar solo cuando…" }).click();
    await page.getByRole("combobox", { name: "Qué mira la condición 1" }).selectOption("answer.nps");
    await page.getByText(/Se muestra cuando «.*» es como máximo 6/).waitFor();
    // The other language, beside what is read instead.
    await page.getByRole("combobox", { name: "Idioma de los textos" }).selectOption("en");
    await page.getByText(/faltan \d+ textos/).waitFor();
    await page.getByRole("button", { name: /^2.*falló/ }).click();
    const text = page.getByRole("textbox", { name: "Pregunta 2", exact: true });
    expect(await text.getAttribute("placeholder")).toBe("Falta: se muestra «¿Qué falló?»");
    await text.fill("What went wrong?");
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Guardar" }).click();
    await page.getByText("Guardado", { exact: true }).waitFor();
    await page.reload();
    await page.getByRole("textbox", { name: "Pregunta 2", exact: true }).waitFor();
    await publish.click();
    address = await page.getByRole("textbox", { name: "Dirección de la encuesta" }).inputValue();
    survey = /\/surveys\/([\w-]+)/.exec(page.url())?.[1] ?? "";
    expect(troubles).toEqual([]);
  });

  it("is previewed on a wide screen and for a customer, and offers its texts to translators", async () => {
    const { page, troubles } = await product.visit("/surveys", "en-GB");
    await page.getByRole("link", { name: "Visita al taller" }).click();
    await page.getByRole("link", { name: "Questions", exact: true }).click();
    await page.getByText("Who answers").click();
    await page.getByRole("textbox", { name: "unit of the link" }).fill("madrid");
    await page.getByText("Computer").click();
    await page
      .getByRole("dialog")
      .getByRole("heading", { name: /How likely/ })
      .waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Translations" }).click();
    await page.locator("input[type=file]").setInputFiles({
      name: "texts.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "key,en,fr\r\nfallo.text,What failed?,Qu'est-ce qui n'allait pas ?\r\ngone.text,x,y\r\n",
      ),
    });
    await page.getByText("2 texts would change").waitFor();
    await page.getByText("gone.text", { exact: false }).waitFor();
    expect(await axeViolations(page, { part: page.getByRole("dialog") })).toEqual([]);
    await page.getByRole("button", { name: "Take them into the draft" }).click();
    await page.getByRole("button", { name: /^2.*What failed\?/ }).waitFor();
    await page.getByRole("combobox", { name: "Language of the texts" }).selectOption("fr");
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    expect(troubles).toEqual([]);
  });
});

describe("its answers", () => {
  it("come from its page: a detractor is asked what went wrong, in English with what is missing in Spanish", async () => {
    const { page, troubles } = await product.open({ locale: "en-GB" });
    await page.goto(`${address}?touchpoint=home_delivery`);
    await page.getByRole("radio", { name: "3", exact: true }).check();
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("heading", { name: "What went wrong?" }).waitFor();
    await page.getByRole("radio", { name: "El plazo" }).check();
    await page.getByRole("button", { name: /Next|Send/ }).click();
    await page.getByRole("heading", { name: "Lo arreglaremos" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("are asked for by e-mail of a list as it is pasted, which says who was not asked", async () => {
    const { page, troubles } = await product.revisit(`/surveys/${survey}?tab=share&way=people`);
    const list = "correo;nombre;idioma\nana@example.com;Ana;es\nbob@example.com;Bob;en\nsin correo;Eva;es";
    await page.getByRole("textbox", { name: "Personas" }).fill(list);
    await page.getByRole("button", { name: "Enviar invitaciones" }).click();
    await page.getByText("2 invitaciones están en camino").waitFor();
    await page.getByText("Línea 4: el correo no está completo").waitFor();
    expect(await sendLetters(product.app)).toBe(2);
    await page.getByText("2 · 100 %").first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // What is written while a list is on its way stays.
    const people = page.getByRole("textbox", { name: "Personas" });
    await page.route("**/invitations/list", async (route) => {
      await people.fill("la lista siguiente");
      await route.continue();
    });
    await people.fill("sin correo");
    const answered = page.waitForResponse((answer) => answer.url().endsWith("/invitations/list"));
    await page.getByRole("button", { name: "Enviar invitaciones" }).click();
    await answered;
    await settled(page);
    expect(await people.inputValue()).toBe("la lista siguiente");
    expect(troubles).toEqual([]);
  });

  it("come from a score in the mail, on a phone: a promoter is asked what is best", async () => {
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
    await phone.getByRole("heading", { name: "¿Qué es lo mejor?" }).waitFor();
    await phone.getByRole("textbox").fill("El trato");
    await phone.getByRole("button", { name: "Enviar" }).tap();
    await phone.getByRole("heading", { name: "Gracias por su tiempo" }).waitFor();
    const other = await product.open({ locale: "es-ES" });
    await other.page.goto(scoreLink("ana@example.com", 0));
    await other.page.getByRole("heading", { name: "Esta invitación ya se ha respondido" }).waitFor();
    expect([wrong, other.troubles]).toEqual([[], []]);
    await phone.context().close();
    await other.page.context().close();
  });

  it("are not asked for again by the button of a mail, nor is that pressed by a look at its page", async () => {
    const { page: reader, troubles } = await product.open({ locale: "en-GB" });
    const text = mailbox.latestTo("bob@example.com").mail.text ?? "";
    const path = /http:\/\/cx\.example\.com(\/survey-stop\/[\w-]{43})/.exec(text)?.[1];
    await reader.goto(`${product.origin}${path}`);
    await reader.getByRole("heading", { name: "Do not ask me any more?" }).waitFor();
    expect(await axeViolations(reader)).toEqual([]);
    await reader.reload();
    await reader.getByRole("button", { name: "Do not ask me any more" }).click();
    await reader.getByRole("heading", { name: "You will not be asked any more" }).waitFor();
    expect(troubles).toEqual([]);
    await reader.context().close();
  });

  it("come from the widget on a site of another origin under a strict policy", async () => {
    const asking = { ...usualWebAsking, enabled: true, trigger: { kind: "load", seconds: 0 } };
    await ask("PUT", `/api/v1/surveys/${survey}/web`, asking);
    const { page, troubles } = await product.open({ locale: "en-GB", baseURL: site.origin });
    await page.goto("/en/thanks");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: /How likely/ }).waitFor();
    await page.evaluate(`vivencia.identify("w-1")`);
    await dialog.locator("label", { hasText: /^10$/ }).click();
    await dialog.getByRole("heading", { name: "¿Qué es lo mejor?" }).waitFor();
    await dialog.getByRole("textbox").fill("The wheels");
    await dialog.getByRole("button", { name: /Next|Send/ }).click();
    await dialog.getByRole("heading", { name: /Thank you/ }).waitFor();
    expect(troubles.filter((one) => !one.startsWith(`request to ${site.origin}`))).toEqual([]);
    await page.context().close();
  });

  it("come from a kiosk that has no line while it is answered", async () => {
    const { page, troubles } = await product.open({ locale: "es-ES", hasTouch: true });
    await page.goto(`${address.replace("/a/", "/k/")}?unit=madrid-1`);
    await page.getByLabel(/Elige un PIN/).fill("1234");
    await page.getByRole("button", { name: "Iniciar" }).tap();
    await page.locator("label", { hasText: /^2$/ }).waitFor();
    await page.context().setOffline(true);
    await page.locator("label", { hasText: /^2$/ }).tap();
    await page.getByText("El precio").tap();
    await page.getByRole("heading", { name: "Lo arreglaremos" }).waitFor();
    const sent = page.waitForResponse((answer) => answer.url().endsWith("/responses"));
    await page.context().setOffline(false);
    expect((await sent).status()).toBe(200);
    expect(troubles.filter((one) => !one.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
    await page.context().close();
  });

  it("come from another tool, which sends what it asked as a call", async () => {
    const { key } = await ask("GET", `/api/v1/surveys/${survey}`);
    const answers = [{ metric: "nps", question: `${key}.nps`, score: 8, scale: "0-10" }];
    const data = {
      ...{ userId: "t-1", event: "Survey Answered", messageId: "sms-1" },
      properties: { survey: key, response: "sms-1", completed: true, channel: "sms", answers },
    };
    const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString("base64")}`;
    const taken = await inside.request.post("/v1/track", { data, headers: { authorization } });
    expect(taken.ok()).toBe(true);
  });

  it("stand in the results, in the figures and on the timelines, with where and on which channel they were given", async () => {
    const given = [
      [3, "home_delivery", "delivery"],
      [9, "survey_answer", "email"],
      [10, "survey_answer_web", "web"],
      [2, "survey_answer_shop", "store"],
      [8, "survey_answer_sms", "sms"],
    ];
    const sorted = (some: readonly unknown[][]) => some.map((one) => one.join(" ")).sort();
    expect(await product.app.consumer.caughtUp(30_000)).toBe(true);
    const results = await ask("POST", `/api/v1/surveys/${survey}/results`, {});
    expect(results).toMatchObject({ responses: 5, lead: { measure: { n: 5, score: 0 } } });
    const { responses } = await ask("POST", `/api/v1/surveys/${survey}/responses`, {});
    type Told = { metric: string; score: number };
    const scoreIn = (answers: Told[]) => answers.find(({ metric }) => metric === "nps")?.score;
    expect(
      sorted(
        responses.map((one: { answers: Told[]; touchpoint: string; channel: string }) => [
          scoreIn(one.answers),
          one.touchpoint,
          one.channel,
        ]),
      ),
    ).toEqual(sorted(given));
    const figure = await ask("POST", "/api/v1/ask", {
      ...{ metric: "nps", from: "2020-01-01", to: "2100-01-01", by: ["touchpoint", "channel"] },
    });
    type Row = { n: number; score: number; group: { touchpoint: string; channel: string } };
    const promoted = (score: unknown) => (Number(score) >= 9 ? 100 : Number(score) <= 6 ? -100 : 0);
    expect(
      sorted(figure.rows.map(({ n, score, group }: Row) => [n, score, group.touchpoint, group.channel])),
    ).toEqual(sorted(given.map(([score, ...place]) => [1, promoted(score), ...place])));
    const timelines: unknown[][] = [];
    for (const { customer } of responses) {
      const { items } = await ask("GET", `/api/v1/customers/${customer}/timeline`);
      for (const { event, answers, touchpoint, channel } of items)
        if (event === "Survey Answered") timelines.push([scoreIn(answers), touchpoint, channel]);
    }
    expect(sorted(timelines)).toEqual(sorted(given));
    // The person who was sent a mail has their answer, and what became of the invitation, on their page.
    const { id } = await ask("GET", "/api/v1/customers/lookup?kind=email&value=ana@example.com");
    const { page, troubles } = await product.revisit(`/customers/${id}`);
    await page.getByText("El trato").waitFor();
    await page.getByRole("heading", { name: "Encuestas", exact: true }).waitFor();
    await page.getByText(/· respondida/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});

describe("the survey", { timeout: 120_000 }, () => {
  it("asks by itself after what happens, says so in a sentence, and tells what it did", async () => {
    const { page } = await product.revisit(`/surveys/${survey}?tab=share`);
    const ways = page.getByRole("navigation", { name: "Formas de preguntar" });
    await ways.getByRole("link", { name: /^Por sí sola/ }).press("Enter");
    await page.getByRole("heading", { name: "Preguntar en el momento justo, sin mover un dedo" }).waitFor();
    await page.getByRole("button", { name: "Empezar con esto: Después de una entrega" }).press("Enter");
    const panel = page.getByRole("region", { name: "Por sí sola" });
    await panel.getByText("Dos horas después de una entrega, entre las 9 y las 21 h").waitFor();
    await panel.getByRole("textbox", { name: "Cuánto después" }).fill("0");
    await panel.getByRole("combobox", { name: "Horas del reloj del cliente" }).selectOption("any");
    await panel.getByText("Con enlaces", { exact: true }).click();
    await panel.getByRole("button", { name: "Añadir condición" }).press("Enter");
    await panel.locator("select:focus").waitFor();
    await panel.getByText("Completa las líneas con borde discontinuo o quítalas.").waitFor();
    await panel.getByRole("combobox", { name: "Valores de la comparación 2" }).fill("domicilio");
    await page.getByRole("option", { name: "Entrega a domicilio" }).click();
    await page.keyboard.press("Escape");
    await panel.getByRole("button", { name: "Añadir condición" }).press("Enter");
    await panel.getByRole("combobox", { name: "Qué mira la comparación 3" }).selectOption("property");
    await panel.getByRole("textbox", { name: "Nombre de la propiedad de la comparación 3" }).fill("plan");
    await panel.getByRole("combobox", { name: "Comparación 3", exact: true }).selectOption("starts_with");
    await panel.getByRole("combobox", { name: "Valores de la comparación 3" }).fill("gold");
    await page.keyboard.press("Enter");
    const said =
      "Justo después de una entrega en Entrega a domicilio con «plan» que empieza por «gold», a cualquier hora, a todos, con un enlace personal.";
    await panel.getByText(said).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await panel.getByRole("button", { name: "Guardar" }).click();
    await panel.getByText("Guardado").waitFor();
    const happened = { touchpoint: "home_delivery", kind: "received", plan: "Gold 2026" };
    await page.request.post("/v1/track", {
      data: { userId: "eva-7", event: "Parcel Handed Over", properties: happened, writeKey },
    });
    expect(await product.app.consumer.caughtUp(30_000)).toBe(true);
    await runTriggers(product.app);
    const { page: reader, troubles: wrong } = await product.visit(
      `/surveys/${survey}?tab=share&way=itself`,
      "en-GB",
    );
    await reader.setViewportSize({ width: 390, height: 844 });
    await reader
      .getByText(
        "Right after a delivery at Home delivery whose “plan” begins with “gold”, at any hour, everyone, by personal link.",
      )
      .waitFor();
    const deeds = reader.getByRole("region", { name: "In the last 28 days" });
    await deeds.getByText("Nobody was held back.").waitFor();
    expect(await deeds.getByRole("definition").allTextContents()).toEqual(["1", "1", "1", "0"]);
    expect(await reader.evaluate("document.documentElement.scrollWidth")).toBe(390);
    expect(await axeViolations(reader, { hasColours: false })).toEqual([]);
    expect(wrong).toEqual([]);
  });
});
