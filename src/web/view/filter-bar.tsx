// The filters of the view as chips that say their field, whether it is or is not, and the values; and the way to add one.

import { Button, CloseButton, Menu, Popover } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FilterField } from "../../domain/question.ts";
import { Icon } from "../design/icon.tsx";
import { dimensionsQuery } from "../session/queries.ts";
import { useFormat } from "../session/workspace.tsx";
import { type Narrowing, type ViewFilter, withFilter } from "../view/view.ts";
import styles from "./filter-bar.module.css";
import { FilterEditor } from "./filter-editor.tsx";
import { useNames } from "./use-names.ts";
import type { ShownView } from "./use-shown.ts";

/** Fields that people can choose to filter by. */
export const offeredFields = [
  "channel",
  "touchpoint",
  "stage",
  "unit",
  "language",
  "segment",
  "event",
  "campaign",
] as const satisfies readonly FilterField[];

/** Traits offered; more would be a list nobody reads. */
const TRAITS_MAX = 30;

/** What customers can be narrowed by besides, once the menu is open. */
function TraitItems(props: { taken: readonly ViewFilter[]; onChoose: (field: FilterField) => void }) {
  const { t } = useTranslation("overview");
  const traits = useQuery(dimensionsQuery).data?.traits ?? [];
  const free = traits.filter((trait) => !props.taken.some(({ field }) => field === `trait:${trait}`));
  if (free.length === 0) return null;
  return (
    <>
      <Menu.Label>{t("filter.traits")}</Menu.Label>
      {free.slice(0, TRAITS_MAX).map((trait) => (
        <Menu.Item key={trait} onClick={() => props.onChoose(`trait:${trait}`)}>
          {trait}
        </Menu.Item>
      ))}
    </>
  );
}

function useFieldName() {
  const { t } = useTranslation("overview");
  const nameOf = useNames();
  return (field: FilterField): string => {
    if (field.startsWith("trait:")) return field.slice(6);
    if (field.startsWith("segment:")) return nameOf("segment", field.slice(8));
    return t(`filter.field.${field as Exclude<FilterField, `trait:${string}` | `segment:${string}`>}`);
  };
}

function Chip<V extends Narrowing>(props: {
  shown: ShownView<V>;
  filter: ViewFilter;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const nameOf = useNames();
  const fieldName = useFieldName();
  const { filter, shown, opened, onOpened } = props;
  const values = format.list(filter.values.map((value) => nameOf(filter.field, value)));
  const words = { field: fieldName(filter.field), op: t(`filter.op.${filter.op}`), values };
  const text = `${words.field} ${words.op} ${words.values}`;
  return (
    <li className={styles.chip}>
      <Popover opened={opened} onChange={onOpened} position="bottom-start" trapFocus returnFocus width={280}>
        <Popover.Target>
          <button
            type="button"
            className={styles.text}
            aria-label={t("filter.edit", { filter: text })}
            onClick={() => onOpened(!opened)}
          >
            <span className={styles.field}>{words.field}</span> <span className={styles.op}>{words.op}</span>{" "}
            <span className={styles.values}>{values}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterEditor
            filter={filter}
            fieldName={words.field}
            onChange={(next) => shown.change(withFilter(shown.view, next.field, next.values, next.op))}
          />
        </Popover.Dropdown>
      </Popover>
      <CloseButton
        size={24}
        aria-label={t("filter.remove", { filter: text })}
        onClick={() => shown.change(withFilter(shown.view, filter.field, []))}
      />
    </li>
  );
}

/** The row of filters. */
export function FilterBar<V extends Narrowing>({ shown }: { shown: ShownView<V> }) {
  const { t } = useTranslation("overview");
  const fieldName = useFieldName();
  const [open, setOpen] = useState<FilterField | null>(null);
  const [added, setAdded] = useState<FilterField | null>(null);
  const { filters } = shown.view;
  const free = offeredFields.filter((field) => !filters.some((f) => f.field === field));
  const draft = added !== null && !filters.some((f) => f.field === added) ? added : null;
  return (
    <section className={styles.bar} aria-label={t("filter.label")}>
      {filters.length > 0 && (
        <ul className={styles.chips}>
          {filters.map((filter) => (
            <Chip
              key={filter.field}
              shown={shown}
              filter={filter}
              opened={open === filter.field}
              onOpened={(opened) => setOpen(opened ? filter.field : null)}
            />
          ))}
        </ul>
      )}
      <Popover
        withRoles={false}
        opened={draft !== null}
        onChange={(opened) => !opened && setAdded(null)}
        position="bottom-start"
        trapFocus
        width={280}
      >
        <Popover.Target>
          <div>
            <Menu position="bottom-start" width={200}>
              <Menu.Target>
                <Button
                  variant="subtle"
                  color="gray"
                  h={28}
                  px={8}
                  leftSection={<Icon name="plus" size={14} />}
                >
                  {t("filter.add")}
                </Button>
              </Menu.Target>
              <Menu.Dropdown className={styles.fields}>
                {free.map((field) => (
                  <Menu.Item key={field} onClick={() => setAdded(field)}>
                    {fieldName(field)}
                  </Menu.Item>
                ))}
                <TraitItems taken={filters} onChoose={setAdded} />
              </Menu.Dropdown>
            </Menu>
          </div>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={draft ? fieldName(draft) : undefined}>
          {draft && (
            <FilterEditor
              filter={{ field: draft, op: "is", values: [] }}
              fieldName={fieldName(draft)}
              onChange={(next) => {
                shown.change(withFilter(shown.view, next.field, next.values, next.op));
                setAdded(null);
                setOpen(next.field);
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      {filters.length > 1 && (
        <Button
          variant="subtle"
          color="gray"
          h={28}
          px={8}
          onClick={() => shown.change({ ...shown.view, filters: [] })}
        >
          {t("filter.clear")}
        </Button>
      )}
    </section>
  );
}
