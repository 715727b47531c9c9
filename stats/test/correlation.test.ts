import { expect, test } from "vitest";
import { fisherInterval, pearson, StatsError, seeded, spearman } from "../index.ts";
import { normal } from "./draws.ts";
import { expected } from "./expected.ts";

test("r and its range agree with R's cor.test", () => {
  for (const { name, x, y, level, r, ci } of expected.pearson) {
    const ours = pearson(x, y, { level });
    expect(ours.r, name).toBeCloseTo(r, 13);
    expect(ours.low, name).toBeCloseTo(ci[0], 12);
    expect(ours.high, name).toBeCloseTo(ci[1], 12);
    expect(ours.n).toBe(x.length);
  }
});

// Anscombe (1973), The American Statistician 27:17–21: r = 0.816 for his first set.
test("r agrees with Anscombe (1973)", () => {
  const first = expected.pearson[0];
  expect(pearson(first?.x ?? [], first?.y ?? []).r).toBeCloseTo(0.816, 3);
});

test("the range holds the true correlation in 95 of 100 samples of 30 places", () => {
  const random = seeded(31);
  const rho = 0.4;
  let held = 0;
  for (let run = 0; run < 4000; run++) {
    const x = Array.from({ length: 30 }, () => normal(random));
    const y = x.map((v) => rho * v + Math.sqrt(1 - rho ** 2) * normal(random));
    const { low, high } = pearson(x, y);
    if (low <= rho && rho <= high) held++;
  }
  expect(held / 4000).toBeGreaterThan(0.94);
  expect(held / 4000).toBeLessThan(0.965);
});

test("neither the order of places nor the units matter, and turning a scale round turns the sign", () => {
  const { x, y } = expected.pearson[2] ?? { x: [], y: [] };
  const r = pearson(x, y).r;
  expect(pearson([...x].reverse(), [...y].reverse()).r).toBeCloseTo(r, 13);
  expect(
    pearson(
      x.map((v) => 1e6 + 1000 * v),
      y,
    ).r,
  ).toBeCloseTo(r, 9);
  expect(
    pearson(
      x,
      y.map((v) => -v),
    ).r,
  ).toBeCloseTo(-r, 13);
  expect(pearson(y, x).r).toBeCloseTo(r, 13);
});

test("a perfect line has r = 1 and no room around it", () => {
  expect(pearson([1, 2, 3, 4], [2, 4, 6, 8])).toMatchObject({ r: 1, low: 1, high: 1 });
});

test("places that do not pair, too few places, a constant and what is no number are refused", () => {
  expect(() => pearson([1, 2, 3, 4], [1, 2, 3])).toThrow("Leave out places");
  expect(() => pearson([1, 2, 3], [1, 2, 3])).toThrow("at least 4 places");
  expect(() => pearson([5, 5, 5, 5], [1, 2, 3, 4])).toThrow("the same everywhere");
  expect(() => pearson([1, 2, 3, Number.NaN], [1, 2, 3, 4])).toThrow(StatsError);
  expect(() => fisherInterval(1.2, 30)).toThrow("between −1 and 1");
});

test("the rank correlation agrees with R's cor.test, ties included, and its range with Bonett and Wright's formula", () => {
  for (const { name, x, y, level, r, ci } of expected.spearman) {
    const ours = spearman(x, y, { level });
    expect(ours.r, name).toBeCloseTo(r, 12);
    expect(ours.low, name).toBeCloseTo(ci[0], 12);
    expect(ours.high, name).toBeCloseTo(ci[1], 12);
  }
});

test("with five words, the rank correlation's range holds the true one in 95 of 100 samples of 60 places", () => {
  const random = seeded(47);
  const word = (v: number) => [-1.2, -0.4, 0.4, 1.2].filter((cut) => v > cut).length;
  const draw = (n: number): [number[], number[]] => {
    const x = Array.from({ length: n }, () => normal(random));
    return [x.map(word), x.map((v) => 0.5 * v + Math.sqrt(0.75) * normal(random))];
  };
  const truth = spearman(...draw(200_000)).r;
  let held = 0;
  for (let run = 0; run < 2000; run++) {
    const { low, high } = spearman(...draw(60));
    if (low <= truth && truth <= high) held++;
  }
  expect(held / 2000).toBeGreaterThan(0.94);
  expect(held / 2000).toBeLessThan(0.965);
});

test("only the order counts: any rising scale of the words gives the same rank correlation", () => {
  const { x, y } = expected.spearman[1] ?? { x: [], y: [] };
  expect(spearman(x.map(Math.exp), y).r).toBeCloseTo(spearman(x, y).r, 13);
  expect(() => spearman([1, 2, 3, Number.NaN], [1, 2, 3, 4])).toThrow(StatsError);
});
