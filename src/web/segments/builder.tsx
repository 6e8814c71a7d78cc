// The condition of a segment: what its lines speak of, and in which words.

import type { SegmentLeafCondition } from "../../domain/segment.ts";
import { ConditionGroup } from "../condition/group-editor.tsx";
import { AnsweredFact } from "./answered-fact.tsx";
import { DidFact } from "./did-fact.tsx";
import { KindFact, SeenFact, SegmentFact, ValueFact } from "./plain-facts.tsx";
import { type Group, isComplete, newFact } from "./segment-form.ts";
import { TraitFact } from "./trait-fact.tsx";
import { useSegmentWords } from "./use-fact-words.ts";
import { useGroupWords } from "./use-group-words.ts";

const facts = ["did", "answered", "trait", "value", "seen", "customer", "segment"] as const;

/** Groups within groups, the outermost included. */
const GROUPS_DEEP_MAX = 3;

function FactFields(props: {
  label: string;
  fact: SegmentLeafCondition;
  own: string | undefined;
  onChange: (fact: SegmentLeafCondition) => void;
}) {
  const { label, fact, onChange, own } = props;
  switch (fact.fact) {
    case "did":
      return <DidFact label={label} fact={fact} onChange={onChange} />;
    case "answered":
      return <AnsweredFact label={label} fact={fact} onChange={onChange} />;
    case "trait":
      return <TraitFact label={label} fact={fact} onChange={onChange} />;
    case "value":
      return <ValueFact label={label} fact={fact} onChange={onChange} />;
    case "seen":
      return <SeenFact label={label} fact={fact} onChange={onChange} />;
    case "customer":
      return <KindFact label={label} fact={fact} onChange={onChange} />;
    case "segment":
      return <SegmentFact label={label} fact={fact} own={own} onChange={onChange} />;
  }
}

/** The condition. `own` is the segment being edited, which cannot refer to itself. */
export function SegmentBuilder(props: {
  group: Group;
  own: string | undefined;
  onChange: (group: Group | null) => void;
}) {
  const t = useSegmentWords();
  const words = useGroupWords();
  const { group, own, onChange } = props;
  return (
    <ConditionGroup
      kind={{
        words,
        deepMax: GROUPS_DEEP_MAX,
        isComplete,
        // What was done has its own "did not".
        turns: ({ fact }) => fact !== "did",
        fields: (label, fact, change) => <FactFields label={label} fact={fact} own={own} onChange={change} />,
        adds: facts.map((fact) => ({ label: t(`fact.${fact}`), make: () => newFact(fact) })),
      }}
      group={group}
      path=""
      depth={1}
      onChange={onChange}
    />
  );
}
