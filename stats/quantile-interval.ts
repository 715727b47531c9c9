import { checkLevel, StatsError } from "./error.ts";
import { quantiles } from "./quantile.ts";

/** A quantile with its range. low and high are values that were seen; null where n is too small to name one. */
export type QuantileRange = { p: number; value: number; low: number | null; high: number | null };

/**
 * Quantiles of a distribution from n values drawn from it, each with a range that holds whatever the distribution is.
 *
 *   low  = x₍l₎, l = the α/2 quantile of Bin(n, p)
 *   high = x₍u₎, u = the 1 − α/2 quantile of Bin(n, p), plus 1
 *
 * so that P(x₍l₎ ≤ q < x₍u₎) = P(l ≤ B < u) ≥ 1 − α: at least the level, often more, because only n + 1 ends are to be had.
 *
 * @param values  n ≥ 1 numbers, in any order
 * @param ps      shares, each 0 < p < 1
 * @param level   confidence, 0.95 unless given
 * @returns       one for each p, in the units of values; low is null where l = 0, high where u = n + 1
 * @throws        StatsError "shape" | "range"
 *
 * Method   Order statistics: Conover (1999), Practical Nonparametric Statistics, 3rd ed., section 3.2; value: `quantile` (type 7).
 * Limits   Reads the values as independent draws. Of all schools of a district there are no others to be drawn; docs/methods/usual.md.
 * Checked  stats/test/quantile-interval.test.ts (R's qbinom; exact coverage)
 */
export function quantileIntervals(values: readonly number[], ps: readonly number[], level = 0.95): QuantileRange[] {
  checkLevel(level);
  if (!ps.every((p) => p > 0 && p < 1))
    throw new StatsError("range", "A quantile with a range needs shares strictly between 0 and 1.");
  const found = quantiles(values, ps);
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  return ps.map((p, i) => {
    const low = binomialQuantile((1 - level) / 2, n, p);
    const high = binomialQuantile((1 + level) / 2, n, p) + 1;
    return { p, value: found[i] as number, low: sorted[low - 1] ?? null, high: sorted[high - 1] ?? null };
  });
}

/** The smallest k with P(B ≤ k) ≥ share, B ~ Bin(n, p), 0 < p < 1. Not for use outside stats. */
export function binomialQuantile(share: number, n: number, p: number): number {
  const odds = Math.log(p) - Math.log1p(-p);
  let log = n * Math.log1p(-p); // of P(B = 0); logs do not fall to zero for large n
  let total = 0;
  for (let k = 0; k < n; k++) {
    total += Math.exp(log);
    if (total >= share - 1e-12) return k;
    log += Math.log((n - k) / (k + 1)) + odds;
  }
  return n;
}
