// Chooses the values of one filter, and whether they are wanted or not. Every tick acts at once. Where any text may stand
// (events, campaigns, traits), a value can be typed too; the most frequent ones of the log are offered.

import { Button, Checkbox, SegmentedControl, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dimensions } from "../../api/contract.ts";
import { fold } from "../../domain/fold.ts";
import type { FilterField } from "../../domain/question.ts";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { valuesQuery } from "../segments/queries.ts";
import { dimensionsQuery, segmentsQuery } from "../session/queries.ts";
import { useMay, useMe } from "../session/workspace.tsx";
import type { ViewFilter } from "../view/view.ts";
import styles from "./filter-bar.module.css";
import { useNames } from "./use-names.ts";

/** More than anyone reads; the search narrows them. */
const SHOWN_MAX = 100;
/** From here on there is a search. */
const SEARCH_FROM = 9;

/** Whether any text may be a value of the field. */
const isFree = (field: FilterField) =>
  field === "event" || field === "campaign" || field.startsWith("trait:");

function valuesOf(dimensions: Dimensions, field: FilterField): readonly string[] {
  switch (field) {
    case "channel":
      return dimensions.channels;
    case "stage":
      return dimensions.stages;
    case "unit":
      return dimensions.units;
    case "language":
      return dimensions.languages;
    case "touchpoint":
      return dimensions.touchpoints;
    default:
      return [];
  }
}

/** The inside of a filter's popover. */
export function FilterEditor(props: {
  filter: ViewFilter;
  fieldName: string;
  onChange: (filter: ViewFilter) => void;
}) {
  const { t } = useTranslation("overview");
  const nameOf = useNames();
  const ofSegments = props.filter.field === "segment";
  const free = isFree(props.filter.field);
  const may = useMay();
  const dimensions = useQuery({ ...dimensionsQuery, enabled: !ofSegments && !free });
  const segments = useQuery({ ...segmentsQuery, enabled: ofSegments });
  // Whoever may not see customers is offered nothing of theirs, and can still type.
  const frequent = useQuery({ ...valuesQuery(props.filter.field), enabled: free && may("customers") });
  const source = ofSegments ? segments : free ? frequent : dimensions;
  const [wanted, setWanted] = useState("");
  const { filter, fieldName, onChange } = props;
  const { hiddenChannels } = useMe().workspace;
  const known = ofSegments
    ? (segments.data?.segments.map(({ id }) => id) ?? [])
    : free
      ? (frequent.data?.values ?? [])
      : dimensions.data
        ? valuesOf(dimensions.data, filter.field)
        : [];
  const offered =
    filter.field === "channel"
      ? known.filter((one) => !hiddenChannels.some((hidden) => hidden === one))
      : known;
  const all = [...new Set([...filter.values, ...offered])].map((value) => ({
    value,
    name: nameOf(filter.field, value),
  }));
  const typed = wanted.trim();
  const found = all.filter((one) => fold(one.name).includes(fold(typed)));
  const canAdd = free && typed !== "" && !all.some(({ value }) => value === typed);
  const add = () => {
    setWanted("");
    onChange({ ...filter, values: [...filter.values, typed] });
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !canAdd) return;
    event.preventDefault();
    add();
  };
  const toggle = (value: string, on: boolean) =>
    onChange({
      ...filter,
      values: on ? [...filter.values, value] : filter.values.filter((v) => v !== value),
    });
  return (
    <div className={styles.editor}>
      <div className={styles.editorHead}>
        <span className={styles.editorField}>{fieldName}</span>
        <SegmentedControl
          size="xs"
          aria-label={fieldName}
          value={filter.op === "is_not" ? "is_not" : "is"}
          data={[
            { value: "is", label: t("filter.op.is") },
            { value: "is_not", label: t("filter.op.is_not") },
          ]}
          onChange={(op) => {
            if (filter.values.length > 0) onChange({ ...filter, op: op === "is_not" ? "is_not" : "is" });
          }}
          disabled={filter.values.length === 0}
        />
      </div>
      {(free || all.length >= SEARCH_FROM) && (
        <TextInput
          size="sm"
          data-autofocus
          aria-label={t(free ? "filter.type" : "filter.search")}
          placeholder={t(free ? "filter.type" : "filter.search")}
          leftSection={<Icon name="search" />}
          maxLength={500}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={onEnter}
        />
      )}
      {canAdd && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          onClick={add}
        >
          {t("filter.addValue", { value: typed })}
        </Button>
      )}
      {source.isError && !free && <ProblemNote error={source.error} onRetry={() => void source.refetch()} />}
      {source.isLoading && <Skeleton height="8rem" />}
      <fieldset className={styles.options}>
        <legend className="v-spoken">{t("filter.values")}</legend>
        {found.slice(0, SHOWN_MAX).map((one) => (
          <Checkbox
            key={one.value}
            className={styles.option}
            size="sm"
            label={one.name}
            checked={filter.values.includes(one.value)}
            onChange={(event) => toggle(one.value, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      {found.length === 0 && !source.isLoading && !free && (
        <p className={styles.nothing}>
          {all.length > 0 ? t("filter.none") : ofSegments ? t("filter.noSegments") : t("filter.empty")}
        </p>
      )}
    </div>
  );
}
