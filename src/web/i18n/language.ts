// The languages of the app and which one a person reads. The choice is kept in the browser; without one, the browser's own.
// Every text stands in es/ or en/, one catalogue per screen, fetched when its screen is first shown.

import i18next, { type i18n, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";

/** Languages that every text exists in. */
export const languages = ["es", "en"] as const;

/** One of them. */
export type Language = (typeof languages)[number];

/** The catalogues, one per screen; `shell` holds what all screens share. */
export const catalogues = [
  "shell",
  "overview",
  "figure",
  "explorer",
  "share",
  "dashboards",
  "mails",
  "customers",
  "segments",
  "surveys",
  "sites",
  "questionnaire",
  "asking",
  "import",
  "data",
  "touchpoints",
  "triggers",
  "units",
  "reference",
  "settings",
  "activity",
  "session",
  "account",
  "palette",
] as const;

/** One of them. */
export type CatalogueName = (typeof catalogues)[number];

const keptUnder = "vivencia.language";

const files = import.meta.glob<{ default: ResourceKey }>("./{es,en}/*.json");

/** The language for a reader: what was chosen before, else the first of the browser's that exists here, else English. */
export function languageFor(chosen: string | null, wanted: readonly string[]): Language {
  for (const tag of chosen === null ? wanted : [chosen, ...wanted]) {
    const found = languages.find((language) => tag.toLowerCase().split("-")[0] === language);
    if (found) return found;
  }
  return "en";
}

function kept(): string | null {
  try {
    return localStorage.getItem(keptUnder);
  } catch {
    return null;
  }
}

async function read(language: string, catalogue: string): Promise<ResourceKey> {
  const file = files[`./${language}/${catalogue}.json`];
  if (file === undefined) throw new Error(`There is no catalogue ${language}/${catalogue}.json`);
  return (await file()).default;
}

function follow(language: string): void {
  document.documentElement.lang = language;
}

/** The translations, still without a text. The page has its language from here on: what is asked for names it. */
export function createLanguage(): i18n {
  follow(languageFor(kept(), navigator.languages));
  return i18next.createInstance();
}

/** Starts the translations and waits for the shared catalogue. */
export async function startLanguage(instance: i18n): Promise<i18n> {
  instance.on("languageChanged", follow);
  await instance
    .use({
      type: "backend",
      read: (
        language: string,
        catalogue: string,
        done: (error: unknown, data: ResourceKey | false) => void,
      ) => {
        read(language, catalogue).then(
          (data) => done(null, data),
          (error: unknown) => done(error, false),
        );
      },
    })
    .use(initReactI18next)
    .init({
      lng: languageFor(kept(), navigator.languages),
      supportedLngs: languages,
      fallbackLng: false,
      ns: ["shell"],
      defaultNS: "shell",
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  return instance;
}

/** Changes the language and keeps the choice. */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  try {
    localStorage.setItem(keptUnder, language);
  } catch {
    // Storage can be forbidden; the choice then holds until the page is closed.
  }
  await instance.changeLanguage(language);
}

/** The language that a translation instance speaks now. */
export function currentLanguage(instance: i18n): Language {
  return languageFor(instance.language, []);
}
