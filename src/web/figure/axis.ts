// The axis of scores: round steps around what is drawn, never beyond what the metric can be.

/** Bounds and step of an axis. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

const STEPS_MOST = 5;

function roundStep(span: number): number {
  if (span <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(span / STEPS_MOST));
  const step = [1, 2, 2.5, 5, 10].find((one) => span / (one * power) <= STEPS_MOST) ?? 10;
  return step * power;
}

/** The axis for these values. `bounds` is what the metric can be; `fromZero` for marks whose length is read, as bars. */
export function axisFor(
  values: readonly number[],
  bounds: { readonly min: number | null; readonly max: number | null },
  fromZero: boolean,
): Axis {
  const base = fromZero ? [...values, Math.max(0, bounds.min ?? 0)] : values;
  if (base.length === 0) return { min: bounds.min ?? 0, max: bounds.max ?? 1, interval: 1 };
  const low = Math.min(...base);
  const high = Math.max(...base);
  const interval = roundStep(high - low || Math.abs(high) || 1);
  const within = (value: number) =>
    Math.max(bounds.min ?? Number.NEGATIVE_INFINITY, Math.min(bounds.max ?? Number.POSITIVE_INFINITY, value));
  // Divided and multiplied again so that 0.1 steps do not gather rounding.
  const tidy = (value: number) => Number(value.toPrecision(12));
  const min = tidy(within(Math.floor(low / interval) * interval));
  const max = tidy(within(Math.ceil(high / interval) * interval));
  return min < max ? { min, max, interval } : { min: min - interval, max: max + interval, interval };
}
