// The match rule of a touchpoint: lines and groups of lines for what most rules are, JSON for the deeper ones. Both are views
// of one tree; while the JSON is not a rule yet, the last rule stands.

import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Condition, isCondition } from "../../domain/condition-tree.ts";
import { Icon } from "../design/icon.tsx";
import styles from "./rule-editor.module.css";
import {
  isGroup,
  newLine,
  type RuleForm,
  type RuleGroup,
  type RulePart,
  readRule,
  withPart,
  writeRule,
} from "./rule-form.ts";
import { RuleLineEditor } from "./rule-line.tsx";

function parseRule(text: string): Condition | null | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value === null || isCondition(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function JoinChoice(props: { value: "all" | "any"; label: string; onChange: (join: "all" | "any") => void }) {
  const { t } = useTranslation("touchpoints");
  return (
    <SegmentedControl
      size="xs"
      aria-label={props.label}
      value={props.value}
      data={[
        { value: "all", label: t("rule.all") },
        { value: "any", label: t("rule.any") },
      ]}
      onChange={(value) => props.onChange(value === "any" ? "any" : "all")}
    />
  );
}

function GroupEditor(props: { group: RuleGroup; number: number; onChange: (part: RulePart | null) => void }) {
  const { t } = useTranslation("touchpoints");
  const { group, number, onChange } = props;
  return (
    <fieldset className={styles.group}>
      <legend className="v-spoken">{t("rule.groupOf", { number })}</legend>
      <JoinChoice
        value={group.join}
        label={t("rule.joinOf", { number })}
        onChange={(join) => onChange({ ...group, join })}
      />
      {group.lines.map((line, at) => (
        <RuleLineEditor
          key={`${number}.${at.toString()}`}
          line={line}
          number={at + 1}
          onChange={(changed) => onChange({ ...group, lines: group.lines.with(at, changed) })}
          onRemove={() =>
            onChange(group.lines.length === 1 ? null : { ...group, lines: group.lines.toSpliced(at, 1) })
          }
        />
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="plus" size={13} />}
          onClick={() => onChange({ ...group, lines: [...group.lines, newLine] })}
        >
          {t("rule.addLine")}
        </Button>
      </div>
    </fieldset>
  );
}

function FormEditor({ form, onChange }: { form: RuleForm; onChange: (form: RuleForm) => void }) {
  const { t } = useTranslation("touchpoints");
  const other = form.join === "all" ? "any" : "all";
  return (
    <div className={styles.form}>
      {form.parts.length > 1 && (
        <JoinChoice
          value={form.join}
          label={t("rule.join")}
          onChange={(join) => onChange({ ...form, join })}
        />
      )}
      {form.parts.map((part, at) =>
        isGroup(part) ? (
          <GroupEditor
            key={at.toString()}
            group={part}
            number={at + 1}
            onChange={(changed) => onChange(withPart(form, at, changed))}
          />
        ) : (
          <RuleLineEditor
            key={at.toString()}
            line={part}
            number={at + 1}
            onChange={(changed) => onChange(withPart(form, at, changed))}
            onRemove={() => onChange(withPart(form, at, null))}
          />
        ),
      )}
      <div className={styles.adds}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="plus" size={13} />}
          onClick={() => onChange({ ...form, parts: [...form.parts, newLine] })}
        >
          {t("rule.addLine")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="plus" size={13} />}
          onClick={() => onChange({ ...form, parts: [...form.parts, { join: other, lines: [newLine] }] })}
        >
          {t("rule.addGroup")}
        </Button>
      </div>
    </div>
  );
}

/** Edits a rule; null claims only what names the touchpoint itself. */
export function RuleEditor(props: { rule: Condition | null; onChange: (rule: Condition | null) => void }) {
  const { t } = useTranslation("touchpoints");
  const { rule, onChange } = props;
  const form = rule === null ? { join: "all" as const, parts: [] } : readRule(rule);
  const [text, setText] = useState<string | null>(null);
  const asText = text !== null || form === undefined;
  const shown = text ?? JSON.stringify(rule, null, 2);
  const wrong = asText && parseRule(shown) === undefined;
  return (
    <section className={styles.rule} aria-label={t("rule.heading")}>
      <div className={styles.head}>
        <h3>{t("rule.heading")}</h3>
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={asText && (form === undefined || wrong)}
          onClick={() => setText(asText ? null : JSON.stringify(rule, null, 2))}
        >
          {t(asText ? "rule.asForm" : "rule.asText")}
        </Button>
      </div>
      <p className={styles.note}>
        {t(form === undefined ? "rule.deep" : rule === null ? "rule.nothing" : "rule.explain")}
      </p>
      {asText || form === undefined ? (
        <Textarea
          aria-label={t("rule.text")}
          classNames={{ input: styles.text ?? "" }}
          rows={Math.min(20, Math.max(6, shown.split("\n").length))}
          spellCheck={false}
          value={shown}
          error={wrong ? t("rule.wrong") : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            const parsed = parseRule(event.currentTarget.value);
            if (parsed !== undefined) onChange(parsed);
          }}
        />
      ) : (
        <FormEditor
          form={form}
          onChange={(changed) => onChange(changed.parts.length === 0 ? null : writeRule(changed))}
        />
      )}
    </section>
  );
}
