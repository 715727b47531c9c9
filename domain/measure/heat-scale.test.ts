import { describe, expect, test } from "vitest";
import { bySpan } from "./grade-span.ts";
import { cutsOf, scaleOf, stepOf, sureOf, widthOf, wordStep } from "./heat-scale.ts";

const spread = (low: number, high: number) => Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100);

describe("how high", () => {
  test("cut points are round, equally far apart, and lie about the middle of 8 in 10 values", () => {
    expect(cutsOf(spread(5.5, 9.5), scaleOf({ kind: "score", low: 0, high: 10 }))).toEqual([6, 7, 8, 9]);
    expect(cutsOf(spread(320, 530), scaleOf({ kind: "score", low: 200, high: 800 }))).toEqual([350, 400, 450, 500]);
  });

  test("every cut point lies between the ends of the scale, so that no color stands for nothing", () => {
    for (const [low, high] of [
      [0, 78],
      [0, 100],
      [2, 9],
      [60, 100],
    ] as const) {
      const cuts = cutsOf(spread(low, high), { low: 0, high: 100 });
      expect(cuts).toHaveLength(4);
      expect(Math.min(...cuts)).toBeGreaterThan(0);
      expect(Math.max(...cuts)).toBeLessThan(100);
    }
  });

  test("the order of the values changes nothing, nor does another unit", () => {
    const values = spread(5.5, 9.5);
    expect(cutsOf([...values].reverse())).toEqual(cutsOf(values));
    expect(cutsOf(values.map((v) => v * 10))).toEqual(cutsOf(values).map((cut) => cut * 10));
  });

  test("values that do not differ have no cut points, and the color in the middle", () => {
    expect(cutsOf([])).toEqual([]);
    expect(cutsOf([7, 7, 7])).toEqual([]);
    expect(stepOf(7, [])).toBe(3);
  });

  test("a value at a cut point belongs to the step above it", () => {
    expect([5.9, 6, 7, 8.9, 9].map((v) => stepOf(v, [6, 7, 8, 9]))).toEqual([1, 2, 3, 4, 5]);
  });

  test("words take the five colors in their order, however many there are", () => {
    expect([0, 1, 2, 3, 4].map((at) => wordStep(at, 5))).toEqual([1, 2, 3, 4, 5]);
    expect([0, 1, 2].map((at) => wordStep(at, 3))).toEqual([1, 3, 5]);
    expect(wordStep(0, 1)).toBe(3);
  });
});

describe("how sure", () => {
  const at = (low: number, high: number) => ({
    value: 7,
    range: { low, high, half: [low, high] as [number, number], se: null, level: 0.95 },
  });
  test("a range is measured by the scale: within 4 % sure, within 8 % fairly, wider little", () => {
    expect(sureOf(at(6.6, 7.4), 10)).toBe("sure");
    expect(sureOf(at(6.3, 7.7), 10)).toBe("fairly");
    expect(sureOf(at(6, 8), 10)).toBe("little");
    expect(sureOf(at(6, 8), 100)).toBe("sure");
  });
  test("the farther end counts where a range was cut off at the scale's end", () => {
    expect(sureOf(at(6, 7.1), 10)).toBe("little");
  });
  test("a number without a range is neither sure nor unsure", () => {
    expect(sureOf({ value: 7, range: null }, 10)).toBe("published");
  });
  test("where a scale has no ends, the values on it are the measure", () => {
    expect(widthOf({ low: null, high: null }, [3, 8])).toBe(5);
    expect(widthOf({ low: 0, high: 10 }, [3, 8])).toBe(10);
  });
});

test("grade spans stand from the youngest up, in several cities' words; unknown ones and none come last", () => {
  const spans = [
    null,
    "YABC",
    "High School",
    "Middle / High School",
    "Middle School",
    "Elementary / Middle School",
    "Elementary School",
    "Early Childhood School",
  ];
  expect([...spans].sort(bySpan)).toEqual(
    [...spans]
      .reverse()
      .filter((s) => s !== null && s !== "YABC")
      .concat("YABC", null as never),
  );
  expect(["HS", "MS", "ES"].sort(bySpan)).toEqual(["ES", "MS", "HS"]);
});
