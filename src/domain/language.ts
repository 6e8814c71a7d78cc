// The languages that Vivencia speaks: equal first languages, everywhere.

/** The languages. */
export const languages = ["es", "en"] as const;

/** One language. */
export type Language = (typeof languages)[number];

/** The language of a header such as `es-ES,es;q=0.9,en;q=0.8`: the first that we speak, else English. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return (
    languages.find((language) => language === wanted.find((one) => one === "es" || one === "en")) ?? "en"
  );
}
