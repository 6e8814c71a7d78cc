// The options of a choice or the rows of a matrix: added, removed, put in order and worded. Enter in one adds the next.

import { ActionIcon, Button, Checkbox, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { keyOfText } from "../../domain/survey/question-key.ts";
import {
  type Choice,
  type MatrixItem,
  type PictureChoice,
  type SurveyQuestion,
  surveyLimits,
} from "../../domain/survey/questionnaire.ts";
import { Icon } from "../design/icon.tsx";
import { touchpointsQuery } from "../session/queries.ts";
import { useLanguage } from "../session/workspace.tsx";
import { moved } from "./edit-questionnaire.ts";
import { PictureField } from "./picture-field.tsx";
import styles from "./questionnaire.module.css";
import { useEditor } from "./use-editor.tsx";
import { WordsField } from "./words-field.tsx";

interface Part {
  readonly key: string;
  readonly text: Choice["text"];
}

/** The list. `more` stands beside each text. */
function PartList<P extends Part>(props: {
  question: SurveyQuestion;
  name: "option" | "item";
  parts: readonly P[];
  max: number;
  make: (key: string) => P;
  more: (part: P, n: number, set: (part: P) => void) => ReactNode;
  onChange: (parts: readonly P[], step?: string) => void;
}) {
  const { question, name, parts, max, make, more, onChange } = props;
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { newPartKey, published, language } = useEditor();
  const idOf = (key: string) => `part-${question.key}-${key}`;
  const focus = (key: string | undefined) =>
    requestAnimationFrame(() =>
      document
        .getElementById(idOf(key ?? ""))
        ?.querySelector<HTMLElement>("input")
        ?.focus(),
    );
  const add = (behind: number) => {
    if (parts.length >= max) return;
    const now = parts.map(({ key }) => key);
    const key = newPartKey(question.key, `${name}_${parts.length + 1}`, now);
    onChange(parts.toSpliced(behind + 1, 0, make(key)));
    focus(key);
  };
  /** A new part takes a readable key from its first text, unless answers carry its key already. */
  const settle = (part: P, at: number) => {
    const text = part.text[language] ?? "";
    const isKept = published.get(question.key)?.parts.includes(part.key) ?? false;
    if (isKept || !/^(option|item)_\d+(_\d+)?$/.test(part.key)) return;
    const wanted = keyOfText(text);
    if (wanted === "" || wanted === part.key) return;
    const others = parts.filter((_, i) => i !== at).map(({ key }) => key);
    onChange(parts.with(at, { ...part, key: newPartKey(question.key, wanted, others) }), `key ${part.key}`);
  };
  const move = (at: number, by: -1 | 1) => {
    onChange(moved(parts, at, by));
    focus(parts[at]?.key);
  };
  return (
    <div className={styles.parts}>
      <ol>
        {parts.map((part, at) => {
          const n = at + 1;
          const set = (next: P, step?: string) => onChange(parts.with(at, next), step);
          return (
            <li
              // By its place: a part that takes its key from its words must stay under the hands of whoever writes.
              key={`part ${n}`}
              id={idOf(part.key)}
              className={styles.part}
              onKeyDown={(event) => {
                if (
                  event.key === "Enter" &&
                  event.target instanceof HTMLInputElement &&
                  event.target.type === "text"
                ) {
                  event.preventDefault();
                  add(at);
                }
                if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
                  event.preventDefault();
                  event.stopPropagation();
                  move(at, event.key === "ArrowUp" ? -1 : 1);
                }
              }}
            >
              <WordsField
                label={t(`parts.${name}`, { n })}
                words={part.text}
                step={`${question.key}.${part.key}`}
                maxLength={surveyLimits.option}
                onChange={(text, step) => set({ ...part, text }, step)}
                onBlur={() => settle(part, at)}
              />
              {more(part, n, set)}
              <div className={styles.partActs}>
                <ActionIcon
                  size={28}
                  aria-label={t("parts.up", { n })}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                >
                  <Icon name="up" size={14} />
                </ActionIcon>
                <ActionIcon
                  size={28}
                  aria-label={t("parts.down", { n })}
                  disabled={n === parts.length}
                  onClick={() => move(at, 1)}
                >
                  <Icon name="fall" size={14} />
                </ActionIcon>
                <ActionIcon
                  size={28}
                  aria-label={t("parts.remove", { n })}
                  onClick={() => {
                    onChange(parts.toSpliced(at, 1));
                    focus(parts[at + 1]?.key ?? parts[at - 1]?.key);
                  }}
                >
                  <Icon name="close" size={14} />
                </ActionIcon>
              </div>
            </li>
          );
        })}
      </ol>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Icon name="plus" size={13} />}
        disabled={parts.length >= max}
        onClick={() => add(parts.length - 1)}
      >
        {t(`parts.add_${name}`)}
      </Button>
    </div>
  );
}

/** The options of a choice. */
export function OptionsField(props: {
  question: SurveyQuestion & { readonly options: readonly Choice[] };
  onChange: (options: readonly Choice[], step?: string) => void;
}) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { question } = props;
  return (
    <PartList
      question={question}
      name="option"
      parts={question.options}
      max={surveyLimits.options}
      make={(key) => ({ key, text: {}, other: false })}
      more={(part, n, set) =>
        question.kind !== "ranking" && (
          <Checkbox
            size="xs"
            label={t("parts.other")}
            aria-label={t("parts.otherOf", { n })}
            checked={part.other}
            onChange={(event) => set({ ...part, other: event.currentTarget.checked })}
          />
        )
      }
      onChange={props.onChange}
    />
  );
}

/** The pictures of a choice. */
export function PicturesField(props: {
  question: SurveyQuestion & { readonly kind: "image" };
  onChange: (options: readonly PictureChoice[], step?: string) => void;
}) {
  return (
    <PartList
      question={props.question}
      name="option"
      parts={props.question.options}
      max={20}
      make={(key) => ({ key, text: {}, other: false, picture: "" })}
      more={(part, n, set) => (
        <PictureField n={n} picture={part.picture} onChange={(picture) => set({ ...part, picture })} />
      )}
      onChange={props.onChange}
    />
  );
}

/** The rows of a matrix; each may speak of a touchpoint of its own. */
export function ItemsField(props: {
  question: SurveyQuestion & { readonly kind: "matrix" };
  onChange: (items: readonly MatrixItem[], step?: string) => void;
}) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const language = useLanguage();
  const catalogue = useQuery(touchpointsQuery).data?.touchpoints ?? [];
  return (
    <PartList
      question={props.question}
      name="item"
      parts={props.question.items}
      max={surveyLimits.items}
      make={(key) => ({ key, text: {}, touchpoint: "" })}
      more={(part, n, set) => (
        <NativeSelect
          aria-label={t("parts.touchpointOf", { n })}
          value={part.touchpoint}
          data={[
            { value: "", label: t("parts.noTouchpoint") },
            ...catalogue.map((one) => ({ value: one.key, label: one.names[language] })),
          ]}
          onChange={(event) => set({ ...part, touchpoint: event.currentTarget.value })}
        />
      )}
      onChange={props.onChange}
    />
  );
}
