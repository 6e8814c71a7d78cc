import { expect, test } from "vitest";
import { filterSchema } from "../../domain/question.ts";
import { speakIn } from "../i18n/speech.ts";
import { parseFilter } from "./ask.ts";

const en = speakIn("en");

test.each([
  ["channel=phone", { field: "channel", op: "is", values: ["phone"] }],
  ["channel = phone , email", { field: "channel", op: "is", values: ["phone", "email"] }],
  ["channel!=phone", { field: "channel", op: "is_not", values: ["phone"] }],
  ["unit~Gran Vía", { field: "unit", op: "contains", values: ["Gran Vía"] }],
  ["trait:plan=a=b", { field: "trait:plan", op: "is", values: ["a=b"] }],
  ["event~x!=y", { field: "event", op: "contains", values: ["x!=y"] }],
])("%s is a filter as the API takes it", (text, filter) => {
  expect(parseFilter(en, text)).toEqual(filter);
  expect(filterSchema.safeParse(filter).success).toBe(true);
});

test.each(["", "channel", "=phone", " =phone", "channel=", "!=x", "channel!phone"])(
  "%j is refused with an example, in the person's language",
  (text) => {
    expect(() => parseFilter(en, text)).toThrow(`--where ${text}: write field=value`);
    expect(() => parseFilter(speakIn("es"), text)).toThrow("escribe campo=valor");
  },
);
