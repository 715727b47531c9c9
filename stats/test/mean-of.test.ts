import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { meanOf } from "../index.ts";

type Case = { name: string; level: number; value: number; sd: number; ci: [number, number] };
const expected: { paired: (Case & { from: number[]; to: number[] })[]; one: (Case & { values: number[] })[] } =
  JSON.parse(readFileSync(new URL("mean-of.json", import.meta.url), "utf8"));

function agrees(values: readonly number[], { name, level, value, sd, ci }: Case): void {
  const mean = meanOf(values, { level });
  expect(mean.value, name).toBeCloseTo(value, 10);
  expect(mean.sd, name).toBeCloseTo(sd, 10);
  expect(mean.low, name).toBeCloseTo(ci[0], 8);
  expect(mean.high, name).toBeCloseTo(ci[1], 8);
}

test("the mean difference of places between two rounds is R's t.test(paired = TRUE)", () => {
  expect(expected.paired).toHaveLength(3);
  for (const one of expected.paired) {
    agrees(
      one.to.map((to, i) => to - (one.from[i] ?? Number.NaN)),
      one,
    );
  }
});

// Student (1908), Biometrika 6:1–25, pages 20 and 21: ten patients, mean difference 1.58 hours, s.d. 1.17 (his divides by n).
test("Student's own ten differences have a mean of 1.58 hours", () => {
  const student = expected.paired[1];
  expect(student?.value).toBeCloseTo(1.58, 10);
  const { sd } = meanOf([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]);
  expect((sd ?? 0) * Math.sqrt(0.9)).toBeCloseTo(1.17, 2);
});

test("the mean of one sample is R's t.test", () => {
  for (const one of expected.one) agrees(one.values, one);
});

test("the order of places does not matter, and a change of units changes nothing else", () => {
  const values = [0.3, -1.2, 0.8, 2.4, -0.1];
  const [mean, turned] = [meanOf(values), meanOf([...values].reverse())];
  expect(turned.low).toBeCloseTo(mean.low ?? Number.NaN, 12);
  const tenfold = meanOf(values.map((v) => 10 * v));
  expect(tenfold.low).toBeCloseTo(10 * (mean.low ?? Number.NaN), 10);
});

test("one value, and values that are all the same, have no range", () => {
  expect(meanOf([3])).toMatchObject({ value: 3, n: 1, sd: null, low: null, high: null });
  expect(meanOf([0.5, 0.5, 0.5])).toMatchObject({ value: 0.5, sd: 0, low: null, high: null });
  expect(() => meanOf([])).toThrow("at least one value");
  expect(() => meanOf([1, Number.NaN])).toThrow("needs numbers");
});
