import { expect, test } from "vitest";
import type { Mapping } from "./mapping.ts";
import { readMapping } from "./mapping.yaml.ts";
import { checkTogether, idsOf } from "./together.ts";

const mapping = (score: string, outcome = "outcomes:graduated"): Mapping =>
  readMapping(
    `
mapping: outcomes
title: { en: Outcomes }
root: { id: d, name: District }
round: { id: "2012" }
files: [{ id: a, name: a.csv }]
places: { mode: known-only, id: id }
measures:
  - { id: graduated, title: { en: Graduated }, question: null, source: record, dimension: academic, kind: percent, value: grad }
together:
  - { score: ["${score}"], outcome: ["${outcome}"], reason: { en: A reason } }
`,
    "outcomes.yaml",
  );
const survey = {
  mapping: "survey",
  measures: [{ id: "trust_{}", each: ["t", "s"] }, { id: "safe" }],
} as unknown as Mapping;

test("a pair of measures that are declared is in order, even where `each` writes them out", () => {
  expect(idsOf(survey)).toEqual(["survey:trust_t", "survey:trust_s", "survey:safe"]);
  expect(checkTogether(mapping("survey:trust_s"), "outcomes.yaml", [survey])).toEqual([]);
});

test("a misspelled measure of a mapping that is there is refused with the nearest one", () => {
  expect(() => checkTogether(mapping("survey:trst_t"), "outcomes.yaml", [survey])).toThrow(
    'outcomes.yaml, together[0]: No mapping declares the measure "survey:trst_t". Did you mean "survey:trust_t"? Name measures as MAPPING:MEASURE. Nothing was stored.',
  );
  expect(() => checkTogether(mapping("survey:safe", "outcomes:gradated"), "outcomes.yaml", [survey])).toThrow(
    'Did you mean "outcomes:graduated"?',
  );
});

test("a measure without its mapping's name is refused, and told its whole name", () => {
  expect(() => checkTogether(mapping("survey:safe", "graduated"), "outcomes.yaml", [survey])).toThrow(
    'No mapping declares the measure "graduated". Did you mean "outcomes:graduated"?',
  );
});

test("a mapping that is not there yet is remarked, with the nearest name there is", () => {
  expect(checkTogether(mapping("survy:safe"), "outcomes.yaml", [survey])).toEqual([
    { code: "together-waits", mapping: "survy", measures: ["survy:safe"], hint: ' Did you mean "survey"?' },
  ]);
  expect(checkTogether(mapping("survey:safe"), "outcomes.yaml", [])).toMatchObject([{ mapping: "survey", hint: "" }]);
});
