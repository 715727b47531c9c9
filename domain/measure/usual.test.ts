import { expect, test } from "vitest";
import { type Cell, disclose, type Row, Sealed } from "../people/disclosure.ts";
import type { Place } from "../people/place.ts";
import { answers as rule } from "../people/testing.ts";
import type { Measure } from "./measure.ts";
import { standingAmong, type Usual, usualOf } from "./usual.ts";

const measure = { id: "m:score", kind: "score" } as Measure;

function summaryOf(rows: (Partial<Row> & { place: string })[], spans: Record<string, string> = {}) {
  const blank = {
    measure: "m:score",
    round: "2011",
    state: "value" as const,
    value: null,
    word: null,
    counts: null,
    n: 30,
    eligible: null,
    rate: null,
  };
  const places = new Map(
    rows.map(({ place }): [string, Place] => [
      place,
      {
        root: "r",
        id: place,
        parent: "r",
        kind: "school",
        name: place,
        state: null,
        gradeSpan: spans[place] ?? "High",
      },
    ]),
  );
  return {
    places,
    shown: disclose(new Sealed(rows.map((row) => ({ ...blank, ...row }))), new Map([["m:score", rule]])),
  };
}
const twelve = Array.from({ length: 12 }, (_, i) => ({ place: `S${i}`, value: i }));
const usual = (rows: Parameters<typeof summaryOf>[0], spans?: Record<string, string>) =>
  usualOf(summaryOf(rows, spans), measure, "2011", true) as Usual;

test("a hidden school is counted as not in it, and its number moves nothing", () => {
  const few = (value: number) => [...twelve, { place: "small", value, n: 4 }];
  const [low, high] = [usual(few(-1000)), usual(few(1000))];
  expect(low.groups[0]).toMatchObject({ n: 12, out: { hidden: 1 } });
  expect(high.groups).toEqual(low.groups);
  expect(high.version).toBe(low.version);
});

test("everybody who is not in it is counted by why", () => {
  const states = ["suppressed", "missing", "not-asked", "censored"] as const;
  const made = usual([
    ...twelve,
    ...states.map((state) => ({ place: state, state, word: state === "censored" ? "< 30%" : null })),
  ]);
  expect(made.groups[0]?.out).toEqual({ hidden: 0, suppressed: 1, censored: 1, missing: 1, "not-asked": 1, none: 0 });
});

test("every quantile of forty schools has a range around it", () => {
  const made = usual(Array.from({ length: 80 }, (_, i) => ({ place: `S${i}`, value: (i * 37) % 80 })));
  for (const { value, low, high } of made.groups[0]?.quantiles ?? []) {
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
  }
  expect(made.groups[0]?.quantiles).toHaveLength(5);
});

test("a grade span of nine schools has no line of its own", () => {
  const spans = Object.fromEntries(twelve.slice(0, 9).map(({ place }) => [place, "Middle"]));
  expect(usual(twelve, spans).groups.map(({ gradeSpan, n }) => [gradeSpan, n])).toEqual([[null, 12]]);
});

test("no reference is made of files that are not public, of words, or of nine schools", () => {
  const summary = summaryOf(twelve);
  expect(usualOf(summary, measure, "2011", false)).toEqual({ why: "not-public" });
  expect(usualOf(summary, { ...measure, kind: "ordered" }, "2011", true)).toEqual({ why: "no-number" });
  expect(usualOf(summaryOf(twelve.slice(0, 9)), measure, "2011", true)).toEqual({ why: "few-schools" });
});

test("another value is another version, another order is not", () => {
  const before = usual(twelve).version;
  expect(usual([...twelve].reverse()).version).toBe(before);
  expect(usual(twelve.map((one, i) => (i === 3 ? { ...one, value: 3.01 } : one))).version).not.toBe(before);
});

test("where a place lies comes with the range of its own number; without one with Wilson's", () => {
  const others = Array.from({ length: 100 }, (_, i) => i / 10);
  const range = { low: 5, high: 7, half: [5.5, 6.5] as [number, number], se: 0.5, level: 0.95 };
  expect(standingAmong(others, { value: 6, range })).toMatchObject({
    n: 100,
    below: 60,
    low: 0.5,
    high: 0.7,
    from: "own-range",
  });
  const plain = standingAmong(others, { value: 6, range: null });
  expect(plain?.low).toBeCloseTo(0.502, 3); // R: prop.test(60, 100, correct = FALSE)
  expect(plain?.high).toBeCloseTo(0.6906, 3);
  expect(standingAmong(others.slice(0, 9), { value: 6, range })).toBeNull();
});

test("what is shown carries no more than the cells do", () => {
  const cell: Cell | null = summaryOf([{ place: "S", value: 3, n: 4 }]).shown.cell("S", "m:score", "2011");
  expect(cell).toEqual({ state: "hidden", why: "few" });
});
