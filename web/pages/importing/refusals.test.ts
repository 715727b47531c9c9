/** Whatever refuses a row or stops an import is said in both languages, and in no words of YAML. */
import { expect, test } from "vitest";
import { Problem } from "../../../db/problem.ts";
import { draftProblems } from "../../../domain/collect/draft-problems.ts";
import { problems } from "../../../domain/collect/problems.ts";
import type { RefusedRow } from "../../../domain/collect/report.ts";
import { type RowProblem, rowProblems } from "../../../domain/collect/row-problems.ts";
import { wordsIn } from "../../words/index.ts";
import { rowSentences, stopSentences } from "./refusals.tsx";

/** What any of the functions may be asked with: each takes what it knows. */
const row: RefusedRow = { file: "a.csv", fileId: "a", line: 4, place: "S1", name: "Oak", problems: [] };
const anything = {
  ...{ file: "a.csv", line: 4, column: "x", text: "7O", known: ["70", "80"], id: "S1", parent: "T", value: 140 },
  ...{
    fields: 5,
    header: 11,
    low: 0,
    high: 10,
    n: 7,
    eligible: 5,
    answers: 9,
    measure: "m:x",
    said: "asked",
    root: "r",
  },
  ...{ round: null, import: "0".repeat(32), imports: ["0"], others: ["o"], values: 3, example: "x", field: "title" },
  ...{ mapping: "m", at: "measures[0]", stated: "tab", found: "comma", group: "g", first: row, rows: 9, most: 8 },
  ...{ columns: 3, of: "rows", is: "xlsx", kind: "counts", place: "S1", got: 1.5, published: 2, allowed: 0.1 },
  ...{
    part: "p",
    name: "n",
    indicator: "i",
    own: "m",
    delimiter: "tab",
    remedy: "r",
    what: "w",
    where: "w",
    second: "s",
  },
};

const rows = Object.entries(rowProblems).flatMap(([name, make]) => {
  if (name === "goOnWith") return [];
  const other = /^(placeTwice|valueTwice)$/.test(name) ? { line: 3, file: "" } : "other";
  return [(make as (d: unknown) => RowProblem)({ ...anything, other })];
});

test.each(rows.map((problem) => [problem.code, problem] as const))("a row refused for %s", (_, problem) => {
  const [en, es] = (["en", "es"] as const).map((lang) => rowSentences(wordsIn(lang).say, problem) ?? []);
  expect(es).toHaveLength(2);
  for (const text of [...(en ?? []), ...(es ?? [])]) expect(text).not.toMatch(/[`{}]|empty_|undefined/);
  expect(en?.[0]).not.toBe(es?.[0]);
});

/** Said in English alone: mistakes in a mapping that somebody wrote by hand, and what no page of an import can meet. */
const ENGLISH = /^(mapping-invalid|yaml-broken|several-rounds|import-unknown|import-ambiguous|review-.*)$/;

const stops = Object.entries({ ...problems, ...draftProblems }).flatMap(([name, make]) => {
  if (name === "roundsBefore") return [];
  const made = (make as unknown as (d: unknown) => Problem)({
    ...anything,
    ...(name === "columnTwice" && { first: 1, second: 2 }),
    ...(name === "idColumnMissing" && { fields: ["x", "y"] }),
    ...(name === "columnMissing" && { header: ["x", "y"] }),
    rounds: ["2015"],
    field: "title",
    said: "UTF-8",
  });
  expect(made).toBeInstanceOf(Problem);
  return ENGLISH.test(made.code) ? [] : [made];
});

test.each(stops.map((problem) => [problem.code, problem] as const))("an import stopped by %s", (_, problem) => {
  const [en, es] = (["en", "es"] as const).map((lang) => stopSentences(wordsIn(lang).say, problem) ?? []);
  expect(es, `${problem.code} has no values`).toHaveLength(2);
  for (const text of [...(en ?? []), ...(es ?? [])]) expect(text).not.toMatch(/[`{}]|empty_|undefined/);
  expect(en?.[0]).not.toBe(es?.[0]);
});

test("an empty cell, an open end of a scale and another file are said as such", () => {
  const { say } = wordsIn("en");
  expect(rowSentences(say, rowProblems.notNumber({ column: "x", text: "" }))?.[0]).toBe("the cell is empty.");
  expect(rowSentences(say, rowProblems.offScale({ column: "x", value: 12, low: 0, high: null }))?.[0]).toBe(
    "12 lies outside the scale (0 to any).",
  );
  expect(rowSentences(say, rowProblems.placeTwice({ other: { line: 1203, file: "b.csv" } }))?.[0]).toBe(
    "line 1,203 of b.csv is about the same school.",
  );
  expect(
    rowSentences(wordsIn("es").say, rowProblems.wordUnknown({ column: "x", text: "wek", known: ["weak"] }))?.[0],
  ).toBe("“wek” no es una de las palabras ordenadas. ¿Quiso decir “weak”?");
});
