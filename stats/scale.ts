import { StatsError } from "./error.ts";
import type { Mean } from "./mean.ts";
import { tQuantile } from "./student.ts";

/** A scale's mean whose standard error is only known to be `se` at most. Units of the items' scores. */
export type ScaleMean = {
  value: number;
  se: number;
  atMost: true;
  low: number;
  high: number;
  items: number;
  n: number;
  level: number;
};

/**
 * Mean of a scale whose score is the plain mean of its items' means, with an upper bound for its standard error.
 *
 *   se(Σ x̄ᵢ / k) ≤ Σ se(x̄ᵢ) / k
 *
 * From counts per item nobody can tell how the answers of one person go together. Whatever the correlations, the standard
 * error of a mean of k quantities is at most the mean of their standard errors (the triangle inequality for standard
 * deviations); it is reached when all items are perfectly correlated. So the true range is at most this wide. An item to
 * which all gave one answer counts with its interval, since its sample shows no spread.
 *
 * @param items  the items' means, all at one confidence level, each with a standard error
 * @returns      the bound as `se`; `n` is the smallest number of answers to any item, whose n − 1 sets t
 * @throws       StatsError "shape" when there is no item, or one without standard error, or levels differ
 *
 * Limits   An upper bound and no estimate: docs/methods/scale-upper-bound.md.
 * Checked  stats/test/scale.test.ts (the bound holds for any correlation, and is reached at 1)
 */
export function scaleUpperBound(items: readonly Mean[]): ScaleMean {
  const [first] = items;
  if (!first) throw new StatsError("shape", "A scale needs at least one item.");
  let [value, se, n] = [0, 0, first.n];
  for (const item of items) {
    if (item.level !== first.level) throw new StatsError("shape", "The items' intervals are of different levels.");
    if (item.se === null)
      throw new StatsError("shape", "An item with one answer has no standard error, so the scale has none.");
    value += item.value / items.length;
    se += seAtMost(item, item.se) / items.length;
    n = Math.min(n, item.n);
  }
  const half = se === 0 ? 0 : tQuantile((1 + first.level) / 2, Math.max(1, n - 1)) * se;
  return { value, se, atMost: true, low: value - half, high: value + half, items: items.length, n, level: first.level };
}

/** An item's standard error; where all gave one answer, what its interval (Wilson's bound) stands for: 0 is no upper bound. */
function seAtMost({ same, value, low, high, df, level }: Mean, se: number): number {
  if (!same || low === null || high === null || low === high) return se;
  return Math.max(value - low, high - value) / tQuantile((1 + level) / 2, df);
}
