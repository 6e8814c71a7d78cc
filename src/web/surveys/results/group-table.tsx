// Groups side by side: score and interval of each, then what share gave which answer.

import { useTranslation } from "react-i18next";
import type { SurveyResults } from "../../../api/contract-survey-results.ts";
import type { SurveyQuestion } from "../../../domain/survey/questionnaire.ts";
import { Scroller } from "../../design/scroller.tsx";
import { useFormat } from "../../session/workspace.tsx";
import { unitOf } from "../survey-figures.tsx";
import { inOrder, type useAnswerNames } from "./answer-names.ts";
import styles from "./results.module.css";

type Result = SurveyResults["questions"][number];

function Score({ result }: { result: Result | undefined }) {
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const { metric, measure } = result ?? {};
  if (!metric || !measure || measure.score === null) return "–";
  const unit = unitOf(metric);
  return (
    <>
      <strong data-indicative={measure.indicative}>{format.score(measure.score, unit)}</strong>
      {measure.low !== null && measure.high !== null && (
        <span className={styles.small}>
          {t("results.between", {
            low: format.score(measure.low, unit),
            high: format.score(measure.high, unit),
          })}
        </span>
      )}
      {measure.indicative && <span className={styles.small}>{t("indicativeShort")}</span>}
    </>
  );
}

/** The table of one question, or of one of its rows. */
export function GroupTable(props: {
  question: SurveyQuestion;
  whole: Result;
  groups: readonly { readonly name: string; readonly result: Result | undefined }[];
  names: ReturnType<typeof useAnswerNames>;
  label: string;
}) {
  const { question, whole, groups, names, label } = props;
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const columns = [{ name: t("results.all"), result: whole }, ...groups];
  return (
    <Scroller label={label}>
      <table className={styles.groups}>
        <thead>
          <tr>
            <th scope="col">{t("results.answer")}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {whole.metric && (
            <tr className={styles.scores}>
              <th scope="row">{t(`metric.${whole.metric}`)}</th>
              {columns.map(({ name, result }) => (
                <td key={name}>
                  <Score result={result} />
                </td>
              ))}
            </tr>
          )}
          <tr>
            <th scope="row">{t("results.answered")}</th>
            {columns.map(({ name, result }) => (
              <td key={name}>{format.count(result?.answered ?? 0)}</td>
            ))}
          </tr>
          {(whole.metric === "gap" ? [] : inOrder(question, whole.counts)).map((count) => (
            <tr key={`${count.choice} ${count.score}`}>
              <th scope="row">{names.answer(question, count)}</th>
              {columns.map(({ name, result }) => {
                const own = result?.counts.find(
                  ({ choice, score }) => choice === count.choice && score === count.score,
                );
                const share = result && result.answered > 0 ? (own?.n ?? 0) / result.answered : null;
                return <td key={name}>{share === null ? "–" : format.share(share)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
