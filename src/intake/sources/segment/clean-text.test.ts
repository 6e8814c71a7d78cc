import { describe, expect, it } from "vitest";
import {
  cleanObject,
  cleanText,
  propertyDepthMax,
  propertyTextMax,
  readText,
  show,
  tooDeepMark,
} from "./clean-text.ts";

describe("cleanText", () => {
  it("keeps emoji, right-to-left text and line breaks as they were written", () => {
    const text = "Servicio 👩🏽‍🚀 excelente\nשירות מצוין خدمة";
    expect(cleanText(text, 1000)).toBe(text);
  });

  it("takes out NULs and replaces lone surrogates, which no database keeps", () => {
    expect(cleanText("a\0b\ud800c\udc00d", 100)).toBe("ab\uFFFDc\uFFFDd");
  });

  it("never cuts through the middle of an emoji", () => {
    expect(cleanText("ab😀", 3)).toBe("ab");
    expect(cleanText("ab😀", 4)).toBe("ab😀");
  });
});

describe("readText", () => {
  it("writes numbers out, trims, and gives nothing for blanks and other types", () => {
    expect(readText(" x ", 10)).toBe("x");
    expect(readText(42, 10)).toBe("42");
    for (const value of ["", "  ", "\0", null, undefined, true, {}, [], Number.NaN])
      expect(readText(value, 10)).toBeUndefined();
  });
});

describe("show", () => {
  it("names any value shortly, even one whose toString is no function", () => {
    expect(show("x".repeat(500)).length).toBeLessThan(70);
    expect(show(JSON.parse('{"toString": 1}'))).toBe("an object");
    expect(show([])).toBe("a list");
    expect(show(null)).toBe("null");
    expect(show(undefined)).toBe("missing");
  });
});

describe("cleanObject", () => {
  it("cuts long text and leaves out the fields named", () => {
    const clean = cleanObject({ a: "x".repeat(9000), b: 1, c: [true, null] }, new Set(["b"]));
    expect(clean).toEqual({ a: "x".repeat(propertyTextMax), c: [true, null] });
  });

  it("drops __proto__ however it is disguised, so that nothing inherits from a message", () => {
    const clean = cleanObject(
      JSON.parse('{"__proto__": {"admin": 1}, "__proto__\\u0000": {"admin": 1}, "x": 1}'),
    );
    expect(Object.keys(clean)).toEqual(["x"]);
    expect(Reflect.getPrototypeOf(clean)).toBe(Object.prototype);
    expect("admin" in clean).toBe(false);
  });

  it("cuts trees that are nested too deeply, so that writing them out cannot fail", () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`);
    let level: unknown = cleanObject(deep as Record<string, unknown>);
    for (let depth = 1; depth < propertyDepthMax; depth++) level = (level as { a: unknown }).a;
    expect((level as { a: unknown }).a).toBe(tooDeepMark);
  });
});
