// One unit: how it is called, what it is, and which unit it stands under. Moving is choosing another unit above; those that
// stand under this one are not offered, so that no circle can be asked for.

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { UnitFound } from "../../api/contract-units.ts";
import { type Unit, unitKinds, unitsUnder } from "../../domain/unit.ts";
import { Dialog } from "../design/dialog.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { useLanguage } from "../session/workspace.tsx";
import styles from "./units.module.css";
import { treeLines, useUnitChanges } from "./use-units.ts";

/** A place to choose, indented as it stands in the tree. */
function useChoices(units: readonly UnitFound[], without: string) {
  const { t } = useTranslation("units");
  const language = useLanguage();
  const barred = unitsUnder(units, without);
  return [
    { value: "", label: t("top") },
    ...treeLines(units)
      .filter(({ unit }) => !barred.has(unit.key))
      .map(({ unit, depth }) => ({
        value: unit.key,
        label: `${"\u2003".repeat(depth)}${unit.names[language]}`,
      })),
  ];
}

/** Chooses the unit above. */
export function ParentSelect(props: {
  units: readonly UnitFound[];
  /** The unit that is placed: it and those under it are not offered. */
  of: string;
  value: string | null;
  onChange: (parent: string | null) => void;
}) {
  const { t } = useTranslation("units");
  return (
    <NativeSelect
      label={t("parent")}
      description={t("parentExplain")}
      value={props.value ?? ""}
      data={useChoices(props.units, props.of)}
      onChange={({ currentTarget: { value } }) => props.onChange(value === "" ? null : value)}
    />
  );
}

/** Chooses what a unit is. */
export function KindSelect({
  value,
  onChange,
}: {
  value: Unit["kind"];
  onChange: (kind: Unit["kind"]) => void;
}) {
  const { t } = useTranslation("units");
  return (
    <NativeSelect
      label={t("kindLabel")}
      value={value}
      data={unitKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      onChange={({ currentTarget }) =>
        onChange(unitKinds.find((kind) => kind === currentTarget.value) ?? "store")
      }
    />
  );
}

/** The form in its dialog. `isNew`: its key can still be chosen. */
export function UnitDialog(props: {
  unit: Unit;
  isNew: boolean;
  units: readonly UnitFound[];
  onClose: () => void;
  onRemove?: () => void;
}) {
  const { t } = useTranslation("units");
  const { t: shared } = useTranslation();
  const [draft, setDraft] = useState(props.unit);
  const { save } = useUnitChanges();
  const change = (part: Partial<Unit>) => {
    save.reset();
    setDraft({ ...draft, ...part });
  };
  const isTaken = props.isNew && props.units.some(({ key }) => key === draft.key);
  const isWhole = draft.key !== "" && draft.names.es.trim() !== "" && draft.names.en.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate([draft], { onSuccess: props.onClose });
  };
  return (
    <Dialog onClose={props.onClose} title={t(props.isNew ? "addTitle" : "editTitle")}>
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          label={t("key")}
          description={t("keyExplain")}
          required
          maxLength={100}
          readOnly={!props.isNew}
          data-autofocus={props.isNew && props.unit.key === ""}
          error={isTaken ? t("keyTaken") : undefined}
          value={draft.key}
          onChange={({ currentTarget: { value } }) => change({ key: value })}
        />
        {(["es", "en"] as const).map((language) => (
          <TextInput
            key={language}
            label={t(`name.${language}`)}
            required
            maxLength={120}
            value={draft.names[language]}
            onChange={({ currentTarget: { value } }) =>
              change({ names: { ...draft.names, [language]: value } })
            }
          />
        ))}
        <KindSelect value={draft.kind} onChange={(kind) => change({ kind })} />
        <ParentSelect
          units={props.units}
          of={draft.key}
          value={draft.parent}
          onChange={(parent) => change({ parent })}
        />
        {save.isError && <ProblemNote error={save.error} />}
        <div className={styles.actions}>
          <Button type="submit" disabled={!isWhole || isTaken} loading={save.isPending}>
            {t("save")}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {shared("cancel")}
          </Button>
          {props.onRemove && (
            <Button variant="subtle" color="red" className={styles.remove} onClick={props.onRemove}>
              {t("remove")}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
