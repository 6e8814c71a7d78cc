import { describe, expect, it } from "vitest";
import type { Condition } from "../condition-tree.ts";
import { findFlaws } from "./find-flaws.ts";
import type { Questionnaire } from "./questionnaire.ts";
import { questionnaireSchema } from "./questionnaire-schema.ts";

const text = { en: "Text", es: "Texto" };
const detractorsOnly: Condition = { field: "answer.score", op: "at_most", values: [6] };

function small(): Questionnaire {
  return questionnaireSchema.parse({
    languages: ["en"],
    title: { en: "Small" },
    sections: [
      {
        key: "main",
        questions: [
          { kind: "nps", key: "score", text, required: true },
          { kind: "text", key: "why", text, when: detractorsOnly },
        ],
      },
    ],
    endings: [
      { key: "unhappy", when: detractorsOnly, title: { en: "Sorry" } },
      { key: "happy", title: { en: "Thanks" } },
    ],
  });
}

describe("a questionnaire with flaws", () => {
  const flawsOf = (more: object): readonly { readonly message: string }[] => {
    const { data, error } = questionnaireSchema.safeParse({ ...small(), ...more });
    return data ? findFlaws(data) : error.issues;
  };

  it("is refused when a condition looks ahead or at nothing", () => {
    const [section] = small().sections;
    const questions = [...(section?.questions ?? [])].reverse();
    expect(flawsOf({ sections: [{ ...section, questions }] })[0]?.message).toMatch(/looks at answer\.score/);
    const nowhere = { field: "hidden.unit", op: "exists" };
    expect(
      flawsOf({
        endings: [
          { key: "a", when: nowhere, title: { en: "A" } },
          { key: "b", title: { en: "B" } },
        ],
      }),
    ).toHaveLength(1);
  });

  it("is refused when a jump goes back, a key comes twice, or the last ending may not come", () => {
    const two = (to: string | null) => [
      { key: "one", questions: [{ kind: "nps", key: "a", text }] },
      { key: "two", questions: [{ kind: "nps", key: "b", text, jumps: [{ when: { all: [] }, to }] }] },
    ];
    expect(
      flawsOf({ sections: two("one"), endings: [{ key: "e", title: { en: "E" } }] })[0]?.message,
    ).toMatch(/no later section/);
    expect(
      flawsOf({ sections: two("two"), endings: [{ key: "e", title: { en: "E" } }] })[0]?.message,
    ).toMatch(/no later section/);
    const [first] = two(null);
    expect(
      flawsOf({
        sections: [first, { ...first, key: "again" }],
        endings: [{ key: "e", title: { en: "E" } }],
      })[0]?.message,
    ).toMatch(/a twice/);
    expect(
      flawsOf({ endings: [{ key: "a", when: detractorsOnly, title: { en: "A" } }] })[0]?.message,
    ).toMatch(/without a condition/);
  });

  it("is refused when a condition looks for an option, a row or a feeling that is gone", () => {
    const option = (key: string) => ({ key, text });
    const asked = [
      { kind: "single", key: "where", text, options: [option("shop"), option("web")] },
      { kind: "multiple", key: "why", text, options: [option("price"), option("staff")] },
      { kind: "matrix", key: "aspects", text, points: 5, items: [option("speed")] },
      { kind: "emotions", key: "felt", text, offered: ["joy", "anger"], most: 2 },
      { kind: "gap", key: "gap", text, points: 5 },
    ];
    const codesFor = (when: object) =>
      findFlaws(
        questionnaireSchema.parse({
          ...small(),
          sections: [{ key: "main", questions: asked }],
          endings: [
            { key: "some", when, title: { en: "A" } },
            { key: "rest", title: { en: "B" } },
          ],
        }),
      ).map(({ code, about }) => `${code} ${about}`);
    for (const when of [
      { field: "answer.where", op: "is", values: ["shop", "web"] },
      { field: "answer.why.price", op: "exists" },
      { field: "answer.aspects.speed", op: "at_most", values: [2] },
      { field: "answer.felt.joy", op: "exists" },
      { field: "answer.gap.difference", op: "at_most", values: [-1] },
    ])
      expect(codesFor(when)).toEqual([]);
    expect(codesFor({ field: "answer.where", op: "is", values: ["shop", "phone"] })).toEqual([
      "gone_part phone",
    ]);
    expect(codesFor({ not: { field: "answer.why.range", op: "exists" } })).toEqual(["gone_part range"]);
    expect(codesFor({ field: "answer.aspects.price", op: "at_most", values: [2] })).toEqual([
      "gone_part price",
    ]);
    expect(codesFor({ field: "answer.felt.fear", op: "exists" })).toEqual(["gone_part fear"]);
  });

  it("is refused when a text is missing in the first language", () => {
    expect(flawsOf({ languages: ["fr", "en"] }).length).toBeGreaterThan(0);
    expect(findFlaws(small())).toEqual([]);
  });

  it("is refused beyond its limits", () => {
    const many = Array.from({ length: 101 }, (_, i) => ({ kind: "nps", key: `q${i}`, text }));
    expect(
      flawsOf({ sections: [{ key: "main", questions: many }], endings: [{ key: "e", title: { en: "E" } }] })
        .length,
    ).toBeGreaterThan(0);
    expect(flawsOf({ title: { en: "x".repeat(201) } })).toHaveLength(1);
    expect(
      flawsOf({ endings: [{ key: "e", title: { en: "E" }, link: { url: "javascript:alert(1)", text } }] }),
    ).toHaveLength(1);
  });
});
