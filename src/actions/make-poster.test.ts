import { describe, expect, it } from "vitest";
import { posterAddress } from "../domain/survey/poster.ts";
import { drawPoster } from "./make-poster.ts";

const token = "t".repeat(32);
const sheetOf = (unit: string, touchpoint = "") => ({
  company: "Café Ñandú",
  heading: "¿Cómo ha sido su experiencia en nuestra tienda de la calle Mayor?",
  hint: "Apunte con la cámara de su móvil",
  place: unit,
  address: posterAddress("https://cx.example.com", token, { unit, touchpoint }, "es"),
});

describe("a poster", () => {
  it("has one sheet for each unit, whose code carries the address with that unit", async () => {
    const file = (
      await drawPoster(
        ["madrid-1", "bcn & sants"].map((unit) => sheetOf(unit)),
        "a4",
        "#ffdd00",
      )
    ).toString("latin1");
    expect(file.slice(0, 5)).toBe("%PDF-");
    expect(file.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);
    expect(file).toContain(`https://cx.example.com/a/${token}?unit=madrid-1&lang=es`);
    expect(file).toContain("unit=bcn+%26+sants");
    // The typeface is in the file.
    expect(file).toMatch(/\/FontFile[23]/);
  });

  it("comes on smaller paper", async () => {
    const file = (await drawPoster([sheetOf("")], "a6", null)).toString("latin1");
    expect(file).toContain("/MediaBox [0 0 297.64 419.53]");
    expect(file).not.toContain("unit=");
    const other = (await drawPoster([sheetOf("", "delivery")], "a6", null)).toString("latin1");
    expect(other).toContain(`/a/${token}?touchpoint=delivery&lang=es`);
  });
});
