// Several scores in one question: a rating for each item, what was expected beside what was got, and feelings with how
// strongly they were felt.

import { isRecord } from "../../domain/survey/answer-value.ts";
import type { Emotion } from "../../domain/survey/questionnaire.ts";
import styles from "./answer.module.css";
import type { FieldBase, FieldProps } from "./field.ts";
import { ScoreRow } from "./score-field.tsx";

function Rows(props: {
  base: FieldBase;
  points: number;
  rows: readonly { readonly key: string; readonly text: string }[];
  ends: readonly [string, string];
}) {
  const { base, points, rows, ends } = props;
  const given = isRecord(base.value) ? base.value : {};
  return (
    <div className={styles.rows}>
      {rows.map(({ key, text }) => (
        <div key={key}>
          <h2 id={`${base.headingId}-${key}`} className={styles.row}>
            {text}
          </h2>
          <ScoreRow
            small
            min={1}
            max={points}
            value={given[key]}
            look={points === 5 ? "stars" : "numbers"}
            ends={ends}
            faces={base.words.faces}
            labelledBy={`${base.headingId} ${base.headingId}-${key}`}
            describedBy={base.wrongId}
            onScore={(score) => base.onChange({ ...given, [key]: score })}
          />
        </div>
      ))}
    </div>
  );
}

/** A rating for each item. */
export function MatrixField(props: FieldProps<"matrix">) {
  const { question, words, say } = props;
  const rows = question.items.map(({ key, text }) => ({ key, text: say(text) }));
  return <Rows base={props} points={question.points} rows={rows} ends={words.scales.rating} />;
}

/** Expectation and perception. */
export function GapField(props: FieldProps<"gap">) {
  const { question, words } = props;
  const rows = (["expectation", "perception"] as const).map((key) => ({ key, text: words.gap[key] }));
  return <Rows base={props} points={question.points} rows={rows} ends={words.scales.expectation} />;
}

/** Feelings: touched once they are there, and then said how strongly. */
export function EmotionsField(props: FieldProps<"emotions">) {
  const { question, words, onChange } = props;
  const given = isRecord(props.value) ? props.value : {};
  const toggle = (emotion: Emotion) => {
    const { [emotion]: before, ...others } = given;
    onChange(before === undefined ? { ...given, [emotion]: 2 } : others);
  };
  return (
    <fieldset aria-labelledby={props.headingId} aria-describedby={props.wrongId} className={styles.options}>
      {question.offered.map((emotion) => {
        const strength = given[emotion];
        return (
          <div key={emotion} className={styles.feeling} data-chosen={strength !== undefined}>
            <label>
              <input type="checkbox" checked={strength !== undefined} onChange={() => toggle(emotion)} />
              <span>{words.emotions[emotion]}</span>
            </label>
            {strength !== undefined && (
              <select
                className={styles.strength}
                value={String(strength)}
                aria-label={words.emotions[emotion]}
                onChange={(event) => onChange({ ...given, [emotion]: Number(event.currentTarget.value) })}
              >
                {words.strengths.map((text, i) => (
                  <option key={text} value={i + 1}>
                    {text}
                  </option>
                ))}
              </select>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
