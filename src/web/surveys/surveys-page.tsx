// The page at /surveys: the surveys of the workspace with their state, responses and score, and templates to begin with. A
// removal can be taken back.

import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { questionsIn } from "../../domain/survey/questionnaire.ts";
import {
  fillSurveyTemplate,
  type SurveyTemplateKey,
  surveyTemplateKeys,
  surveyTemplateTitle,
} from "../../domain/survey/survey-templates.ts";
import { CopyButton } from "../design/copy-button.tsx";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat, useLanguage, useMay } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { UndoNote, useRemoval } from "../view/removal.tsx";
import {
  addressOf,
  deleteSurvey,
  type ListedSurvey,
  postSurvey,
  restoreSurvey,
  surveyQuery,
  surveysQuery,
} from "./queries.ts";
import { StateMark } from "./state-mark.tsx";
import { ResponseCount, SurveyScore } from "./survey-figures.tsx";
import { searchOfTab } from "./survey-tabs.ts";
import styles from "./surveys.module.css";

/** A survey of one's own, from nothing. */
function Blank({ onMake, pending }: { onMake: (name: string) => void; pending: boolean }) {
  const { t } = useTranslation("surveys");
  const [name, setName] = useState("");
  return (
    <li className={styles.template}>
      <h2>{t("blank.heading")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onMake(name.trim());
        }}
      >
        <TextInput
          label={t("questions.name")}
          value={name}
          maxLength={200}
          mb="sm"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={pending}>
          {t("blank.make")}
        </Button>
      </form>
    </li>
  );
}

function Templates(props: {
  onMake: (key: SurveyTemplateKey | "blank", name: string) => void;
  pending: boolean;
}) {
  const { onMake, pending } = props;
  const { t } = useTranslation("surveys");
  const language = useLanguage();
  return (
    <ul className={styles.templates}>
      <Blank onMake={(name) => onMake("blank", name)} pending={pending} />
      {surveyTemplateKeys.map((key) => {
        const title = surveyTemplateTitle(key)[language];
        return (
          <li key={key} className={styles.template}>
            <h2>{title}</h2>
            <p>{t(`template.${key}`)}</p>
            <p className={styles.mute}>
              {t("questionCount", { count: questionsIn(fillSurveyTemplate(key, language, "")).length })}
            </p>
            <Button
              variant="default"
              disabled={pending}
              aria-label={`${t("use")}: ${title}`}
              onClick={() => onMake(key, "")}
            >
              {t("use")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function Row({ survey, onRemove }: { survey: ListedSurvey; onRemove: () => void }) {
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const may = useMay();
  return (
    <li className={styles.item}>
      <div className={styles.itemText}>
        <p>
          <Link
            to="/surveys/$id"
            params={{ id: survey.id }}
            search={searchOfTab(survey.state === "draft" ? "questions" : "results")}
            className={styles.name}
          >
            {survey.name}
          </Link>{" "}
          <StateMark state={survey.state} />
          {survey.audience === "employees" && (
            <span className={styles.mute}> · {t("employees.audience")}</span>
          )}
        </p>
        {survey.changed && <p className={styles.mute}>{t("changed")}</p>}
        <ResponseCount figures={survey.figures} />
        <p className={styles.mute}>
          {t("by", { name: survey.changedBy, when: format.moment(survey.updatedAt) })}
        </p>
      </div>
      <SurveyScore lead={survey.figures.lead} />
      <div className={styles.acts}>
        {survey.state === "open" && <CopyButton text={addressOf(survey.token)} />}
        {may("compose") && (
          <ActionIcon aria-label={`${t("remove")}: ${survey.name}`} onClick={onRemove}>
            <Icon name="close" />
          </ActionIcon>
        )}
      </div>
    </li>
  );
}

/** The page. */
export function SurveysPage() {
  const { t } = useTranslation("surveys");
  const may = useMay();
  const language = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const asked = useQuery(surveysQuery);
  const [choosing, setChoosing] = useState(false);
  usePageTitle(t("title"));
  const again = () => queries.invalidateQueries({ queryKey: surveysQuery.queryKey });
  const make = useMutation({
    mutationFn: (wish: { template: SurveyTemplateKey | "blank"; name: string }) =>
      postSurvey({ ...wish, language }),
    onSuccess: async (made) => {
      queries.setQueryData(surveyQuery(made.id).queryKey, made);
      await again();
      await navigate({ to: "/surveys/$id", params: { id: made.id } });
    },
  });
  const removal = useRemoval({
    remove: ({ id }: ListedSurvey) => deleteSurvey(id),
    restore: ({ id }) => restoreSurvey(id),
    queryKey: surveysQuery.queryKey,
  });
  const failed = removal.error ?? make.error;
  const all = asked.data?.surveys ?? [];
  const none = asked.data !== undefined && all.length === 0;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <div>
          <h1>{t("title")}</h1>
          <p className={styles.lead}>{t("lead")}</p>
        </div>
        {may("compose") && all.length > 0 && (
          <Button
            h={32}
            leftSection={<Icon name="plus" size={14} />}
            aria-expanded={choosing}
            onClick={() => setChoosing(!choosing)}
          >
            {t("new")}
          </Button>
        )}
      </header>
      <UndoNote removal={removal} says={t("removed", { name: removal.removed?.name })} undo={t("undo")} />
      {failed && <ProblemNote error={failed} />}
      {asked.isError && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton height="12rem" />}
      {none && (
        <div>
          <h2>{t("empty.heading")}</h2>
          <p className={styles.lead}>{t(may("compose") ? "empty.text" : "empty.reader")}</p>
        </div>
      )}
      {may("compose") && (none || choosing) && (
        <Templates onMake={(template, name) => make.mutate({ template, name })} pending={make.isPending} />
      )}
      {all.length > 0 && (
        <ul className={styles.list}>
          {all.map((survey) => (
            <Row key={survey.id} survey={survey} onRemove={() => removal.remove(survey)} />
          ))}
        </ul>
      )}
    </div>
  );
}
