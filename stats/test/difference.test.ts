import { expect, test } from "vitest";
import { difference, meanFromCounts, normalQuantile, type Random, seeded, wilson } from "../index.ts";

// Newcombe (1998), Statistics in Medicine 17:873–890, Table II, method 10.
test("differences of shares agree with Newcombe (1998), Table II, method 10", () => {
  const printed: [number, number, number, number, number, number][] = [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ];
  for (const [x1, n1, x2, n2, low, high] of printed) {
    const d = difference(wilson(x1, n1), wilson(x2, n2));
    expect(d?.low, `${x1}/${n1} − ${x2}/${n2}`).toBeCloseTo(low, 4);
    expect(d?.high, `${x1}/${n1} − ${x2}/${n2}`).toBeCloseTo(high, 4);
  }
});

test("for two normal intervals it is d ± z √(se₁² + se₂²)", () => {
  const z = normalQuantile(0.975);
  const [a, b] = [
    { value: 5, low: 5 - 0.3 * z, high: 5 + 0.3 * z, level: 0.95 },
    { value: 3, low: 3 - 0.4 * z, high: 3 + 0.4 * z, level: 0.95 },
  ];
  expect(difference(a, b)?.value).toBe(2);
  expect(difference(a, b)?.low).toBeCloseTo(2 - 0.5 * z, 12);
  expect(difference(a, b)?.high).toBeCloseTo(2 + 0.5 * z, 12);
});

test("teachers and families of one small school: 95 in 100 ranges hold the true difference of their means", () => {
  const random = seeded(11);
  const scores = [10, 6.67, 3.33, 0];
  const [teachers, families] = [
    [0.4, 0.3, 0.2, 0.1],
    [0.2, 0.3, 0.3, 0.2],
  ] as const;
  const truth = expectation(teachers, scores) - expectation(families, scores);
  let held = 0;
  for (let run = 0; run < 4000; run++) {
    const [a, b] = [
      meanFromCounts(counts(teachers, 25, random), scores),
      meanFromCounts(counts(families, 60, random), scores),
    ];
    const d = a && b ? difference(a, b) : null;
    if (d && d.low <= truth && truth <= d.high) held++;
  }
  expect(held / 4000).toBeGreaterThan(0.94);
  expect(held / 4000).toBeLessThan(0.97);
});

test("a − b is b − a turned round", () => {
  const [a, b] = [wilson(9, 10), wilson(3, 10)];
  const [there, back] = [difference(a, b), difference(b, a)];
  expect(back?.low).toBeCloseTo(-(there?.high ?? Number.NaN), 12);
  expect(back?.high).toBeCloseTo(-(there?.low ?? Number.NaN), 12);
});

test("an estimate without a range gives no difference, and mixed levels are refused", () => {
  const one = meanFromCounts([1, 0], [10, 0]);
  const many = meanFromCounts([9, 3], [10, 0]);
  expect(one && many && difference(one, many)).toBeNull();
  expect(() => difference(wilson(1, 10), wilson(1, 10, { level: 0.9 }))).toThrow("0.95, the other at 0.9");
});

function expectation(shares: readonly number[], scores: readonly number[]): number {
  return shares.reduce((sum, p, j) => sum + p * (scores[j] ?? 0), 0);
}

function counts(shares: readonly number[], n: number, random: Random): number[] {
  const out = shares.map(() => 0);
  for (let i = 0; i < n; i++) {
    let [u, j] = [random(), 0];
    while (j < shares.length - 1 && u >= (shares[j] ?? 1)) u -= shares[j++] ?? 0;
    out[j] = (out[j] ?? 0) + 1;
  }
  return out;
}
