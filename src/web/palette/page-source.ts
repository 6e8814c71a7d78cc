// The pages of the app, and the parts of a page that have an address of their own.

import type { i18n } from "i18next";
import { settingsTabs } from "../settings/tabs.ts";
import { maySee } from "../shell/not-for-you.tsx";
import { pages } from "../shell/pages.ts";
import type { Source } from "./entry.ts";

const dataTabs = ["quarantine", "live", "send"] as const;

/** Other words for a page, where palette.json has some. */
function wordsOf(translations: i18n, name: string): string {
  const words: unknown = translations.getResource(translations.language, "palette", `words.${name}`);
  return typeof words === "string" ? words : "";
}

/** Pages and tabs. */
export const pageSource: Source = {
  group: "page",
  name: "pages",
  needs: "own",
  list: async ({ translations, go, may }) => {
    await translations.loadNamespaces("settings");
    const t = translations.getFixedT(null, ["palette", "shell", "settings"]);
    const settings = t("shell:nav.settings");
    return [
      ...pages
        .filter(({ needs }) => maySee(needs, may))
        .map(({ to, name, icon }) => ({
          id: `page:${to}`,
          label: t(`shell:nav.${name}`),
          words: wordsOf(translations, name),
          icon,
          run: () => go(to),
        })),
      ...settingsTabs
        .filter(({ needs }) => maySee(needs, may))
        .map(({ name }) => ({
          id: `page:/settings/${name}`,
          label: t(`settings:tab.${name}`),
          detail: settings,
          icon: "settings" as const,
          run: () => go(name === settingsTabs[0].name ? "/settings" : `/settings?tab=${name}`),
        })),
      ...dataTabs
        .filter(() => may("import"))
        .map((tab) => ({
          id: `page:/data/${tab}`,
          label: t(`data.${tab}`),
          detail: t("shell:nav.data"),
          icon: "data" as const,
          run: () => go(`/data?tab=${tab}`),
        })),
      ...(may("account")
        ? [
            {
              id: "page:/account",
              label: t("shell:account.mine"),
              words: wordsOf(translations, "account"),
              icon: "customers" as const,
              run: () => go("/account"),
            },
          ]
        : []),
      {
        id: "page:/explore/saved",
        label: t("savedQuestions"),
        detail: t("shell:nav.explore"),
        icon: "saved" as const,
        run: () => go("/explore/saved"),
      },
      {
        id: "page:/touchpoints/unmatched",
        label: t("unmatched"),
        detail: t("shell:nav.touchpoints"),
        icon: "touchpoints" as const,
        run: () => go("/touchpoints?view=unmatched"),
      },
    ];
  },
};
