import { checkCount, checkLevel, StatsError } from "./error.ts";
import { tQuantile } from "./student.ts";
import { freeShare, scoreInterval, usableEligible } from "./wilson.ts";

/** A mean with what makes it fit to be shown. `value`, `sd`, `se`, `low`, `high` are in the units of the scores. */
export type Mean = {
  value: number;
  n: number; // answers that count toward the mean
  leftOut: number; // answers in options without a score, such as "don't know"
  eligible: number | null; // how many could have answered; null = not known, or fewer than answered
  sd: number | null; // null where one answer shows no spread
  se: number | null;
  df: number; // n − 1
  low: number | null;
  high: number | null;
  level: number;
  same: boolean; // everybody gave the same answer: the range then comes from Wilson's bound
};

/**
 * Mean of an item's option scores over its answers, with standard error and interval, from counts per option.
 *
 *   x̄ = Σ cⱼ sⱼ / n      s² = Σ cⱼ (sⱼ − x̄)² / (n − 1)      se = √(s²/n · (1 − a/N))      x̄ ± t(n − 1) · se
 *
 * where a counts all who answered, also those whose option has no score.
 *
 * @param counts  answers per option, whole numbers ≥ 0
 * @param scores  score of each option in the order of counts; null = the option does not count ("don't know")
 * @param o       level: confidence, 0.95 unless given. eligible: N, how many could have answered; null = not known
 * @returns       null where no answer counts: a mean of nothing is not 0
 * @throws        StatsError "shape" | "range"
 *
 * The interval is held inside the scale. One answer: no spread, so no se and no interval. All N answered: se 0, the interval is
 * the mean. All the same: s is 0, yet others might have answered otherwise; Wilson's upper bound u for the share of
 * other answers, all of them at an end of the scale, gives  x̄ − u (x̄ − min)  to  x̄ + u (max − x̄).
 *
 * Method   Cochran (1977), Sampling Techniques, 3rd ed., sections 2.6 and 2.8. Wilson's bound for "all the same" is ours.
 * Limits   Those who answered are taken to stand for all: docs/methods/mean-from-counts.md.
 * Checked  stats/test/mean.test.ts (R, enumeration of all samples, coverage by simulation)
 */
export function meanFromCounts(
  counts: readonly number[],
  scores: readonly (number | null)[],
  o: { level?: number; eligible?: number | null } = {},
): Mean | null {
  const level = o.level ?? 0.95;
  checkLevel(level);
  if (counts.length !== scores.length) {
    throw new StatsError(
      "shape",
      `${counts.length} counts, but ${scores.length} option scores. Give one score per option.`,
    );
  }
  for (const c of counts) checkCount(c, "A count of answers");
  const options = scores.flatMap((score, j) => (score === null ? [] : [{ score, count: counts[j] ?? 0 }]));
  for (const { score } of options) {
    if (!Number.isFinite(score)) throw new StatsError("range", `An option's score is a number or null, not ${score}.`);
  }
  const n = options.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return null;
  const leftOut = counts.reduce((sum, c) => sum + c, 0) - n;
  const eligible = usableEligible(n + leftOut, o.eligible);
  const free = freeShare(n + leftOut, eligible);

  const value = options.reduce((sum, { score, count }) => sum + count * score, 0) / n;
  const same = options.filter(({ count }) => count > 0).length === 1;
  const base = { value, n, leftOut, eligible, df: n - 1, level, same };
  if (n === 1) {
    const known = free === 0 ? value : null;
    return { ...base, sd: null, se: free === 0 ? 0 : null, low: known, high: known };
  }
  const least = Math.min(...options.map(({ score }) => score));
  const most = Math.max(...options.map(({ score }) => score));
  if (same) {
    const others = scoreInterval(0, n / free, level).high;
    return { ...base, sd: 0, se: 0, low: value - others * (value - least), high: value + others * (most - value) };
  }
  const squares = options.reduce((sum, { score, count }) => sum + count * (score - value) ** 2, 0);
  const sd = Math.sqrt(squares / (n - 1));
  const se = sd * Math.sqrt(free / n);
  const half = tQuantile((1 + level) / 2, n - 1) * se;
  return { ...base, sd, se, low: Math.max(least, value - half), high: Math.min(most, value + half) };
}
