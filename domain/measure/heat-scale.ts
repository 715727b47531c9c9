/** How high and how sure, in steps that a heatmap can draw: docs/methods/heatmap.md. Pure. */
import { quantiles } from "@innodopt/stats";
import type { Estimate } from "./estimate.ts";
import type { Measure } from "./measure.ts";

/** 1 = lowest … 5 = highest: the five colors. It says how high, never how good. */
export type Step = 1 | 2 | 3 | 4 | 5;

/**
 * How wide the 95 % range is against the scale. published: nothing is known of it, which is neither sure nor unsure.
 */
export type Sure = "sure" | "fairly" | "little" | "published";

/** Half-widths of a range as shares of the scale's width: up to the first it is sure, up to the second fairly sure. */
export const SURE = { sure: 0.04, fairly: 0.08 } as const;

/** Numbers that can be compared: one kind, one scale. */
export type Scale = { key: string; kind: Measure["kind"]; low: number | null; high: number | null };

export function scaleOf({ kind, low, high }: Pick<Measure, "kind" | "low" | "high">): Scale {
  return { key: `${kind} ${low} ${high}`, kind, low, high };
}

/** A width to measure ranges by: the scale's, or where it has no ends that of the values on it. */
export function widthOf({ low, high }: Pick<Scale, "low" | "high">, values: readonly number[]): number {
  if (low !== null && high !== null && high > low) return high - low;
  return values.length > 0 ? Math.max(...values) - Math.min(...values) : 0;
}

export function sureOf({ value, range }: Pick<Estimate, "value" | "range">, width: number): Sure {
  if (range === null) return "published";
  const half = offOf({ value, range });
  return half <= SURE.sure * width + 1e-9 ? "sure" : half <= SURE.fairly * width + 1e-9 ? "fairly" : "little";
}

/** How far the number may be off: to the farther end of its range. */
export function offOf({ value, range }: { value: number; range: { low: number; high: number } }): number {
  return Math.max(range.high - value, value - range.low);
}

/** How far apart cut points may lie, times a power of ten. */
const ROUND = [1, 2, 2.5, 5];

/**
 * Four cut points, equally far apart and round, about the middle of where 8 in 10 values lie.
 *
 * @param values  every shown value on one scale under a root, in any order
 * @param ends    the scale's own: all cut points lie between them
 * @returns       ascending; none where the values do not differ
 */
export function cutsOf(
  values: readonly number[],
  ends: Pick<Scale, "low" | "high"> = { low: null, high: null },
): number[] {
  if (values.length === 0) return [];
  const [p10, p90] = quantiles(values, [0.1, 0.9]) as [number, number];
  const [low, high] = p90 > p10 ? [p10, p90] : [Math.min(...values), Math.max(...values)];
  if (high <= low) return [];
  const wanted = (high - low) / 3;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const steps = [0.1, 1, 10].flatMap((times) => ROUND.map((r) => r * times * power));
  const near = steps
    .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))
    .map((step) => cutsAbout((low + high) / 2, step));
  const inside = ([first = 0, , , last = 0]: number[]) =>
    first > (ends.low ?? -Infinity) && last < (ends.high ?? Infinity);
  return near.find(inside) ?? (near[0] as number[]);
}

function cutsAbout(middle: number, step: number): number[] {
  const first = Math.round((middle - 1.5 * step) / (step / 2)) * (step / 2);
  return [0, 1, 2, 3].map((i) => Number((first + i * step).toPrecision(6)));
}

/** A value at a cut point belongs to the step above it. Where there are no cut points all are in the middle. */
export function stepOf(value: number, cuts: readonly number[]): Step {
  if (cuts.length === 0) return 3;
  return (1 + cuts.filter((cut) => value >= cut).length) as Step;
}

/** The step of a word, by its place in its order: the lowest is 1, the highest 5. */
export function wordStep(at: number, of: number): Step {
  return (of > 1 ? 1 + Math.round((4 * at) / (of - 1)) : 3) as Step;
}
