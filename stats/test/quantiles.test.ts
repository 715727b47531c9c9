import { expect, test } from "vitest";
import { normalQuantile, quantile, StatsError, tQuantile } from "../index.ts";
import { apart, expected } from "./expected.ts";

test("normal quantiles agree with R's qnorm to 1e-14", () => {
  for (const { p, z } of expected.qnorm) expect(apart(normalQuantile(p), z), `p = ${p}`).toBeLessThan(1e-14);
});

test("t quantiles agree with R's qt to 1e-10, from half a degree of freedom to a thousand, and to 1e-9 up to a million", () => {
  for (const { p, df, t } of expected.qt)
    expect(apart(tQuantile(p, df), t), `p = ${p}, df = ${df}`).toBeLessThan(df > 1000 ? 1e-9 : 1e-10);
});

// Student's table as every textbook prints it, e.g. Fisher and Yates (1963), Table III.
test("t quantiles agree with the printed table", () => {
  const printed: [number, number][] = [
    [1, 12.706],
    [5, 2.571],
    [10, 2.228],
    [20, 2.086],
    [30, 2.042],
    [60, 2.0],
    [120, 1.98],
  ];
  for (const [df, t] of printed) expect(tQuantile(0.975, df)).toBeCloseTo(t, 3);
});

test("with endless degrees of freedom t is normal", () => {
  expect(tQuantile(0.975, Number.POSITIVE_INFINITY)).toBe(normalQuantile(0.975));
});

test("quantiles agree with R's type 7, whatever the order of the values", () => {
  const { values, p, q } = expected.quantile;
  p.forEach((share, i) => {
    expect(quantile(values, share)).toBeCloseTo(q[i] ?? Number.NaN, 12);
    expect(quantile([...values].reverse(), share)).toBe(quantile(values, share));
  });
  expect(quantile([7], 0.25)).toBe(7);
});

test("a quantile of nothing, or of something that is no number, is refused", () => {
  expect(() => quantile([], 0.5)).toThrow(StatsError);
  expect(() => quantile([1, Number.NaN], 0.5)).toThrow("leave out what is missing");
  expect(() => quantile([1], 1.5)).toThrow("from 0 to 1");
  expect(() => normalQuantile(0)).toThrow(StatsError);
  expect(() => tQuantile(0.5, 0)).toThrow("above 0");
});
