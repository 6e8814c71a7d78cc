// The tab with what a survey has brought in, live: how many answered and how they scored, question by question, and the
// responses one by one. Period, people and comparison stand in the address.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SurveyResults } from "../../api/contract-survey-results.ts";
import type { Survey } from "../../api/contract-surveys.ts";
import { confidentialBy, confidentialMin } from "../../domain/survey/confidential.ts";
import { questionsIn } from "../../domain/survey/questionnaire.ts";
import type { SurveyGroup } from "../../domain/survey/survey-cut.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat, useMay } from "../session/workspace.tsx";
import { FilterBar } from "../view/filter-bar.tsx";
import { PeriodControl } from "../view/period-control.tsx";
import type { ShownView } from "../view/use-shown.ts";
import { resultsQuery } from "./queries.ts";
import { QuotaFigures } from "./quota-figures.tsx";
import { useAnswerNames } from "./results/answer-names.ts";
import { ExportMenu } from "./results/export-menu.tsx";
import { QuestionResults } from "./results/question-results.tsx";
import { ResponsesPanel } from "./results/responses-panel.tsx";
import styles from "./results/results.module.css";
import { cutOf, type ResultsView } from "./results/results-view.ts";
import { SuspectsPanel } from "./results/suspects-panel.tsx";
import { useResults } from "./results/use-results.ts";
import { SurveyScore } from "./survey-figures.tsx";
import type { SurveyTabProps } from "./survey-tab-props.ts";

const offered = [
  "version",
  "language",
  "channel",
  "unit",
  "touchpoint",
] as const satisfies readonly SurveyGroup[];

/** Everything: what employees answered is not cut. */
const wholeCut = { filters: [], versions: [] };

/** What is not shown of employees, and why. */
function ConfidentialNote({ results }: { results: SurveyResults }) {
  const { t } = useTranslation("surveys");
  const format = useFormat();
  if (results.confidential === null) return null;
  const { groupsHidden } = results.confidential;
  return (
    <div role="status">
      {results.responses < confidentialMin && <p>{t("employees.few", { min: confidentialMin })}</p>}
      {groupsHidden > 0 && (
        <p className={styles.mute}>
          {t("employees.hidden", { count: groupsHidden, formatted: format.count(groupsHidden) })}
        </p>
      )}
    </div>
  );
}

function Compare(props: { shown: ShownView<ResultsView>; offered: readonly (typeof offered)[number][] }) {
  const { shown } = props;
  const { t } = useTranslation("surveys");
  const { view, change } = shown;
  return (
    <label>
      {t("results.compare")}
      <select
        value={view.by ?? ""}
        onChange={(event) =>
          change({ ...view, by: props.offered.find((one) => one === event.currentTarget.value) ?? null })
        }
      >
        <option value="">{t("results.compareNone")}</option>
        {props.offered.map((one) => (
          <option key={one} value={one}>
            {t(`results.compareBy.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How many answered, as large as how they scored. */
function Responded({ figures }: { figures: SurveyResults }) {
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const { responses, lastAt } = figures;
  return (
    <div>
      <p>
        <strong>{format.count(responses)}</strong> {t("results.responded", { count: responses })}
      </p>
      {(lastAt !== null || responses === 0) && (
        <p className={styles.mute}>
          {lastAt === null ? t("noResponses") : t("lastAt", { when: format.moment(lastAt) })}
        </p>
      )}
    </div>
  );
}

function Results({ survey }: { survey: Survey }) {
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const may = useMay();
  const shown = useResults();
  const { view } = shown;
  const isOfEmployees = survey.audience === "employees";
  const by = !isOfEmployees ? view.by : (confidentialBy.find((one) => one === view.by) ?? null);
  const asked = useQuery({
    ...resultsQuery(survey.id, { ...(isOfEmployees ? wholeCut : cutOf(shown)), by }),
    placeholderData: keepPreviousData,
  });
  const results = asked.data;
  const questionnaire = results?.questionnaire ?? survey.draft;
  const names = useAnswerNames(questionnaire);
  return (
    <div className={styles.page}>
      <div className={styles.controls}>
        {!isOfEmployees && <PeriodControl shown={shown} compares={false} />}
        <Compare shown={shown} offered={isOfEmployees ? confidentialBy : offered} />
        <span className={styles.spring} />
        {!isOfEmployees && may("export") && <ExportMenu survey={survey} shown={shown} />}
      </div>
      {isOfEmployees ? (
        <p className={styles.mute}>{t("employees.note", { min: confidentialMin })}</p>
      ) : (
        <FilterBar shown={shown} />
      )}
      {asked.isError && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton height="16rem" />}
      {results && (
        <>
          <div className={styles.headline}>
            <Responded figures={results} />
            <SurveyScore lead={results.lead} />
          </div>
          {!isOfEmployees && <QuotaFigures id={survey.id} questionnaire={questionnaire} />}
          <ConfidentialNote results={results} />
          {results.responses > 0 && (!isOfEmployees || results.questions.length > 0) && (
            <Panel heading={t("results.questions")} stale={asked.isPlaceholderData}>
              {results.groupsLeftOut > 0 && (
                <p className={styles.mute}>
                  {t("results.leftOut", {
                    count: results.groupsLeftOut,
                    formatted: format.count(results.groupsLeftOut),
                  })}
                </p>
              )}
              <ol className={styles.questions}>
                {questionsIn(questionnaire).map((question, i) => (
                  <QuestionResults
                    key={question.key}
                    survey={survey.key}
                    question={question}
                    number={i + 1}
                    results={results}
                    shown={shown}
                    names={names}
                  />
                ))}
              </ol>
            </Panel>
          )}
          {may("customers") && <SuspectsPanel survey={survey} questionnaire={questionnaire} />}
          {results.responses > 0 && may("customers") && !isOfEmployees && (
            <ResponsesPanel survey={survey} shown={shown} />
          )}
        </>
      )}
    </div>
  );
}

/** The tab. */
export default function ResultsTab({ survey }: SurveyTabProps) {
  const { t } = useTranslation("surveys");
  if (survey.state === "draft") return <p className={styles.mute}>{t("results.notYet")}</p>;
  return <Results survey={survey} />;
}
