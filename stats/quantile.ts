import { StatsError } from "./error.ts";

/**
 * Quantile of some values: the point below which about a share p of them lies.
 *
 * @param values  n ≥ 1 numbers, in any order
 * @param p       share, 0 ≤ p ≤ 1; 0.5 is the median
 * @returns       in the units of values
 * @throws        StatsError "shape" | "range"
 *
 * Method   Linear between order statistics at (n − 1) p: type 7 of Hyndman and Fan (1996), American Statistician 50:361–365; R's default.
 * Checked  stats/test/quantiles.test.ts (R's quantile)
 */
export function quantile(values: readonly number[], p: number): number {
  return quantiles(values, [p])[0] as number;
}

/** Several quantiles of the same values, which are checked and sorted once: `quantile` for each p, in the order of ps. */
export function quantiles(values: readonly number[], ps: readonly number[]): number[] {
  if (values.length === 0) throw new StatsError("shape", "A quantile needs at least one value.");
  if (!values.every(Number.isFinite))
    throw new StatsError("range", "A quantile needs numbers; leave out what is missing.");
  const sorted = Float64Array.from(values).sort();
  return ps.map((p) => {
    if (!(p >= 0 && p <= 1)) throw new StatsError("range", `A quantile needs a share from 0 to 1, not ${p}.`);
    const at = (sorted.length - 1) * p;
    const below = sorted[Math.floor(at)] ?? Number.NaN;
    const above = sorted[Math.ceil(at)] ?? Number.NaN;
    return below + (above - below) * (at - Math.floor(at));
  });
}
