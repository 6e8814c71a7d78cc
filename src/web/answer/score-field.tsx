// Scores: numbers, faces or stars in one row, as radio buttons. Arrow keys move, digits choose (0 is 10 where the scale
// goes that far and has no 0), and one touch is enough to go on.

import { type RefObject, useEffect, useId, useRef } from "react";
import { type SurveyQuestion, scaleOfQuestion } from "../../domain/survey/questionnaire.ts";
import styles from "./answer.module.css";
import type { FieldProps } from "./field.ts";

type ScoreKind = "nps" | "ces" | "ces1" | "csat";

const mouths = [
  "M5 16c2-3 8-3 10 0",
  "M6 15c2-1.5 6-1.5 8 0",
  "M6 14.5h8",
  "M6 13.5c2 1.8 6 1.8 8 0",
  "M5 13c2 3.4 8 3.4 10 0",
];

function Face({ mood }: { mood: number }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={styles.face}>
      <circle cx="10" cy="10" r="8.6" />
      <path d="M7 7.6v.6M13 7.6v.6" strokeWidth="1.8" />
      <path d={mouths[mood]} />
    </svg>
  );
}

function Star() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={styles.star}>
      <path d="m10 1.8 2.5 5.2 5.7.7-4.2 3.9 1.1 5.6L10 14.4l-5.1 2.8L6 11.6 1.8 7.7l5.7-.7Z" />
    </svg>
  );
}

/** The score that a key names on a scale; undefined for other keys. */
function scoreOfKey(key: string, min: number, max: number): number | undefined {
  if (!/^[0-9]$/.test(key)) return undefined;
  const digit = Number(key);
  const score = digit === 0 && min > 0 && max === 10 ? 10 : digit;
  return score >= min && score <= max ? score : undefined;
}

/** Digits choose while the focus is in the question's form, in which nobody writes. */
function useDigits(
  row: RefObject<HTMLElement | null>,
  min: number,
  max: number,
  onScore: (score: number) => void,
) {
  useEffect(() => {
    const form = row.current?.closest("form");
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const score = scoreOfKey(event.key, min, max);
      if (score !== undefined) onScore(score);
    };
    form?.addEventListener("keydown", onKey);
    return () => form?.removeEventListener("keydown", onKey);
  }, [row, min, max, onScore]);
}

function looksOf(question: SurveyQuestion): "numbers" | "faces" | "stars" {
  return question.kind === "csat" ? question.look : "numbers";
}

/** One row of scores. `ends` says what the lowest and the highest mean. */
export function ScoreRow(props: {
  min: number;
  max: number;
  value: unknown;
  look: "numbers" | "faces" | "stars";
  ends: readonly [string, string];
  faces: readonly string[];
  labelledBy: string;
  describedBy: string | undefined;
  small?: boolean;
  ref?: RefObject<HTMLDivElement | null>;
  onScore: (score: number) => void;
  onChosen?: () => void;
}) {
  const { min, max, value, look, ends, faces, onScore, onChosen } = props;
  const name = useId();
  const scores = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  const labelOf = (score: number, i: number) => {
    if (look === "faces") return faces[i];
    if (score === min) return `${score}, ${ends[0]}`;
    return score === max ? `${score}, ${ends[1]}` : String(score);
  };
  return (
    <div
      ref={props.ref}
      role="radiogroup"
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      className={styles.scale}
      data-small={props.small ?? false}
    >
      <div
        className={styles.scores}
        data-look={look}
        style={{ gridTemplateColumns: `repeat(${scores.length}, minmax(0, 1fr))` }}
      >
        {scores.map((score, i) => (
          <label
            key={score}
            className={styles.score}
            data-chosen={value === score}
            data-filled={look === "stars" && typeof value === "number" && score <= value}
            onPointerUp={({ button }) => {
              if (button !== 0) return;
              onScore(score);
              onChosen?.();
            }}
          >
            <input
              type="radio"
              name={name}
              checked={value === score}
              aria-label={labelOf(score, i)}
              onChange={() => onScore(score)}
            />
            {look === "numbers" ? (
              <span aria-hidden="true">{score}</span>
            ) : look === "faces" ? (
              <Face mood={i} />
            ) : (
              <Star />
            )}
          </label>
        ))}
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  );
}

/** NPS, both CES and CSAT. */
export function ScoreField(props: FieldProps<ScoreKind>) {
  const { question, value, words, onChange } = props;
  const { min = 0, max = 10 } = scaleOfQuestion(question) ?? {};
  const row = useRef<HTMLDivElement>(null);
  useDigits(row, min, max, onChange);
  return (
    <ScoreRow
      ref={row}
      min={min}
      max={max}
      value={value}
      look={looksOf(question)}
      ends={words.scales[question.kind]}
      faces={words.faces}
      labelledBy={props.headingId}
      describedBy={props.wrongId}
      onScore={onChange}
      onChosen={props.onChosen}
    />
  );
}
