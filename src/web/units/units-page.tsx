// The units screen: the company as a tree of regions, stores, franchises and teams. Who sees what, and what figures by unit
// mean, rests on it; so what the data speaks of and the tree does not know stands right below it.

import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { UnitFound } from "../../api/contract-units.ts";
import { fold } from "../../domain/fold.ts";
import type { Unit } from "../../domain/unit.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useMay } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { UnitDialog } from "./unit-dialog.tsx";
import { UnitTree } from "./unit-tree.tsx";
import styles from "./units.module.css";
import { namedAfter, UnplacedPanel } from "./unplaced-panel.tsx";
import { treeLines, unitsQuery, useUnitChanges } from "./use-units.ts";

const route = getRouteApi("/shell/units");

const fresh = (key: string): Unit => ({ key, names: namedAfter(key), kind: "store", parent: null });

function useRemoval(units: readonly UnitFound[]) {
  const [gone, setGone] = useState<{ unit: UnitFound; children: readonly UnitFound[] } | null>(null);
  const { save, remove } = useUnitChanges();
  return {
    gone: gone?.unit,
    error: remove.error ?? save.error,
    remove: (unit: UnitFound) => {
      const children = units.filter(({ parent }) => parent === unit.key);
      remove.mutate(unit.key, { onSuccess: () => setGone({ unit, children }) });
    },
    undo: () => gone && save.mutate([gone.unit, ...gone.children], { onSuccess: () => setGone(null) }),
  };
}

/** The page at /units. */
export function UnitsPage() {
  const { t } = useTranslation("units");
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay()("catalogue");
  const found = useQuery(unitsQuery);
  const [open, setOpen] = useState<{ unit: Unit; isNew: boolean } | null>(null);
  const units = found.data?.units ?? [];
  const unplaced = found.data?.unplaced ?? [];
  const removal = useRemoval(units);
  usePageTitle(t("title"));
  const words = fold(q).split(/\s+/);
  const lines = treeLines(units).filter(({ unit: { key, names } }) => {
    const text = fold(`${key} ${names.es} ${names.en}`);
    return words.every((word) => text.includes(word));
  });
  const edit = (key: string) => {
    const unit = units.find((one) => one.key === key);
    if (unit) setOpen({ unit, isNew: false });
  };
  const add = (key: string) => setOpen({ unit: fresh(key), isNew: true });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t("title")}</h1>
          <p className={styles.lead}>{t("lead")}</p>
        </div>
        {may && <Button onClick={() => add("")}>{t("add")}</Button>}
      </header>
      {found.isError && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton height="20rem" />}
      {removal.error !== null && <ProblemNote error={removal.error} />}
      <div role="status">
        {removal.gone && (
          <p className={styles.gone}>
            {t("removed", { key: removal.gone.key })}
            <Button variant="default" size="xs" onClick={removal.undo}>
              {t("undo")}
            </Button>
          </p>
        )}
      </div>
      {found.data && units.length === 0 && (
        <section className={styles.empty}>
          <h2>{t("empty.heading")}</h2>
          <p>{t(unplaced.length > 0 ? "empty.hasUnplaced" : "empty.explain")}</p>
        </section>
      )}
      {units.length > 0 && (
        <Panel
          heading={t("tree")}
          aside={
            <TextInput
              type="search"
              size="xs"
              aria-label={t("search")}
              placeholder={t("search")}
              leftSection={<Icon name="search" />}
              value={q}
              onChange={({ currentTarget: { value } }) =>
                void navigate({ search: value === "" ? {} : { q: value }, replace: true })
              }
            />
          }
        >
          {lines.length === 0 ? (
            <p className={styles.mute}>{t("nothingFound")}</p>
          ) : (
            <UnitTree lines={lines} onEdit={may ? edit : undefined} />
          )}
        </Panel>
      )}
      {unplaced.length > 0 && (
        <UnplacedPanel unplaced={unplaced} units={units} onPlace={may ? add : undefined} />
      )}
      {open && (
        <UnitDialog
          unit={open.unit}
          isNew={open.isNew}
          units={units}
          onClose={() => setOpen(null)}
          {...(!open.isNew && {
            onRemove: () => {
              const unit = units.find(({ key }) => key === open.unit.key);
              setOpen(null);
              if (unit) removal.remove(unit);
            },
          })}
        />
      )}
    </div>
  );
}
