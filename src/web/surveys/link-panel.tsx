// The public link of a survey, to copy and to open.

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { AddressField } from "../design/address-field.tsx";
import { Panel } from "../design/panel.tsx";
import { addressOf } from "./queries.ts";
import styles from "./surveys.module.css";

/** The panel. */
export function LinkPanel({ survey }: { survey: Survey }) {
  const { t } = useTranslation("surveys");
  const address = addressOf(survey.token);
  return (
    <Panel heading={t("link.heading")} note={t(survey.state === "closed" ? "link.closed" : "link.explain")}>
      {survey.state === "draft" ? (
        <p className={styles.mute}>{t("link.notYet")}</p>
      ) : (
        <>
          <AddressField address={address} label={t("link.address")}>
            <Button component="a" href={address} target="_blank" rel="noopener" variant="default" h={32}>
              {t("link.open")}
            </Button>
          </AddressField>
          <p className={styles.mute}>{t("link.unit")}</p>
        </>
      )}
    </Panel>
  );
}
