import { describe, expect, test } from "vitest";
import { type Claim, dimensions, readCorpus } from "../../corpus/index.ts";
import { commonsOf } from "../commons/commons.ts";
import { basisOf, dimensionsOf, findingsOf, place, shelfOf, startingSet, toMeasure, tooMany } from "./our-case.ts";

const { records } = readCorpus(new URL("../../corpus/", import.meta.url).pathname);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));
const claim = (id: string): Claim => {
  const found = commons.get("claims", id);
  if (!found) throw new Error(id);
  return found;
};
const under = (ids: readonly string[]) =>
  Object.fromEntries(
    place(commons, ids.map(claim)).dimensions.map((each) => [each.dimension, each.claims.map(({ id }) => id)]),
  );

describe("a claim's dimensions", () => {
  test("are those of its findings, those with most first", () => {
    expect(dimensionsOf(commons, claim("judge-new-models-after-the-first-year"))).toEqual([
      { dimension: "academic", n: 8 },
      { dimension: "change", n: 1 },
    ]);
    expect(dimensionsOf(commons, claim("read-self-reports-against-age-norms"))).toEqual([
      { dimension: "life-skills", n: 3 },
    ]);
  });

  test("every claim stands on the shelf once as main, and again wherever else its findings lie; gaps apart", () => {
    const { dimensions, gaps } = shelfOf(commons);
    const main = dimensions.flatMap((each) => each.main);
    expect(main.length + gaps.length).toBe(commons.counts.claims);
    expect(new Set(main).size).toBe(main.length);
    const places = dimensions.reduce((sum, each) => sum + each.main.length + each.also.length, 0);
    expect(places).toBe(main.reduce((sum, one) => sum + dimensionsOf(commons, one).length, 0));
    for (const { main: some } of dimensions) expect(some.length).toBeGreaterThan(0);
  });
});

describe("chosen claims", () => {
  test("fill the three dimensions where they can: those of question ten do", () => {
    expect(
      under([
        "competency-systems-do-no-harm-to-scores",
        "life-skill-growth-predicts-later-success",
        "judge-new-models-after-the-first-year",
      ]),
    ).toEqual({
      academic: ["competency-systems-do-no-harm-to-scores"],
      "life-skills": ["life-skill-growth-predicts-later-success"],
      change: ["judge-new-models-after-the-first-year"],
    });
  });

  test("each stands once, in whatever order they were chosen", () => {
    const ids = commons.all("claims").map(({ id }) => id);
    for (let i = 0; i + 6 <= ids.length; i += 3) {
      const some = ids.slice(i, i + 6);
      const { dimensions, gaps } = place(commons, some.map(claim));
      const placed = [...dimensions.flatMap((each) => each.claims), ...gaps].map(({ id }) => id);
      expect(placed.sort()).toEqual([...some].sort());
    }
  });

  test("more than two in a dimension, or of gaps, are too many", () => {
    const { dimensions, gaps } = shelfOf(commons);
    const skills = dimensions[1]?.main.filter((one) => dimensionsOf(commons, one).length === 1).slice(0, 3) ?? [];
    expect(tooMany(place(commons, skills.slice(0, 2)))).toEqual([]);
    expect(tooMany(place(commons, skills))).toEqual(["life-skills"]);
    expect(tooMany(place(commons, gaps.slice(0, 3)))).toEqual(["gaps"]);
  });
});

describe("what a claim rests on", () => {
  test("is counted from its verified findings; what was not verified stands apart", () => {
    const basis = basisOf(commons, claim("competency-systems-do-no-harm-to-scores"));
    expect(basis).toMatchObject({ for: 2, qualifies: 1, unverified: 2, read: "publisher-summary", cap: "moderate" });
    expect(basis.against).toEqual([]); // the one against, and one for it, are known only at second hand
    expect(basis.studies).toHaveLength(5);
  });

  test("each finding is counted once, and no certainty is above its cap", () => {
    const order = ["very-low", "low", "moderate", "high"];
    for (const one of commons.all("claims")) {
      if (one.kind !== "finding") continue;
      const basis = basisOf(commons, one);
      const n = basis.for + basis.against.length + basis.qualifies + basis.unverified;
      expect(n, one.id).toBe(findingsOf(commons, one).length);
      expect(n, one.id).toBe(one.support.length);
      expect(order.indexOf(one.certainty), one.id).toBeLessThanOrEqual(order.indexOf(basis.cap));
      expect(
        basis.designs.reduce((sum, each) => sum + each.n, 0),
        one.id,
      ).toBe(basis.studies.length);
    }
  });
});

test("the starting set follows its rule: surest with three studies in each dimension, one in doubt, one gap", () => {
  const set = startingSet(commons);
  const chosen = place(commons, set);
  expect(tooMany(chosen)).toEqual([]);
  for (const { dimension, claims } of chosen.dimensions) expect(claims.length, dimension).toBeGreaterThan(0);
  expect(chosen.gaps).toHaveLength(1);
  const doubts = set.filter((one) => {
    const { against, qualifies } = basisOf(commons, one);
    return against.length + qualifies >= 3;
  });
  expect(doubts.length).toBeGreaterThan(0);
  for (const [i, dimension] of dimensions.entries()) {
    const first = set[i];
    if (first?.kind !== "finding") throw new Error("a gap");
    expect(dimensionsOf(commons, first)[0]?.dimension).toBe(dimension);
    expect(["high", "moderate"]).toContain(first.certainty);
    expect(basisOf(commons, first).studies.length).toBeGreaterThanOrEqual(3);
  }
});

test("what to measure comes from the practices of the chosen claims, one instrument for each who answers", () => {
  const some = toMeasure(commons, startingSet(commons));
  expect(some).toHaveLength(3);
  expect(new Set(some.map(({ instrument }) => instrument.respondent)).size).toBe(3);
  expect(some[0]?.questions).toBeGreaterThanOrEqual(some[2]?.questions ?? 0);
  const skills = toMeasure(commons, [claim("read-self-reports-against-age-norms")]);
  for (const { instrument } of skills)
    expect(
      commons.get("indicators", "measure-life-skills")?.measures.some((one) => one.startsWith(`${instrument.id}#`)),
    ).toBe(true);
  expect(toMeasure(commons, [])).toEqual([]);
});
