import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channels } from "../../domain/channel.ts";
import { defaultCatalogue } from "../../domain/default-catalogue/default-catalogue.ts";
import { createFormat } from "../../domain/format.ts";
import { interactionKinds } from "../../domain/interaction.ts";
import { stages } from "../../domain/stage.ts";
import { touchpointSchema } from "../../domain/touchpoint.ts";
import { checkDraft, type Draft, draftOf, keyFrom, newDraft, touchpointOf } from "./draft.ts";
import { formatSpan, spanMs, spanOf } from "./time-span.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("a touchpoint while it is edited", () => {
  it("the whole catalogue that comes with the product survives the form unchanged", () => {
    for (const touchpoint of defaultCatalogue())
      expect(touchpointOf(draftOf(touchpoint))).toEqual(touchpoint);
  });

  it("what the form lets pass the server accepts", () => {
    const text = fc.string({ maxLength: 40 });
    const draft: fc.Arbitrary<Draft> = fc.record({
      key: fc.oneof(text, fc.constantFrom("checkout", "a_b")),
      es: text,
      en: text,
      stage: fc.constantFrom(...stages),
      channel: fc.constantFrom(...channels),
      kind: fc.constantFrom(...interactionKinds),
      direct: fc.boolean(),
      owner: text,
      wait: fc.oneof(text, fc.constantFrom("", "5", "2,5", "0", "-1", "0.0001")),
      waitUnit: fc.constantFrom("second", "minute", "hour", "day"),
      csat: fc.oneof(text, fc.constantFrom("", "85", "101", "84,5")),
      position: fc.oneof(text, fc.constantFrom("10", "1.5", "100001")),
      rule: fc.constantFrom(null, { field: "event", op: "is" as const, values: ["x"] }),
    });
    fc.assert(
      fc.property(draft, (one) => {
        const touchpoint = touchpointOf(one);
        if (touchpoint) expect(touchpointSchema.safeParse(touchpoint).success).toBe(true);
      }),
    );
  });

  it("says what is wrong with each field", () => {
    const draft = {
      ...newDraft(null, new Set()),
      es: "",
      en: "A",
      wait: "soon",
      csat: "120",
      position: "-1",
    };
    expect(checkDraft(draft)).toEqual({
      key: "key",
      es: "required",
      wait: "number",
      csat: "percent",
      position: "position",
    });
  });

  it("is filled from an event without a place, with a key of its own", () => {
    const event = {
      event: "Prueba de Cámara",
      source: "tracking",
      example: '{"channel":"tienda","stage":"service"}',
    };
    const draft = newDraft(event, new Set(["prueba_de_camara"]));
    expect(draft).toMatchObject({
      key: "prueba_de_camara_2",
      es: "Prueba de Cámara",
      stage: "service",
      rule: { field: "event", op: "is", values: ["Prueba de Cámara"] },
    });
    expect(newDraft({ event: "", source: "till", example: "no json" }, new Set()).rule).toEqual({
      all: [
        { field: "event", op: "not_exists" },
        { field: "source", op: "is", values: ["till"] },
      ],
    });
    expect(keyFrom("¿?", new Set())).toBe("touchpoint");
  });
});

describe("lengths of time", () => {
  it("are edited exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e10 }), (ms) => {
        const { value, unit } = spanOf(ms);
        expect(spanMs(Number(value), unit)).toBe(ms);
      }),
    );
    expect(spanOf(300_000)).toEqual({ value: "5", unit: "minute" });
    expect(spanOf(86_400_000)).toEqual({ value: "1", unit: "day" });
  });

  it("are read in the largest unit that fits", () => {
    const es = createFormat("es", "UTC", "EUR");
    const en = createFormat("en", "UTC", "EUR");
    expect(plain(formatSpan(es, 45_000))).toBe("45 s");
    expect(plain(formatSpan(es, 210_000))).toBe("3,5 min");
    expect(plain(formatSpan(en, 7_200_000))).toBe("2 hrs");
  });
});
