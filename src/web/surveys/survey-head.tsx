// The head of one survey: its name and state, and what is done to it as a whole. Publishing makes the saved draft the
// version that people answer.

import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { useFormat, useMay } from "../session/workspace.tsx";
import { publishSurvey, setClosed, surveyQuery, surveysQuery } from "./queries.ts";
import { StateMark } from "./state-mark.tsx";
import styles from "./surveys.module.css";

/** The changes that are made to a survey as a whole. */
function useChanges(survey: Survey) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const taken = async (changed: Survey) => {
    queries.setQueryData(surveyQuery(survey.id).queryKey, changed);
    await queries.invalidateQueries({ queryKey: surveysQuery.queryKey });
  };
  const publish = useMutation({
    mutationFn: () => publishSurvey(survey.id, survey.revision),
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

/** The head. `dirty` while there are changes that are not saved. */
export function SurveyHead({ survey, dirty }: { survey: Survey; dirty: boolean }) {
  const { t } = useTranslation("surveys");
  const may = useMay();
  const format = useFormat();
  const { publish, close } = useChanges(survey);
  const failed = [publish, close].find((one) => one.isError);
  const isDue = survey.state === "draft" || survey.changed;
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
      {failed && <ProblemNote error={failed.error} />}
    </>
  );
}
