// One comparison of a rule: a field, how it is compared, and with what.

import { ActionIcon, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { channels } from "../../domain/channel.ts";
import { operators } from "../../domain/condition-tree.ts";
import { Icon } from "../design/icon.tsx";
import styles from "./rule-editor.module.css";
import { bareOperators, type RuleLine } from "./rule-form.ts";
import { ValuesInput } from "./values-input.tsx";

const fields = ["event", "type", "channel", "path", "url", "source"] as const;
const propertyPrefix = "property.";

/** Offers the words that a field can hold where they are few. */
function suggestionsOf(field: string): readonly string[] {
  if (field === "type") return ["track", "page", "screen", "import"];
  return field === "channel" ? channels : [];
}

/** The line; `number` tells lines apart for those who listen. */
export function RuleLineEditor(props: {
  line: RuleLine;
  number: number;
  onChange: (line: RuleLine) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation("touchpoints");
  const { line, number, onChange } = props;
  const isProperty = line.field.startsWith(propertyPrefix);
  const known = fields.find((field) => field === line.field);
  const options = [
    ...fields.map((field) => ({ value: field as string, label: t(`rule.field.${field}`) })),
    { value: "property", label: t("rule.field.property") },
    ...(known || isProperty ? [] : [{ value: line.field, label: line.field }]),
  ];
  const single = line.op === "at_least" || line.op === "at_most";
  return (
    <div className={styles.line}>
      <NativeSelect
        aria-label={t("rule.fieldOf", { number })}
        value={isProperty ? "property" : line.field}
        data={options}
        onChange={(event) => {
          const field = event.currentTarget.value;
          onChange({ ...line, field: field === "property" ? propertyPrefix : field });
        }}
      />
      {isProperty && (
        <TextInput
          aria-label={t("rule.propertyOf", { number })}
          placeholder={t("rule.propertyHint")}
          value={line.field.slice(propertyPrefix.length)}
          onChange={(event) => onChange({ ...line, field: `${propertyPrefix}${event.currentTarget.value}` })}
        />
      )}
      <NativeSelect
        aria-label={t("rule.opOf", { number })}
        value={line.op}
        data={operators.map((op) => ({ value: op, label: t(`rule.op.${op}`) }))}
        onChange={(event) => {
          const op = operators.find((one) => one === event.currentTarget.value) ?? line.op;
          onChange({ ...line, op, values: bareOperators.has(op) ? [] : line.values });
        }}
      />
      {!bareOperators.has(line.op) && (
        <ValuesInput
          label={t("rule.valuesOf", { number })}
          values={line.values}
          suggestions={suggestionsOf(line.field)}
          single={single}
          onChange={(values) => onChange({ ...line, values })}
        />
      )}
      <ActionIcon aria-label={t("rule.removeLine", { number })} onClick={props.onRemove}>
        <Icon name="close" />
      </ActionIcon>
    </div>
  );
}
