import { checkLevel, StatsError } from "./error.ts";
import { tQuantile } from "./student.ts";

/** Mean of values with Student's interval; all in the units of the values. */
export type MeanOf = {
  value: number;
  n: number;
  sd: number | null; // null of one value
  low: number | null; // null of one value, and where all values are the same: no spread was seen
  high: number | null;
  level: number;
};

/**
 * Mean of n values, such as the differences of n places between two rounds, with Student's interval.
 *
 *   x̄ ± t(n − 1) · s / √n
 *
 * @param values  n ≥ 1 numbers
 * @param o       level: confidence, 0.95 unless given
 * @throws        StatsError "shape" | "range"
 *
 * Method   Student (1908), Biometrika 6:1–25. Of paired differences it is the paired t interval.
 * Limits   Reads the values as independent draws of one population; with few and skewed values it is too narrow or too wide.
 * Checked  stats/test/mean-of.test.ts (R's t.test, paired and of one sample)
 */
export function meanOf(values: readonly number[], o: { level?: number } = {}): MeanOf {
  const level = o.level ?? 0.95;
  checkLevel(level);
  const n = values.length;
  if (n === 0) throw new StatsError("shape", "A mean needs at least one value.");
  for (const v of values) if (!Number.isFinite(v)) throw new StatsError("range", `A mean needs numbers; one is ${v}.`);
  const value = values.reduce((sum, v) => sum + v, 0) / n;
  if (n === 1) return { value, n, sd: null, low: null, high: null, level };
  if (values.every((v) => v === values[0])) return { value, n, sd: 0, low: null, high: null, level };
  const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - value) ** 2, 0) / (n - 1));
  const half = (tQuantile((1 + level) / 2, n - 1) * sd) / Math.sqrt(n);
  return { value, n, sd, low: value - half, high: value + half, level };
}
