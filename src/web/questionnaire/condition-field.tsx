// One condition: its sentence, and behind it the lines with which it is changed.

import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Comparison, Condition } from "../../domain/condition-tree.ts";
import { type FormGroup, readTree, type TreeKind, writeTree } from "../condition/condition-form.ts";
import { ConditionGroup } from "../condition/group-editor.tsx";
import { ComparisonFields } from "./comparison-fields.tsx";
import { useConditionWords } from "./condition-words.ts";
import own from "./questionnaire.module.css";
import { newComparison, questionsBefore, type Spot, shapeOf } from "./subjects.ts";
import { useEditor } from "./use-editor.tsx";
import { useGroupWords } from "./use-group-words.ts";

const tree: TreeKind<Comparison, Condition> = {
  open: (condition) => ("field" in condition ? { fact: condition } : { branch: condition }),
  fact: (fact) => fact,
  branch: (branch) => branch,
};

const isComplete = ({ field, op, values = [] }: Comparison) =>
  field !== "trait." && (op === "exists" || op === "not_exists" || values.length > 0);

/** The lines of a condition. */
export function ConditionLines(props: {
  condition: Condition;
  spot: Spot;
  onChange: (condition: Condition) => void;
}) {
  const { condition, spot, onChange } = props;
  const { questionnaire } = useEditor();
  const words = useGroupWords();
  const group: FormGroup<Comparison> = readTree(tree, condition);
  const last = questionsBefore(questionnaire, spot).findLast((one) => shapeOf(one) !== undefined);
  return (
    <ConditionGroup
      kind={{
        words,
        deepMax: 2,
        isComplete,
        turns: () => true,
        fields: (label, fact, change) => (
          <ComparisonFields label={label} fact={fact} spot={spot} onChange={change} />
        ),
        adds: [{ label: words.addLine, make: () => newComparison(last) }],
      }}
      group={group}
      path=""
      depth={1}
      onChange={(changed) => onChange(changed ? writeTree(tree, changed) : { all: [] })}
    />
  );
}

/** A condition that can be absent: a button adds it, its sentence opens it. `lead` stands before the sentence. */
export function ConditionField(props: {
  condition: Condition | null;
  spot: Spot;
  lead: string;
  add: string;
  /** Whether it can be taken out; without one, what is left says "always". */
  isNeeded?: boolean;
  onChange: (condition: Condition | null) => void;
}) {
  const { condition, spot, lead, isNeeded = false, onChange } = props;
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire } = useEditor();
  const { sentence } = useConditionWords(questionnaire);
  const [isOpen, setOpen] = useState(false);
  const last = questionsBefore(questionnaire, spot).findLast((one) => shapeOf(one) !== undefined);
  if (condition === null)
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => {
          onChange({ all: [newComparison(last)] });
          setOpen(true);
        }}
      >
        {props.add}
      </Button>
    );
  return (
    <div className={own.condition}>
      <div className={own.sentence}>
        <p>
          <strong>{lead}</strong> {sentence(condition)}
        </p>
        <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? "condition.done" : "condition.edit")}
        </Button>
        {!isNeeded && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange(null)}>
            {t("condition.remove")}
          </Button>
        )}
      </div>
      {isOpen && (
        <ConditionLines
          condition={condition}
          spot={spot}
          onChange={(next) => onChange("all" in next && next.all.length === 0 ? null : next)}
        />
      )}
    </div>
  );
}
