import { expect, test } from "vitest";
import type { Beside } from "../measure/beside.ts";
import type { Summary } from "../measure/summary.store.ts";
import { besideTake } from "./take-beside.ts";

const measure = (id: string) => ({ id: `m:${id}`, mapping: "m" }) as Beside["score"];
const pair: Beside = {
  ...{ score: measure("a"), outcome: measure("b"), rounds: ["2024", "2025"], points: [], n: 4, left: 2, found: null },
};
const summary = {
  imports: [
    { mapping: "m", title: { en: "A report" }, publisher: "A city" },
    { mapping: "other", title: null, publisher: null },
  ],
  shown: { cell: (place: string, id: string) => (id === "m:a" && place === "s" ? { state: "value", n: 31 } : null) },
} as unknown as Summary;

test("a table of too few schools still says whose it is and where its numbers come from", () => {
  const { take, about } = besideTake("r", pair, summary, "http://site");
  expect(take.rows).toEqual([]);
  expect(about).toEqual({
    ...{ root: "r", site: "http://site", rounds: ["2024", "2025"], n: 4, left: 2 },
    sources: [{ mapping: "m", title: "A report", publisher: "A city" }],
  });
});

test("each value stands with the number of people it rests on, and a blank where the source does not say", () => {
  const point = { place: { root: "r", id: "s", name: "S" }, x: 1, y: 2 } as Beside["points"][number];
  const { columns } = besideTake("r", { ...pair, points: [point] }, summary, "").take;
  const of = (name: string) => columns.find((column) => column.name === name)?.of(point);
  expect([of("score"), of("score_n"), of("outcome"), of("outcome_n")]).toEqual([1, 31, 2, null]);
});
