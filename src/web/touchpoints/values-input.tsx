// Several texts in one field: each becomes a chip with Enter, a pasted list at once; Backspace in the empty field takes the
// last one back.

import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import styles from "./rule-editor.module.css";

/** The field. `suggestions` are offered while typing; `single` lets one value stand alone. */
export function ValuesInput(props: {
  label: string;
  values: readonly string[];
  suggestions: readonly string[];
  single: boolean;
  onChange: (values: readonly string[]) => void;
}) {
  const { t } = useTranslation("touchpoints");
  const { values, single, onChange } = props;
  const [text, setText] = useState("");
  const list = useId();
  const add = (typed: string) => {
    const added = typed
      .split(/\n|\t/)
      .map((one) => one.trim())
      .filter((one) => one !== "");
    setText("");
    if (added.length > 0) onChange(single ? added.slice(-1) : [...new Set([...values, ...added])]);
  };
  return (
    <div className={styles.values}>
      {values.map((value) => (
        <span key={value} className={styles.chip}>
          {value}
          <button
            type="button"
            aria-label={t("rule.removeValue", { value })}
            onClick={() => onChange(values.filter((one) => one !== value))}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      <input
        aria-label={props.label}
        value={text}
        list={list}
        placeholder={values.length === 0 ? t("rule.valueHint") : ""}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text");
          if (!/[\n\t]/.test(pasted)) return;
          event.preventDefault();
          add(`${text}${pasted}`);
        }}
        onBlur={() => add(text)}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            add(text);
          } else if (event.key === "Backspace" && text === "" && values.length > 0)
            onChange(values.slice(0, -1));
        }}
      />
      <datalist id={list}>
        {props.suggestions.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </div>
  );
}
