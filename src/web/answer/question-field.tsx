// The field of a question, by its kind.

import { ChoiceField } from "./choice-field.tsx";
import type { FieldProps } from "./field.ts";
import { EmotionsField, GapField, MatrixField } from "./rows-field.tsx";
import { ScoreField } from "./score-field.tsx";
import { ConsentField, ContactPart, PlainField, TextField } from "./written-field.tsx";

/** One field; a statement has none. */
export function QuestionField(props: FieldProps) {
  const { question } = props;
  switch (question.kind) {
    case "nps":
    case "ces":
    case "ces1":
    case "csat":
      return <ScoreField {...props} question={question} />;
    case "matrix":
      return <MatrixField {...props} question={question} />;
    case "gap":
      return <GapField {...props} question={question} />;
    case "emotions":
      return <EmotionsField {...props} question={question} />;
    case "single":
    case "multiple":
    case "dropdown":
    case "image":
    case "ranking":
      return <ChoiceField {...props} question={question} />;
    case "text":
      return <TextField {...props} question={question} />;
    case "number":
    case "date":
      return <PlainField {...props} question={question} />;
    case "contact":
      return <ContactPart {...props} question={question} />;
    case "consent":
      return <ConsentField {...props} question={question} />;
    case "statement":
      return null;
  }
}
