// A survey in the store: posters with its code as a PDF, one sheet for each place, and the address of a kiosk. A place is a
// unit, a touchpoint, or both; what is answered there is placed there.

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { type Language, languages } from "../../domain/language.ts";
import { type PosterSize, posterPapers, posterSheetsMax, posterWordsIn } from "../../domain/survey/poster.ts";
import { AddressField } from "../design/address-field.tsx";
import { Panel } from "../design/panel.tsx";
import { createDrafts, useDraft } from "../session/drafts.ts";
import { touchpointsQuery } from "../session/queries.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { treeLines, unitsQuery } from "../units/use-units.ts";
import { kioskAddress, posterPath } from "./queries.ts";
import styles from "./sites.module.css";

/** What is set up; a place is a key, "" for none or "*" for a sheet for each. */
interface Setup {
  readonly unit: string;
  readonly touchpoint: string;
  readonly language: Language;
  readonly heading: string;
  readonly size: PosterSize;
}

const setups = createDrafts<Setup>();

const each = "*";

/** The keys of a choice among what there is. */
function keysOf(choice: string, there: readonly { readonly key: string }[]): string[] {
  if (choice === each) return there.map(({ key }) => key);
  return choice === "" ? [] : [choice];
}

const single = (choice: string) => (choice === each ? "" : choice);

function Posters(props: { survey: Survey; setup: Setup; onChange: (part: Partial<Setup>) => void }) {
  const { survey, setup, onChange } = props;
  const { t } = useTranslation("sites");
  const own = useLanguage();
  const allUnits = useQuery(unitsQuery).data?.units ?? [];
  const allTouchpoints = useQuery(touchpointsQuery).data?.touchpoints ?? [];
  const { languageName } = useFormat();
  const units = keysOf(setup.unit, allUnits);
  const touchpoints = keysOf(setup.touchpoint, allTouchpoints);
  const sheets = Math.max(1, units.length) * Math.max(1, touchpoints.length);
  const { language, heading, size } = setup;
  return (
    <>
      <div className={styles.line}>
        <NativeSelect
          label={t("store.unit")}
          value={setup.unit}
          data={[
            { value: "", label: t("store.noUnit") },
            ...(allUnits.length > 1 ? [{ value: each, label: t("store.each") }] : []),
            ...treeLines(allUnits).map(({ unit, depth }) => ({
              value: unit.key,
              label: `${"\u2003".repeat(depth)}${unit.names[own]}`,
            })),
          ]}
          onChange={(event) => onChange({ unit: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("store.touchpoint")}
          value={setup.touchpoint}
          data={[
            { value: "", label: t("store.noTouchpoint") },
            ...(allTouchpoints.length > 1 ? [{ value: each, label: t("store.eachTouchpoint") }] : []),
            ...allTouchpoints.map(({ key, names: named }) => ({ value: key, label: named[own] })),
          ]}
          onChange={(event) => onChange({ touchpoint: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("store.language")}
          value={language}
          data={languages.map((value) => ({ value, label: languageName(value) }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ language: languages.find((known) => known === value) ?? language })
          }
        />
        <NativeSelect
          label={t("store.paper")}
          value={size}
          data={posterPapers.map((paper) => ({ value: paper, label: paper.toUpperCase() }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ size: posterPapers.find((paper) => paper === value) ?? size })
          }
        />
      </div>
      <TextInput
        label={t("store.text")}
        placeholder={posterWordsIn(language).heading}
        maxLength={120}
        value={heading}
        onChange={(event) => onChange({ heading: event.currentTarget.value })}
      />
      {sheets > posterSheetsMax ? (
        <p className={styles.mute}>{t("store.tooMany", { count: sheets, most: posterSheetsMax })}</p>
      ) : (
        <div className={styles.acts}>
          <Button
            component="a"
            href={posterPath(survey.id, { units, touchpoints, language, heading, size })}
            download
            h={32}
          >
            {t("store.poster")}
          </Button>
          {sheets > 1 && <span className={styles.mute}>{t("store.sheets", { count: sheets })}</span>}
        </div>
      )}
    </>
  );
}

/** The panel of the survey's page. */
export function StorePanel({ survey }: { survey: Survey }) {
  const { t } = useTranslation("sites");
  const own = useLanguage();
  const setup = useDraft(setups, survey.id) ?? {
    ...{ unit: "", touchpoint: "", heading: "", size: "a4" as const },
    language: languages.find((known) => survey.draft.languages[0] === known) ?? own,
  };
  if (survey.state === "draft")
    return (
      <Panel heading={t("store.heading")}>
        <p className={styles.mute}>{t("store.notYet")}</p>
      </Panel>
    );
  const kiosk = kioskAddress(survey.token, {
    unit: single(setup.unit),
    touchpoint: single(setup.touchpoint),
  });
  return (
    <Panel heading={t("store.heading")} note={t("store.explain")}>
      <div className={styles.form}>
        <Posters
          survey={survey}
          setup={setup}
          onChange={(part) => setups.set(survey.id, { ...setup, ...part })}
        />
        <div className={styles.part}>
          <h3>{t("kiosk.heading")}</h3>
          <p className={styles.mute}>{t("kiosk.explain")}</p>
          {survey.asksComputation && <p className={styles.mute}>{t("kiosk.computation")}</p>}
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
