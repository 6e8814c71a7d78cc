// The page of one survey: its state and public link, its results, and its texts beside a preview of the draft. Publishing
// makes the saved draft the version that people answer.

import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { AddressField } from "../design/address-field.tsx";
import { ConflictNote } from "../design/conflict-note.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat, useLanguage, useMay } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { PreviewPanel } from "./preview-panel.tsx";
import { addressOf, publishSurvey, setClosed, surveyQuery, surveysQuery } from "./queries.ts";
import { ResultsPanel } from "./results-panel.tsx";
import { StateMark } from "./state-mark.tsx";
import styles from "./surveys.module.css";
import { TextEditor } from "./text-editor.tsx";
import { useSurveyDraft } from "./use-survey-draft.ts";

const route = getRouteApi("/shell/surveys/$id");

function LinkPanel({ survey }: { survey: Survey }) {
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

/** The changes that are made to a survey as a whole. */
function useChanges(survey: Survey) {
  const queries = useQueryClient();
  const taken = async (changed: Survey) => {
    queries.setQueryData(surveyQuery(survey.id).queryKey, changed);
    await queries.invalidateQueries({ queryKey: surveysQuery.queryKey });
  };
  const publish = useMutation({
    mutationFn: () => publishSurvey(survey.id, survey.revision),
    onSuccess: taken,
  });
  const close = useMutation({
    mutationFn: (closed: boolean) => setClosed(survey.id, closed),
    onSuccess: taken,
  });
  return { publish, close };
}

function Head(props: { survey: Survey; dirty: boolean; changes: ReturnType<typeof useChanges> }) {
  const { survey, dirty, changes } = props;
  const { t } = useTranslation("surveys");
  const may = useMay();
  const format = useFormat();
  const { publish, close } = changes;
  const isDue = survey.state === "draft" || survey.changed;
  return (
    <header className={styles.top}>
      <div>
        <Link to="/surveys" className={styles.back}>
          ← {t("back")}
        </Link>
        <h1>
          {survey.name} <StateMark state={survey.state} />
        </h1>
        {survey.version !== null && survey.publishedAt !== null && (
          <p className={styles.mute}>
            {t("questions.version", { version: survey.version, when: format.moment(survey.publishedAt) })}
            {survey.changed && ` · ${t("changed")}`}
          </p>
        )}
        {dirty && isDue && <p className={styles.mute}>{t("saveFirst")}</p>}
      </div>
      {may("compose") && (
        <div className={styles.acts}>
          {survey.state !== "draft" && (
            <Button
              variant="default"
              h={32}
              loading={close.isPending}
              onClick={() => close.mutate(survey.state === "open")}
            >
              {t(survey.state === "open" ? "close" : "reopen")}
            </Button>
          )}
          {isDue && (
            <Button h={32} disabled={dirty} loading={publish.isPending} onClick={() => publish.mutate()}>
              {t(survey.state === "draft" ? "publish" : "publishChanges")}
            </Button>
          )}
        </div>
      )}
    </header>
  );
}

function Opened({ survey }: { survey: Survey }) {
  const { t } = useTranslation("surveys");
  const may = useMay();
  const own = useLanguage();
  const format = useFormat();
  const { shown, dirty, change, discard, save, theirs, keepMine } = useSurveyDraft(survey);
  const { languages } = survey.draft;
  const [language, setLanguage] = useState(languages.find((one) => one === own) ?? languages[0] ?? own);
  const changes = useChanges(survey);
  const failed = [changes.publish, changes.close].find((one) => one.isError);
  usePageTitle(survey.name);
  return (
    <div className={styles.page}>
      <Head survey={survey} dirty={dirty} changes={changes} />
      {failed && <ProblemNote error={failed.error} />}
      <LinkPanel survey={survey} />
      {survey.state !== "draft" && <ResultsPanel id={survey.id} />}
      <div className={styles.columns}>
        <Panel
          heading={t("questions.heading")}
          aside={
            <select
              className={styles.language}
              aria-label={t("questions.language")}
              value={language}
              onChange={(event) => setLanguage(event.currentTarget.value)}
            >
              {languages.map((tag) => (
                <option key={tag} value={tag}>
                  {new Intl.DisplayNames([own], { type: "language" }).of(tag) ?? tag}
                </option>
              ))}
            </select>
          }
        >
          {may("compose") && (
            <TextInput
              label={t("questions.name")}
              value={shown.name}
              maxLength={200}
              onChange={(event) => change({ ...shown, name: event.currentTarget.value })}
            />
          )}
          <TextEditor
            questionnaire={shown.questionnaire}
            language={language}
            onChange={may("compose") ? (questionnaire) => change({ ...shown, questionnaire }) : null}
          />
          {save.isError && theirs === null && <ProblemNote error={save.error} />}
          {theirs && (
            <ConflictNote
              text={t("conflict", { name: theirs.changedBy, when: format.moment(theirs.updatedAt) })}
              onKeep={keepMine}
              onTake={discard}
            />
          )}
          <div role="status" className={styles.save}>
            {dirty && (
              <>
                <Button h={32} loading={save.isPending} onClick={() => save.mutate(shown)}>
                  {t("save")}
                </Button>
                <Button variant="subtle" h={32} disabled={save.isPending} onClick={discard}>
                  {t("discard")}
                </Button>
              </>
            )}
            {!dirty && save.isSuccess && <p>{t("saved")}</p>}
          </div>
        </Panel>
        <div className={styles.aside}>
          <PreviewPanel questionnaire={shown.questionnaire} language={language} />
        </div>
      </div>
    </div>
  );
}

/** The page at /surveys/ID. */
export function SurveyPage() {
  const { id } = route.useParams();
  const asked = useQuery(surveyQuery(id));
  if (asked.data) return <Opened key={asked.data.id} survey={asked.data} />;
  if (asked.isError) return <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />;
  return <Skeleton height="24rem" />;
}
