import { describe, expect, test } from "vitest";
import { meanFromCounts, type Random, seeded } from "../index.ts";
import { apart, expected } from "./expected.ts";

const FOUR = [10, 6.67, 3.33, 0];

test("mean, spread, standard error and range agree with R", () => {
  for (const m of expected.means) {
    const ours = meanFromCounts(m.counts, m.scores);
    expect(ours?.n).toBe(m.n);
    for (const [a, b] of [
      [ours?.value, m.value],
      [ours?.sd, m.sd],
      [ours?.se, m.se],
    ] as const) {
      expect(apart(a ?? null, b)).toBeLessThan(1e-12);
    }
    expect(apart(ours?.low ?? null, Math.max(0, m.ci[0]))).toBeLessThan(1e-10); // held inside the scale 0 to 10
    expect(apart(ours?.high ?? null, Math.min(10, m.ci[1]))).toBeLessThan(1e-10);
  }
});

test("the finite population correction agrees with R", () => {
  for (const m of expected.means) {
    const ours = meanFromCounts(m.counts, m.scores, { eligible: m.eligible });
    expect(apart(ours?.se ?? null, m.se_fpc)).toBeLessThan(1e-12);
    expect(apart(ours?.low ?? null, Math.max(0, m.ci_fpc[0]))).toBeLessThan(1e-10);
    expect(apart(ours?.high ?? null, Math.min(10, m.ci_fpc[1]))).toBeLessThan(1e-10);
  }
});

// The definition the slow way: every sample of 4 from a school of 9, one after the other.
test("se² with the correction is, on average over all samples, the true variance of the mean", () => {
  const school = [10, 10, 6.67, 6.67, 6.67, 3.33, 3.33, 0, 0];
  const samples = combinations(school, 4);
  expect(samples).toHaveLength(126);
  const results = samples.map((s) =>
    meanFromCounts(
      FOUR.map((v) => s.filter((x) => x === v).length),
      FOUR,
      { eligible: 9 },
    ),
  );
  const truth = mean(school);
  const variance = mean(results.map((r) => ((r?.value ?? Number.NaN) - truth) ** 2));
  expect(mean(results.map((r) => r?.value ?? Number.NaN))).toBeCloseTo(truth, 12);
  expect(mean(results.map((r) => (r?.se ?? Number.NaN) ** 2))).toBeCloseTo(variance, 12);
});

describe("how often the 95 % range holds the school's own mean", () => {
  const cases: { name: string; shares: number[]; n: number; eligible: number; least: number }[] = [
    { name: "spread answers, 37 of 60", shares: [0.3, 0.4, 0.2, 0.1], n: 37, eligible: 60, least: 0.94 },
    { name: "spread answers, 12 of 40", shares: [0.3, 0.4, 0.2, 0.1], n: 12, eligible: 40, least: 0.94 },
    // A t range of few, lopsided answers is too narrow; docs/methods/mean-from-counts.md says so.
    { name: "most agree, 15 of 150", shares: [0.85, 0.1, 0.04, 0.01], n: 15, eligible: 150, least: 0.84 },
    { name: "most agree, 40 of 400", shares: [0.85, 0.1, 0.04, 0.01], n: 40, eligible: 400, least: 0.9 },
    { name: "nearly all the same, 20 of 200", shares: [0.97, 0.02, 0, 0.01], n: 20, eligible: 200, least: 0.94 },
    { name: "nearly all the same, 40 of 400", shares: [0.97, 0.02, 0, 0.01], n: 40, eligible: 400, least: 0.94 },
  ];
  for (const { name, shares, n, eligible, least } of cases) {
    test(`${name}: in at least ${100 * least} of 100 samples`, () => {
      const random = seeded(20260101);
      const school = shares.flatMap((share, j) => Array<number>(Math.round(share * eligible)).fill(FOUR[j] ?? 0));
      const truth = mean(school);
      let held = 0;
      for (let run = 0; run < 4000; run++) {
        const sample = draw(school, n, random);
        const m = meanFromCounts(
          FOUR.map((v) => sample.filter((x) => x === v).length),
          FOUR,
          { eligible: school.length },
        );
        if (m?.low != null && m.high != null && m.low - 1e-9 <= truth && truth <= m.high + 1e-9) held++;
      }
      expect(held / 4000).toBeGreaterThan(least);
    });
  }
});

test("no answer has no mean, and a mean of nothing is not 0", () => {
  expect(meanFromCounts([0, 0, 0, 0], FOUR)).toBeNull();
  expect(meanFromCounts([0, 0, 0, 0, 12], [...FOUR, null])).toBeNull();
});

