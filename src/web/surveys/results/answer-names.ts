// What answers are called: options, rows, sides and feelings in the words of the survey, and the groups they are compared by.

import { useTranslation } from "react-i18next";
import type { SurveyResults } from "../../../api/contract-survey-results.ts";
import { builtInWords } from "../../../domain/survey/built-in-words.ts";
import {
  emotions,
  type Questionnaire,
  type SurveyQuestion,
  scaleOfQuestion,
} from "../../../domain/survey/questionnaire.ts";
import type { SurveyGroup } from "../../../domain/survey/survey-cut.ts";
import { wordsIn } from "../../../domain/survey/survey-text.ts";
import { useLanguage } from "../../session/workspace.tsx";
import { useNames } from "../../view/use-names.ts";

/** How often an answer was given. */
export type Count = SurveyResults["questions"][number]["counts"][number];

/** The naming of answers for the one who reads. */
export function useAnswerNames(questionnaire: Pick<Questionnaire, "languages">) {
  const { t } = useTranslation("surveys");
  const language = useLanguage();
  const say = (words: Parameters<typeof wordsIn>[0]) => wordsIn(words, language, questionnaire.languages);
  return {
    say,
    /** One answer to a question. */
    answer(question: SurveyQuestion, { choice, score }: Pick<Count, "choice" | "score">): string {
      if ("options" in question) {
        const option = question.options.find(({ key }) => key === choice);
        const name = option ? say(option.text) : choice;
        return question.kind === "ranking" ? `${score}. ${name}` : name;
      }
      if (question.kind === "consent")
        return t(choice === "yes" ? "results.consent.yes" : "results.consent.no");
      const feeling = question.kind === "emotions" ? emotions.find((one) => one === choice) : undefined;
      if (feeling) return `${builtInWords(language).emotions[feeling]}, ${score}`;
      return choice === "" ? String(score ?? "") : choice;
    },
    /** A row of a matrix or a side of a gap, by the key of its result; "" for a question without parts. */
    part(question: SurveyQuestion, key: string): string {
      if (key === question.key) return "";
      const part = key.slice(question.key.length + 1);
      if (question.kind === "gap")
        return builtInWords(language).gap[part === "expectation" ? "expectation" : "perception"];
      const item = question.kind === "matrix" ? question.items.find((one) => one.key === part) : undefined;
      return item ? say(item.text) : "";
    },
  };
}

/** The naming of groups. */
export function useGroupName(by: SurveyGroup | null): (key: string) => string {
  const { t } = useTranslation("surveys");
  const nameOf = useNames();
  return (key) =>
    by === null || by === "version" ? t("results.versionName", { version: key }) : nameOf(by, key);
}

/** The counts in their order: every point of a scale, also those that nobody chose; of choices the most frequent first. */
export function inOrder(question: SurveyQuestion, counts: readonly Count[]): readonly Count[] {
  const scale = scaleOfQuestion(question);
  if (!scale) return question.kind === "ranking" ? counts : [...counts].sort((a, b) => b.n - a.n);
  return Array.from({ length: scale.max - scale.min + 1 }, (_, i) => {
    const score = scale.max - i;
    return counts.find((one) => one.score === score) ?? { choice: "", score, n: 0 };
  });
}
