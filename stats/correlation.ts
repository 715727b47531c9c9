import { checkLevel, StatsError } from "./error.ts";
import { normalQuantile } from "./normal.ts";

/** A correlation with its range; r, low and high lie between −1 and 1. */
export type Correlation = { r: number; low: number; high: number; n: number; level: number };

/**
 * Pearson's product-moment correlation of two measures over the same n places, with Fisher's interval.
 *
 * @param x  n values, n ≥ 4, not all equal
 * @param y  n values in the order of x, not all equal
 * @param o  level: confidence, 0.95 unless given
 * @throws   StatsError "shape" | "range"
 *
 * Method   Two passes (means first), so that large values lose no digits. Interval: fisherInterval.
 * Limits   Says how closely points follow a line, and nothing about causes: docs/methods/correlation.md.
 * Checked  stats/test/correlation.test.ts (R's cor.test, Anscombe 1973, NYC schools)
 */
export function pearson(x: readonly number[], y: readonly number[], o: { level?: number } = {}): Correlation {
  if (x.length !== y.length) {
    throw new StatsError(
      "shape",
      `${x.length} values of one measure, but ${y.length} of the other. Leave out places that miss either.`,
    );
  }
  if (x.length < 4)
    throw new StatsError("shape", `A correlation with a range needs at least 4 places; there are ${x.length}.`);
  const [dx, dy] = [deviations(x), deviations(y)];
  const [sxx, syy] = [dot(dx, dx), dot(dy, dy)];
  if (sxx === 0 || syy === 0)
    throw new StatsError("range", "A measure that is the same everywhere has no correlation.");
  const r = Math.max(-1, Math.min(1, dot(dx, dy) / Math.sqrt(sxx) / Math.sqrt(syy)));
  return { r, n: x.length, ...fisherInterval(r, x.length, o) };
}

/**
 * Spearman's rank correlation: Pearson's r of the ranks, equal values sharing the mean of theirs. For ordered words, whose steps
 * need not be equal, and for measures tied in a curve that only rises or only falls.
 *
 *   tanh(atanh r ± z √((1 + r²/2) / (n − 3)))
 *
 * @param x  n values, n ≥ 4, not all equal; of words, their places in the order
 * @param y  n values in the order of x, not all equal
 * @param o  level: confidence, 0.95 unless given
 * @throws   StatsError "shape" | "range"
 *
 * Method   Interval: Bonett & Wright (2000), Psychometrika 65:23–28, a little wider than Fisher's.
 * Limits   With few different words r cannot reach 1 even where the two agree as well as they can.
 * Checked  stats/test/correlation.test.ts (R's cor.test, coverage by simulation with five words)
 */
export function spearman(x: readonly number[], y: readonly number[], o: { level?: number } = {}): Correlation {
  const { r, n } = pearson(ranks(x), ranks(y), o);
  const level = o.level ?? 0.95;
  const half = normalQuantile((1 + level) / 2) * Math.sqrt((1 + r ** 2 / 2) / (n - 3));
  return { r, n, low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half), level };
}

/** 1 for the lowest; equal values share the mean of their ranks. */
function ranks(x: readonly number[]): number[] {
  const order = x.map((_, i) => i).sort((a, b) => (x[a] as number) - (x[b] as number));
  const made = new Array<number>(x.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && x[order[to] as number] === x[order[from] as number]) to++;
    if (to === from) return [...x]; // no number: pearson says so
    for (let i = from; i < to; i++) made[order[i] as number] = (from + 1 + to) / 2;
  }
  return made;
}

/**
 * Fisher's interval of a correlation.
 *
 *   tanh(atanh r ± z / √(n − 3))
 *
 * @param r  correlation, −1 ≤ r ≤ 1
 * @param n  pairs, n ≥ 4
 * @param o  level: confidence, 0.95 unless given
 * @throws   StatsError "range"
 *
 * Method   Fisher (1921), Metron 1(4):3–32.
 * Limits   Exact only for two normal measures; with long tails it is too narrow.
 * Checked  stats/test/correlation.test.ts (R's cor.test, coverage by simulation)
 */
export function fisherInterval(
  r: number,
  n: number,
  o: { level?: number } = {},
): { low: number; high: number; level: number } {
  const level = o.level ?? 0.95;
  checkLevel(level);
  if (!(r >= -1 && r <= 1)) throw new StatsError("range", `A correlation lies between −1 and 1; this one is ${r}.`);
  if (!(Number.isSafeInteger(n) && n >= 4))
    throw new StatsError("range", `Fisher's interval needs at least 4 pairs; there are ${n}.`);
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3);
  return { low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half), level };
}

function deviations(x: readonly number[]): number[] {
  for (const v of x)
    if (!Number.isFinite(v)) throw new StatsError("range", `A correlation needs numbers; one value is ${v}.`);
  const mean = x.reduce((sum, v) => sum + v, 0) / x.length;
  return x.map((v) => v - mean);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, v, i) => sum + v * (b[i] ?? Number.NaN), 0);
}
