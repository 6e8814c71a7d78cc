// What was kept aside: how much and why, each item with its content, and trying all or one of it again.

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Replayed } from "../../api/contract-arrivals.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { request } from "../session/request.ts";
import { useFormat, useMay } from "../session/workspace.tsx";
import styles from "./quarantine.module.css";
import { QuarantineEntry, useReasonName } from "./quarantine-item.tsx";
import { quarantineQuery } from "./queries.ts";
import { RecipeDialog } from "./recipe-dialog.tsx";
import { Replay } from "./replay-outcome.tsx";
import type { DataSearch } from "./search.ts";

const route = getRouteApi("/shell/data");

function Filters(props: { reasons: readonly string[]; sources: readonly string[] }) {
  const { t } = useTranslation("data");
  const reasonName = useReasonName();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (name: "reason" | "source" | "q", value: string, replace = false) => {
    const { [name]: _, ...rest } = search;
    void navigate({ search: { ...rest, ...(value && { [name]: value }) }, replace, resetScroll: false });
  };
  return (
    <div className={styles.filters}>
      <TextInput
        type="search"
        aria-label={t("quarantine.search")}
        placeholder={t("quarantine.search")}
        leftSection={<Icon name="search" />}
        value={search.q ?? ""}
        onChange={(event) => set("q", event.currentTarget.value, true)}
      />
      <NativeSelect
        aria-label={t("quarantine.reason")}
        value={search.reason ?? ""}
        data={[
          { value: "", label: t("quarantine.allReasons") },
          ...props.reasons.map((reason) => ({ value: reason, label: reasonName(reason) })),
        ]}
        onChange={(event) => set("reason", event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t("column.source")}
        value={search.source ?? ""}
        data={[
          { value: "", label: t("quarantine.allSources") },
          ...props.sources.map((source) => ({ value: source, label: source })),
        ]}
        onChange={(event) => set("source", event.currentTarget.value)}
      />
    </div>
  );
}

/** Filters as the replay takes them. */
function filterOf({ reason, source, import: id, q }: DataSearch): Record<string, string> {
  return {
    ...(reason && { reason }),
    ...(source && { source }),
    ...(id && { import: id }),
    ...(q && { search: q }),
  };
}

/** The view. */
export function QuarantinePanel() {
  const may = useMay()("catalogue");
  const { t } = useTranslation("data");
  const format = useFormat();
  const reasonName = useReasonName();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const [correcting, setCorrecting] = useState(false);
  const found = useInfiniteQuery(quarantineQuery(search));
  const refresh = () => {
    for (const queryKey of [["quarantine"], ["status"], ["sources"], ["imports"], ["ask"], ["unmatched"]])
      void queries.invalidateQueries({ queryKey });
  };
  const replay = useMutation({
    mutationFn: () => request<Replayed>("/api/v1/quarantine/replay", { body: { filter: filterOf(search) } }),
    onSuccess: refresh,
  });
  const byReason = found.data?.pages[0]?.byReason ?? [];
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = Object.keys(filterOf(search)).length > 0;
  const { tab } = search;
  if (found.isPending) return <Skeleton height="16rem" />;
  if (found.isError && items.length === 0)
    return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />;
  const unique = (name: "reason" | "source") => [...new Set(byReason.map((one) => one[name]))];
  return (
    <Panel
      heading={t("quarantine.heading")}
      note={t("quarantine.note")}
      aside={
        may &&
        items.length > 0 && (
          <>
            {search.import !== undefined && (
              <Button variant="default" onClick={() => setCorrecting(true)}>
                {t("recipe.open")}
              </Button>
            )}
            <Button variant="default" loading={replay.isPending} onClick={() => replay.mutate()}>
              {t(narrowed ? "replay.these" : "replay.all")}
            </Button>
          </>
        )
      }
      stale={found.isFetching && !found.isFetchingNextPage}
    >
      <Replay replayed={replay.data} />
      {replay.isError && <ProblemNote error={replay.error} />}
      {byReason.length > 0 && (
        <ul className={styles.reasons}>
          {byReason.map(({ reason, source, n }) => (
            <li key={`${reason} ${source}`}>
              <button
                type="button"
                aria-pressed={search.reason === reason && search.source === source}
                onClick={() =>
                  void navigate({
                    search: {
                      ...(tab && { tab }),
                      ...(search.import && { import: search.import }),
                      reason,
                      source,
                    },
                    resetScroll: false,
                  })
                }
              >
                <strong className="v-figures">{format.count(n)}</strong>
                <span>{reasonName(reason)}</span>
                <span className={styles.origin}>{source}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {(byReason.length > 0 || narrowed) && (
        <div className={styles.bar}>
          <Filters reasons={unique("reason")} sources={unique("source")} />
          {narrowed && (
            <Button variant="subtle" onClick={() => void navigate({ search: tab ? { tab } : {} })}>
              {t("quarantine.clear")}
            </Button>
          )}
        </div>
      )}
      {items.length === 0 && (
        <p className={styles.none}>{t(narrowed ? "quarantine.noneFit" : "quarantine.none")}</p>
      )}
      <ul className={styles.items}>
        {items.map((item) => (
          <QuarantineEntry key={item.id} item={item} onRepaired={refresh} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("quarantine.more")}
        </Button>
      )}
      {correcting && search.import !== undefined && (
        <RecipeDialog id={search.import} onClose={() => setCorrecting(false)} onReplayed={refresh} />
      )}
    </Panel>
  );
}
