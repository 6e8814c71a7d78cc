// The grid of the touchpoints × channels table. Tab goes from row to row; the arrow keys move between cells, so that a wide
// table is not hundreds of stops.

import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { AskAnswer, Measure } from "../../api/contract.ts";
import { Scroller } from "../design/scroller.tsx";
import { useFormat } from "../session/workspace.tsx";
import { standingOf, toneOf } from "../view/standing.ts";
import { useNames } from "../view/use-names.ts";
import { isNarrowedTo, type Sort, withFilter, withSort, withToggledFilter } from "../view/view.ts";
import type { MatrixColumn, MatrixRow } from "./matrix.ts";
import styles from "./matrix-panel.module.css";
import type { Shown } from "./use-view.ts";

interface TableProps {
  readonly shown: Shown;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  readonly answer: AskAnswer;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus to the next button in the direction of an arrow key, over empty cells. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key];
  if (step === undefined || !(event.target instanceof Element)) return;
  const cell = event.target.closest("td, th");
  const table = event.currentTarget;
  if (!(cell instanceof HTMLTableCellElement) || !(cell.parentElement instanceof HTMLTableRowElement)) return;
  let row = cell.parentElement.rowIndex + step[0];
  let column = cell.cellIndex + step[1];
  event.preventDefault();
  while (row >= 0 && column >= 0) {
    const next = table.rows[row]?.cells[column];
    if (next === undefined) return;
    const button = next.querySelector("button");
    if (button) {
      button.focus();
      return;
    }
    row += step[0];
    column += step[1];
  }
}

function Cell(props: {
  measure: Measure | undefined;
  answer: AskAnswer;
  touchpoint: string;
  channel: string;
  /** Its size stands elsewhere in the row. */
  plain?: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { measure, answer } = props;
  if (measure === undefined || measure.score === null) {
    return (
      <td className={styles.empty}>
        <span aria-hidden="true">·</span>
      </td>
    );
  }
  const standing = standingOf(measure, answer.total.score);
  const tone = toneOf(standing, answer.higherIsBetter);
  const far = standing === "far-above" || standing === "far-below";
  const arrow = standing === "level" || standing === "none" ? "" : standing.endsWith("above") ? "▲" : "▼";
  const score = format.score(measure.score, answer.unit, 0);
  const n = format.count(measure.n);
  const certainty =
    measure.low === null || measure.high === null
      ? ""
      : `${t("card.interval", { low: format.score(measure.low, answer.unit), high: format.score(measure.high, answer.unit) })}. `;
  return (
    <td data-tone={tone} data-far={far} data-indicative={measure.indicative}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.cell}
        title={`${certainty}${t(`standing.${standing}`)}`}
        onClick={props.onChoose}
      >
        <span className="v-spoken">
          {t("matrix.cell", { touchpoint: props.touchpoint, channel: props.channel })}{" "}
        </span>
        <span className={styles.score} data-arrow={arrow}>
          {score}
        </span>
        {!props.plain && (
          <span className={styles.n}>
            <span className="v-spoken">, {t("matrix.n")} = </span>
            {n}
          </span>
        )}
      </button>
    </td>
  );
}

function Head(props: { shown: Shown; by: Sort["by"]; label: string; className?: string | undefined }) {
  const { t } = useTranslation("overview");
  const { shown, by, label } = props;
  const { sort } = shown.view;
  const sorted = sort.by === by;
  const aria = sorted ? (sort.direction === "up" ? "ascending" : "descending") : "none";
  return (
    <th scope="col" aria-sort={aria} className={props.className}>
      <button
        type="button"
        className={styles.sort}
        aria-label={t("matrix.sort", { column: label })}
        onClick={() => shown.change(withSort(shown.view, by), { replace: true })}
      >
        {label}
        <span className={styles.direction} data-on={sorted} aria-hidden="true">
          {sorted && sort.direction === "up" ? "↑" : "↓"}
        </span>
      </button>
    </th>
  );
}

/** The table itself. */
export function MatrixTable({ shown, columns, rows, answer }: TableProps) {
  const { t } = useTranslation("overview");
  const nameOf = useNames();
  const { view, change } = shown;
  const narrowLabel = (field: "touchpoint" | "channel", key: string, name: string) =>
    t(isNarrowedTo(view, field, key) ? "filter.free" : "filter.narrow", { value: name });
  return (
    <Scroller className={styles.scroll} label={t("matrix.heading")}>
      <table className={styles.table} onKeyDown={moveFocus}>
        <caption className="v-spoken">{t("matrix.keys")}</caption>
        <thead>
          <tr>
            <Head shown={shown} by="name" label={t("matrix.touchpoint")} className={styles.first} />
            <Head shown={shown} by="n" label={t("matrix.n")} />
            <Head shown={shown} by="score" label={t("matrix.total")} />
            {columns.map((column) => (
              <Head
                key={column.key}
                shown={shown}
                by={`channel:${column.key}`}
                label={nameOf("channel", column.key)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.length > 1 && (
            <tr className={styles.totals}>
              <th scope="row" className={styles.first}>
                <span className={styles.rowName}>{t("matrix.all")}</span>
              </th>
              <td className={styles.size}>{<Size n={answer.total.n} />}</td>
              <Cell
                plain
                measure={answer.total}
                answer={answer}
                touchpoint={t("matrix.all")}
                channel={t("matrix.total")}
                onChoose={() => change(withFilter(withFilter(view, "touchpoint", []), "channel", []))}
              />
              {columns.map((column) => (
                <Cell
                  key={column.key}
                  measure={column.total}
                  answer={answer}
                  touchpoint={t("matrix.all")}
                  channel={nameOf("channel", column.key)}
                  onChoose={() => change(withToggledFilter(view, "channel", column.key))}
                />
              ))}
            </tr>
          )}
          {rows.map((row) => (
            <tr key={row.key} data-indicative={row.total.indicative}>
              <th scope="row" className={styles.first}>
                <button
                  type="button"
                  className={styles.rowName}
                  aria-label={narrowLabel("touchpoint", row.key, row.name)}
                  aria-pressed={isNarrowedTo(view, "touchpoint", row.key)}
                  onClick={() => change(withToggledFilter(view, "touchpoint", row.key))}
                >
                  {row.name}
                </button>
              </th>
              <td className={styles.size}>
                <Size n={row.total.n} />
              </td>
              <Cell
                plain
                measure={row.total}
                answer={answer}
                touchpoint={row.name}
                channel={t("matrix.total")}
                onChoose={() => change(withToggledFilter(view, "touchpoint", row.key))}
              />
              {columns.map((column) => (
                <Cell
                  key={column.key}
                  measure={row.cells.get(column.key)}
                  answer={answer}
                  touchpoint={row.name}
                  channel={nameOf("channel", column.key)}
                  onChoose={() =>
                    change(withFilter(withFilter(view, "touchpoint", [row.key]), "channel", [column.key]))
                  }
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Size({ n }: { n: number }) {
  return useFormat().count(n);
}
