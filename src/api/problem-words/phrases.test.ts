import { expect, it } from "vitest";
import { compilePhrases } from "./phrases.ts";

const say = compilePhrases([
  {
    texts: {
      "It is gone.": "Ya no está.",
      "No {1} in {2}.": "En {2} no hay {1}.",
      'The unit "{1}" is used in {2}; stop.': "«{1}» se usa en {2}; para.",
      "{1} is used.": "{1} se usa.",
      "must be {1}": "debe ser {1}",
      "must be {1} or none": "debe ser {1} o nada",
    },
    inside: [
      {
        texts: { 'the {1} "{2}"': "{1} «{2}»", "a day": "un día" },
        inside: [{ texts: { unit: "la unidad" } }],
      },
    ],
  },
]);

it.each([
  ["It is gone.", "Ya no está."],
  ["No bread in Spain.", "En Spain no hay bread."],
  ["must be red", "debe ser red"],
  // The phrase with more words of its own.
  ["must be red or none", "debe ser red o nada"],
  // What stands in a place is said too when it is a text of ours, also in lists; values stay.
  ["must be a day", "debe ser un día"],
  [
    'The unit "A" is used in the unit "B", the unit "C"; stop.',
    "«A» se usa en la unidad «B», la unidad «C»; para.",
  ],
  ["period.to[2].x: must be red", "period.to[2].x: debe ser red"],
  ["It is gone.; must be red", "Ya no está.; debe ser red"],
  // A value may hold anything, places of phrases and signs of replacement too.
  ["must be {2} $& $1", "debe ser {2} $& $1"],
])("%s becomes %s", (text, said) => {
  expect(say(text)).toBe(said);
});

it.each(["", "It is gone", "it is gone.", "No bread in Spain. ", "must be", "x".repeat(5000)])(
  "%s is none of ours",
  (text) => {
    expect(say(text)).toBeUndefined();
  },
);

it("takes a moment whatever it is given", () => {
  const started = performance.now();
  for (const text of [
    "; , ".repeat(1000),
    `No ${" in ".repeat(990)}`,
    "a: ".repeat(1300),
    '", the unit "'.repeat(300),
  ])
    say(text);
  expect(performance.now() - started).toBeLessThan(500);
});
