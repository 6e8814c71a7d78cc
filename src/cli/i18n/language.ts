// Which language the terminal is spoken to in. VIVENCIA_LANG decides; without it the locale of the shell does, in the order
// that POSIX gives its variables; anything that is not Spanish is English.

/** Languages that every text of the terminal exists in. */
export type Language = "es" | "en";

/** The language for these environment variables. An empty one counts as not set. */
export function chooseLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const chosen = env.VIVENCIA_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^es(?![a-z])/i.test(chosen) ? "es" : "en";
}
