// The trend of a card at a glance, without axes: the panel below draws it in full and says it in words.

import type { AskAnswer } from "../../api/contract.ts";
import type { Grain, Range } from "../../domain/chosen-period.ts";
import styles from "./sparkline.module.css";
import { trendPoints } from "./trend.ts";

const WIDTH = 120;
const HEIGHT = 36;
const EDGE = 3;
/** Fewer points are no trend. */
const POINTS_MIN = 5;

/** A line through the steps of the period; steps without answers break it. */
export function Sparkline({ answer, range, grain }: { answer: AskAnswer; range: Range; grain: Grain }) {
  const points = trendPoints(answer, range, grain);
  const scores = points.map((point) => point.measure?.score ?? null);
  const known = scores.filter((score) => score !== null);
  if (known.length < POINTS_MIN) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (index: number) => EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, scores.length - 1);
  const y = (score: number) => HEIGHT - EDGE - ((score - low) / span) * (HEIGHT - 2 * EDGE);
  let path = "";
  let last: { x: number; y: number } | null = null;
  for (const [index, score] of scores.entries()) {
    if (score === null) {
      last = null;
      continue;
    }
    const point = { x: x(index), y: y(score) };
    path += `${last === null ? "M" : "L"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    last = point;
  }
  return (
    <svg className={styles.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <path d={path} />
      {last && <circle cx={last.x} cy={last.y} r="2.5" />}
    </svg>
  );
}
