import { describe, expect, it } from "vitest";
import { cleanUrl, parseLanguage, reduceContext } from "./parse-context.ts";

describe("cleanUrl", () => {
  it.each([
    ["https://shop.example/p?id=7&utm_source=mail", "https://shop.example/p?id=7&utm_source=mail"],
    ["https://shop.example/reset?token=abc123&lang=es", "https://shop.example/reset?token=-&lang=es"],
    ["https://shop.example/?email=ana@example.org", "https://shop.example/?email=-"],
    ["https://ana:secret@shop.example/x", "https://shop.example/x"],
    ["https://shop.example/#/login?access_token=abc&x=1", "https://shop.example/#/login?access_token=-&x=1"],
    ["https://shop.example/cb#id_token=abc", "https://shop.example/cb#id_token=-"],
    ["?password=x", "?password=-"],
  ])("keeps %s as %s", (url, kept) => {
    expect(cleanUrl(url)).toBe(kept);
  });

  it("stays quick on hostile addresses", () => {
    const started = performance.now();
    for (const url of ["?".repeat(30_000), "?&=".repeat(10_000), `https://${"a".repeat(30_000)}@`])
      cleanUrl(url);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe("parseLanguage", () => {
  it("reads the primary language of a tag", () => {
    expect(parseLanguage("es-MX")).toBe("es");
    expect(parseLanguage("EN_us")).toBe("en");
    expect(parseLanguage("eu")).toBe("eu");
    expect(parseLanguage("Spanish")).toBeUndefined();
    expect(parseLanguage(5)).toBeUndefined();
  });
});

describe("reduceContext", () => {
  it("keeps what helps to understand an experience and nothing that identifies a person or a device", () => {
    const kept = reduceContext(
      {
        ip: "203.0.113.7",
        userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148",
        locale: "es-ES",
        timezone: "Europe/Madrid",
        library: { name: "analytics.js", version: "next-1.84.3" },
        page: {
          title: "Caja",
          referrer: "https://x.example/?token=1",
          url: "https://shop.example/caja",
          search: "?q=1",
        },
        campaign: { name: "otoño", source: "boletín", clickId: "gclid-1" },
        device: { id: "A1B2", advertisingId: "C3", model: "iPhone" },
        location: { latitude: 40.4, longitude: -3.7 },
        network: { carrier: "x" },
        traits: { email: "ana@example.org" },
        app: { name: "Tienda", version: "2.1", namespace: "org.example" },
        os: { name: "iOS", version: "17" },
      },
      false,
    );
    expect(kept).toEqual({
      page: { title: "Caja", referrer: "https://x.example/?token=-" },
      campaign: { name: "otoño", source: "boletín" },
      app: { name: "Tienda", version: "2.1" },
      os: "iOS",
      device: "mobile",
      locale: "es-ES",
      timezone: "Europe/Madrid",
      library: "analytics.js",
    });
  });

  it("is nothing when nothing is kept", () => {
    expect(reduceContext({ ip: "203.0.113.7" }, false)).toBeUndefined();
  });

  it("stays quick on a hostile user agent", () => {
    const started = performance.now();
    reduceContext({ userAgent: "Android".repeat(4500) }, false);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
