// The marks of a chart by keys: the arrows go from one to the next, what each says is announced, Enter narrows to it, Escape
// goes back to the whole. The box over a mark is the same as under the pointer.

import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChartSource, Mark, Pick } from "./drawing.ts";
import styles from "./figure.module.css";

/** A place among the marks: which line, and which mark of it. */
interface Place {
  readonly line: number;
  readonly at: number;
}

const within = (value: number, count: number) => Math.min(Math.max(0, value), Math.max(0, count - 1));

/** Where a key leads; undefined for keys that do not move. A single line goes on with any arrow. */
export function placeAfter(key: string, place: Place | null, lengths: readonly number[]): Place | undefined {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: lengths.length === 1 ? [0, -1] : [-1, 0],
    ArrowDown: lengths.length === 1 ? [0, 1] : [1, 0],
    Home: [0, Number.NEGATIVE_INFINITY],
    End: [0, Number.POSITIVE_INFINITY],
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  if (place === null) return { line: 0, at: key === "End" ? within(step[1], lengths[0] ?? 0) : 0 };
  const line = within(place.line + step[0], lengths.length);
  return { line, at: within(place.at + step[1], lengths[line] ?? 0) };
}

/** Reached by keys as a whole. */
const operated = { tabIndex: 0 } as const;

/** Surrounds a chart; `children` draws it with the mark that the keys stand on. */
export function ChartMarks(props: {
  label: string;
  marks: readonly (readonly Mark[])[];
  source: ChartSource;
  onPick?: ((pick: Pick) => void) | undefined;
  children: (mark: Mark | null) => ReactNode;
}) {
  const { t } = useTranslation("figure");
  const { label, source, onPick } = props;
  const marks = props.marks.filter((line) => line.length > 0);
  const [place, setPlace] = useState<Place | null>(null);
  const hint = useId();
  const { answer, format } = source;
  const mark = (place && marks[place.line]?.[place.at]) ?? null;
  const score = (value: number) => format.score(value, answer.unit);
  const say = ({ name, row }: Mark): string => {
    if (row === null || row.score === null) return `${name}: ${t("nobody")}`;
    const parts = [
      score(row.score),
      row.low !== null && row.high !== null && t("interval", { low: score(row.low), high: score(row.high) }),
      answer.unit !== "count" && t("n", { n: format.count(row.n) }),
      row.indicative && t("indicative"),
    ];
    return `${name}: ${parts.filter((part) => part !== false).join(", ")}`;
  };
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape" && place !== null) setPlace(null);
    else if (event.key === "Enter" && mark?.pick && onPick) onPick(mark.pick);
    else {
      const next = placeAfter(
        event.key,
        place,
        marks.map((line) => line.length),
      );
      if (next === undefined) return;
      setPlace(next);
    }
    event.preventDefault();
    // The arrows also shift the period of the page.
    event.stopPropagation();
  };
  if (marks.length === 0) return props.children(null);
  return (
    <div
      className={styles.marks}
      role="application"
      {...operated}
      aria-label={label}
      aria-roledescription={t("marks.chart")}
      aria-describedby={hint}
      onKeyDown={keys}
      onBlur={() => setPlace(null)}
    >
      {props.children(mark)}
      <p id={hint} className="v-spoken">
        {t(onPick ? "marks.keysAndPick" : "marks.keys")}
      </p>
      <p className="v-spoken" role="status">
        {mark ? say(mark) : ""}
      </p>
    </div>
  );
}
