import { describe, expect, it } from "vitest";
import { Random } from "../random.ts";
import { english } from "./english.ts";
import { commentTopics } from "./phrases.ts";
import { spanish } from "./spanish.ts";
import { type CommentTone, writeComment } from "./write-comment.ts";

const tones: readonly CommentTone[] = ["good", "mixed", "poor"];
const everyPhrase = [spanish, english].flatMap((language) => [
  ...commentTopics.flatMap((topic) => tones.flatMap((tone) => language.topics[topic][tone])),
  ...Object.values(language.openers).flat(),
  ...Object.values(language.closers).flat(),
  ...language.conceding,
]);

function comments(
  count: number,
  ...args: Parameters<typeof writeComment> extends [unknown, ...infer Rest] ? Rest : never
) {
  const random = new Random(JSON.stringify(args));
  return Array.from({ length: count }, () => writeComment(random, ...args));
}

describe("phrases", () => {
  it("have closed choices, known placeholders and something to say in every topic and tone", () => {
    for (const phrase of everyPhrase) {
      expect(phrase.replace(/\[[^[\]]*\]/g, ""), phrase).not.toMatch(/[[\]|]/);
      for (const [, name] of phrase.matchAll(/\{([a-z]*)\}/g))
        expect(["days", "minutes", "product", "town", "late", "prompt"], phrase).toContain(name);
      expect(phrase.slice(1), phrase).not.toMatch(/\{(late|prompt)\}/);
    }
    for (const language of [spanish, english])
      for (const topic of commentTopics)
        for (const tone of tones)
          expect(
            language.topics[topic][tone].filter((phrase) => !/\{(days|minutes|product|town)\}/.test(phrase))
              .length,
            `${topic} ${tone}`,
          ).toBeGreaterThan(0);
  });
});

describe("an invented comment", () => {
  it("leaves no choice and no placeholder open, and is never empty", () => {
    for (const language of ["es", "en"] as const)
      for (const topic of commentTopics)
        for (const tone of tones)
          for (const text of comments(40, language, topic, tone, {})) {
            expect(text).not.toMatch(/[{}[\]|]|undefined| {2}/);
            expect(text.length).toBeGreaterThan(8);
          }
  });

  it("names the days, the minutes and the product it was told, and none that it was not", () => {
    const late = comments(200, "es", "delivery", "poor", {
      days: 9,
      product: "la manta de lana",
      late: true,
    });
    expect(late.filter((text) => /9 d[ií]as/i.test(text)).length).toBeGreaterThan(60);
    expect(late.some((text) => text.includes("la manta de lana"))).toBe(true);
    expect(
      comments(200, "en", "service", "poor", { minutes: 14 }).filter((text) => /14 minutes/i.test(text))
        .length,
    ).toBeGreaterThan(60);
    expect(comments(200, "en", "service", "poor", {}).some((text) => /\d/.test(text))).toBe(false);
  });

  it("does not speak of lateness where nothing was late, nor of haste where it was", () => {
    const onTime = comments(300, "es", "delivery", "poor", { late: false }).join(" ");
    expect(onTime).not.toMatch(/tard[ií]simo|fuera de plazo|cinco d[ií]as/i);
    const late = comments(300, "es", "delivery", "good", { late: true }).join(" ");
    expect(late).not.toMatch(/antes de lo previsto|48 horas|puntual/i);
  });

  it("is seldom the same twice", () => {
    for (const language of ["es", "en"] as const) {
      const many = comments(300, language, "delivery", "poor", { days: 8, late: true });
      expect(new Set(many).size).toBeGreaterThan(240);
    }
  });

  it("is the same for the same seed", () => {
    expect(comments(20, "es", "shop", "good", { town: "Bilbao" })).toEqual(
      comments(20, "es", "shop", "good", { town: "Bilbao" }),
    );
  });
});
