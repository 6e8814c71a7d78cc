// What can be done from anywhere: periods of the overview, a new touchpoint, an import, a key, language and theme.

import { changeLanguage, languages } from "../i18n/language.ts";
import type { Entry, Source } from "./entry.ts";

const periods = [
  { period: "day", hint: "D" },
  { period: "7d", hint: "W" },
  { period: "30d", hint: "T" },
  { period: "month", hint: "M" },
  { period: "year", hint: "Y" },
  { period: "all", hint: "A" },
] as const;
const ownNames = { es: "Español", en: "English" } as const;
const schemeIcons = { light: "sun", dark: "moon", auto: "system" } as const;

/** The actions. */
export const actionSource: Source = {
  group: "action",
  name: "actions",
  needs: "own",
  list: async ({ translations, language, go, setScheme, may }) => {
    const t = translations.getFixedT(null, ["palette", "shell"]);
    const openings = [
      { id: "import", icon: "import", href: "/import", needs: "import" },
      { id: "touchpoint", icon: "plus", href: "/touchpoints?edit=", needs: "catalogue" },
      { id: "key", icon: "plus", href: "/settings?tab=keys", needs: "manage" },
      { id: "send", icon: "data", href: "/data?tab=send", needs: "import" },
    ] as const;
    const entries: Entry[] = openings
      .filter(({ needs }) => may(needs))
      .map(({ id, icon, href }) => ({
        id: `action:${id}`,
        label: t(`action.${id}`),
        words: t(`words.${id}`, { defaultValue: "" }),
        icon,
        run: () => go(href),
      }));
    for (const { period, hint } of may("figures") ? periods : [])
      entries.push({
        id: `action:period:${period}`,
        label: t(`period.${period}`),
        detail: t("shell:nav.overview"),
        icon: "calendar",
        hint,
        run: () => go(`/?period=${period}`),
      });
    for (const other of languages)
      if (other !== language)
        entries.push({
          id: `action:language:${other}`,
          label: t("action.language", { language: ownNames[other] }),
          words: "language idioma english español",
          icon: "language",
          run: () => void changeLanguage(translations, other),
        });
    for (const scheme of ["light", "dark", "auto"] as const)
      entries.push({
        id: `action:scheme:${scheme}`,
        label: t("shell:scheme.change", { scheme: t(`shell:scheme.${scheme}`) }),
        words: t("words.scheme"),
        icon: schemeIcons[scheme],
        run: () => setScheme(scheme),
      });
    return entries;
  },
};
