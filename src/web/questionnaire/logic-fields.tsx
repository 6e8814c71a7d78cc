// When a question is asked, how else it may be worded, and where its answers lead: each as a sentence that can be changed.

import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type SurveyQuestion, surveyLimits } from "../../domain/survey/questionnaire.ts";
import { wordsIn } from "../../domain/survey/survey-text.ts";
import { Icon } from "../design/icon.tsx";
import { ConditionField } from "./condition-field.tsx";
import { placeOf } from "./edit-questionnaire.ts";
import styles from "./questionnaire.module.css";
import { newComparison, questionsBefore, shapeOf } from "./subjects.ts";
import { useEditor } from "./use-editor.tsx";
import { WordsField } from "./words-field.tsx";

interface LogicProps {
  readonly question: SurveyQuestion;
  readonly number: number;
  readonly onChange: (question: SurveyQuestion, step?: string) => void;
}

/** Other wordings, the first whose condition holds. */
function Variants({ question, number, onChange }: LogicProps) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const spot = { kind: "question", key: question.key } as const;
  const { variants } = question;
  return variants.map((variant, i) => {
    const set = (next: typeof variant, step?: string) =>
      onChange({ ...question, variants: variants.with(i, next) }, step);
    const n = i + 1;
    return (
      <fieldset key={`variant ${n}`} className={styles.logic}>
        <legend>{t("logic.variant", { n })}</legend>
        <div className={styles.row}>
          <div className={styles.grow}>
            <WordsField
              lines
              label={t("logic.variantText", { n })}
              words={variant.text}
              step={`${number} variant ${i}`}
              maxLength={surveyLimits.text}
              onChange={(text, step) => set({ ...variant, text }, step)}
            />
          </div>
          <ActionIcon
            aria-label={t("logic.removeVariant", { n })}
            onClick={() => onChange({ ...question, variants: variants.toSpliced(i, 1) })}
          >
            <Icon name="close" />
          </ActionIcon>
        </div>
        <ConditionField
          isNeeded
          condition={variant.when}
          spot={spot}
          lead={t("logic.saidWhen")}
          add=""
          onChange={(when) => set({ ...variant, when: when ?? { all: [] } })}
        />
      </fieldset>
    );
  });
}

/** Ways out of the order: on to a later section, or to the end. */
function Jumps({ question, onChange }: LogicProps) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire } = useEditor();
  const own = placeOf(questionnaire, question.key)?.section ?? 0;
  const { jumps } = question;
  const later = questionnaire.sections.flatMap(({ key, title }, i) => {
    if (i <= own) return [];
    const [tag = "en"] = questionnaire.languages;
    const name = title ? wordsIn(title, tag, questionnaire.languages) : "";
    return [{ value: `to ${key}`, label: t("logic.toSection", { n: i + 1, name }) }];
  });
  return jumps.map((jump, i) => {
    const set = (next: typeof jump) => onChange({ ...question, jumps: jumps.with(i, next) });
    const value = jump.to === null ? "end" : `to ${jump.to}`;
    const isThere = value === "end" || later.some((one) => one.value === value);
    const n = i + 1;
    return (
      <fieldset key={`jump ${n}`} className={styles.logic}>
        <legend>{t("logic.jump", { n })}</legend>
        <ActionIcon
          className={styles.logicRemove ?? ""}
          aria-label={t("logic.removeJump", { n })}
          onClick={() => onChange({ ...question, jumps: jumps.toSpliced(i, 1) })}
        >
          <Icon name="close" />
        </ActionIcon>
        <div className={styles.sentence}>
          <strong>{t("logic.goTo")}</strong>
          <NativeSelect
            aria-label={t("logic.jumpTo", { n })}
            value={value}
            error={!isThere}
            data={[
              ...later,
              { value: "end", label: t("logic.toEnd") },
              ...(isThere ? [] : [{ value, label: t("logic.toNowhere") }]),
            ]}
            onChange={(event) => {
              const to = event.currentTarget.value;
              set({ ...jump, to: to === "end" ? null : to.slice(3) });
            }}
          />
        </div>
        <ConditionField
          isNeeded
          condition={jump.when}
          spot={{ kind: "after", key: question.key }}
          lead={t("logic.jumpWhen")}
          add=""
          onChange={(when) => set({ ...jump, when: when ?? { all: [] } })}
        />
      </fieldset>
    );
  });
}

/** The logic of a question. */
export function LogicFields(props: LogicProps) {
  const { question, onChange } = props;
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire } = useEditor();
  const { key } = question;
  const spot = { kind: "question", key } as const;
  const last = questionsBefore(questionnaire, spot).findLast((one) => shapeOf(one) !== undefined);
  const addVariant = () =>
    onChange({
      ...question,
      variants: [...question.variants, { when: { all: [newComparison(last)] }, text: {} }],
    });
  const addJump = () => {
    const about = shapeOf(question) ? question : last;
    onChange({
      ...question,
      jumps: [...question.jumps, { when: { all: [newComparison(about)] }, to: null }],
    });
  };
  return (
    <section className={styles.logics} aria-label={t("logic.heading")}>
      <ConditionField
        condition={question.when}
        spot={spot}
        lead={t("logic.onlyWhen")}
        add={t("logic.addWhen")}
        onChange={(when) => onChange({ ...question, when })}
      />
      <Variants {...props} />
      <Jumps {...props} />
      <div className={styles.acts}>
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={question.variants.length >= surveyLimits.variants}
          onClick={addVariant}
        >
          {t("logic.addVariant")}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={question.jumps.length >= surveyLimits.jumps}
          onClick={addJump}
        >
          {t("logic.addJump")}
        </Button>
      </div>
    </section>
  );
}
