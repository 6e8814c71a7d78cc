// How a survey is asked on the company's web site, and the tag that brings it there. Whoever may change it saves it as a whole;
// the site follows within a minute.

import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import type { WebAsking } from "../../domain/survey/web-asking.ts";
import { CopyButton } from "../design/copy-button.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { SaveActs } from "../design/save-acts.tsx";
import { Scroller } from "../design/scroller.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { createDrafts } from "../session/drafts.ts";
import { useSaving } from "../session/use-saving.ts";
import { useMay, useMe } from "../session/workspace.tsx";
import { AskingFields } from "./asking-fields.tsx";
import { putWebAsking, webAskingQuery } from "./queries.ts";
import styles from "./sites.module.css";
import { policyCode, slotCode, tagCode } from "./tag-code.ts";

/** How surveys are to be asked on sites, while it is not saved. */
export const webDrafts = createDrafts<WebAsking>();

function Code({ label, text }: { label: string; text: string }) {
  return (
    <div className={styles.code}>
      <Scroller label={label}>
        <pre>{text}</pre>
      </Scroller>
      <CopyButton text={text} />
    </div>
  );
}

function TagSteps({ survey, asking }: { survey: Survey; asking: WebAsking }) {
  const { t } = useTranslation("sites");
  const { writeKey } = useMe();
  const { origin } = window.location;
  return (
    <details className={styles.tag} open={!asking.enabled}>
      <summary>{t("tag.heading")}</summary>
      <p>{t("tag.explain")}</p>
      <Code label={t("tag.heading")} text={tagCode(origin, writeKey ?? "WRITE_KEY")} />
      {asking.presentation === "embedded" && (
        <>
          <p>{t("tag.slot")}</p>
          <Code label={t("tag.slot")} text={slotCode(survey.key)} />
        </>
      )}
      <p className={styles.mute}>{t("tag.policy")}</p>
      <Code label={t("tag.policy")} text={policyCode(origin)} />
    </details>
  );
}

/** What can be kept: rules without a value say nothing, and labels without a text are the usual one. */
function tidied(asking: WebAsking): WebAsking {
  const filled = (rules: WebAsking["pages"]) => rules.filter(({ value }) => value.trim() !== "");
  const label = Object.fromEntries(Object.entries(asking.label).filter(([, text]) => text.trim() !== ""));
  return { ...asking, pages: filled(asking.pages), except: filled(asking.except), label };
}

function Opened({ survey, saved }: { survey: Survey; saved: WebAsking }) {
  const { t } = useTranslation("sites");
  const may = useMay()("compose");
  const saving = useSaving({
    drafts: webDrafts,
    id: survey.id,
    saved,
    put: (next) => putWebAsking(survey.id, tidied(next)),
    queryKey: webAskingQuery(survey.id).queryKey,
  });
  const { shown: asking, change } = saving;
  const isMissing = asking.trigger.kind === "event" && asking.trigger.event.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.save();
  };
  const isLive = saved.enabled && survey.state === "open" && !survey.asksComputation;
  return (
    <Panel
      heading={t("web.heading")}
      note={t(survey.state === "draft" ? "web.notYet" : "web.explain")}
      aside={
        <Switch
          label={t("web.enabled")}
          checked={asking.enabled}
          disabled={!may}
          onChange={(event) => change({ ...asking, enabled: event.currentTarget.checked })}
        />
      }
    >
      <form className={styles.form} onSubmit={submit}>
        {survey.asksComputation && <p className={styles.mute}>{t("web.computation")}</p>}
        {isLive && !saving.dirty && <p className={styles.live}>{t("web.live")}</p>}
        <fieldset className={styles.fields} disabled={!may}>
          <AskingFields asking={asking} languages={survey.draft.languages} onChange={change} />
        </fieldset>
        <SaveActs saving={saving} missing={isMissing ? t("trigger.missing") : undefined} />
        <TagSteps survey={survey} asking={asking} />
      </form>
    </Panel>
  );
}

/** The panel of the survey's page. */
export function WebPanel({ survey }: { survey: Survey }) {
  const asked = useQuery(webAskingQuery(survey.id));
  if (asked.data) return <Opened survey={survey} saved={asked.data} />;
  if (asked.isError) return <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />;
  return <Skeleton height="14rem" />;
}
