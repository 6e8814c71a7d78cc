// Changes the language. Each language is named in itself, so that whoever landed in the wrong one finds the way out.

import { ActionIcon, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { changeLanguage, currentLanguage, languages } from "../i18n/language.ts";

const ownNames = { es: "Español", en: "English" } as const;

/** A menu of the languages. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const current = currentLanguage(i18n);
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <ActionIcon aria-label={t("language.change", { language: ownNames[current] })}>
          <Icon name="language" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={current}
          onChange={(value) => {
            const language = languages.find((l) => l === value);
            if (language) void changeLanguage(i18n, language);
          }}
        >
          {languages.map((language) => (
            <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick>
              {ownNames[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
