// Puts what was said before, or what is known of the customer, into the text of a question: `{{answer.KEY}}`.

import { Button, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SurveyQuestion, Words } from "../../domain/survey/questionnaire.ts";
import { useConditionWords } from "./condition-words.ts";
import { withText } from "./edit-texts.ts";
import { questionsBefore } from "./subjects.ts";
import { useEditor } from "./use-editor.tsx";

/** Kinds whose answer is one value that can stand in a text. */
const spoken: readonly SurveyQuestion["kind"][] = [
  "nps",
  "ces",
  "ces1",
  "csat",
  "single",
  "dropdown",
  "text",
  "number",
  "date",
];

/** The menu; the piece is put at the end of the text in the language that is edited. */
export function PipeMenu(props: { question: SurveyQuestion; onInsert: (text: Words) => void }) {
  const { question, onInsert } = props;
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire, language } = useEditor();
  const { questionName } = useConditionWords(questionnaire);
  const before = questionsBefore(questionnaire, { kind: "question", key: question.key });
  const offered = [
    ...before
      .filter(({ kind }) => spoken.includes(kind))
      .map((one) => ({ piece: `{{answer.${one.key}}}`, label: questionName(one) })),
    ...questionnaire.hidden.map((name) => ({
      piece: `{{hidden.${name}}}`,
      label: t("condition.hidden", { name }),
    })),
    { piece: "{{trait.name}}", label: t("pipe.name") },
  ];
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle">
          {t("pipe.insert")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map(({ piece, label }) => (
          <Menu.Item
            key={piece}
            onClick={() => {
              const text = question.text[language] ?? "";
              onInsert(
                withText(
                  question.text,
                  language,
                  `${text}${text === "" || text.endsWith(" ") ? "" : " "}${piece}`,
                ),
              );
            }}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
