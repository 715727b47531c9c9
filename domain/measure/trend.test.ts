import { describe, expect, test } from "vitest";
import { type Cell, type Disclosed, disclose, type Row, Sealed } from "../people/disclosure.ts";
import { answers } from "../people/testing.ts";
import type { Estimate } from "./estimate.ts";
import type { Measure } from "./measure.ts";
import { newestOfEach, type Point, type Trend, type TrendOver, trendsOf, trendsOver } from "./trend.ts";

const score = { id: "m:score", kind: "score", dimension: "change", low: 0, high: 10 } as unknown as Measure;
const verdict = {
  id: "m:word",
  kind: "ordered",
  dimension: "change",
  words: ["weak", "neutral", "strong"].map((en) => ({ en })),
} as unknown as Measure;
const rules = new Map([score, verdict].map(({ id }) => [id, { ...answers }]));

function row(more: Partial<Row>): Row {
  const blank = { value: null, word: null, counts: null, eligible: null, rate: null };
  return { place: "A", measure: score.id, round: "2016", state: "value", n: 40, ...blank, ...more };
}

const shownOf = (rows: readonly Row[]): Disclosed => disclose(new Sealed(rows), rules);

function point(round: string, value: number, half: number | null, more: Partial<Row> = {}): Point {
  const cell = shownOf([row({ round, value, ...more })]).cell("A", score.id, round) as Cell;
  const range = half === null ? null : { low: value - half, high: value + half, half: [0, 0], se: null, level: 0.95 };
  return { round, cell, estimate: { value, range } as Estimate };
}

describe("one measure at one place", () => {
  test("that fell by more than chance is lower by the difference, with its range", () => {
    const [trend] = trendsOf(score, [point("2016", 7.1, 0.2), point("2017", 6.6, 0.2)]);
    expect(trend).toMatchObject({ from: { round: "2016" }, to: { round: "2017" } });
    expect(trend?.change).toMatchObject({ kind: "difference", way: "lower" });
    const { value, low, high } = (trend as Trend).change as { value: number; low: number; high: number };
    expect([value, low, high].map((x) => x.toFixed(3))).toEqual(["-0.500", "-0.783", "-0.217"]); // ± √(0.2² + 0.2²)
  });

  test("whose range holds 0 cannot be told from chance", () => {
    const [trend] = trendsOf(score, [point("2016", 7.1, 0.4), point("2017", 6.6, 0.4)]);
    expect(trend?.change).toMatchObject({ kind: "difference", way: "none" });
  });

  test("without a range in one round has a difference and no range", () => {
    const [trend] = trendsOf(score, [point("2016", 7, 0.2), point("2017", 6.5, null)]);
    expect(trend?.change).toEqual({ kind: "published", value: -0.5 });
  });

  test("hidden in one round has no difference, and nothing of the hidden number", () => {
    const trends = trendsOf(score, [point("2016", 7.7777, 0.2, { n: 9 }), point("2017", 6.5, 0.2)]);
    expect(trends.map(({ change }) => change)).toEqual([{ kind: "hidden" }]);
    expect(JSON.stringify(trends.map(({ from }) => from.cell))).not.toContain("7.7");
  });

  test("of three rounds has two changes, the newest first; a round in which nobody was asked is passed over", () => {
    const asked = ["2015", "2016", "2018"].map((round, i) => point(round, 5 + i, 0.2));
    const unasked = point("2017", 0, null, { state: "not-asked", value: null, n: null });
    const trends = trendsOf(score, [...asked.slice(0, 2), unasked, ...asked.slice(2)]);
    expect(trends.map(({ from, to }) => [from.round, to.round])).toEqual([
      ["2016", "2018"],
      ["2015", "2016"],
    ]);
  });

  test("in words has a direction and no number; a bound is not subtracted", () => {
    const word = (round: string, text: string, more: Partial<Row> = {}): Point => {
      const cell = shownOf([row({ measure: verdict.id, round, word: text, ...more })]).cell("A", verdict.id, round);
      return { round, cell: cell as Cell, estimate: null };
    };
    const way = (from: string, to: string) => trendsOf(verdict, [word("2016", from), word("2017", to)])[0]?.change;
    expect(way("weak", "strong")).toEqual({ kind: "words", way: "up" });
    expect(way("strong", "neutral")).toEqual({ kind: "words", way: "down" });
    expect(way("weak", "weak")).toEqual({ kind: "words", way: "same" });
    expect(way("weak", "not rated")).toEqual({ kind: "words", way: "other" });
    const bound = word("2017", "< 30%", { state: "censored" });
    expect(trendsOf(verdict, [word("2016", "weak"), bound])[0]?.change).toEqual({ kind: "bound" });
  });
});

