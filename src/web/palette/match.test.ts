import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../domain/fold.ts";
import { fitOfEntry, fitting } from "./match.ts";

const entries = [
  { label: "Importar", words: "archivo csv" },
  { label: "Importaciones", detail: "Datos" },
  { label: "Atención telefónica", detail: "Teléfono" },
  { label: "Teléfono móvil" },
  { label: "Compra en línea" },
];
const labels = (typed: string) => fitting(typed, entries, 9).map(({ label }) => label);

describe("finding by words", () => {
  it("ignores case and accents on both sides", () => {
    expect(fold("Añadir LÍNEA")).toBe("anadir linea");
    expect(labels("linea")).toEqual(["Compra en línea"]);
    expect(labels("LÍNEA")).toEqual(["Compra en línea"]);
    expect(labels("telefo").sort()).toEqual(["Atención telefónica", "Teléfono móvil"]);
  });

  it("takes words in any order and asks for all of them", () => {
    expect(labels("linea compra")).toEqual(["Compra en línea"]);
    expect(labels("compra telefono")).toEqual([]);
  });

  it("puts a whole word before a beginning, and a name before a detail", () => {
    expect(labels("importar")[0]).toBe("Importar");
    expect(labels("telefono")).toEqual(["Teléfono móvil", "Atención telefónica"]);
  });

  it("looks inside words only from three letters on", () => {
    expect(fitOfEntry("on", { label: "Atención" })).toBe(0);
    expect(fitOfEntry("cion", { label: "Atención" })).toBeGreaterThan(0);
  });

  it("what was typed of a name, word by word, always finds it", () => {
    const word = fc
      .string({ minLength: 1, maxLength: 8 })
      .filter((text) => /^[\p{L}\p{N}]+$/u.test(fold(text)));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(), (words, cut) => {
        const typed = words.map((one) => [...one].slice(0, 1 + (cut % 8)).join("")).join(" ");
        expect(fitOfEntry(typed.toUpperCase(), { label: words.join(" ") })).toBeGreaterThan(0);
      }),
    );
  });
});
