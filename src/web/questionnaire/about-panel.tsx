// What the survey as a whole is: its name, what it speaks of, its languages, and the values that its link may carry.

import { ActionIcon, Button, NativeSelect, TagsInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keyOfText } from "../../domain/survey/question-key.ts";
import { surveyLimits } from "../../domain/survey/questionnaire.ts";
import { missingIn } from "../../domain/survey/questionnaire-texts.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { touchpointsQuery } from "../session/queries.ts";
import { useChannels, useFormat, useLanguage } from "../session/workspace.tsx";
import { useNames } from "../view/use-names.ts";
import { addLanguage, makeFirst, removeLanguage } from "./edit-questionnaire.ts";
import { FlawNotes } from "./flaw-list.tsx";
import styles from "./questionnaire.module.css";
import { useEditor } from "./use-editor.tsx";
import { WordsField } from "./words-field.tsx";

/** Languages that are offered; others can be had by a file of translations. */
const offered =
  "es en pt pt-BR fr de it ca gl eu nl pl ro cs da sv nb fi el hu bg uk ru tr ar he fa hi zh ja ko vi th id qu".split(
    " ",
  );

function LanguagesField() {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire, change } = useEditor();
  const { languageName } = useFormat();
  const { languages } = questionnaire;
  const more = offered.filter((one) => !languages.includes(one));
  return (
    <fieldset className={styles.languages}>
      <legend>{t("languages.heading")}</legend>
      <p className={styles.mute}>{t("languages.explain")}</p>
      <ul>
        {languages.map((tag, i) => {
          const missing = missingIn(questionnaire, tag).length;
          return (
            <li key={tag}>
              <span>{languageName(tag)}</span>
              {i === 0 && <span className={styles.mute}>{t("languages.first")}</span>}
              {missing > 0 && (
                <span className={styles.mute}>{t("languages.missing", { count: missing })}</span>
              )}
              {i > 0 && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => change(makeFirst(questionnaire, tag))}
                >
                  {t("languages.makeFirst")}
                </Button>
              )}
              {languages.length > 1 && (
                <ActionIcon
                  size={28}
                  aria-label={t("languages.remove", { language: languageName(tag) })}
                  onClick={() => change(removeLanguage(questionnaire, tag))}
                >
                  <Icon name="close" size={14} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
      <NativeSelect
        aria-label={t("languages.add")}
        maw="16rem"
        value=""
        disabled={languages.length >= surveyLimits.languages}
        data={[
          { value: "", label: t("languages.add") },
          ...more.map((tag) => ({ value: tag, label: languageName(tag) })),
        ]}
        onChange={(event) => {
          const tag = event.currentTarget.value;
          if (tag !== "") change(addLanguage(questionnaire, tag));
        }}
      />
    </fieldset>
  );
}

/** The panel. */
export function AboutPanel() {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { editing, questionnaire, change, open, setOpen, flawsAt } = useEditor();
  const { name } = editing.shown;
  const language = useLanguage();
  const nameOf = useNames();
  const channels = useChannels(questionnaire.channel === "" ? undefined : questionnaire.channel);
  const catalogue = useQuery(touchpointsQuery).data?.touchpoints ?? [];
  const isOpen = open === "about";
  return (
    <Panel
      heading={t("about.heading")}
      aside={
        <Button
          id="at-about"
          size="compact-sm"
          variant="subtle"
          aria-expanded={isOpen}
          onClick={() => setOpen(isOpen ? "" : "about")}
        >
          {t(isOpen ? "about.close" : "about.open")}
        </Button>
      }
    >
      <TextInput
        label={t("surveys:questions.name")}
        value={name}
        maxLength={surveyLimits.title}
        error={name.trim() === "" ? t("about.noName") : undefined}
        onChange={(event) => editing.change({ name: event.currentTarget.value, questionnaire }, "name")}
      />
      <FlawNotes flaws={flawsAt("about")} />
      {isOpen && (
        <div className={styles.editor}>
          <WordsField
            labelled
            label={t("about.title")}
            words={questionnaire.title}
            step="title"
            maxLength={surveyLimits.title}
            onChange={(title, step) => change({ ...questionnaire, title }, step)}
          />
          <div className={styles.fields}>
            <NativeSelect
              label={t("about.touchpoint")}
              value={questionnaire.touchpoint}
              data={[
                { value: "", label: t("about.noTouchpoint") },
                ...catalogue.map((one) => ({ value: one.key, label: one.names[language] })),
              ]}
              onChange={(event) => change({ ...questionnaire, touchpoint: event.currentTarget.value })}
            />
            <NativeSelect
              label={t("about.channel")}
              value={questionnaire.channel}
              data={[
                { value: "", label: t("about.noChannel") },
                ...channels.map((one) => ({ value: one as string, label: nameOf("channel", one) })),
              ]}
              onChange={(event) => {
                const channel = channels.find((one) => one === event.currentTarget.value) ?? "";
                change({ ...questionnaire, channel });
              }}
            />
          </div>
          <TagsInput
            label={t("about.hidden")}
            description={t("about.hiddenExplain")}
            acceptValueOnBlur
            maxTags={surveyLimits.hidden}
            value={[...questionnaire.hidden]}
            onChange={(names) => {
              const keys = names.map((one) => (/^[a-z][a-z0-9_]{0,39}$/.test(one) ? one : keyOfText(one)));
              change({ ...questionnaire, hidden: [...new Set(keys.filter((one) => one !== ""))] });
            }}
          />
          <LanguagesField />
        </div>
      )}
    </Panel>
  );
}
