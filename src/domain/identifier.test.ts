import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  byStrength,
  type IdentifierKind,
  isIdentifierKind,
  parseIdentifier,
  strengthOf,
} from "./identifier.ts";
import { hashIdentity, hashMessage } from "./identity-hash.ts";

describe("identifiers", () => {
  it.each(["null", "NULL", " undefined ", "0000", "-", "--0", "anonymous", "", "  ", "N/A", "guest"])(
    "refuse %j, which stands for nobody and would fuse strangers",
    (value) => expect(parseIdentifier("user", value)).toEqual({ ok: false, reason: "blocked" }),
  );

  it.each(["anonymous@example.org", "noreply@example.com", "sincorreo@tienda.example"])(
    "refuse the mailbox %s",
    (value) => expect(parseIdentifier("email", value)).toEqual({ ok: false, reason: "blocked" }),
  );

  it("compare e-mail addresses without case and blanks, and user ids as they are", () => {
    expect(parseIdentifier("email", " Ana@Example.ORG ")).toMatchObject({
      identifier: { value: "ana@example.org" },
    });
    expect(parseIdentifier("user", " AnA ")).toMatchObject({ identifier: { value: "AnA" } });
  });

  it.each([
    ["email", "ana"],
    ["email", "a b@example.org"],
    ["phone", "600123123"],
    ["phone", "+0600"],
  ] as const)("refuse the malformed %s %s", (kind, value) =>
    expect(parseIdentifier(kind, value)).toEqual({ ok: false, reason: "malformed" }),
  );

  it("refuse what is longer than can be kept", () => {
    expect(parseIdentifier("user", "x".repeat(201))).toEqual({ ok: false, reason: "too-long" });
  });

  it("know external kinds by their form only", () => {
    expect(isIdentifierKind("external:sap")).toBe(true);
    for (const text of ["external:", "external:A B", "toString", "__proto__"])
      expect(isIdentifierKind(text)).toBe(false);
  });

  it("are ordered by strength whatever order they came in", () => {
    const all = (["anonymous", "email", "user", "phone", "loyalty", "external:crm"] as IdentifierKind[]).map(
      (kind) => ({
        kind,
        value: "x",
      }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1 }), (some) => {
        const strengths = byStrength(some).map(({ kind }) => strengthOf(kind));
        expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
      }),
      { seed: 5 },
    );
  });
});

describe("hashes", () => {
  it("are the ones written in the log already", () => {
    // Python 3.11's hashlib gives the same. Changing these would part every customer from their history.
    expect(hashIdentity(1, { kind: "user", value: "ana" })).toBe("7d010434-1617-6268-62fe-992c96ebe457");
    expect(hashMessage(1, "tracking", "m1")).toBe("219638921716106469");
  });

  it("keep workspaces, kinds and values apart", () => {
    const seen = new Set<string>();
    for (const workspace of [1, 11])
      for (const kind of ["user", "email"] as const)
        for (const value of ["a", "1a", "user"]) seen.add(hashIdentity(workspace, { kind, value }));
    expect(seen.size).toBe(12);
  });
});
