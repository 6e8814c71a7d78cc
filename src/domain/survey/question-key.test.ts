import fc from "fast-check";
import { expect, it } from "vitest";
import { freeKey, keyOfText } from "./question-key.ts";
import { surveyKeySchema } from "./questionnaire-schema.ts";

it.each([
  ["¿Cuál es el motivo principal de su puntuación?", "motivo_principal_puntuacion"],
  ["How satisfied are you with your visit today?", "satisfied_visit_today"],
  ["¿Por qué?", "por_que"],
  ["2026?", ""],
  ["你好", ""],
])("makes a readable key of %j", (text, key) => {
  expect(keyOfText(text)).toBe(key);
});

it("makes keys that can be keys, and gives none twice", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 60 }), { maxLength: 20 }), (texts) => {
      const taken = new Set<string>();
      for (const text of texts) {
        const key = freeKey(keyOfText(text) || "question", taken);
        expect(surveyKeySchema.safeParse(key).success).toBe(true);
        expect(taken.has(key)).toBe(false);
        taken.add(key);
      }
    }),
  );
});