describe("over many places", () => {
  // The twelve places of stats/test/mean-of.R: R says −0.275 (−0.48155 to −0.06845).
  const before = [7.1, 6.4, 8.0, 5.9, 7.7, 6.8, 7.3, 6.1, 8.2, 7.0, 6.6, 7.5];
  const after = [6.6, 6.5, 7.4, 6.1, 7.2, 6.9, 6.8, 6.0, 7.6, 6.4, 6.7, 7.1];
  const places = [...before.map((_, i) => `P${i}`), "gone", "new", "small"];
  const rows = (hidden: number): Row[] => [
    ...before.map((value, i) => row({ place: `P${i}`, value })),
    ...after.map((value, i) => row({ place: `P${i}`, round: "2017", value })),
    row({ place: "gone", value: 2 }),
    row({ place: "new", round: "2017", value: 9 }),
    row({ place: "small", value: hidden, n: 4 }),
    row({ place: "small", round: "2017", value: 6, n: 30 }),
  ];
  const over = (hidden: number) => trendsOver({ measures: [score], shown: shownOf(rows(hidden)) }, places);

  test("the mean difference is that of places in both rounds, with R's paired t interval", () => {
    const [trend, ...more] = over(1);
    expect(more).toEqual([]);
    expect(trend).toMatchObject({ from: "2016", to: "2017", both: 12, left: 1, came: 2 });
    const found = trend?.found as { value: number; low: number; high: number; way: string };
    expect(found.value).toBeCloseTo(-0.275, 10);
    expect(found.low).toBeCloseTo(-0.481550680223823, 8);
    expect(found.high).toBeCloseTo(-0.0684493197761772, 8);
    expect(found.way).toBe("lower");
  });

  test("a hidden result may be anything: no mean, no count and no range moves", () => {
    expect(over(0)).toEqual(over(10));
  });

  test("fewer than five places have no mean", () => {
    const shown = shownOf(rows(1));
    expect(trendsOver({ measures: [score], shown }, places.slice(0, 4))[0]?.found).toEqual({ kind: "few" });
    expect(trendsOver({ measures: [score], shown }, places.slice(0, 5))[0]?.found.kind).toBe("mean");
  });

  test("words are counted up, down and the same; the share that moved up has Wilson's range", () => {
    const words = ["weak", "neutral", "strong"];
    const moves = [...Array(12).fill([0, 1]), ...Array(3).fill([2, 0]), ...Array(5).fill([1, 1])] as [number, number][];
    const told = moves.flatMap(([from, to], i) => [
      row({ place: `P${i}`, measure: verdict.id, word: words[from] as string }),
      row({ place: `P${i}`, measure: verdict.id, round: "2017", word: words[to] as string }),
    ]);
    const at = moves.map((_, i) => `P${i}`);
    const [trend] = trendsOver({ measures: [verdict], shown: shownOf(told) }, at);
    expect(trend?.found).toMatchObject({ kind: "words", up: 12, down: 3, same: 5, other: 0 });
    const { share } = (trend as TrendOver).found as { share: { n: number; low: number; high: number; way: string } };
    expect(share).toMatchObject({ n: 15, way: "higher" });
    expect(share.low).toBeCloseTo(0.5481, 4); // R: prop.test(12, 15, correct = FALSE)
    expect(share.high).toBeCloseTo(0.9295, 4);
  });

  test("of three rounds the newest change of each measure is told first", () => {
    const three = [...rows(1), ...before.map((value, i) => row({ place: `P${i}`, round: "2018", value }))];
    const trends = trendsOver({ measures: [score], shown: shownOf(three) }, places);
    expect(trends.map(({ to }) => to)).toEqual(["2018", "2017"]);
    expect(newestOfEach(trends).map(({ to }) => to)).toEqual(["2018"]);
  });
});
