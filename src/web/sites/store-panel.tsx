// A survey in the store: posters with its code as a PDF, one sheet for each unit, and the address of a kiosk.

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { languages } from "../../domain/language.ts";
import { posterPapers, posterWordsIn } from "../../domain/survey/poster.ts";
import { AddressField } from "../design/address-field.tsx";
import { Panel } from "../design/panel.tsx";
import { useLanguage } from "../session/workspace.tsx";
import { treeLines, unitsQuery } from "../units/use-units.ts";
import { kioskAddress, posterPath } from "./queries.ts";
import styles from "./sites.module.css";

/** Most sheets of one file. */
const sheetsMax = 200;

/** The panel of the survey's page. */
export function StorePanel({ survey }: { survey: Survey }) {
  const { t } = useTranslation("sites");
  const own = useLanguage();
  const units = useQuery(unitsQuery).data?.units ?? [];
  const [chosen, setChosen] = useState("");
  const [language, setLanguage] = useState(languages.find((one) => survey.draft.languages[0] === one) ?? own);
  const [heading, setHeading] = useState("");
  const [size, setSize] = useState<(typeof posterPapers)[number]>("a4");
  const isEach = chosen === "*";
  const wanted = isEach ? units.slice(0, sheetsMax).map(({ key }) => key) : chosen === "" ? [] : [chosen];
  const kiosk = kioskAddress(survey.token, isEach ? "" : chosen);
  const names = new Intl.DisplayNames([own], { type: "language" });
  if (survey.state === "draft")
    return (
      <Panel heading={t("store.heading")}>
        <p className={styles.mute}>{t("store.notYet")}</p>
      </Panel>
    );
  return (
    <Panel heading={t("store.heading")} note={t("store.explain")}>
      <div className={styles.form}>
        <div className={styles.line}>
          <NativeSelect
            label={t("store.unit")}
            value={chosen}
            data={[
              { value: "", label: t("store.noUnit") },
              ...(units.length > 1 ? [{ value: "*", label: t("store.each") }] : []),
              ...treeLines(units).map(({ unit, depth }) => ({
                value: unit.key,
                label: `${"\u2003".repeat(depth)}${unit.names[own]}`,
              })),
            ]}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <NativeSelect
            label={t("store.language")}
            value={language}
            data={languages.map((one) => ({ value: one, label: names.of(one) ?? one }))}
            onChange={(event) =>
              setLanguage(languages.find((one) => one === event.currentTarget.value) ?? language)
            }
          />
          <NativeSelect
            label={t("store.paper")}
            value={size}
            data={posterPapers.map((one) => ({ value: one, label: one.toUpperCase() }))}
            onChange={(event) =>
              setSize(posterPapers.find((one) => one === event.currentTarget.value) ?? "a4")
            }
          />
        </div>
        <TextInput
          label={t("store.text")}
          placeholder={posterWordsIn(language).heading}
          maxLength={120}
          value={heading}
          onChange={(event) => setHeading(event.currentTarget.value)}
        />
        <div>
          <Button
            component="a"
            href={posterPath(survey.id, { units: wanted, language, heading, size })}
            download
            h={32}
          >
            {t("store.poster")}
          </Button>
        </div>
        <div className={styles.part}>
          <h3>{t("kiosk.heading")}</h3>
          <p className={styles.mute}>{t("kiosk.explain")}</p>
          <AddressField address={kiosk} label={t("kiosk.address")}>
            <Button component="a" href={kiosk} target="_blank" rel="noopener" variant="default" h={32}>
              {t("kiosk.open")}
            </Button>
          </AddressField>
        </div>
      </div>
    </Panel>
  );
}
