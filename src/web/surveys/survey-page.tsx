// The page of one survey, one tab at a time: its questions, the ways to ask people, and its results. What is edited outlives
// the change of a tab.

import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { TabLinks } from "../design/tab-links.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { surveyQuery } from "./queries.ts";
import { SurveyHead } from "./survey-head.tsx";
import { searchOfTab, surveyTabs } from "./survey-tabs.ts";
import styles from "./surveys.module.css";
import { useSurveyDraft } from "./use-survey-draft.ts";

const route = getRouteApi("/shell/surveys/$id");

function Opened({ survey }: { survey: Survey }) {
  const { t } = useTranslation("surveys");
  const wanted = route.useSearch().tab;
  const editing = useSurveyDraft(survey);
  const open = surveyTabs.find(({ name }) => name === wanted) ?? surveyTabs[0];
  usePageTitle(`${survey.name} · ${t(`tab.${open.name}`)}`);
  return (
    <div className={styles.page}>
      <SurveyHead survey={survey} editing={editing} />
      <TabLinks label={t("tabs")}>
        {surveyTabs.map(({ name, load }) => (
          <Link
            key={name}
            to="/surveys/$id"
            params={{ id: survey.id }}
            search={searchOfTab(name)}
            aria-current={name === open.name ? "page" : undefined}
            activeProps={{}}
            activeOptions={{ exact: true }}
            resetScroll={false}
            onMouseEnter={() => void load()}
          >
            {t(`tab.${name}`)}
          </Link>
        ))}
      </TabLinks>
      <Suspense fallback={<Skeleton height="20rem" />}>
        <open.View survey={survey} editing={editing} />
      </Suspense>
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
