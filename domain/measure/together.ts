import type { Words } from "../../db/schema.ts";

/** How closely one score goes with one outcome over the places of a root. Both named in the mapping, with a reason; the program tries no other pair. */
export type Correlated = {
  score: string; // measure ids; where there is one form per kind of school, the first
  outcome: string;
  forms: number; // how many measures the score was taken from
  reason: Words; // why these two, in the author's words
  rounds: [string, string];
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
