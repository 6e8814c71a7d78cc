// The keys that work on the page behind it and how to read its figures, with the switch that turns single keys off.

import { Kbd, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../design/dialog.tsx";
import styles from "./help-dialog.module.css";
import { paletteCaps } from "./palette-key.ts";
import { keysAtWork, type SingleKey, useSingleKeysOn } from "./single-keys.ts";

/** How keys are written on the keyboard, where that is not their own letter. */
const caps: Readonly<Partial<Record<SingleKey, string>>> = { arrowleft: "←", arrowright: "→", escape: "Esc" };

const readings = ["interval", "significance", "indicative", "colour"] as const;

/** The help dialog. */
export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [on, setOn] = useSingleKeysOn();
  // As they were when the dialog opened: it holds no keys of its own.
  const [keys] = useState(keysAtWork);
  return (
    <Dialog onClose={onClose} size="xl" title={t("help.title")}>
      <div className={styles.columns}>
        <section>
          <h3>{t("help.keys")}</h3>
          <dl className={styles.keys}>
            <div>
              <dt>
                <Kbd>{paletteCaps}</Kbd>
              </dt>
              <dd>{t("help.palette")}</dd>
            </div>
            {keys.map((key) => (
              <div key={key}>
                <dt>
                  <Kbd>{caps[key] ?? key.toUpperCase()}</Kbd>
                </dt>
                <dd>{t(`help.key.${key}`)}</dd>
              </div>
            ))}
          </dl>
          <Switch
            label={t("help.singleKeys")}
            checked={on}
            onChange={(event) => setOn(event.currentTarget.checked)}
          />
          <p className={styles.explain}>{t("help.singleKeysExplain")}</p>
        </section>
        <section>
          <h3>{t("help.figures")}</h3>
          <dl className={styles.readings}>
            {readings.map((name) => (
              <div key={name}>
                <dt>{t(`help.reading.${name}.term`)}</dt>
                <dd>{t(`help.reading.${name}.text`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
