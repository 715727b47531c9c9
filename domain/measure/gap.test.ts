import { expect, test } from "vitest";
import type { Estimate } from "./estimate.ts";
import { gapsAmong, type Voice } from "./gap.ts";

const sure = (value: number): Estimate => ({
  value,
  n: 50,
  eligible: 60,
  rate: 83,
  range: { low: value - 0.2, high: value + 0.2, half: [value - 0.1, value + 0.1], se: 0.1, level: 0.95 },
  method: "at-most",
  basis: { items: 3, itemMean: value },
});
const teachers: Voice = { source: "teacher", estimate: sure(6.5), low: 0, high: 10, round: "2011" };
const families: Voice = { source: "family", estimate: sure(8), low: 0, high: 10, round: "2011" };

test("two sources on one scale in one round have a gap, the higher named first", () => {
  expect(gapsAmong([teachers, families])).toMatchObject([
    { higher: "family", lower: "teacher", value: 1.5, real: true, fewAnswered: [] },
  ]);
});

test("scores on different scales, or of different rounds, have no difference", () => {
  expect(gapsAmong([teachers, { ...families, estimate: sure(3.2), low: 1, high: 4 }])).toEqual([]);
  expect(gapsAmong([teachers, { ...families, round: "2009" }])).toEqual([]);
});
