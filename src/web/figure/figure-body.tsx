// A figure whose answer is there, drawn for a reader: the chart with its key, or the number, or the table. Everything a
// chart shows is also said in a sentence for those who listen and stands in the table for all.

import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import { parseCalendarDate } from "../../domain/calendar.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { Scroller } from "../design/scroller.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { ChartMarks } from "./chart-marks.tsx";
import { drawFigure } from "./draw-figure.ts";
import { isAmount } from "./draw-heat.ts";
import { bandsMax, linesMax } from "./draw-lines.ts";
import type { ChartSource, Pick } from "./drawing.ts";
import styles from "./figure.module.css";
import { figureData } from "./figure-data.ts";
import { FigureNumber } from "./figure-number.tsx";
import { FigureTable } from "./figure-table.tsx";
import { type FigureReader, formatFor } from "./reader.ts";
import { useFigureWords } from "./use-figure-words.ts";

const Chart = lazy(() => import("../design/chart.tsx"));

/** Reads back what a mark stands for. */
function parsePick(pick: unknown): Pick | undefined {
  if (typeof pick !== "object" || pick === null || !("values" in pick) || !("at" in pick)) return undefined;
  const { values, at } = pick;
  if (!Array.isArray(values)) return undefined;
  return {
    values: values.filter((value): value is string => typeof value === "string"),
    at: parseCalendarDate(typeof at === "string" ? at : "") ?? null,
  };
}

/** What the parts of a chart mean. */
function Key({ figure, source, lines }: { figure: FigureAnswer; source: ChartSource; lines: number }) {
  const { t } = useTranslation("figure");
  const { answer, chart, comparison } = figure;
  const { format, data } = source;
  const rows = data.groups.flatMap(({ row, points }) => [row, ...points.map((point) => point.row)]);
  const intervals = rows.some((row) => row?.low != null);
  const indicative = rows.some((row) => row?.indicative);
  const alone = data.groups.length === 1 && data.groups[0]?.label === "";
  const compared =
    chart === "line" && alone && comparison && rows.some((row) => row?.change?.previous.score != null);
  const painted = intervals && answer.higherIsBetter !== null && (chart === "heat" || chart === "bar");
  return (
    <figcaption className={styles.key}>
      {chart === "line" && intervals && lines <= bandsMax && (
        <span>
          <span className={styles.band} aria-hidden="true" />
          {t("key.band")}
        </span>
      )}
      {chart === "line" && intervals && lines > bandsMax && <span>{t("key.noBand")}</span>}
      {chart === "bar" && intervals && (
        <span>
          <span className={styles.whisker} aria-hidden="true" />
          {t("key.whisker")}
        </span>
      )}
      {painted && (
        <>
          <span>
            <span className={styles.swatch} data-tone="bad" aria-hidden="true" />
            {t("key.worse", { total: format.score(answer.total.score, answer.unit) })}
          </span>
          <span>
            <span className={styles.swatch} data-tone="good" aria-hidden="true" />
            {t("key.better", { total: format.score(answer.total.score, answer.unit) })}
          </span>
        </>
      )}
      {chart === "heat" && isAmount({ answer }) && <span>{t("key.amount")}</span>}
      {compared && (
        <span>
          <span className={styles.dashes} aria-hidden="true" />
          {t("key.previous", { range: format.range(comparison) })}
        </span>
      )}
      {indicative && (
        <span>
          <span className={styles.hollow} aria-hidden="true" />
          {t("key.hollow", { minimum: answer.minimumN })}
        </span>
      )}
    </figcaption>
  );
}

/** Draws a figure. `asTable` shows its table whatever it is drawn as. */
export function FigureBody(props: {
  view: FigureView;
  figure: FigureAnswer;
  reader: FigureReader;
  label: string;
  asTable?: boolean;
  height?: number | undefined;
  onPick?: ((pick: Pick) => void) | undefined;
}) {
  const { t } = useTranslation("figure");
  const { view, figure, reader, label, onPick } = props;
  const { answer, grain, chart } = figure;
  const words = useFigureWords(reader);
  const data = useMemo(() => figureData(view, figure, reader.nameOf), [view, figure, reader]);
  const source = useMemo<ChartSource>(
    () => ({
      data,
      answer,
      grain,
      format: formatFor(reader, answer),
      words: {
        total: t("total"),
        previous: t("column.previous"),
        nobody: t("nobody"),
        indicative: t("indicative"),
      },
    }),
    [data, answer, grain, reader, t],
  );
  const drawing = useMemo(() => drawFigure(view, chart, source), [view, chart, source]);
  if (answer.total.n === 0)
    return (
      <div className={styles.nothing}>
        <p>{t("nothing")}</p>
        <p>{t("nothingAdvice")}</p>
      </div>
    );
  const asTable = props.asTable || chart === "table";
  const left = asTable ? data.truncated : (drawing?.left ?? 0);
  const more = left > 0 && (
    <p className={styles.more}>
      {t("more", { count: left, formatted: source.format.count(left) })}
      {!asTable && left > data.truncated && ` ${t("moreInTable")}`}
    </p>
  );
  if (asTable)
    return (
      <>
        <FigureTable {...{ view, figure, data, reader, words, label, onPick }} />
        {more}
      </>
    );
  if (drawing === null) return <FigureNumber figure={figure} reader={reader} />;
  // Bars and cells have a height of their own; what runs over time takes any.
  const height = grain !== null && chart !== "heat" ? (props.height ?? drawing.height) : drawing.height;
  return (
    <figure className={styles.figure}>
      <Scroller label={label}>
        <ChartMarks label={label} marks={drawing.marks} source={source} onPick={onPick}>
          {(mark) => (
            <div
              role="img"
              aria-label={words.summary(view, figure, data)}
              style={{ minWidth: drawing.widthMin }}
              data-picks={onPick !== undefined}
            >
              <Suspense fallback={<Skeleton height={`${height}px`} />}>
                <Chart
                  height={height}
                  draw={drawing.draw}
                  mark={mark}
                  onPick={
                    onPick &&
                    ((pick) => {
                      const parsed = parsePick(pick);
                      if (parsed) onPick(parsed);
                    })
                  }
                />
              </Suspense>
            </div>
          )}
        </ChartMarks>
      </Scroller>
      <Key figure={figure} source={source} lines={Math.min(linesMax, data.groups.length)} />
      {more}
    </figure>
  );
}
