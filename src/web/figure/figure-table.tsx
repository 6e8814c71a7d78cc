// A figure as a table: what the chart draws, and what it has no room for, with every interval, n and change. A group's name
// narrows to it, for those who choose with keys what others choose in the chart.

import { useTranslation } from "react-i18next";
import type { AnswerRow } from "../../api/contract.ts";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { type Format, NO_FIGURE } from "../../domain/format.ts";
import { changeWordOf } from "../../domain/metric/change-word.ts";
import { Scroller } from "../design/scroller.tsx";
import type { Pick } from "./drawing.ts";
import styles from "./figure.module.css";
import type { FigureData, FigureGroup } from "./figure-data.ts";
import { type FigureReader, formatFor } from "./reader.ts";
import { tableParts, tableRows, totalRows } from "./table-columns.ts";
import type { FigureWords } from "./use-figure-words.ts";

/** Rows shown on the screen; files have them all. */
const ROWS_MAX = 500;

function ChangeCell({
  row,
  figure,
  format,
}: {
  row: AnswerRow | null;
  figure: FigureAnswer;
  format: Format;
}) {
  const { t } = useTranslation("overview");
  const { unit, higherIsBetter } = figure.answer;
  if (row?.change == null) return <td>{NO_FIGURE}</td>;
  const word = changeWordOf(row.change, row, higherIsBetter);
  const moved = word === "better" || word === "worse" || word === "moved";
  const tone = word === "better" ? "good" : word === "worse" ? "bad" : "neutral";
  return (
    <td data-tone={tone} title={t(`change.${word}`)}>
      {moved && <span aria-hidden="true">{(row.change.change ?? 0) > 0 ? "↑ " : "↓ "}</span>}
      {format.change(row.change.change, unit)}
      <span className="v-spoken">, {t(`change.${word}`)}</span>
    </td>
  );
}

/** The table of a figure. */
export function FigureTable(props: {
  view: FigureView;
  figure: FigureAnswer;
  data: FigureData;
  reader: FigureReader;
  words: FigureWords;
  label: string;
  onPick?: ((pick: Pick) => void) | undefined;
}) {
  const { t } = useTranslation("figure");
  const { view, figure, data, reader, words, onPick } = props;
  const { answer, grain } = figure;
  const format = formatFor(reader, answer);
  const parts = tableParts(view, figure, data);
  const rows = tableRows(figure, data);
  const score = (value: number | null | undefined) => format.score(value ?? null, answer.unit);
  const cells = (row: AnswerRow | null) => (
    <>
      <td className={styles.strong}>
        {score(row?.score)}
        {row?.indicative && <span className="v-spoken"> {t("indicative")}</span>}
      </td>
      {parts.interval && (
        <td>{row?.low == null ? NO_FIGURE : t("range", { low: score(row.low), high: score(row.high) })}</td>
      )}
      {parts.n && <td>{format.count(row?.n ?? 0)}</td>}
      {parts.change && (
        <>
          <td>{score(row?.change?.previous.score)}</td>
          <ChangeCell row={row} figure={figure} format={format} />
        </>
      )}
    </>
  );
  const nameCell = (group: FigureGroup, name: string) =>
    onPick ? (
      <button
        type="button"
        className={styles.pick}
        aria-label={t("narrow", { value: group.label })}
        onClick={() => onPick({ values: group.values, at: null })}
      >
        {name}
      </button>
    ) : (
      name
    );
  return (
    <Scroller className={styles.scroll} label={props.label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {view.by.map((field) => (
              <th scope="col" key={field} className={styles.name}>
                {words.field(field)}
              </th>
            ))}
            {parts.time && (
              <th scope="col" className={styles.name}>
                {t("column.at")}
              </th>
            )}
            <th scope="col">{words.metric(view)}</th>
            {parts.interval && <th scope="col">{t("column.interval")}</th>}
            {parts.n && <th scope="col">n</th>}
            {parts.change && (
              <>
                <th scope="col">{t("column.previous")}</th>
                <th scope="col">{t("column.change")}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS_MAX).map((one) => (
            <tr key={`${one.group.label} ${one.at}`} data-indicative={one.row?.indicative ?? true}>
              {one.group.names.map((name, i) =>
                i === 0 ? (
                  <th scope="row" key={view.by[i]}>
                    {nameCell(one.group, name)}
                  </th>
                ) : (
                  <td key={view.by[i]} className={styles.name}>
                    {name}
                  </td>
                ),
              )}
              {parts.time &&
                (view.by.length === 0 ? (
                  <th scope="row">{one.at && grain && format.grain(one.at, grain, true)}</th>
                ) : (
                  <td className={styles.name}>{one.at && grain && format.grain(one.at, grain, true)}</td>
                ))}
              {view.by.length === 0 && !parts.time && (
                <th scope="row" className="v-spoken">
                  {t("total")}
                </th>
              )}
              {cells(one.row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totalRows(figure, data).map(({ names, at, row }) => (
            <tr key={`${names.join(" ")} ${at}`} className={styles.part} data-indicative={row.indicative}>
              {names.map((name, i) =>
                i === 0 ? (
                  <th scope="row" key={view.by[i]}>
                    {name ?? t("total")}
                  </th>
                ) : (
                  <td key={view.by[i]} className={styles.name}>
                    {name ?? t("total")}
                  </td>
                ),
              )}
              {parts.time && (
                <td className={styles.name}>{at && grain ? format.grain(at, grain, true) : t("total")}</td>
              )}
              {cells(row)}
            </tr>
          ))}
          {(view.by.length > 0 || parts.time) && (
            <tr className={styles.total}>
              <th scope="row" colSpan={view.by.length + (parts.time ? 1 : 0)}>
                {t("total")}
              </th>
              {cells({ ...answer.total, group: {} })}
            </tr>
          )}
        </tfoot>
      </table>
    </Scroller>
  );
}
