import { expect, test } from "vitest";
import { pearson, seeded } from "../index.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const [a, b, c] = [seeded(1), seeded(1), seeded(2)];
  const first = Array.from({ length: 5 }, a);
  expect(Array.from({ length: 5 }, b)).toEqual(first);
  expect(Array.from({ length: 5 }, c)).not.toEqual(first);
});

test("numbers are spread evenly from 0 to 1, and neighbours have nothing to do with each other", () => {
  const random = seeded(20260101);
  const x = Array.from({ length: 100_000 }, random);
  const bins = Array<number>(20).fill(0);
  for (const v of x) bins[Math.floor(v * 20)] = (bins[Math.floor(v * 20)] ?? 0) + 1;
  const chi2 = bins.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0);
  expect(chi2).toBeLessThan(43.8); // 0.999 quantile of chi-squared with 19 degrees of freedom
  expect(Math.abs(pearson(x.slice(1), x.slice(0, -1)).r)).toBeLessThan(0.011); // 3.3 / √100,000
});
