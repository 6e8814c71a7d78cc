// Choices: one of several, several, a drop-down, and an order of importance. Options come in the order that the response's
// id draws where the question says so; those that ask for words of one's own stay last.

import { useId } from "react";
import { chosenOf, isRecord, otherOf } from "../../domain/survey/answer-value.ts";
import { type Choice, isOneChoice } from "../../domain/survey/questionnaire.ts";
import { seededOrder } from "../../domain/survey/seeded-order.ts";
import styles from "./answer.module.css";
import type { FieldProps } from "./field.ts";
import pictures from "./pictures.module.css";

type ChoiceKind = "single" | "multiple" | "dropdown" | "image" | "ranking";

function chosenIn(value: unknown): { options: readonly string[]; other: string } {
  if (!isRecord(value) || !Array.isArray(value["options"])) return { options: [], other: "" };
  const options = value["options"].filter((one) => typeof one === "string");
  const other = value["other"];
  const chosen = { options, ...(typeof other === "string" && { other }) };
  return { options: chosenOf(chosen), other: otherOf(chosen) };
}

function inOrder(options: readonly Choice[], shuffle: boolean, seed: string, key: string): readonly Choice[] {
  if (!shuffle) return options;
  const free = options.filter(({ other }) => !other);
  return [...seededOrder(free, seed, key), ...options.filter(({ other }) => other)];
}

/** Pictures come from the server of the survey; what one shows is said by the words under it. */
function Picture({ question, option }: { question: FieldProps<ChoiceKind>["question"]; option: string }) {
  if (question.kind !== "image") return null;
  const picture = question.options.find(({ key }) => key === option)?.picture;
  return picture ? <img src={`/api/v1/pictures/${picture}`} alt="" className={pictures.picture} /> : null;
}

/** Single and multiple choice, drop-down, pictures and ranking. */
export function ChoiceField(props: FieldProps<ChoiceKind>) {
  const { question, words, say, onChange, onChosen } = props;
  const name = useId();
  const { options: chosen, other } = chosenIn(props.value);
  const options = inOrder(question.options, question.shuffle, props.seed, question.key);
  const asksWords = options.some((option) => option.other && chosen.includes(option.key));
  const isOne = isOneChoice(question);
  const set = (keys: readonly string[], text = other) =>
    onChange({ options: keys, ...(text !== "" && { other: text }) });
  const toggle = (key: string) => {
    if (isOne) return set([key]);
    set(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  };
  return (
    <div>
      {question.kind === "ranking" && <p className={styles.hint}>{words.hints.ranking}</p>}
      {!isOne && "most" in question && question.most !== null && (
        <p className={styles.hint}>{words.hints.upTo.replace("{n}", String(question.most))}</p>
      )}
      {question.kind === "dropdown" ? (
        <select
          className={styles.input}
          value={chosen[0] ?? ""}
          aria-labelledby={props.headingId}
          aria-describedby={props.wrongId}
          onChange={(event) => set(event.currentTarget.value === "" ? [] : [event.currentTarget.value])}
        >
          <option value="">{words.buttons.choose}</option>
          {options.map(({ key, text }) => (
            <option key={key} value={key}>
              {say(text)}
            </option>
          ))}
        </select>
      ) : (
        <fieldset
          aria-labelledby={props.headingId}
          aria-describedby={props.wrongId}
          className={question.kind === "image" ? pictures.options : styles.options}
        >
          {options.map((option) => (
            <label
              key={option.key}
              className={styles.option}
              data-chosen={chosen.includes(option.key)}
              onPointerUp={({ button }) => {
                if (!isOne || button !== 0) return;
                set([option.key]);
                if (!option.other) onChosen();
              }}
            >
              <input
                type={isOne ? "radio" : "checkbox"}
                name={name}
                checked={chosen.includes(option.key)}
                onChange={() => toggle(option.key)}
              />
              <Picture question={question} option={option.key} />
              <span>{say(option.text)}</span>
              {question.kind === "ranking" && chosen.includes(option.key) && (
                <span className={styles.place}>{chosen.indexOf(option.key) + 1}</span>
              )}
            </label>
          ))}
        </fieldset>
      )}
      {asksWords && (
        <input
          className={styles.input}
          value={other}
          maxLength={300}
          aria-label={words.hints.otherWords}
          placeholder={words.hints.otherWords}
          onChange={(event) => set(chosen, event.currentTarget.value)}
        />
      )}
    </div>
  );
}
