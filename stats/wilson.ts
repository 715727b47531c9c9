import { checkCount, checkLevel, StatsError } from "./error.ts";
import { normalQuantile } from "./normal.ts";

/** A share with its range. `value`, `low` and `high` lie between 0 and 1. */
export type Share = { value: number; low: number; high: number; n: number; level: number };

/**
 * Wilson's score interval of a share: x of n people gave this answer.
 *
 *   low, high = the two p with |x/n − p| = z √(p (1 − p) / n)
 *
 * @param x  how many gave the answer; a whole number, 0 ≤ x ≤ n
 * @param n  how many answered; a whole number, n ≥ 1
 * @param o  level: confidence, 0.95 unless given. eligible: how many could have answered; n is then replaced by
 *           n / (1 − n/N), the finite population correction, and the range closes when everybody answered;
 *           a number below n is not used
 * @throws   StatsError "range"
 *
 * Method   Wilson (1927), JASA 22:209–212; recommended by Newcombe (1998), Statistics in Medicine 17:857–872.
 * Limits   Those who answered are taken to stand for all: docs/methods/wilson.md.
 * Checked  stats/test/wilson.test.ts (Newcombe's Table I, R's prop.test, exact coverage by enumeration)
 */
export function wilson(x: number, n: number, o: { level?: number; eligible?: number | null } = {}): Share {
  const level = o.level ?? 0.95;
  checkLevel(level);
  checkCount(x, "The number who gave the answer");
  checkCount(n, "The number who answered");
  if (n < 1) throw new StatsError("range", "A share needs at least one answer.");
  if (x > n) throw new StatsError("range", `${x} gave this answer, yet only ${n} answered.`);
  return { n, level, ...scoreInterval(x / n, n / freeShare(n, usableEligible(n, o.eligible)), level) };
}

/**
 * The score interval of a share seen in `size` answers; an endless size leaves no room. Not for use outside stats.
 *
 * @param size  answers, or answers / (1 − n/N) where it is known that n of N answered
 */
export function scoreInterval(
  value: number,
  size: number,
  level: number,
): { value: number; low: number; high: number } {
  if (size === Number.POSITIVE_INFINITY) return { value, low: value, high: value };
  const z = normalQuantile((1 + level) / 2);
  const centre = (value * size + (z * z) / 2) / (size + z * z);
  const half = (z * Math.sqrt(size * value * (1 - value) + (z * z) / 4)) / (size + z * z);
  return { value, low: value === 0 ? 0 : centre - half, high: value === 1 ? 1 : centre + half };
}

/**
 * How many could have answered, fit to be used: null where it is not known, or where more answered than it says. A
 * published number that is smaller than the number of answers (families that answered twice, a list made in autumn)
 * is not to be trusted, and no correction is made with it.
 *
 * @throws StatsError "range" unless eligible is a whole number of 0 or more, or null
 */
export function usableEligible(n: number, eligible: number | null | undefined): number | null {
  if (eligible === null || eligible === undefined) return null;
  checkCount(eligible, "The number who could have answered");
  return eligible < n ? null : eligible;
}

/** The share of a group of N that has not answered, 1 − n/N: what is left to be unsure about. 1 where N is not known. */
export function freeShare(n: number, eligible: number | null): number {
  return eligible === null ? 1 : 1 - n / eligible;
}
