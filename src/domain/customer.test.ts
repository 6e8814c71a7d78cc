import { describe, expect, it } from "vitest";
import { customerNameOf, decideCustomerKind, isNameTrait, leadIdentifierOf } from "./customer.ts";
import { parseCustomerSearch } from "./customer-search.ts";

describe("the kind of a customer", () => {
  it.each([
    ["prospective", null, null],
    ["prospective", null, 5],
    ["current", 5, null],
    ["current", 5, 4],
    ["past", 5, 6],
    ["past", 5, 5],
  ] as const)("is %s with a purchase at %s and a departure at %s", (kind, lastBoughtAt, lastLeftAt) => {
    expect(decideCustomerKind({ lastBoughtAt, lastLeftAt })).toBe(kind);
  });
});

describe("what a customer is called", () => {
  it("a whole name goes before its parts, and these before a company", () => {
    expect(customerNameOf({ name: "Ana Ruiz", first_name: "A.", company: "Sol" })).toBe("Ana Ruiz");
    expect(customerNameOf({ firstName: "Ana", lastName: "Ruiz", company: "Sol" })).toBe("Ana Ruiz");
    expect(customerNameOf({ nombre: "Íñigo", apellidos: "López Vega" })).toBe("Íñigo López Vega");
    expect(customerNameOf({ Apellidos: "López" })).toBe("López");
    expect(customerNameOf({ "company.name": "Sol", tier: "gold" })).toBe("Sol");
    expect(customerNameOf({ name: "  ", tier: "gold" })).toBe("");
  });

  it("knows a name's trait however its key is written", () => {
    for (const key of ["name", "First Name", "firstName", "LAST_NAME", "Nombre", "razon_social"])
      expect([key, isNameTrait(key)]).toEqual([key, true]);
    for (const key of ["tier", "product_name", "names", "username"])
      expect([key, isNameTrait(key)]).toEqual([key, false]);
  });

  it("without a name the identifier that people recognise stands for them, a device last", () => {
    const device = { kind: "anonymous", value: "d" } as const;
    const other = { kind: "external:crm", value: "7" } as const;
    const user = { kind: "user", value: "u" } as const;
    const mail = { kind: "email", value: "a@b.es" } as const;
    expect(leadIdentifierOf([device, user, mail, other])).toBe(mail);
    expect(leadIdentifierOf([device, other, user])).toBe(user);
    expect(leadIdentifierOf([device, other])).toBe(other);
    expect(leadIdentifierOf([device])).toBe(device);
    expect(leadIdentifierOf([])).toBeUndefined();
  });
});

describe("a search", () => {
  it("is nothing when there is nothing in it", () => {
    expect(parseCustomerSearch("")).toBeUndefined();
    expect(parseCustomerSearch(" \n ")).toBeUndefined();
  });

  it("reads phone numbers however they are spaced, and words without accents", () => {
    expect(parseCustomerSearch(" +34 600-12 34 56 ")?.digits).toBe("34600123456");
    expect(parseCustomerSearch("0034 600 123 456")?.digits).toBe("34600123456");
    expect(parseCustomerSearch("(600) 123.456")?.digits).toBe("600123456");
    expect(parseCustomerSearch("60")?.digits).toBe("");
    expect(parseCustomerSearch("ana 600")?.digits).toBe("");
    expect(parseCustomerSearch("GARCÍA,  José garcia")?.words).toEqual(["garcia", "jose"]);
    expect(parseCustomerSearch("Ana@Example.COM")?.text).toBe("ana@example.com");
  });

  it("is never longer than a hundred characters and six words", () => {
    const long = parseCustomerSearch("a b c d e f g h ".repeat(50));
    expect(long?.text.length).toBeLessThanOrEqual(100);
    expect(long?.words).toHaveLength(6);
  });
});
