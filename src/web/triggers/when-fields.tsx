// What makes a survey ask: something that happens and meets a condition, or a schedule over a segment.

import { NumberInput, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type TriggerMatch, triggerLimits } from "../../domain/survey/trigger.ts";
import { ConditionGroup, type GroupWords } from "../condition/group-editor.tsx";
import { useGroupWords } from "../segments/use-group-words.ts";
import { segmentsQuery } from "../session/queries.ts";
import { MatchFields } from "./match-fields.tsx";
import type { Trigger } from "./queries.ts";
import { isMatchComplete, newEvent, newSchedule, readCondition, writeCondition } from "./trigger-form.ts";
import styles from "./triggers.module.css";

const everyDaysMax = 730;

/** Groups within groups, the outermost included. */
const groupsDeepMax = Math.floor(triggerLimits.levels / 2);

const newMatch = (): TriggerMatch => ({ field: "touchpoint", op: "is", values: [] });

/** Those of conditions on customers, where they do not say what is looked at. */
function useWords(): GroupWords {
  const { t } = useTranslation("triggers");
  return {
    ...useGroupWords(),
    whole: t("condition.whole"),
    outer: t("condition.outer"),
    inner: t("condition.inner"),
  };
}

/** A segment, by its name; `except` are chosen elsewhere already. */
export function SegmentSelect(props: {
  label: string;
  isHidden?: boolean;
  value: string;
  except?: readonly string[];
  onChange: (id: string) => void;
}) {
  const { label, isHidden = false, value, except = [], onChange } = props;
  const { t } = useTranslation("triggers");
  const segments = useQuery(segmentsQuery).data?.segments ?? [];
  const offered = segments.filter(({ id }) => id === value || !except.includes(id));
  return (
    <Select
      {...(isHidden ? { "aria-label": label } : { label })}
      placeholder={t("when.chooseSegment")}
      searchable
      allowDeselect={false}
      error={value === ""}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      nothingFoundMessage={t("when.noSegment")}
      value={value === "" ? null : value}
      onChange={(id) => id !== null && onChange(id)}
    />
  );
}

/** The fields. */
export function WhenFields({
  when,
  onChange,
}: {
  when: Trigger["when"];
  onChange: (when: Trigger["when"]) => void;
}) {
  const { t } = useTranslation("triggers");
  const words = useWords();
  return (
    <>
      <SegmentedControl
        className={styles.choice}
        aria-label={t("when.label")}
        value={when.kind}
        data={(["event", "schedule"] as const).map((value) => ({ value, label: t(`when.${value}`) }))}
        onChange={(value) => onChange(value === "schedule" ? newSchedule : newEvent)}
      />
      {when.kind === "event" ? (
        <ConditionGroup
          kind={{
            words,
            deepMax: groupsDeepMax,
            isComplete: isMatchComplete,
            turns: () => false,
            fields: (label, match, change) => <MatchFields label={label} match={match} onChange={change} />,
            adds: [{ label: words.addLine, make: newMatch }],
          }}
          group={readCondition(when.where)}
          path=""
          depth={1}
          onChange={(group) => onChange({ ...when, where: group ? writeCondition(group) : { all: [] } })}
        />
      ) : (
        <>
          <div className={styles.line}>
            <SegmentSelect
              label={t("when.segment")}
              value={when.segment}
              onChange={(segment) => onChange({ ...when, segment })}
            />
            <NumberInput
              label={t("when.everyDays")}
              min={1}
              max={everyDaysMax}
              allowDecimal={false}
              value={when.everyDays}
              onChange={(value) =>
                typeof value === "number" && value >= 1 && onChange({ ...when, everyDays: value })
              }
            />
          </div>
          <p className={styles.mute}>{t("when.spread")}</p>
        </>
      )}
    </>
  );
}
