// Other ways to write a currency, a language or the key of a touchpoint, as they stand in files.

const currencySigns: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP",
  US$: "USD",
  euro: "EUR",
  euros: "EUR",
};

/** An ISO 4217 code; undefined when the text is none. "$" alone is none: many countries have one. */
export function parseCurrency(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code)
    ? code
    : (currencySigns[text.trim()] ?? currencySigns[text.trim().toLowerCase()]);
}

const languageNames: Readonly<Record<string, string>> = {
  english: "en",
  ingles: "en",
  spanish: "es",
  espanol: "es",
  castellano: "es",
  castilian: "es",
  catalan: "ca",
  catala: "ca",
  valenciano: "ca",
  galician: "gl",
  gallego: "gl",
  galego: "gl",
  basque: "eu",
  euskera: "eu",
  euskara: "eu",
  french: "fr",
  frances: "fr",
  francais: "fr",
  german: "de",
  aleman: "de",
  deutsch: "de",
  italian: "it",
  italiano: "it",
  portuguese: "pt",
  portugues: "pt",
  dutch: "nl",
  chinese: "zh",
  chino: "zh",
  japanese: "ja",
  japones: "ja",
  korean: "ko",
  coreano: "ko",
  arabic: "ar",
  arabe: "ar",
  russian: "ru",
  ruso: "ru",
};

/** The BCP 47 primary language of "es", "es-ES", "en_GB", "Español" or "english"; undefined for anything else. */
export function parseLanguage(text: string): string | undefined {
  const plain = withoutAccents(text.trim().toLowerCase());
  const tag = /^([a-z]{2,3})([-_][a-z0-9]{2,8})*$/.exec(plain);
  return languageNames[plain] ?? (tag === null ? undefined : tag[1]);
}

/** The key of a touchpoint as text in a file names it: "Call Centre" is call_centre. Undefined when no letter is left. */
export function parseTouchpointKey(text: string): string | undefined {
  const key = withoutAccents(text.trim().toLowerCase())
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  return key === "" ? undefined : key;
}

/** The text without accents: "reseña" is "resena". */
export function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}
