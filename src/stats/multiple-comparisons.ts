/**
 * p-values for many comparisons made at once: Holm keeps the chance of any false alarm (Scandinavian Journal of
 * Statistics 6, 1979), Benjamini–Hochberg the expected part of false ones (J. R. Statist. Soc. B 57, 1995).
 *
 * Both return adjusted p-values in the order given, to be held against the same α as a single test. Comparisons
 * without a p (null) stay null and do not count as tests.
 */

import { requireShare } from "./interval.ts";

/** Holm's step-down adjustment. */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const ranked = ascending(pValues);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let largest = 0;
  ranked.forEach(({ index, p }, rank) => {
    largest = Math.max(largest, Math.min(1, p * (ranked.length - rank)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/** Benjamini and Hochberg's step-up adjustment of the false discovery rate. */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const ranked = ascending(pValues);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let smallest = 1;
  ranked.toReversed().forEach(({ index, p }, fromEnd) => {
    smallest = Math.min(smallest, (p * ranked.length) / (ranked.length - fromEnd));
    adjusted[index] = smallest;
  });
  return adjusted;
}

function ascending(pValues: readonly (number | null)[]): { index: number; p: number }[] {
  return pValues
    .flatMap((p, index) => (p === null ? [] : [{ index, p: requireShare("p", p) }]))
    .sort((a, b) => a.p - b.p);
}
