import { expect, test } from "vitest";
import { type Mean, meanFromCounts, scaleUpperBound, seeded } from "../index.ts";
import { normal } from "./draws.ts";

const FOUR = [0, 3.33, 6.67, 10];

test("the mean of the items' standard errors is reached when everybody answers all items alike", () => {
  const item = meanFromCounts([4, 9, 14, 10], FOUR);
  const scale = scaleUpperBound([item, item, item].filter((m) => m !== null));
  expect(scale.value).toBeCloseTo(item?.value ?? Number.NaN, 12); // three copies of one item are one item
  expect(scale.se).toBeCloseTo(item?.se ?? Number.NaN, 12);
  expect(scale.low).toBeCloseTo(item?.low ?? Number.NaN, 12);
  expect(scale.n).toBe(37);
});

test("whatever the correlation between items, the true standard error is no larger than the bound", () => {
  for (const rho of [0, 0.4, 0.8, 1]) {
    const random = seeded(5 + 10 * rho);
    const [people, kItems, runs] = [40, 8, 1500];
    const values: number[] = [];
    let bound = 0;
    for (let run = 0; run < runs; run++) {
      const answers = Array.from({ length: kItems }, () => FOUR.map(() => 0));
      for (let i = 0; i < people; i++) {
        const shared = normal(random);
        for (const item of answers) {
          const lean = Math.sqrt(rho) * shared + Math.sqrt(1 - rho) * normal(random);
          const choice = lean < -1 ? 0 : lean < 0 ? 1 : lean < 1 ? 2 : 3;
          item[choice] = (item[choice] ?? 0) + 1;
        }
      }
      const scale = scaleUpperBound(answers.map((c) => meanFromCounts(c, FOUR)).filter((m): m is Mean => m !== null));
      values.push(scale.value);
      bound += scale.se / runs;
    }
    const middle = values.reduce((s, v) => s + v, 0) / runs;
    const true_se = Math.sqrt(values.reduce((s, v) => s + (v - middle) ** 2, 0) / (runs - 1));
    expect(true_se, `rho = ${rho}`).toBeLessThan(1.05 * bound); // 1,500 runs know an SE to about 2 %
    if (rho === 1) expect(true_se).toBeGreaterThan(0.95 * bound);
    if (rho === 0) expect(true_se).toBeLessThan(0.45 * bound); // 1/√8 = 0.35 of it
  }
});

test("the order of items does not matter", () => {
  const items = [
    [4, 9, 14, 10],
    [1, 2, 3, 30],
    [10, 10, 10, 5],
  ]
    .map((c) => meanFromCounts(c, FOUR))
    .filter((m) => m !== null);
  expect(scaleUpperBound([...items].reverse()).se).toBeCloseTo(scaleUpperBound(items).se, 12);
});

test("items to which all gave one answer leave the scale unsure, unless everybody was asked and answered", () => {
  const scaleOf = (eligible: number) => {
    const item = meanFromCounts([0, 0, 0, 12], FOUR, { eligible });
    return { item, scale: scaleUpperBound([item, item].filter((m) => m !== null)) };
  };
  const { item, scale } = scaleOf(40);
  expect(scale.low).toBeCloseTo(item?.low ?? Number.NaN, 12); // Wilson's bound, as for the item alone
  expect(scale.low).toBeLessThan(9);
  expect(scaleOf(12).scale).toMatchObject({ value: 10, low: 10, high: 10, se: 0 });
});

test("no items, or an item with a single answer, has no scale", () => {
  const one = meanFromCounts([1, 0, 0, 0], FOUR);
  expect(() => scaleUpperBound([])).toThrow("at least one item");
  expect(() => scaleUpperBound(one ? [one] : [])).toThrow("one answer");
});
