import { describe, expect, test } from "vitest";
import { readMapping } from "./mapping.yaml.ts";
import { measuresOf } from "./measure.ts";
import { planFor } from "./plan.ts";
import { ofRound } from "./round.ts";
import { readRow } from "./row.ts";

const mapping = ofRound(
  readMapping(
    `
mapping: m
title: { en: A survey }
root: { id: d, name: District }
round: { id: "2012" }
files: [{ id: survey, name: survey.csv }]
places: { mode: list, id: dbn }
missing: ["", "999"]
suppressed: ["s", "<10", "-1"]
respondents:
  teacher: { n: n_t, eligible: e_t, response_rate: rr_t }
option_sets:
  two: [{ label: { en: yes }, score: 10 }, { label: { en: no }, score: 0 }]
measures:
  - { id: trust, title: { en: Trust }, question: null, source: teacher, dimension: change, kind: score, value: trust }
  - { id: q1, title: { en: Q1 }, question: null, source: teacher, dimension: change, kind: item, counts: "q1_{option}", options: two }
`,
    "m.yaml",
  ),
  ["survey"],
  "m.yaml",
);
const header = ["dbn", "n_t", "e_t", "rr_t", "trust", "q1_1", "q1_2"];
const file = { id: "survey", name: "survey.csv", path: "", bytes: 0, sha256: "", encoding: "utf-8", encodingWhy: "" };
const plan = planFor(mapping, "m.yaml", measuresOf(mapping, "m.yaml"), file as never, {
  delimiter: "comma",
  quote: '"',
  headerLine: 1,
  header,
});

/** The two values of one row, by measure, and what is wrong with it. */
function read(text: string) {
  const row = readRow(plan, { line: 2, cells: text.split(","), last: false });
  const at = (id: string) => row.values[plan.measures.findIndex(({ measure }) => measure.id === `m:${id}`)];
  return { trust: at("trust"), q1: at("q1"), problems: row.problems.map(({ code }) => code) };
}

describe("a code for missing that is itself a number", () => {
  test("is no n, no number of people asked, no rate and no count of answers", () => {
    expect(read("A1,999,40,50,7.5,12,8").trust).toMatchObject({ state: "value", n: null, eligible: 40 });
    expect(read("A1,20,999,50,7.5,12,8").trust).toMatchObject({ state: "value", n: 20, eligible: null });
    expect(read("A1,20,40,999,7.5,12,8")).toMatchObject({ trust: { responseRate: null }, problems: [] });
    expect(read("A1,20,40,50,7.5,999,999").q1).toMatchObject({ state: "missing", counts: null, n: 20 });
  });
  test("is asked for before the number is", () => {
    expect(read("A1,20,40,50,999,12,8").trust).toMatchObject({ state: "missing", value: null });
    expect(read("A1,20,40,50,998,12,8").trust).toMatchObject({ state: "value", value: 998 });
  });
});

describe("a number of people that the source withholds", () => {
  test("makes the value suppressed, though the file prints it: the group is small", () => {
    for (const code of ["s", "<10", "-1"]) {
      const { trust, q1, problems } = read(`A1,${code},40,50,7.5,5,3`);
      expect(problems).toEqual([]);
      expect(trust).toMatchObject({ state: "suppressed", value: null, n: null });
      expect(q1).toMatchObject({ state: "suppressed", value: null, counts: null, n: null });
    }
  });
  test("makes it suppressed where the value's own cell is empty, for that is how some publishers withhold it", () => {
    expect(read("A1,s,40,50,,12,8").trust).toMatchObject({ state: "suppressed" });
  });
  test("is the number of those asked, or the rate, only where no n says how many answered", () => {
    expect(read("A1,,s,50,7.5,12,8").trust).toMatchObject({ state: "suppressed" });
    expect(read("A1,,40,s,7.5,12,8").trust).toMatchObject({ state: "suppressed" });
    expect(read("A1,,s,50,7.5,12,8").q1).toMatchObject({ state: "value", n: 20 }); // its answers are counted
    expect(read("A1,20,s,s,7.5,12,8").trust).toMatchObject({ state: "value", n: 20 });
    expect(read("A1,,,,7.5,12,8").trust).toMatchObject({ state: "value", n: null });
  });
  test("does not excuse a value that is no number", () => {
    expect(read("A1,s,40,50,many,12,8").problems).toEqual(["not-a-number"]);
  });
});
