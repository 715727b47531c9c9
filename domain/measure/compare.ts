import { quantile } from "@innodopt/stats";

/** Where many places lie: 8 in 10 between p10 and p90, the middle half between p25 and p75. Units of the measure. */
export type Band = { n: number; p10: number; p25: number; p50: number; p75: number; p90: number };

/** Fewest other places that are summed up in a band; fewer would be a list of them in disguise. */
export const BAND_MINIMUM = 10;

/**
 * The band of shown values of other places; null where they are too few.
 *
 * @param values  in any order; ascending is fastest
 */
export function bandOf(values: readonly number[]): Band | null {
  if (values.length < BAND_MINIMUM) return null;
  const at = (p: number) => quantile(values, p);
  return { n: values.length, p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) };
}

/** How many of some values lie below and above one value. */
export function positionIn(values: readonly number[], value: number): { below: number; above: number; n: number } {
  return {
    below: values.filter((v) => v < value).length,
    above: values.filter((v) => v > value).length,
    n: values.length,
  };
}

/** Ascending values without one that is equal to `value`. */
export function without(ascending: readonly number[], value: number | undefined): readonly number[] {
  const at = value === undefined ? -1 : ascending.indexOf(value);
  return at < 0 ? ascending : ascending.toSpliced(at, 1);
}
