import { readFileSync } from "node:fs";

/** R's values, as make.R wrote them. */
export const expected: {
  qnorm: { p: number; z: number }[];
  qt: { p: number; df: number; t: number }[];
  quantile: { values: number[]; p: number[]; q: number[] };
  quantile_ranks: { n: number; p: number; level: number; low: number; high: number }[];
  means: {
    counts: number[];
    scores: number[];
    eligible: number;
    n: number;
    value: number;
    sd: number;
    se: number;
    ci: [number, number];
    se_fpc: number;
    ci_fpc: [number, number];
  }[];
  wilson: { x: number; n: number; level: number; ci: [number, number] }[];
  spearman: { name: string; x: number[]; y: number[]; level: number; r: number; ci: [number, number] }[];
  pearson: { name: string; x: number[]; y: number[]; level: number; r: number; ci: [number, number] }[];
} = JSON.parse(readFileSync(new URL("expected.json", import.meta.url), "utf8"));

/** |a − b| in units of b, or plain where b is near 0. */
export function apart(a: number | null, b: number): number {
  return a === null ? Number.POSITIVE_INFINITY : Math.abs(a - b) / Math.max(1e-3, Math.abs(b));
}
