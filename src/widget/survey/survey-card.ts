// What one sees of a run: one question at a time with its field and buttons, then thanks, or what became of the response.

import type { BuiltInWords } from "../../domain/survey/built-in-words.ts";
import { checkAnswer } from "../../domain/survey/check-answer.ts";
import { type SurveyQuestion, scaleOfQuestion, type Words } from "../../domain/survey/questionnaire.ts";
import { questionText, textFor } from "../../domain/survey/survey-text.ts";
import { choiceField, emotionsField } from "./choice-field.ts";
import { type Child, h } from "./draw.ts";
import { type FieldProps, questionId, wrongId } from "./field.ts";
import type { SurveyRun } from "./run.ts";
import { rowsField, scoreField } from "./score-field.ts";
import { consentField, contactPart, writtenField } from "./written-field.ts";

/** How long one sees what one has touched before the survey goes on. */
const pauseMs = 260;

function fieldOf(props: FieldProps): Child {
  const { question } = props;
  switch (question.kind) {
    case "nps":
    case "ces":
    case "ces1":
    case "csat":
      return scoreField({ ...props, question });
    case "matrix":
    case "gap":
      return rowsField({ ...props, question });
    case "emotions":
      return emotionsField({ ...props, question });
    case "single":
    case "multiple":
    case "dropdown":
    case "image":
    case "ranking":
      return choiceField({ ...props, question });
    case "text":
    case "number":
    case "date":
      return writtenField({ ...props, question });
    case "contact":
      return contactPart({ ...props, question });
    case "consent":
      return consentField({ ...props, question });
    case "statement":
      return null;
  }
}

/** A digit chooses a score; 0 is 10 where the scale goes that far and has no 0. */
function scoreOfKey(question: SurveyQuestion, key: string): number | undefined {
  const { kind } = question;
  const scale = kind === "matrix" || kind === "gap" ? undefined : scaleOfQuestion(question);
  if (!scale || !/^\d$/.test(key)) return undefined;
  const score = key === "0" && scale.min > 0 && scale.max === 10 ? 10 : Number(key);
  return score >= scale.min && score <= scale.max ? score : undefined;
}

function button(look: "main" | "quiet", text: string, onclick?: () => void): Child {
  return h("button", { class: look, type: onclick ? "button" : "submit", onclick }, text);
}

function questionCard(run: SurveyRun, question: SurveyQuestion, words: BuiltInWords): Child {
  const { reader, problem, draft } = run;
  const { buttons } = words;
  const value = run.valueOf(question);
  const help = textFor(question.help, reader);
  const isEmpty = checkAnswer({ ...question, required: false }, value).kind === "none";
  const canSkip = !question.required && isEmpty && question.kind !== "statement";
  return h(
    "form",
    {
      key: question.key,
      novalidate: true,
      onsubmit: (event: Event) => {
        event.preventDefault();
        run.next();
      },
      onkeydown: ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
        const score = ctrlKey || metaKey || altKey ? undefined : scoreOfKey(question, key);
        if (score !== undefined) run.give(question, score);
      },
    },
    h(
      "h2",
      { id: questionId },
      questionText(question, reader),
      question.required && h("span", { "aria-hidden": true }, "\u00a0*"),
    ),
    help !== "" && h("p", { class: "help" }, help),
    fieldOf({
      question,
      value,
      words,
      seed: draft.id,
      host: run.parts.host,
      say: (texts: Words | null) => textFor(texts, reader),
      onChange: (given) => run.give(question, given),
      onChosen: () => run.nextSoon(pauseMs),
    }),
    h("p", { id: wrongId, class: "wrong", role: "alert" }, problem && words.problems[problem]),
    h(
      "div",
      { class: "acts" },
      draft.past.length > 0 && button("quiet", buttons.back, () => run.back()),
      button("main", run.isLastWith(question) ? buttons.send : canSkip ? buttons.skip : buttons.next),
    ),
  );
}

function thanks({ ending, reader }: SurveyRun): Child {
  if (!ending) return null;
  const { title, text, link } = ending;
  return h(
    "div",
    { class: "over" },
    h(
      "svg",
      { viewBox: "0 0 40 40", "aria-hidden": true },
      h("path", { d: "M2 20a18 18 0 1 0 36 0a18 18 0 1 0-36 0m10 .5 5.5 5.5L28.5 15" }),
    ),
    h("h2", { tabindex: -1 }, textFor(title, reader)),
    text && h("p", { class: "help" }, textFor(text, reader)),
    link &&
      h(
        "a",
        { class: "main", href: link.url, target: "_blank", rel: "noopener noreferrer" },
        textFor(link.text, reader),
      ),
  );
}

/** What became of a response that is not done. */
function waiting(run: SurveyRun, { notes, buttons }: BuiltInWords): Child {
  const { phase } = run;
  const said = phase === "closed" || phase === "refused" ? notes[phase] : notes.failed;
  return h(
    "div",
    { class: "over", "aria-busy": phase === "sending" },
    h("p", { role: "status", tabindex: -1 }, phase === "sending" ? buttons.sending : said),
    (phase === "failed" || phase === "refused") &&
      h(
        "div",
        { class: "acts" },
        button("quiet", buttons.back, () => run.back()),
        button("main", buttons.again, () => run.next()),
      ),
  );
}

/** The run as it is now. */
export function surveyCard(run: SurveyRun, words: BuiltInWords): Child {
  const { step, phase } = run;
  if (phase === "done") return thanks(run);
  return [
    h("progress", { "aria-label": words.notes.progress, max: 1, value: run.progress }),
    step.kind === "question" && phase === "asking"
      ? questionCard(run, step.question, words)
      : waiting(run, words),
  ];
}
