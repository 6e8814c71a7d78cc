// The touchpoints screen: the catalogue stage by stage with what is promised and measured, and the events without a place.

import { Button, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { channelNames } from "../../domain/channel.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useChannels, useFormat, useLanguage, useMay } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { useSingleKeys } from "../shell/single-keys.ts";
import { CatalogueTable } from "./catalogue-table.tsx";
import { OpenPanel } from "./open-panel.tsx";
import { PlaceAgainDialog } from "./place-again.tsx";
import { figurePeriods, type TouchpointSearch } from "./search.ts";
import { StageStrip } from "./stage-strip.tsx";
import type { PanelOutcome } from "./touchpoint-panel.tsx";
import styles from "./touchpoints-page.module.css";
import { UnmatchedPanel } from "./unmatched-panel.tsx";
import { unmatchedQuery } from "./unmatched-query.ts";
import { type Measured, useMeasuredCatalogue, useRange } from "./use-catalogue.ts";
import { usePage } from "./use-page.ts";

function fits(one: Measured, search: TouchpointSearch): boolean {
  const { key, names, channel, stage, owner } = one.touchpoint;
  if (search.stage && stage !== search.stage) return false;
  if (search.channel && channel !== search.channel) return false;
  const words = (search.q ?? "").toLowerCase().split(/\s+/);
  const text = `${names.es} ${names.en} ${key} ${owner}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function Filters() {
  const { t } = useTranslation("touchpoints");
  const language = useLanguage();
  const { search, change } = usePage();
  const channels = useChannels(search.channel);
  const { q: _q, channel: _channel, ...rest } = search;
  return (
    <div className={styles.filters}>
      <TextInput
        id="touchpoint-search"
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        leftSection={<Icon name="search" />}
        value={search.q ?? ""}
        onChange={(event) => {
          const q = event.currentTarget.value;
          change({ ...rest, ...(search.channel && { channel: search.channel }), ...(q && { q }) }, true);
        }}
      />
      <NativeSelect
        aria-label={t("field.channel")}
        value={search.channel ?? ""}
        data={[
          { value: "", label: t("allChannels") },
          ...channels.map((channel) => ({ value: channel, label: channelNames[channel][language] })),
        ]}
        onChange={(event) => {
          const channel = event.currentTarget.value;
          change({ ...rest, ...(search.q && { q: search.q }), ...(channel && { channel }) });
        }}
      />
    </div>
  );
}

function PeriodChoice() {
  const { t } = useTranslation("touchpoints");
  const format = useFormat();
  const { search, change } = usePage();
  const range = useRange(search.period);
  const { period: _, ...rest } = search;
  return (
    <div className={styles.period}>
      <NativeSelect
        aria-label={t("period.choose")}
        value={search.period ?? ""}
        data={[
          { value: "", label: t("period.latest") },
          ...figurePeriods.map((period) => ({ value: period, label: t(`period.${period}`) })),
        ]}
        onChange={(event) => {
          const period = figurePeriods.find((one) => one === event.currentTarget.value);
          change({ ...rest, ...(period && { period }) });
        }}
      />
      <span className={styles.range}>{format.range(range)}</span>
    </div>
  );
}

function isActive({ interactions, csat, waits }: Measured): boolean {
  return interactions > 0 || (csat?.n ?? 0) > 0 || waits !== undefined;
}

function Catalogue(props: { catalogue: ReturnType<typeof useMeasuredCatalogue> }) {
  const { t } = useTranslation("touchpoints");
  const format = useFormat();
  const { search, plain, change } = usePage();
  const { measured, error, stale, known, retry } = props.catalogue;
  const may = useMay()("catalogue");
  useSingleKeys({ "/": () => document.getElementById("touchpoint-search")?.focus() });
  if (measured === undefined)
    return error ? <ProblemNote error={error} onRetry={retry} /> : <Skeleton height="24rem" />;
  const fitting = measured.filter((one) => fits(one, search));
  const active = known ? fitting.filter(isActive) : fitting;
  // Who searches wants to find; who looks around wants what is in use.
  const shown = search.show === "all" || search.q || active.length === 0 ? fitting : active;
  const idle = fitting.length - active.length;
  const { stage: _, ...unstaged } = plain;
  const { show: __, ...usedOnly } = plain;
  return (
    <>
      <StageStrip
        measured={measured}
        chosen={search.stage}
        onChoose={(stage) => change({ ...unstaged, ...(stage && { stage }) })}
      />
      <Panel
        heading={t("catalogue.heading")}
        note={t("catalogue.note")}
        aside={<Filters />}
        stale={stale || !known}
      >
        {error && <ProblemNote error={error} onRetry={retry} />}
        {shown.length === 0 ? (
          <p className={styles.none}>{t("catalogue.none")}</p>
        ) : (
          <CatalogueTable measured={shown} onEdit={may ? (edit) => change({ ...plain, edit }) : undefined} />
        )}
        {idle > 0 && !search.q && active.length > 0 && (
          <Button
            variant="subtle"
            className={styles.idle}
            onClick={() => change(search.show === "all" ? usedOnly : { ...plain, show: "all" })}
          >
            {search.show === "all"
              ? t("catalogue.hideIdle")
              : t("catalogue.showIdle", { count: idle, formatted: format.count(idle) })}
          </Button>
        )}
      </Panel>
    </>
  );
}

/** The page at /touchpoints. */
export function TouchpointsPage() {
  const { t } = useTranslation("touchpoints");
  const format = useFormat();
  const { search, plain, change } = usePage();
  const [again, setAgain] = useState(false);
  const [done, setDone] = useState<PanelOutcome | null>(null);
  const may = useMay()("catalogue");
  const catalogue = useMeasuredCatalogue(useRange(search.period));
  const unmatched = useQuery(unmatchedQuery).data?.events.length ?? 0;
  usePageTitle(t("title"));
  const { view: _, ...catalogueView } = plain;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <div>
          <h1>{t("title")}</h1>
          <p className={styles.lead}>{t("lead")}</p>
        </div>
        {may && (
          <div className={styles.actions}>
            <Button variant="default" onClick={() => setAgain(true)}>
              {t("again.open")}
            </Button>
            <Button leftSection={<Icon name="plus" />} onClick={() => change({ ...plain, edit: "" })}>
              {t("panel.new")}
            </Button>
          </div>
        )}
      </header>
      <div className={styles.views}>
        <SegmentedControl
          aria-label={t("views")}
          value={search.view ?? "catalogue"}
          data={[
            { value: "catalogue", label: t("catalogue.tab") },
            { value: "unmatched", label: t("unmatched.tab", { formatted: format.count(unmatched) }) },
          ]}
          onChange={(view) => change(view === "unmatched" ? { ...plain, view } : catalogueView)}
        />
        {search.view === undefined && <PeriodChoice />}
      </div>
      {done && (
        <div className={styles.done} role="status">
          <p>{t(`done.${done}`)}</p>
          <Button
            variant="default"
            onClick={() => {
              setDone(null);
              setAgain(true);
            }}
          >
            {t("again.open")}
          </Button>
        </div>
      )}
      {search.view === "unmatched" ? (
        <UnmatchedPanel
          touchpoints={catalogue.measured?.map(({ touchpoint }) => touchpoint) ?? []}
          onNew={(event) => change({ ...plain, edit: "", event })}
          onPlaceAgain={() => setAgain(true)}
        />
      ) : (
        <Catalogue catalogue={catalogue} />
      )}
      {may && catalogue.measured && <OpenPanel measured={catalogue.measured} onDone={setDone} />}
      {again && <PlaceAgainDialog onClose={() => setAgain(false)} />}
    </div>
  );
}
