// A kiosk in a store: set up with a PIN, answered by touch with and without a line, begun anew for the next person, closed with
// its survey, left by its PIN. What was answered without a line arrives when there is one again, once.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeOn } from "./axe-on.ts";
import { type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
let inside: Page;

async function ask(method: "GET" | "POST", url: string, data?: object) {
  const answer = await inside.request.fetch(url, {
    method,
    headers: { "x-vivencia": "web" },
    ...(data && { data }),
  });
  expect([url, answer.status()]).toEqual([url, 200]);
  return answer.json();
}

beforeAll(async () => {
  product = await openBrowserProduct();
  ({ page: inside } = await product.enter({ locale: "es-ES" }));
}, 240_000);
afterAll(() => product?.close());

describe("a kiosk", () => {
  it("asks one person after the other, also without a line, and every response counts once", async () => {
    const made = await ask("POST", "/api/v1/surveys", { template: "relationship_nps", language: "es" });
    const survey = await ask("POST", `/api/v1/surveys/${made.id}/publish`, { revision: made.revision });
    const responses = async () => {
      expect(await product.app.consumer.caughtUp(30_000)).toBe(true);
      return (await ask("POST", `/api/v1/surveys/${made.id}/results`, {})).responses;
    };
    const { page, troubles } = await product.open({
      locale: "es-ES",
      viewport: { width: 1024, height: 768 },
      hasTouch: true,
    });
    await page.clock.install();
    await page.goto(`/k/${survey.token}?unit=madrid-1`);
    const begin = page.getByRole("button", { name: "Iniciar" });
    await page.getByLabel(/Elige un PIN/).fill("12");
    await begin.tap();
    await page.getByText("El PIN debe tener de 4 a 8 cifras.").waitFor();
    await page.getByText("Unidad: madrid-1").waitFor();
    expect(await axeOn(page, "#kiosk")).toEqual([]);
    await page.getByLabel(/Elige un PIN/).fill("1234");
    await begin.tap();
    const question = page.getByRole("heading", { name: /recomiende|recomendaría/ });
    await question.waitFor();
    expect(await axeOn(page, "#kiosk")).toEqual([]);
    const box = await page.locator(".scores label").first().boundingBox();
    expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(60);
    const answer = async (score: number) => {
      await question.waitFor();
      await page.locator("label", { hasText: new RegExp(`^${score}$`) }).tap();
      await page.clock.fastForward(300);
      await page.getByRole("textbox").waitFor();
      await page.getByRole("button", { name: /Enviar|Omitir/ }).tap();
      await page.getByRole("heading", { name: /[Gg]racias/ }).waitFor();
    };
    const answerHalf = async () => {
      await question.waitFor();
      await page.locator("label", { hasText: /^2$/ }).tap();
      await page.clock.fastForward(300);
      await page.getByRole("textbox").waitFor();
    };
    const toStaff = async () => {
      await page.getByRole("button", { name: "Salir del quiosco" }).tap();
      await page.getByLabel("PIN").fill("1234");
      await page.getByRole("button", { name: "Entrar" }).tap();
    };
    await answer(9);
    // Another language during the thanks begins anew in it, and does not stay for the next person.
    await page.getByRole("button", { name: "English" }).tap();
    await page.getByRole("heading", { name: /How likely/ }).waitFor();
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
    await page.clock.fastForward(46_000);
    await page.getByRole("heading", { name: "Are you still there?" }).waitFor();
    await page.clock.fastForward(16_000);
    await question.waitFor();
    await page.evaluate("navigator.serviceWorker.ready");
    await page.waitForFunction(
      "caches.open('kiosk-surveys').then(async (kept) => (await kept.keys()).length > 0)",
    );
    expect(await responses()).toBe(1);

    await page.context().setOffline(true);
    await page.reload();
    await answer(10);
    await page.clock.fastForward(9_000);
    // Left half way: asked whether somebody is there, and begun anew.
    await answerHalf();
    await page.clock.fastForward(46_000);
    await page.getByRole("heading", { name: "¿Sigue ahí?" }).waitFor();
    await page.clock.fastForward(16_000);
    // The whole screen is lost half way: a touch brings it back, after a while without what somebody else had answered.
    await answerHalf();
    await page.evaluate(`document.dispatchEvent(new Event("fullscreenchange"))`);
    const goOn = page.getByRole("button", { name: "Toque para continuar" });
    await goOn.waitFor();
    await page.clock.fastForward(46_000);
    await goOn.tap();
    await question.waitFor();
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
    await page.getByRole("button", { name: "Salir del quiosco" }).tap();
    await page.getByLabel("PIN").fill("9999");
    await page.getByRole("button", { name: "Entrar" }).tap();
    await page.getByText("Ese no es el PIN.").waitFor();
    await page.getByRole("button", { name: "Volver a la encuesta" }).tap();
    await toStaff();
    await page.getByText("Respuestas pendientes de enviar: 1").waitFor();
    expect(await responses()).toBe(1);

    // The first word that it was taken is lost on the way, so it is sent again.
    let sent = 0;
    let lost = 0;
    await page.route("**/responses", async (route) => {
      if (sent++ > 0) return route.continue();
      await route.fetch();
      await route.abort();
      lost++;
    });
    await page.context().setOffline(false);
    await expect.poll(() => lost, { timeout: 10_000 }).toBe(1);
    await page.waitForTimeout(200);
    await page.clock.fastForward(16_000);
    await page.getByText("Todo está enviado.").waitFor();
    expect(sent).toBe(2);
    expect(await responses()).toBe(2);

    // It asks nobody while its survey is closed, goes on when it is open again, and ends when it is deleted.
    await page.getByRole("button", { name: "Volver a la encuesta" }).tap();
    await question.waitFor();
    const closed = page.getByText("Esta encuesta está cerrada.");
    await ask("POST", `/api/v1/surveys/${made.id}/close`, {});
    await page.clock.fastForward(600_000);
    await closed.waitFor();
    await ask("POST", `/api/v1/surveys/${made.id}/reopen`, {});
    await page.clock.fastForward(600_000);
    await question.waitFor();
    const headers = { "x-vivencia": "web" };
    expect((await inside.request.delete(`/api/v1/surveys/${made.id}`, { headers })).ok()).toBe(true);
    await page.clock.fastForward(600_000);
    await closed.waitFor();
    await toStaff();
    await page.locator(".veil").getByRole("button", { name: "Salir del quiosco" }).tap();
    await begin.waitFor();
    const expected = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 404/;
    expect(troubles.filter((one) => !expected.test(one))).toEqual([]);
    await page.context().close();
  });
});
