// What is wrong, in words: beside the part that it belongs to, and as a list that leads there.

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Flaw } from "../../domain/survey/find-flaws.ts";
import { type Questionnaire, questionsIn } from "../../domain/survey/questionnaire.ts";
import { useFormat } from "../session/workspace.tsx";
import { useConditionWords } from "./condition-words.ts";
import { flawAddress } from "./flaw-address.ts";
import styles from "./questionnaire.module.css";
import { readField } from "./subjects.ts";
import { useEditor } from "./use-editor.tsx";

/** Says a flaw. */
function useFlawWords(questionnaire: Questionnaire) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionName } = useConditionWords(questionnaire);
  const { languageName } = useFormat();
  return ({ code, about }: Flaw): string => {
    if (code === "no_text") return t("flaw.no_text", { about: languageName(about) });
    if (code !== "looks_ahead" && code !== "no_value") return t(`flaw.${code}`, { about });
    const { from, name } = readField(about);
    const question = questionsIn(questionnaire).find(({ key }) => key === name);
    return t(`flaw.${code}`, { about: from === "answer" && question ? questionName(question) : name });
  };
}

/** The flaws of one part. */
export function FlawNotes({ flaws }: { flaws: readonly Flaw[] }) {
  const { questionnaire } = useEditor();
  const say = useFlawWords(questionnaire);
  if (flaws.length === 0) return null;
  const texts = [...new Set(flaws.map(say))];
  return (
    <ul className={styles.flaws}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** All flaws; each leads to its place. */
export function FlawList(props: {
  /** Id of the survey. */
  survey: string;
  questionnaire: Questionnaire;
  flaws: readonly Flaw[];
}) {
  const { survey, questionnaire, flaws } = props;
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionName } = useConditionWords(questionnaire);
  const say = useFlawWords(questionnaire);
  const [first] = questionnaire.languages;
  const placeName = (address: string): string => {
    const [kind, key] = address.split(".");
    const all = questionsIn(questionnaire);
    const at = all.findIndex((one) => one.key === key);
    const question = all[at];
    if (kind === "question" && question) return `${at + 1}. ${questionName(question)}`;
    const list = kind === "ending" ? questionnaire.endings : kind === "quota" ? questionnaire.quotas : null;
    if (list)
      return t(`place.${kind === "quota" ? "quota" : "ending"}`, {
        n: list.findIndex((one) => one.key === key) + 1,
      });
    if (kind === "section")
      return t("place.section", { n: questionnaire.sections.findIndex((one) => one.key === key) + 1 });
    return t("place.about");
  };
  return (
    <ul className={styles.flawList}>
      {flaws.map((flaw) => {
        const address = flawAddress(flaw, questionnaire);
        const text = say(flaw);
        return (
          <li key={`${flaw.path.join(".")} ${text}`}>
            <Link
              to="/surveys/$id"
              params={{ id: survey }}
              // A text that is missing is missing in the first language.
              search={{ at: address, ...(flaw.code === "no_text" && first !== undefined && { lang: first }) }}
              resetScroll={false}
              onClick={() => focusPlace(address)}
            >
              {placeName(address)}
            </Link>{" "}
            {text}
          </li>
        );
      })}
    </ul>
  );
}

/** Brings a place of the editor into sight and gives it the focus, once it is drawn. */
export function focusPlace(address: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const place = document.getElementById(`at-${address}`);
      place?.scrollIntoView({ block: "center" });
      place?.focus({ preventScroll: true });
    }),
  );
}
