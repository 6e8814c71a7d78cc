// The public link of a survey, to copy and to open, and whether it asks devices for a small computation.

import { Button, Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { AddressField } from "../design/address-field.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { useMay } from "../session/workspace.tsx";
import { addressOf, putComputation, surveyQuery } from "./queries.ts";
import styles from "./surveys.module.css";

function Computation({ survey }: { survey: Survey }) {
  const { t } = useTranslation("surveys");
  const may = useMay();
  const about = useId();
  const queries = useQueryClient();
  const put = useMutation({
    mutationFn: (asked: boolean) => putComputation(survey.id, asked),
    onSuccess: (changed) => queries.setQueryData(surveyQuery(survey.id).queryKey, changed),
  });
  return (
    <div className={styles.computation}>
      <Switch
        label={t("link.computation")}
        aria-describedby={about}
        checked={put.isPending ? put.variables : survey.asksComputation}
        disabled={!may("compose")}
        onChange={(event) => put.mutate(event.currentTarget.checked)}
      />
      <p id={about} className={styles.mute}>
        {t("link.computationAbout")}
      </p>
      {put.isError && <ProblemNote error={put.error} />}
    </div>
  );
}

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
          <Computation survey={survey} />
        </>
      )}
    </Panel>
  );
}
