import { wilson } from "@innodopt/stats";
import { expect, test } from "vitest";
import type { ShownValue } from "../people/disclosure.ts";
import { estimateOf } from "./estimate.ts";
import type { Measure } from "./measure.ts";

const percent = (source: Measure["source"], dimension: Measure["dimension"] = "change"): Measure => ({
  id: "m:share",
  mapping: "m",
  title: { en: "A share" },
  question: null,
  source,
  dimension,
  kind: "percent",
  family: null,
  low: 0,
  high: 100,
  options: null,
  words: null,
  madeFrom: null,
  partedIn: null,
  use: null,
  bearsOn: [],
  note: null,
  public: null,
});
const cell = (eligible: number | null, n = 40): ShownValue =>
  ({ state: "value", value: 35, word: null, counts: null, n, eligible, rate: null }) as ShownValue;
const of = (measure: Measure, shown: ShownValue) => estimateOf(measure, shown);

test("a survey's share is about those who could have answered: 14 of 40, of 60 asked, has the corrected range", () => {
  const { low, high } = wilson(14, 40, { eligible: 60 });
  const found = of(percent("teacher"), cell(60));
  expect(found).toMatchObject({ method: "wilson", basis: { count: 14, cohort: false } });
  expect(found?.range?.low).toBeCloseTo(100 * low, 10);
  expect(found?.range?.high).toBeCloseTo(100 * high, 10);
  expect(found?.range?.half[0]).toBeCloseTo(100 * wilson(14, 40, { eligible: 60, level: 0.5 }).low, 10);
});

test("when all teachers answered nothing is left to be unsure about; without their number the range stays wide", () => {
  expect(of(percent("teacher"), cell(40))?.range).toMatchObject({ low: 35, high: 35, half: [35, 35] });
  expect(of(percent("teacher"), cell(null))?.range?.low).toBeCloseTo(100 * wilson(14, 40).low, 10);
});

test("a whole cohort is one draw: its range is not narrowed, even if the file says that everybody is in it", () => {
  for (const eligible of [null, 40, 60]) {
    const found = of(percent("record", "academic"), cell(eligible));
    expect(found?.basis).toEqual({ count: 14, cohort: true });
    expect(found?.range?.low).toBeCloseTo(100 * wilson(14, 40).low, 10);
  }
});

test("a fact about the place has no range", () => {
  expect(of(percent("record", "context"), cell(40))).toMatchObject({ range: null, basis: { why: "whole" } });
});
