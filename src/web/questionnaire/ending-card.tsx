// What is said at the end: thanks that depend on the answers, and what is told to those who come when a quota is full.

import { ActionIcon, Button, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Ending, surveyLimits } from "../../domain/survey/questionnaire.ts";
import { wordsIn } from "../../domain/survey/survey-text.ts";
import { Icon } from "../design/icon.tsx";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { ConditionField } from "./condition-field.tsx";
import { FlawNotes } from "./flaw-list.tsx";
import { LinkField } from "./link-field.tsx";
import styles from "./questionnaire.module.css";
import { useEditor } from "./use-editor.tsx";
import { WordsField } from "./words-field.tsx";

/** One ending, or the one of a quota. */
export function EndingCard<E extends Ending & { readonly most?: number }>(props: {
  ending: E;
  kind: "ending" | "quota";
  n: number;
  /** How many responses the quota has taken. */
  taken?: number | undefined;
  /** The last ending has no condition: it is for everyone else. */
  isLast: boolean;
  onChange: (ending: E, step?: string) => void;
  onMove: ((by: -1 | 1) => void) | null;
  onRemove: (() => void) | null;
}) {
  const { ending, kind, n, taken, isLast, onChange } = props;
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire, open, setOpen, flawsAt } = useEditor();
  const language = useLanguage();
  const format = useFormat();
  const address = `${kind}.${ending.key}`;
  const isOpen = open === address;
  const { link } = ending;
  const title = wordsIn(ending.title, language, questionnaire.languages) || t(`place.${kind}`, { n });
  const flaws = flawsAt(address);
  const step = (name: string) => `${address} ${name}`;
  return (
    <li className={styles.card} data-open={isOpen} data-flawed={flaws.length > 0}>
      <div className={styles.row}>
        <button
          type="button"
          id={`at-${address}`}
          className={styles.rowName}
          aria-expanded={isOpen}
          onClick={() => setOpen(isOpen ? "" : address)}
        >
          <span>
            <span className={styles.rowText}>{title}</span>
            <span className={styles.marks}>
              {ending.most !== undefined &&
                t("quota.taken", { taken: format.count(taken ?? 0), most: format.count(ending.most) })}
              {ending.most !== undefined && (taken ?? 0) >= ending.most && ` · ${t("quota.full")}`}
              {ending.most === undefined &&
                t(isLast ? "ending.rest" : ending.when === null ? "ending.always" : "mark.when")}
              {link !== null && ` · ${t("ending.hasLink")}`}
            </span>
          </span>
        </button>
        <div className={styles.rowActs}>
          {props.onMove && (
            <>
              <ActionIcon aria-label={t(`${kind}.up`, { n })} onClick={() => props.onMove?.(-1)}>
                <Icon name="up" />
              </ActionIcon>
              <ActionIcon aria-label={t(`${kind}.down`, { n })} onClick={() => props.onMove?.(1)}>
                <Icon name="fall" />
              </ActionIcon>
            </>
          )}
          {props.onRemove && (
            <ActionIcon aria-label={t(`${kind}.remove`, { n })} onClick={props.onRemove}>
              <Icon name="close" />
            </ActionIcon>
          )}
        </div>
      </div>
      <FlawNotes flaws={flaws} />
      {isOpen && (
        <div className={styles.editor}>
          {ending.most !== undefined && (
            <NumberInput
              label={t("quota.most")}
              w="10rem"
              min={1}
              max={1_000_000}
              allowDecimal={false}
              value={ending.most}
              onChange={(value) =>
                onChange({ ...ending, most: Math.max(1, Math.min(1e6, Number(value) || 1)) })
              }
            />
          )}
          {(!isLast || kind === "quota" || ending.when !== null) && (
            <ConditionField
              condition={ending.when}
              spot={{ kind: "end" }}
              lead={t(`${kind}.onlyWhen`)}
              add={t(`${kind}.addWhen`)}
              onChange={(when) => onChange({ ...ending, when })}
            />
          )}
          <WordsField
            labelled
            label={t("ending.title")}
            words={ending.title}
            step={step("title")}
            maxLength={surveyLimits.text}
            onChange={(title, name) => onChange({ ...ending, title }, name)}
          />
          {ending.text !== null && (
            <WordsField
              lines
              labelled
              label={t("ending.text")}
              words={ending.text}
              step={step("text")}
              maxLength={surveyLimits.text}
              onChange={(text, name) => onChange({ ...ending, text }, name)}
            />
          )}
          {link !== null && (
            <div className={styles.fields}>
              <LinkField url={link.url} onChange={(url) => onChange({ ...ending, link: { ...link, url } })} />
              <WordsField
                labelled
                label={t("ending.linkText")}
                words={link.text}
                step={step("link")}
                maxLength={surveyLimits.option}
                onChange={(text, name) => onChange({ ...ending, link: { ...link, text } }, name)}
              />
            </div>
          )}
          <div className={styles.acts}>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => onChange({ ...ending, text: ending.text === null ? {} : null })}
            >
              {t(ending.text === null ? "ending.addText" : "ending.removeText")}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => onChange({ ...ending, link: link === null ? { url: "", text: {} } : null })}
            >
              {t(link === null ? "ending.addLink" : "ending.removeLink")}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
