// Where it goes well and where it hurts: touchpoints down, channels across. Only what differs from the total by more than
// chance explains has colour, and always an arrow with it. Choosing a row, a column or a cell filters by it.

import { Button, SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { channels } from "../../domain/channel.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { askQuery } from "../session/queries.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { useNames } from "../view/use-names.ts";
import { leadMetrics } from "../view/view.ts";
import { buildMatrix, sortRows } from "./matrix.ts";
import styles from "./matrix-panel.module.css";
import { MatrixTable } from "./matrix-table.tsx";
import { TakeAlong } from "./take-along.tsx";
import { cutQuestion, type Shown, touchpointQuestion } from "./use-view.ts";

/** Rows shown before "show more". */
const ROWS_FIRST = 12;

function Legend({ minimum }: { minimum: number }) {
  const { t } = useTranslation("overview");
  return (
    <ul className={styles.legend}>
      <li>
        <span className={styles.swatch} data-tone="bad" aria-hidden="true">
          ▼
        </span>
        {t("standing.legendBelow")}
      </li>
      <li>
        <span className={styles.swatch} data-tone="good" aria-hidden="true">
          ▲
        </span>
        {t("standing.legendAbove")}
      </li>
      <li>
        <span className={styles.greyed} aria-hidden="true">
          00
        </span>
        {t("standing.legendNone", { minimum })}
      </li>
    </ul>
  );
}

/** The table of touchpoints × channels for the chosen metric. */
export function MatrixPanel({ shown }: { shown: Shown }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const language = useLanguage();
  const nameOf = useNames();
  const [all, setAll] = useState(false);
  const { view, change } = shown;
  const kept = { placeholderData: keepPreviousData };
  const cells = useQuery({ ...askQuery(cutQuestion(shown, ["touchpoint", "channel"])), ...kept });
  const byTouchpoint = useQuery({ ...askQuery(touchpointQuestion(shown)), ...kept });
  const byChannel = useQuery({ ...askQuery(cutQuestion(shown, ["channel"])), ...kept });
  const matrix = useMemo(
    () =>
      cells.data && byTouchpoint.data && byChannel.data
        ? buildMatrix(
            { cells: cells.data, byTouchpoint: byTouchpoint.data, byChannel: byChannel.data },
            channels,
            (key) => nameOf("touchpoint", key),
          )
        : null,
    [cells.data, byTouchpoint.data, byChannel.data, nameOf],
  );
  const rows = useMemo(
    () => (matrix ? sortRows(matrix.rows, view.sort, language) : []),
    [matrix, view.sort, language],
  );
  const failed = [cells, byTouchpoint, byChannel].find((query) => query.isError);
  const stale = cells.isPlaceholderData || byTouchpoint.isPlaceholderData || byChannel.isPlaceholderData;
  const answer = byTouchpoint.data;
  const metric = t(`metric.${view.metric}.name`);
  const hidden = rows.length - ROWS_FIRST;
  return (
    <Panel
      heading={t("matrix.heading")}
      stale={stale}
      note={
        answer &&
        rows.length > 0 &&
        t("matrix.explain", { total: `${metric} ${format.score(answer.total.score, answer.unit)}` })
      }
      aside={
        <>
          <SegmentedControl
            size="sm"
            aria-label={t("matrix.metric")}
            value={view.metric}
            data={leadMetrics.map((value) => ({ value, label: t(`metric.${value}.name`) }))}
            onChange={(value) => {
              const chosen = leadMetrics.find((m) => m === value);
              if (chosen) change({ ...view, metric: chosen });
            }}
          />
          <TakeAlong
            shown={shown}
            cut={{ by: ["touchpoint", "channel"], time: null, chart: "heat" }}
            title={`${metric}: ${t("matrix.heading")}`}
            n={answer?.total.n}
          />
        </>
      }
    >
      {matrix === null || answer === undefined ? (
        failed ? (
          <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />
        ) : (
          <Skeleton height="22rem" />
        )
      ) : rows.length === 0 ? (
        <p className={styles.nothing}>{t("matrix.nothing", { metric })}</p>
      ) : (
        <>
          <MatrixTable
            shown={shown}
            columns={matrix.columns}
            rows={all ? rows : rows.slice(0, ROWS_FIRST)}
            answer={answer}
          />
          <div className={styles.foot}>
            {hidden > 0 && (
              <Button variant="default" size="xs" onClick={() => setAll(!all)}>
                {all
                  ? t("matrix.less")
                  : t("matrix.more", { count: hidden, formatted: format.count(hidden) })}
              </Button>
            )}
            <Legend minimum={answer.minimumN} />
          </div>
          {answer.total.mixedScales && <p className={styles.nothing}>{t("card.mixedScales")}</p>}
          {answer.truncated > 0 && (
            <p className={styles.nothing}>
              {t("matrix.truncated", { count: answer.truncated, formatted: format.count(answer.truncated) })}
            </p>
          )}
        </>
      )}
    </Panel>
  );
}
