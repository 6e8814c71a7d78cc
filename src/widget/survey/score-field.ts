// Scores: numbers, faces or stars in one row, as radio buttons; and several such rows in one question.

import { isRecord } from "../../domain/survey/answer-value.ts";
import { scaleOfQuestion } from "../../domain/survey/questionnaire.ts";
import { h } from "./draw.ts";
import { type FieldProps, questionId, wrongId } from "./field.ts";

type Look = "numbers" | "faces" | "stars";

const mouths = [
  "M5 16c2-3 8-3 10 0",
  "M6 15c2-1.5 6-1.5 8 0",
  "M6 14.5h8",
  "M6 13.5c2 1.8 6 1.8 8 0",
  "M5 13c2 3.4 8 3.4 10 0",
];

function markOf(look: Look, at: number) {
  const star = "m10 1.8 2.5 5.2 5.7.7-4.2 3.9 1.1 5.6L10 14.4l-5.1 2.8L6 11.6 1.8 7.7l5.7-.7Z";
  const isFace = look === "faces";
  return h(
    "svg",
    { viewBox: "0 0 20 20", "aria-hidden": true },
    isFace && h("circle", { cx: 10, cy: 10, r: 8.6 }),
    h("path", { d: isFace ? `M7 7.6v.6M13 7.6v.6${mouths[at]}` : star }),
  );
}

interface RowProps {
  readonly min: number;
  readonly max: number;
  readonly value: unknown;
  readonly look: Look;
  readonly ends: readonly [string, string];
  readonly faces: readonly string[];
  readonly labelledBy: string;
  readonly onScore: (score: number) => void;
  readonly onChosen?: () => void;
}

function scoreRow({ min, max, value, look, ends, faces, labelledBy, onScore, onChosen }: RowProps) {
  const scores = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  const labelOf = (score: number, i: number) => {
    if (look === "faces") return faces[i];
    const end = score === min ? ends[0] : score === max ? ends[1] : "";
    return end ? `${score}, ${end}` : score;
  };
  return h(
    "div",
    { role: "radiogroup", "aria-labelledby": labelledBy, "aria-describedby": wrongId },
    h(
      "div",
      { class: "scores", "data-look": look },
      scores.map((score, i) =>
        h(
          "label",
          {
            "data-on": value === score,
            "data-filled": look === "stars" && typeof value === "number" && score <= value,
            onpointerup: ({ button }: PointerEvent) => {
              if (button !== 0) return;
              onScore(score);
              onChosen?.();
            },
          },
          h("input", {
            type: "radio",
            name: labelledBy,
            checked: value === score,
            "aria-label": labelOf(score, i),
            onchange: () => onScore(score),
          }),
          look === "numbers" ? h("span", { "aria-hidden": true }, score) : markOf(look, i),
        ),
      ),
    ),
    h(
      "div",
      { class: "ends", "aria-hidden": true },
      ends.map((end) => h("span", {}, end)),
    ),
  );
}

/** NPS, both CES and CSAT. */
export function scoreField({
  question,
  value,
  words,
  onChange,
  onChosen,
}: FieldProps<"nps" | "ces" | "ces1" | "csat">) {
  const { min = 0, max = 10 } = scaleOfQuestion(question) ?? {};
  return scoreRow({
    min,
    max,
    value,
    look: question.kind === "csat" ? question.look : "numbers",
    ends: words.scales[question.kind],
    faces: words.faces,
    labelledBy: questionId,
    onScore: onChange,
    onChosen,
  });
}

/** A rating for each item; what was expected beside what was got. */
export function rowsField({ question, value, words, say, onChange }: FieldProps<"matrix" | "gap">) {
  const given = isRecord(value) ? value : {};
  const isGap = question.kind === "gap";
  const rows = isGap
    ? (["expectation", "perception"] as const).map((key) => ({ key, text: words.gap[key] }))
    : question.items.map(({ key, text }) => ({ key, text: say(text) }));
  return h(
    "div",
    { class: "rows" },
    rows.map(({ key, text }) =>
      h(
        "div",
        {},
        h("h3", { id: `r-${key}` }, text),
        scoreRow({
          min: 1,
          max: question.points,
          value: given[key],
          look: question.points === 5 ? "stars" : "numbers",
          ends: words.scales[isGap ? "expectation" : "rating"],
          faces: words.faces,
          labelledBy: `${questionId} r-${key}`,
          onScore: (score) => onChange({ ...given, [key]: score }),
        }),
      ),
    ),
  );
}
