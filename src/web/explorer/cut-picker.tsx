// Chooses how a figure is cut: by up to two groupings, and by steps of time.

import { ActionIcon, Button, CloseButton, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { grains } from "../../domain/chosen-period.ts";
import { type FigureView, groupingsMax } from "../../domain/figure-view.ts";
import type { GroupField } from "../../domain/question.ts";
import { Icon } from "../design/icon.tsx";
import { dimensionsQuery } from "../session/queries.ts";
import styles from "./explorer.module.css";

const sections = [
  { name: "where", fields: ["channel", "touchpoint", "stage", "unit", "direct"] },
  { name: "when", fields: ["weekday", "hour"] },
  { name: "what", fields: ["kind", "event", "question", "campaign"] },
  { name: "who", fields: ["employee", "language", "source"] },
] as const satisfies readonly { name: string; fields: readonly GroupField[] }[];

/** Traits offered; more would be a list nobody reads. */
const TRAITS_MAX = 30;

/** One grouping, with the way to another and off. */
function Grouping(props: {
  field: GroupField;
  view: FigureView;
  fieldName: (field: GroupField) => string;
  onChange: (by: GroupField[]) => void;
}) {
  const { t } = useTranslation("explorer");
  const { field, view, fieldName, onChange } = props;
  return (
    <li className={styles.chip}>
      <FieldMenu
        view={view}
        fieldName={fieldName}
        onChoose={(next) => onChange(view.by.map((one) => (one === field ? next : one)))}
        target={
          <button
            type="button"
            className={styles.chipText}
            aria-label={t("by.change", { field: fieldName(field) })}
          >
            {fieldName(field)}
          </button>
        }
      />
      <CloseButton
        size={24}
        aria-label={t("by.remove", { field: fieldName(field) })}
        onClick={() => onChange(view.by.filter((one) => one !== field))}
      />
    </li>
  );
}

function FieldMenu(props: {
  view: FigureView;
  fieldName: (field: GroupField) => string;
  target: React.ReactElement;
  onChoose: (field: GroupField) => void;
}) {
  const { t } = useTranslation("explorer");
  const traits = useQuery(dimensionsQuery).data?.traits ?? [];
  const { view, fieldName, onChoose } = props;
  const item = (field: GroupField) => (
    <Menu.Item key={field} disabled={view.by.includes(field)} onClick={() => onChoose(field)}>
      {fieldName(field)}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>{props.target}</Menu.Target>
      <Menu.Dropdown className={styles.fields}>
        {sections.map((section) => (
          <div key={section.name}>
            <Menu.Label>{t(`by.section.${section.name}`)}</Menu.Label>
            {section.fields.map(item)}
          </div>
        ))}
        {traits.length > 0 && <Menu.Label>{t("by.section.traits")}</Menu.Label>}
        {traits.slice(0, TRAITS_MAX).map((trait) => item(`trait:${trait}`))}
      </Menu.Dropdown>
    </Menu>
  );
}

function TimeMenu({ view, change }: { view: FigureView; change: (view: FigureView) => void }) {
  const { t } = useTranslation("explorer");
  const choices = ["auto", ...grains] as const;
  const text = view.time === null ? t("time.none") : t(`time.${view.time}`);
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button
          variant="default"
          h={32}
          leftSection={<Icon name="calendar" />}
          rightSection={<Icon name="down" size={14} />}
          aria-label={t("time.choose", { time: text })}
        >
          {text}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={view.time ?? "none"}
          onChange={(value) => change({ ...view, time: choices.find((one) => one === value) ?? null })}
        >
          <Menu.RadioItem value="none" closeMenuOnClick>
            {t("time.none")}
          </Menu.RadioItem>
          {choices.map((one) => (
            <Menu.RadioItem key={one} value={one} closeMenuOnClick>
              {t(`time.${one}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The groupings and the steps of time. */
export function CutPicker(props: {
  view: FigureView;
  fieldName: (field: GroupField) => string;
  change: (view: FigureView) => void;
}) {
  const { t } = useTranslation("explorer");
  const { view, fieldName, change } = props;
  const onChange = (by: GroupField[]) => change({ ...view, by });
  return (
    <>
      <span className={styles.word}>{t("by.word")}</span>
      {view.by.length > 0 && (
        <ul className={styles.chips}>
          {view.by.map((field) => (
            <Grouping key={field} {...{ field, view, fieldName, onChange }} />
          ))}
        </ul>
      )}
      {view.by.length > 1 && (
        <ActionIcon aria-label={t("by.swap")} onClick={() => onChange(view.by.toReversed())}>
          <Icon name="swap" />
        </ActionIcon>
      )}
      {view.by.length < groupingsMax && (
        <FieldMenu
          view={view}
          fieldName={fieldName}
          onChoose={(field) => onChange([...view.by, field])}
          target={
            <Button variant="subtle" color="gray" h={32} px={8} leftSection={<Icon name="plus" size={14} />}>
              {t("by.add")}
            </Button>
          }
        />
      )}
      <span className={styles.word}>{t("time.word")}</span>
      <TimeMenu view={view} change={change} />
    </>
  );
}
