import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consentsOf, isConsentTrait, parseConsent } from "./consent.ts";

const trait = (key: string, value: string, at = 1) => ({ key, value, at });

describe("consent", () => {
  it("is given by a plain yes only, refused by a plain no, and unknown otherwise", () => {
    for (const value of ["true", "Sí", " YES ", "granted", "1"])
      expect([value, parseConsent(value)]).toEqual([value, "given"]);
    for (const value of ["false", "No", "withdrawn", "0"])
      expect([value, parseConsent(value)]).toEqual([value, "refused"]);
    for (const value of ["", "maybe", "pending", "2", "null"])
      expect([value, parseConsent(value)]).toEqual([value, "unknown"]);
  });

  it("is never given by a text that is not on the list", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (parseConsent(text) === "given")
          expect(text.trim().toLowerCase()).toMatch(
            /^(true|yes|y|si|sí|s|1|granted|given|accepted|aceptado|opted_in|opt-in|on)$/,
          );
      }),
    );
  });

  it("is read by purpose with when and where it was said", () => {
    expect(
      consentsOf([
        trait("consent.marketing", "true", 5),
        trait("consent.marketing.where", "till receipt", 5),
        trait("sms_opt_in", "no", 7),
        trait("consentimiento_perfilado", "quizá", 9),
        trait("plan", "gold"),
      ]),
    ).toEqual([
      { purpose: "marketing", state: "given", at: 5, where: "till receipt" },
      { purpose: "perfilado", state: "unknown", at: 9, where: "" },
      { purpose: "sms", state: "refused", at: 7, where: "" },
    ]);
  });

  it("takes the later of two that name the same purpose", () => {
    const two = [trait("consent.email", "true", 1), trait("email_consent", "false", 2)];
    for (const traits of [two, [...two].reverse()])
      expect(consentsOf(traits)).toEqual([{ purpose: "email", state: "refused", at: 2, where: "" }]);
  });

  it("leaves other traits alone", () => {
    for (const key of ["plan", "consent", "consenting", "email"]) expect(isConsentTrait(key)).toBe(false);
    expect(consentsOf([])).toEqual([]);
  });
});
