// The keys of the app and how to read its figures, with the switch that turns single keys off.

import { Kbd, Modal, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./help-dialog.module.css";
import { useSingleKeysOn } from "./single-keys.ts";

const keys = [
  ["W", "week"],
  ["T", "thirty"],
  ["M", "month"],
  ["Y", "year"],
  ["A", "all"],
  ["←", "earlier"],
  ["→", "later"],
  ["X", "compare"],
  ["/", "search"],
  ["Esc", "clear"],
  ["?", "help"],
] as const;

const readings = ["interval", "significance", "indicative", "colour"] as const;

/** The help dialog. */
export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [on, setOn] = useSingleKeysOn();
  return (
    <Modal.Root opened onClose={onClose} size="xl" padding="lg" centered>
      <Modal.Overlay />
      <Modal.Content aria-label={t("help.title")}>
        <div className={styles.head}>
          <h2>{t("help.title")}</h2>
          <Modal.CloseButton aria-label={t("close")} />
        </div>
        <Modal.Body>
          <div className={styles.columns}>
            <section>
              <h3>{t("help.keys")}</h3>
              <dl className={styles.keys}>
                {keys.map(([key, name]) => (
                  <div key={key}>
                    <dt>
                      <Kbd>{key}</Kbd>
                    </dt>
                    <dd>{t(`help.key.${name}`)}</dd>
                  </div>
                ))}
              </dl>
              <Switch
                label={t("help.singleKeys")}
                checked={on}
                onChange={(event) => setOn(event.currentTarget.checked)}
              />
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
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
