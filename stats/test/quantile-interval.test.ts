import { expect, test } from "vitest";
import { quantileIntervals } from "../index.ts";
import { binomialQuantile } from "../quantile-interval.ts";
import { expected } from "./expected.ts";

const ranks = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test("the values that bound a quantile are those of R's qbinom, from 1 to 6,194 values", () => {
  expect(expected.quantile_ranks).toHaveLength(70);
  for (const { n, p, level, low, high } of expected.quantile_ranks) {
    const [found] = quantileIntervals(ranks(n), [p], level);
    expect([found?.low, found?.high], `n ${n}, p ${p}`).toEqual([low === 0 ? null : low, high > n ? null : high]);
  }
});

test("the range of a median holds it at least as often as it says, by adding up all 2ⁿ ways", () => {
  for (const n of [6, 10, 15, 20]) {
    const [found] = quantileIntervals(ranks(n), [0.5]);
    const low = found?.low ?? 0;
    const high = found?.high ?? n + 1;
    let inside = 0;
    for (let below = 0; below <= n; below++) if (below >= low && below < high) inside += choose(n, below);
    const coverage = inside / 2 ** n;
    expect(coverage).toBeGreaterThanOrEqual(0.95);
    // taking one value off either end would make it too short
    expect((inside - choose(n, low) - choose(n, high - 1)) / 2 ** n).toBeLessThan(0.95);
  }
});

test("five values are too few to bound their median", () => {
  expect(quantileIntervals([3, 1, 2, 5, 4], [0.5])).toEqual([{ p: 0.5, value: 3, low: null, high: null }]);
});

test("the order of values and a change of units do not matter", () => {
  const values = [4, 8, 15, 16, 23, 42, 1, 7, 9, 30, 2, 11];
  const [a] = quantileIntervals(values, [0.5]);
  const [b] = quantileIntervals(
    [...values].reverse().map((v) => 10 * v),
    [0.5],
  );
  expect(b).toEqual({ p: 0.5, value: 10 * (a?.value ?? 0), low: 10 * (a?.low ?? 0), high: 10 * (a?.high ?? 0) });
});

test("a share of 0 or 1 is refused", () => {
  expect(() => quantileIntervals([1, 2], [0])).toThrow(/strictly between/);
  expect(binomialQuantile(0.5, 1, 0.5)).toBe(0);
});

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return Math.round(ways);
}
