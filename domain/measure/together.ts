import { pearson, spearman } from "@innodopt/stats";
import type { Words } from "../../db/schema.ts";
import type { Measure } from "./measure.ts";

/** How closely one score goes with one outcome over the places of a root. Both named in the mapping, with a reason; the program tries no other pair. */
export type Correlated = {
  score: string; // measure ids; where there is one form per kind of school, the first
  outcome: string;
  forms: number; // how many measures the score was taken from
  reason: Words; // why these two, in the author's words
  rounds: [string, string];
  method: "pearson" | "spearman"; // spearman: one of the two is ordered words
  over: "schools" | "districts"; // the places that have both
  r: number;
  low: number;
  high: number;
  n: number; // places with both
  level: number;
};

/** higher, lower: the range leaves out 0. none: it does not, so nothing can be told from chance. */
export function verdict({ low, high }: { low: number; high: number }): "higher" | "lower" | "none" {
  return low > 0 ? "higher" : high < 0 ? "lower" : "none";
}

/** Fewest places a correlation is said of. */
export const PLACES_MINIMUM = 10;

/** Of ordered words only the order counts, so that they are correlated by rank; numbers as they are. null: too few, or all the same. */
export function correlate(xs: readonly number[], ys: readonly number[], method: Correlated["method"]) {
  const varies = (values: readonly number[]) => new Set(values).size > 1;
  if (xs.length < PLACES_MINIMUM || !varies(xs) || !varies(ys)) return null;
  return (method === "spearman" ? spearman : pearson)(xs, ys);
}

/** Each word's place in the order of an ordered measure, from 1; null for numbers. */
export function ranksOf({ kind, words }: Measure): ReadonlyMap<string, number> | null {
  return kind === "ordered" && words ? new Map(words.map(({ en }, i) => [en, i + 1])) : null;
}

/** The pairs that imports name, each once: the imports of one mapping's rounds name the same. */
export function pairsOf<Pair>(imports: readonly { together: readonly Pair[] }[]): Pair[] {
  return [...new Map(imports.flatMap(({ together }) => together).map((pair) => [JSON.stringify(pair), pair])).values()];
}