test("one answer has a mean and no range, unless nobody else could have answered", () => {
  expect(meanFromCounts([0, 1, 0, 0], FOUR)).toMatchObject({ value: 6.67, n: 1, se: null, low: null, high: null });
  expect(meanFromCounts([0, 1, 0, 0], FOUR, { eligible: 1 })).toMatchObject({ se: 0, low: 6.67, high: 6.67 });
});

test("when everybody answered the range is the mean itself", () => {
  const m = meanFromCounts([3, 4, 2, 1], FOUR, { eligible: 10 });
  expect(m).toMatchObject({ se: 0, low: m?.value, high: m?.value });
});

test('who answered "don\'t know" has answered: nothing is left to be unsure about when all did', () => {
  const m = meanFromCounts([3, 4, 2, 1, 2], [...FOUR, null], { eligible: 12 });
  expect(m).toMatchObject({ n: 10, leftOut: 2, se: 0, low: m?.value });
});

test("when all say the same, the range still leaves room for those who did not answer", () => {
  const alone = meanFromCounts([10, 0, 0, 0], FOUR);
  expect(alone).toMatchObject({ value: 10, se: 0, same: true, high: 10 });
  expect(alone?.low).toBeCloseTo(7.22, 2); // Wilson's bound for 0 of 10 is 0.2775
  expect(meanFromCounts([10, 0, 0, 0], FOUR, { eligible: 12 })?.low).toBeGreaterThan(9);
  expect(meanFromCounts([10, 0, 0, 0], FOUR, { eligible: 10 })?.low).toBe(10);
});

test("options without a score are left out and counted", () => {
  const with5 = meanFromCounts([3, 4, 2, 1, 7], [...FOUR, null], { eligible: 30 });
  expect(with5).toMatchObject({ value: meanFromCounts([3, 4, 2, 1], FOUR)?.value, n: 10, leftOut: 7 });
});

test("a number of eligible people below the number of answers is not used", () => {
  const plain = meanFromCounts([3, 4, 2, 1], FOUR);
  expect(meanFromCounts([3, 4, 2, 1], FOUR, { eligible: 8 })).toEqual(plain);
  expect(meanFromCounts([3, 4, 2, 1, 7], [...FOUR, null], { eligible: 12 })?.eligible).toBeNull();
});

test("the order of options does not matter, and a change of units changes all figures alike", () => {
  const [counts, o] = [[3, 4, 2, 1], { eligible: 25 }];
  const m = meanFromCounts(counts, FOUR, o);
  const turned = meanFromCounts([...counts].reverse(), [...FOUR].reverse(), o);
  const inPercent = meanFromCounts(
    counts,
    FOUR.map((s) => 10 * s - 3),
    o,
  );
  for (const key of ["value", "low", "high"] as const) {
    expect(turned?.[key]).toBeCloseTo(m?.[key] ?? Number.NaN, 12);
    expect(inPercent?.[key]).toBeCloseTo(10 * (m?.[key] ?? Number.NaN) - 3, 12);
  }
});

test("counts and scores that do not belong together, half answers and bad levels are refused", () => {
  expect(() => meanFromCounts([1, 2], FOUR)).toThrow("one score per option");
  expect(() => meanFromCounts([1.5, 2, 0, 0], FOUR)).toThrow("whole number");
  expect(() => meanFromCounts([-1, 2, 0, 0], FOUR)).toThrow("whole number");
  expect(() => meanFromCounts([1, 2, 0, 0], [10, Number.NaN, 3, 0])).toThrow("number or null");
  expect(() => meanFromCounts([1, 2, 0, 0], FOUR, { level: 95 })).toThrow("between 0 and 1");
  expect(() => meanFromCounts([1, 2, 0, 0], FOUR, { eligible: 10.5 })).toThrow("could have answered");
});

function mean(x: readonly number[]): number {
  return x.reduce((sum, v) => sum + v, 0) / x.length;
}

function combinations(x: readonly number[], k: number): number[][] {
  if (k === 0) return [[]];
  return x.flatMap((v, i) => combinations(x.slice(i + 1), k - 1).map((rest) => [v, ...rest]));
}

/** n of the values, drawn without putting back. */
function draw(values: readonly number[], n: number, random: Random): number[] {
  const left = [...values];
  return Array.from({ length: n }, () => left.splice(Math.floor(random() * left.length), 1)[0] ?? Number.NaN);
}
