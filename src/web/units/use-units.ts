// The tree of units as the screen works with it, and writing to it. Totals of a unit take in everything under it.

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { UnitFound, UnitsAnswer } from "../../api/contract-units.ts";
import { layOutUnits, type Unit } from "../../domain/unit.ts";
import { unitNamesQuery } from "../session/queries.ts";
import { request } from "../session/request.ts";
import { useLanguage } from "../session/workspace.tsx";

/** The tree and what has no place in it. */
export const unitsQuery = queryOptions({
  queryKey: ["units"],
  queryFn: () => request<UnitsAnswer>("/api/v1/units"),
});

/** The names of units by their keys; a key that the tree does not hold is its own name. */
export function useUnitNames(): (key: string) => string {
  const language = useLanguage();
  const { data } = useQuery(unitNamesQuery);
  return useMemo(() => {
    const names = new Map(data?.units.map((unit) => [unit.key, unit.names[language]]));
    return (key) => names.get(key) ?? key;
  }, [data, language]);
}

/** One line of the tree. */
export interface TreeLine {
  readonly unit: UnitFound;
  readonly depth: number;
  /** Interactions of the unit and of all under it. */
  readonly total: number;
  /** How many units stand under it, at any depth. */
  readonly below: number;
}

/** The tree line by line, with what stands under each added up. */
export function treeLines(units: readonly UnitFound[]): TreeLine[] {
  const laid = layOutUnits(units);
  const totals = new Map<string, { total: number; below: number }>();
  // Children stand after their parent, so from the end every unit is whole when it is added to the one above.
  for (const { unit } of laid.toReversed()) {
    const own = totals.get(unit.key) ?? { total: 0, below: 0 };
    const sum = { total: own.total + unit.interactions, below: own.below };
    totals.set(unit.key, sum);
    if (unit.parent === null) continue;
    const above = totals.get(unit.parent) ?? { total: 0, below: 0 };
    totals.set(unit.parent, { total: above.total + sum.total, below: above.below + sum.below + 1 });
  }
  return laid.map(({ unit, depth }) => ({
    unit,
    depth,
    ...(totals.get(unit.key) ?? { total: 0, below: 0 }),
  }));
}

/** A unit without the figures that the server adds. */
export function unitOf({ key, names, kind, parent }: Unit): Unit {
  return { key, names, kind, parent };
}

/** Writing to the tree; what is seen by unit follows everywhere. */
export function useUnitChanges() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries();
  const save = useMutation({
    mutationFn: (units: readonly Unit[]) =>
      request<void>("/api/v1/units", { method: "PUT", body: { units: units.map(unitOf) } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (key: string) =>
      request<void>(`/api/v1/units/${encodeURIComponent(key)}`, { method: "DELETE" }),
    onSuccess,
  });
  return { save, remove };
}
