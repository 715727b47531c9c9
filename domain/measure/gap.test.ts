import { expect, test } from "vitest";
import type { Estimate } from "./estimate.ts";
import type { Family } from "./family.ts";
import { gapsAmong, type Voice } from "./gap.ts";
import { disagree } from "./sentences.ts";

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

test("of several families the difference that is the largest share of its scale comes first, whatever its units", () => {
  const wide = (value: number): Estimate => ({
    ...sure(value),
    range: { ...sure(value).range, low: value - 2, high: value + 2 } as never,
  });
  const points: Voice[] = [
    { ...teachers, estimate: wide(60), low: 0, high: 100 },
    { ...families, estimate: wide(70), low: 0, high: 100 },
  ];
  const steps: Voice[] = [
    { ...teachers, estimate: sure(2), low: 1, high: 5 },
    { ...families, estimate: sure(4), low: 1, high: 5 },
  ];
  const open = points.map((voice) => ({ ...voice, low: null, high: null }));
  const family = (id: string, voices: readonly Voice[]) => ({ id, gaps: gapsAmong(voices) }) as Family;
  const all = [family("open", open), family("points", points), family("steps", steps)];
  expect(all.map(({ gaps }) => gaps[0]?.share)).toEqual([null, 0.1, 0.5]);
  expect(disagree(all)).toMatchObject({ kind: "disagree", family: { id: "steps" }, gap: { value: 2 } });
  expect(disagree(all.slice(0, 2))).toMatchObject({ family: { id: "points" } });
});
