import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consentsOf } from "../../../domain/consent.ts";
import type { JsonObject } from "./clean-text.ts";
import { parseCall } from "./parse-call.ts";
import { parseConsent, purposesMax } from "./parse-consent.ts";

const page = { url: "https://shop.example/privacy?token=secret#x" };

describe("consent in a message", () => {
  it("of Segment's wrappers becomes a trait for each purpose, with the page where it was said", () => {
    const context = {
      page,
      consent: { categoryPreferences: { Advertising: true, Analytics: false, Odd: "yes" } },
    };
    expect(parseConsent(context)).toEqual({
      "consent.Advertising": true,
      "consent.Advertising.where": "https://shop.example/privacy",
      "consent.Analytics": false,
      "consent.Analytics.where": "https://shop.example/privacy",
    });
  });

  it("of RudderStack's lists is read as well; an app is a place", () => {
    const consentManagement = { allowedConsentIds: ["C1", 2], deniedConsentIds: ["C3", null] };
    expect(parseConsent({ app: { name: "Tienda" }, consentManagement })).toEqual({
      "consent.C1": true,
      "consent.C1.where": "Tienda",
      "consent.2": true,
      "consent.2.where": "Tienda",
      "consent.C3": false,
      "consent.C3.where": "Tienda",
    });
  });

  it("is kept with an identify call and with something that happened, and is shown by purpose", () => {
    const facts = { workspace: 1, receivedAt: Date.UTC(2026, 0, 1) };
    const context = { consent: { categoryPreferences: { marketing: true } } };
    for (const call of [
      { type: "identify", userId: "u", traits: { plan: "gold" }, context },
      { type: "track", userId: "u", event: "Seen", context },
    ]) {
      const [arrival] = parseCall(call, facts);
      const traits = arrival && "traits" in arrival ? Object.entries(arrival.traits ?? {}) : [];
      const said = traits.map(([key, value]) => ({ key, value: String(value), at: 1 }));
      expect(consentsOf(said)).toEqual([{ purpose: "marketing", state: "given", at: 1, where: "" }]);
    }
  });

  it("never fails and never grows without bound, whatever is sent", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.jsonValue(),
        (categoryPreferences, value) => {
          const context = { consent: { categoryPreferences }, consentManagement: value } as JsonObject;
          expect(Object.keys(parseConsent(context)).length).toBeLessThanOrEqual(2 * purposesMax);
        },
      ),
    );
    expect(parseConsent({})).toEqual({});
  });
});
