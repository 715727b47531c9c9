import { quantiles } from "@innodopt/stats";

/** Where many places lie: 8 in 10 between p10 and p90, the middle half between p25 and p75. Units of the measure. */
export type Band = { n: number; p10: number; p25: number; p50: number; p75: number; p90: number };

/** Fewest other places that are summed up in a band; fewer would be a list of them in disguise. */
export const BAND_MINIMUM = 10;

/** The band of shown values of other places, in any order; null where they are too few. */
export function bandOf(values: readonly number[]): Band | null {
  if (values.length < BAND_MINIMUM) return null;
  const [p10, p25, p50, p75, p90] = quantiles(values, [0.1, 0.25, 0.5, 0.75, 0.9]) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { n: values.length, p10, p25, p50, p75, p90 };
}

/** How many of some values lie below and above one value. */
export function positionIn(values: readonly number[], value: number): { below: number; above: number; n: number } {
  let [below, above] = [0, 0];
  for (const v of values) {
    if (v < value) below++;
    else if (v > value) above++;
  }
  return { below, above, n: values.length };
}

/** Ascending values without one that is equal to `value`. */
export function without(ascending: readonly number[], value: number | undefined): readonly number[] {
  const at = value === undefined ? -1 : ascending.indexOf(value);
  return at < 0 ? ascending : ascending.toSpliced(at, 1);
}
