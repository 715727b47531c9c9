import { meanFromCounts, scaleUpperBound, tQuantile, wilson } from "@innodopt/stats";
import type { Cell, ShownValue } from "../people/disclosure.ts";
import type { Measure } from "./measure.ts";

export { version as methodVersion } from "@innodopt/stats";

/** A number with its right to exist. `value`, `low`, `high` are in the measure's own units. */
export type Estimate = {
  value: number;
  n: number | null; // people in the group; null = not published
  eligible: number | null;
  rate: number | null; // percent that answered
  range: Range | null; // null = as published: the source gives nothing to compute a range from
  method: Method;
  /** What the range rests on, for "How was this computed?". */
  basis: Basis;
};

export type Range = { low: number; high: number; half: [number, number]; se: number | null; level: number };

/** at-most: the range is at most this wide. published: as published, without a range. */
export type Method = "at-most" | "wilson" | "published";

/** cohort: everybody was counted, and the range reads them as one draw (docs/methods/wilson.md). */
export type Basis = { items: number; itemMean: number } | { count: number; cohort: boolean } | { why: Why };

/** Why there is no range. whole: the number describes everybody, so nothing was sampled. */
type Why = "no-counts" | "some-counts" | "hidden-items" | "not-the-mean" | "not-a-share" | "whole";

/** How far a published score may lie from the mean of its items: both are rounded to one decimal. */
const ROUNDING = 0.11;

/**
 * The estimate of one shown cell. The published number is kept as it is; what is added is how sure it is.
 *
 * @param cell   a score, percent or number that may be shown
 * @param items  of a score made from items: the items and their cells in the same round, hidden ones included
 * @returns      null where the cell holds no number
 */
export function estimateOf(
  measure: Measure,
  cell: ShownValue,
  items: readonly { measure: Measure; cell: Cell | null }[] = [],
): Estimate | null {
  if (cell.value === null) return null;
  const rate = cell.rate ?? (cell.eligible && cell.n !== null ? (100 * cell.n) / cell.eligible : null);
  const base = { value: cell.value, n: cell.n, eligible: cell.eligible, rate };
  const published = (why: Why): Estimate => ({
    ...base,
    range: null,
    method: "published",
    basis: { why },
  });
  if (measure.dimension === "context") return published("whole");
  if (measure.kind === "percent" && cell.n !== null) {
    const { n } = cell;
    const count = Math.round((cell.value * n) / 100);
    if (Math.abs((100 * count) / n - cell.value) > 0.1) return published("not-a-share");
    const cohort = measure.source === "record";
    const at = (level: number) => wilson(count, n, { level, eligible: cohort ? null : cell.eligible });
    const [wide, half] = [at(0.95), at(0.5)];
    const range = {
      low: 100 * wide.low,
      high: 100 * wide.high,
      half: [100 * half.low, 100 * half.high],
      se: null,
      level: 0.95,
    };
    return { ...base, range: range as Range, method: "wilson", basis: { count, cohort } };
  }
  if (measure.kind !== "score" || items.length === 0) return published("no-counts");
  if (items.some(({ cell: item }) => item?.state === "hidden" || item?.state === "suppressed"))
    return published("hidden-items");
  const uncounted = items.some(({ cell: item }) => item?.state === "value" && !item.counts);
  if (uncounted) return published("some-counts");
  const scored = items.flatMap(({ measure: item, cell: answers }) => {
    if (answers?.state !== "value" || !answers.counts || !item.options) return [];
    const scores = item.options.map(({ score }) => score);
    if (scores.length !== answers.counts.length) return [];
    return [{ counts: answers.counts, scores }];
  });
  const means = scored.flatMap(({ counts, scores }) => {
    const asked = cell.eligible !== null && cell.eligible >= counts.reduce((a, b) => a + b, 0) ? cell.eligible : null;
    const mean = meanFromCounts(counts, scores, { eligible: asked });
    return mean ? [mean] : [];
  });
  if (means.length === 0 || means.some(({ se }) => se === null)) return published("no-counts");
  const bound = scaleUpperBound(means);
  if (Math.abs(bound.value - cell.value) > ROUNDING) return published("not-the-mean");
  const clip = (x: number) => Math.min(measure.high ?? x, Math.max(measure.low ?? x, x));
  const half = tQuantile(0.75, Math.max(1, bound.n - 1)) * bound.se;
  return {
    ...base,
    range: {
      low: clip(cell.value - (bound.value - bound.low)),
      high: clip(cell.value + (bound.high - bound.value)),
      half: [clip(cell.value - half), clip(cell.value + half)],
      se: bound.se,
      level: 0.95,
    },
    method: "at-most",
    basis: { items: means.length, itemMean: bound.value },
  };
}

/** Fewer than half of those who could have answered did: the mark is open, the line dashed. */
export function fewerThanHalf({ rate, n, eligible }: Pick<Estimate, "rate" | "n" | "eligible">): boolean {
  if (n !== null && eligible !== null && eligible > 0) return n / eligible < 0.5;
  return rate !== null && rate < 50;
}
