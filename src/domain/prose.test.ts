import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, parseProse, parseSpans, type Span } from "./prose.ts";

function spansOf(blocks: readonly Block[]): readonly Span[] {
  return blocks.flatMap((block) =>
    block.kind === "heading" ? block.spans : (block.kind === "list" ? block.items : block.lines).flat(),
  );
}

describe("the words on a dashboard", () => {
  it("are headings, paragraphs, lists, bold and links", () => {
    expect(
      parseProse("# Plan\n\nWe **must** call\nback.\n- one\n- [two](https://a.example/b?c=1)\n1. first"),
    ).toEqual([
      { kind: "heading", level: 1, spans: [{ text: "Plan", bold: false, href: null }] },
      {
        kind: "paragraph",
        lines: [
          [
            { text: "We ", bold: false, href: null },
            { text: "must", bold: true, href: null },
            { text: " call", bold: false, href: null },
          ],
          [{ text: "back.", bold: false, href: null }],
        ],
      },
      {
        kind: "list",
        ordered: false,
        items: [
          [{ text: "one", bold: false, href: null }],
          [{ text: "two", bold: false, href: "https://a.example/b?c=1" }],
        ],
      },
      { kind: "list", ordered: true, items: [[{ text: "first", bold: false, href: null }]] },
    ]);
  });

  it("link only to addresses that run nothing", () => {
    for (const href of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//evil.example",
      "vbscript:x",
      'https://a"b',
    ])
      expect(parseSpans(`[x](${href})`).every((span) => span.href === null)).toBe(true);
  });

  it("that are no markup are kept as they were typed", () => {
    expect(parseSpans("2 ** 3 <b>")).toEqual([{ text: "2 ** 3 <b>", bold: false, href: null }]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."a <>&[]()*#-1.\n\"'"), maxLength: 80 }), (text) => {
        const letters = (all: string) => all.replace(/[^a<>&"']/g, "");
        const kept = spansOf(parseProse(text))
          .map((span) => span.text)
          .join("");
        expect(letters(kept)).toBe(letters(text));
        for (const span of spansOf(parseProse(text))) expect(span.href).toBeNull();
      }),
    );
  });
});
