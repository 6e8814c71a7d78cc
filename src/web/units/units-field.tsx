// Several units in one field, shown as the tree they stand in: indented, with the names above while one searches, and with
// what a chosen unit brings along. Keys and readers meet a usual list of options.

import { type ComboboxItem, MultiSelect, type OptionsFilter } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type CSSProperties, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { findUnits, impliedUnits, type UnitOption, unitOptions } from "./unit-options.ts";
import styles from "./units-field.module.css";
import { unitsQuery } from "./use-units.ts";

const indent = (depth: number) => ({ "--depth": depth }) as CSSProperties;

function Option(props: { option: UnitOption; checked: boolean; implied: boolean; searching: boolean }) {
  const { t } = useTranslation("units");
  const format = useFormat();
  const { option, checked, implied, searching } = props;
  const { label, value, depth, above, below, inTree } = option;
  const notes = [
    ...(searching && above.length > 0 ? [above.join(" › ")] : []),
    ...(implied ? [t("field.implied")] : []),
    ...(below > 0 ? [t("field.below", { count: below, formatted: format.count(below) })] : []),
    ...(inTree ? [] : [t("field.loose")]),
  ];
  return (
    <span className={styles.option} style={indent(searching ? 0 : depth)}>
      <span className={styles.check}>{checked && <Icon name="check" size={14} />}</span>
      <span>
        {!searching && depth > 0 && <span className="v-spoken">{t("level", { level: depth + 1 })} </span>}
        {label}
        {searching && label !== value && <code className={styles.key}>{value}</code>}
        {notes.length > 0 && <small className={styles.note}>{notes.join(" · ")}</small>}
      </span>
    </span>
  );
}

/** The field; empty is all units. Nothing where the workspace knows no unit. */
export function UnitsField(props: {
  label: string;
  description: string;
  /** What an empty field means. */
  placeholder: string;
  value: readonly string[];
  valuesMax: number;
  onChange: (units: string[]) => void;
}) {
  const { t } = useTranslation("units");
  const language = useLanguage();
  const { label, description, placeholder, value, valuesMax, onChange } = props;
  const { data } = useQuery(unitsQuery);
  const [search, setSearch] = useState("");
  const options = useMemo(
    () => unitOptions(data ?? { units: [], unplaced: [] }, language, value),
    [data, language, value],
  );
  const byKey = useMemo(() => new Map(options.map((option) => [option.value, option])), [options]);
  const implied = useMemo(() => impliedUnits(data?.units ?? [], value), [data, value]);
  const filter: OptionsFilter = ({ search: typed }) =>
    findUnits(options, typed).map(({ value: key, label: name }) => ({
      value: key,
      label: name,
      disabled: implied.has(key) && !value.includes(key),
    }));
  if (options.length === 0) return null;
  const draw = ({ option, checked }: { option: ComboboxItem; checked?: boolean }) => {
    const unit = byKey.get(option.value);
    return unit ? (
      <Option
        option={unit}
        checked={checked === true}
        implied={implied.has(unit.value)}
        searching={search.trim() !== ""}
      />
    ) : (
      option.label
    );
  };
  return (
    <MultiSelect
      label={label}
      description={description}
      inputWrapperOrder={["label", "input", "description", "error"]}
      placeholder={value.length === 0 ? placeholder : ""}
      searchable
      clearable
      maxValues={valuesMax}
      maxDropdownHeight={320}
      nothingFoundMessage={t("nothingFound")}
      data={options.map(({ value: key, label: name }) => ({ value: key, label: name }))}
      filter={filter}
      renderOption={draw}
      searchValue={search}
      onSearchChange={setSearch}
      value={[...value]}
      onChange={onChange}
    />
  );
}
