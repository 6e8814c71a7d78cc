// The languages that Vivencia speaks: equal first languages, everywhere.

/** The languages. */
export const languages = ["es", "en"] as const;

/** One language. */
export type Language = (typeof languages)[number];

/** What a header may have; more is not looked at. */
const headerMax = 300;

/** How much a header wants a language: `es-419;q=0.8` wants Spanish by 0.8. Nothing for other languages and for none at all. */
function wishIn(part: string): { readonly language: Language; readonly weight: number } | undefined {
  const [tag = "", ...rest] = part.split(";").map((piece) => piece.trim().toLowerCase());
  const language = languages.find((one) => tag.split("-")[0] === one);
  const q = rest.find((piece) => piece.startsWith("q="));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return language && weight > 0 && weight <= 1 ? { language, weight } : undefined;
}

/** The language of a header such as `es-ES,es;q=0.9,en;q=0.8`: of those that we speak the most wanted, else English. */
export function languageOf(header: string | undefined): Language {
  const wishes = (header ?? "")
    .slice(0, headerMax)
    .split(",")
    .flatMap((part) => wishIn(part) ?? []);
  return wishes.toSorted((a, b) => b.weight - a.weight)[0]?.language ?? "en";
}
