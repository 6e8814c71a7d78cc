// The head of one survey: its name and state, and what is done to it as a whole. Publishing makes the saved draft the
// version that people answer.

import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { listedFlaws } from "../questionnaire/flaw-address.ts";
import { FlawList } from "../questionnaire/flaw-list.tsx";
import { useFormat, useMay } from "../session/workspace.tsx";
import { publishSurvey, setClosed, surveyQuery, surveysQuery } from "./queries.ts";
import { StateMark } from "./state-mark.tsx";
import styles from "./surveys.module.css";
import type { SurveyEditing } from "./use-survey-draft.ts";

/** The changes that are made to a survey as a whole. */
function useChanges(survey: Survey, editing: SurveyEditing) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const taken = async (changed: Survey) => {
    queries.setQueryData(surveyQuery(survey.id).queryKey, changed);
    await queries.invalidateQueries({ queryKey: surveysQuery.queryKey });
  };
  const publish = useMutation({
    // What is written and not saved yet is published too: it is what one sees.
    mutationFn: async () => {
      const saved = editing.dirty ? await editing.save.mutateAsync(editing.shown) : survey;
      return publishSurvey(survey.id, saved.revision);
    },
    onSuccess: async (published) => {
      await taken(published);
      // The first time, what follows is to ask people.
      if (survey.state === "draft")
        await navigate({ to: "/surveys/$id", params: { id: survey.id }, search: { tab: "share" } });
    },
  });
  const close = useMutation({
    mutationFn: (closed: boolean) => setClosed(survey.id, closed),
    onSuccess: taken,
  });
  return { publish, close };
}

/** The head. What cannot be published yet says why when one tries. */
export function SurveyHead({ survey, editing }: { survey: Survey; editing: SurveyEditing }) {
  const { t } = useTranslation(["surveys", "questionnaire"]);
  const may = useMay();
  const format = useFormat();
  const { publish, close } = useChanges(survey, editing);
  const [hasTried, setTried] = useState(false);
  const { dirty } = editing;
  const { questionnaire } = editing.shown;
  const flaws = useMemo(() => listedFlaws(questionnaire), [questionnaire]);
  const failed = [publish, close].find((one) => one.isError);
  // Once all is put right, the next flaw waits until one tries again.
  if (hasTried && flaws.length === 0) setTried(false);
  const isDue = survey.state === "draft" || survey.changed || dirty;
  return (
    <>
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
              <Button
                h={32}
                loading={publish.isPending}
                onClick={() => (flaws.length > 0 ? setTried(true) : publish.mutate())}
              >
                {t(survey.state === "draft" ? "publish" : "publishChanges")}
              </Button>
            )}
          </div>
        )}
      </header>
      {hasTried && flaws.length > 0 && (
        <section role="alert" className={styles.blocked}>
          <h2>{t("questionnaire:publish.blocked")}</h2>
          <FlawList survey={survey.id} questionnaire={questionnaire} flaws={flaws} />
        </section>
      )}
      {failed && <ProblemNote error={failed.error} />}
    </>
  );
}
