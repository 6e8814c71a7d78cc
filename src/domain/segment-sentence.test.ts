import { describe, expect, test } from "vitest";
import type { SegmentCondition } from "./segment.ts";
import { segmentSentence } from "./segment-sentence.ts";

const id = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
const names = {
  touchpoint: (key: string) => (key === "checkout" ? "Caja" : undefined),
  segment: (one: string) => (one === id ? "VIP" : undefined),
};

const bought = { field: "kind", op: "is", values: ["bought"] } as const;

const cases: readonly [SegmentCondition, string, string][] = [
  [
    { all: [{ fact: "did", where: [bought], times: { op: "at_least", n: 2 }, when: { lastDays: 90 } }] },
    "Clientes que compraron al menos 2 veces en los últimos 90 días",
    "Customers who bought at least 2 times in the last 90 days",
  ],
  [
    {
      all: [
        { fact: "did", where: [bought] },
        { fact: "did", where: [bought], times: { op: "exactly", n: 0 }, when: { lastDays: 180 } },
      ],
    },
    "Clientes que compraron y que no compraron en los últimos 180 días",
    "Customers who bought and who did not buy in the last 180 days",
  ],
  [
    { fact: "answered", metric: "nps", which: "latest", groups: ["promoter"], when: { lastDays: 90 } },
    "Clientes cuya última respuesta de NPS en los últimos 90 días fue de promotor",
    "Customers whose latest NPS in the last 90 days was that of a promoter",
  ],
  [
    {
      all: [
        {
          fact: "did",
          where: [
            { field: "channel", op: "is", values: ["phone", "chat"] },
            { field: "wait_minutes", op: "at_least", amount: 10 },
          ],
        },
        {
          any: [
            { fact: "customer", kinds: ["past"] },
            { fact: "segment", id },
          ],
        },
      ],
    },
    "Clientes que tuvieron una interacción con canal Teléfono o Chat y una espera de al menos 10 minutos y (que son clientes perdidos o que están en el segmento «VIP»)",
    "Customers who had an interaction with channel Phone or Chat and a wait of at least 10 minutes and (who are past customers or who are in the segment “VIP”)",
  ],
  [
    { not: { fact: "trait", key: "plan", op: "is", values: ["gold", ""] } },
    "Clientes salvo aquellos con plan igual a «gold» o vacío",
    "Customers other than those whose plan is “gold” or empty",
  ],
  [
    {
      fact: "did",
      where: [{ field: "touchpoint", op: "is", values: ["checkout"] }],
      when: { from: "2026-01-31" },
    },
    "Clientes que tuvieron una interacción con punto de contacto Caja desde el 31 ene 2026",
    "Customers who had an interaction with touchpoint Caja since Jan 31, 2026",
  ],
  [
    { fact: "value", of: "revenue", op: "at_least", amount: 1500, when: { lastDays: 1 } },
    "Clientes que gastaron al menos 1500 en el último día",
    "Customers who spent at least 1,500 in the last day",
  ],
  [{ all: [] }, "Clientes de cualquier tipo", "Customers of any kind"],
];

describe("the sentence of a segment", () => {
  test.each(cases)("%j", (condition, es, en) => {
    expect(segmentSentence(condition, "es", names)).toBe(es);
    expect(segmentSentence(condition, "en", names)).toBe(en);
  });
});
