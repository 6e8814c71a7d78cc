import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { belongsOn, fitsPage, isSampled, mayComeAgain, type PageRule } from "./web-asking.ts";

const shop = "https://Shop.example/es/Pedido/123?pago=ok#resumen";

describe("fitsPage", () => {
  it.each<[PageRule["how"], string, boolean]>([
    ["contains", "pedido", true],
    ["contains", "pago=ok", true],
    ["contains", "carrito", false],
    ["equals", "/es/pedido/123", true],
    ["equals", "/es/pedido/123/", true],
    ["equals", "/es/pedido", false],
    ["equals", "/es/pedido/123?pago=ok", true],
    ["equals", "/es/pedido/123?pago=no", false],
    ["equals", "https://shop.example/es/pedido/123", true],
    ["glob", "/es/*", true],
    ["glob", "/*/pedido/*", true],
    ["glob", "/en/*", false],
    ["glob", "*pedido*", true],
    ["glob", "https://*.example/es/*", true],
    ["glob", "*", true],
    ["contains", "  ", false],
  ])("%s %j: %j", (how, value, fits) => {
    expect(fitsPage({ how, value }, shop)).toBe(fits);
  });

  it("knows the first page of a site by /", () => {
    for (const address of ["https://shop.example", "https://shop.example/", "https://shop.example/?a=1"])
      expect(fitsPage({ how: "equals", value: "/" }, address)).toBe(true);
    expect(fitsPage({ how: "equals", value: "/" }, "https://shop.example/es")).toBe(false);
  });

  it("takes a folder with and without the slash at its end", () => {
    for (const [value, path, fits] of [
      ["/es/*", "/es/", true],
      ["/es/*", "/es", false],
      ["/es*", "/es/", true],
      ["/es/*/", "/es/hola", true],
    ] as const)
      expect([value, path, fitsPage({ how: "glob", value }, `https://a.example${path}`)]).toEqual([
        value,
        path,
        fits,
      ]);
  });

  it("takes any signs for a star, and ends in time on hostile patterns", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z/]{0,4}$/), { minLength: 1, maxLength: 5 }), (parts) => {
        const address = `https://a.example/${parts.join("xx")}`;
        return fitsPage({ how: "glob", value: `/${parts.join("*")}` }, address.replace(/\/+$/, ""));
      }),
    );
    const started = performance.now();
    fitsPage({ how: "glob", value: `/${"*a".repeat(149)}*b` }, `https://a.example/${"a".repeat(5_000)}`);
    expect(performance.now() - started).toBeLessThan(200);
  });

  it("an exception wins over a page", () => {
    const pages: PageRule[] = [{ how: "glob", value: "/es/*" }];
    expect(belongsOn({ pages, except: [] }, shop)).toBe(true);
    expect(belongsOn({ pages, except: [{ how: "contains", value: "pedido" }] }, shop)).toBe(false);
    expect(belongsOn({ pages: [], except: [] }, shop)).toBe(true);
  });
});

describe("isSampled", () => {
  it("gives a visitor the same answer always, and a larger share holds all of a smaller one", () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        (who, a, b) => {
          const [small, large] = a < b ? [a, b] : [b, a];
          const isIn = isSampled(small, "visit", who);
          expect(isSampled(small, "visit", who)).toBe(isIn);
          expect(!isIn || isSampled(large, "visit", who)).toBe(true);
          expect(isSampled(100, "visit", who)).toBe(true);
        },
      ),
    );
  });

  it("asks about the share that was wanted, of other visitors in another survey", () => {
    const visitors = Array.from({ length: 4_000 }, (_, i) => `visitor-${i}`);
    const asked = (survey: string) => visitors.filter((who) => isSampled(25, survey, who));
    expect(asked("visit").length / 4_000).toBeCloseTo(0.25, 1);
    const both = asked("visit").filter((who) => isSampled(25, "delivery", who));
    expect(both.length / 4_000).toBeCloseTo(0.0625, 1);
  });
});

describe("mayComeAgain", () => {
  const again = { shown: 30, dismissed: null, answered: 90 };
  const day = 86_400_000;

  it("waits as long as the longest pause that applies, and for ever where it says never", () => {
    expect(mayComeAgain(again, {}, 0)).toBe(true);
    expect(mayComeAgain(again, { shown: 0 }, 30 * day - 1)).toBe(false);
    expect(mayComeAgain(again, { shown: 0 }, 30 * day)).toBe(true);
    expect(mayComeAgain(again, { shown: 0, answered: 0 }, 89 * day)).toBe(false);
    expect(mayComeAgain(again, { shown: 0, answered: 0 }, 90 * day)).toBe(true);
    expect(mayComeAgain(again, { dismissed: 0 }, 9_999 * day)).toBe(false);
  });
});
