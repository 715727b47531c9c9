import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { childrenOf, pathTo, rootPlaces } from "../people/place.store.ts";
import { importMadeUpDistrict, MADE_UP } from "./fixture.ts";
import type { ImportReport } from "./report.ts";

let own: TestDatabase;
let brought: { survey: ImportReport; outcomes: ImportReport };
beforeAll(async () => {
  own = await testDatabase();
  brought = await importMadeUpDistrict(own.db);
});
afterAll(() => own.close());

const stored = async (place: string, measure: string) => {
  const found = await sql<Record<string, unknown>>`
    select state, value, word, counts, n, eligible, response_rate as rate from measure_values
    where root_id = ${MADE_UP} and place_id = ${place} and measure_id = ${measure}`.execute(own.db);
  return found.rows[0];
};

test("the list makes the root, the towns and the schools", async () => {
  expect(brought.survey.placesMade).toEqual({ district: 3, school: 24, team: 0 });
  expect((await rootPlaces(own.db)).map((place) => place.name)).toEqual(["The Made-up District"]);
  expect((await childrenOf(own.db, MADE_UP, "made-up")).map((place) => place.id)).toEqual(["town-North", "town-South"]);
  expect((await pathTo(own.db, MADE_UP, "M03")).map((place) => place.id)).toEqual(["made-up", "town-South", "M03"]);
});

test("a score and an item are stored as they were read, the item with its answers", async () => {
  expect(await stored("M03", "made-up-survey-2012:trust_t")).toEqual({
    state: "value",
    value: 6.3,
    word: null,
    counts: null,
    n: 7,
    eligible: 62,
    rate: 11.3,
  });
  expect(await stored("M03", "made-up-survey-2012:t_a")).toMatchObject({ value: 6.7, counts: [2, 2, 2, 0], n: 6 });
});

test("missing, suppressed, censored and not asked stay apart, and none is a number", async () => {
  const states = {
    M05: await stored("M05", "made-up-outcomes-2012:attendance"),
    M18: await stored("M18", "made-up-outcomes-2012:graduated"),
    M20: await stored("M20", "made-up-outcomes-2012:graduated"),
    M01: await stored("M01", "made-up-survey-2012:trust_s"),
  };
  expect(states).toMatchObject({
    M05: { state: "missing", value: null, word: null },
    M18: { state: "suppressed", value: null, word: null },
    M20: { state: "censored", value: null, word: "< 30%" },
    M01: { state: "not-asked", value: null, n: null },
  });
});

test("an ordered word is kept as a word; too little data is missing", async () => {
  expect(await stored("M01", "made-up-outcomes-2012:trust_word")).toMatchObject({
    state: "value",
    value: null,
    word: "fair",
  });
  expect(await stored("M11", "made-up-outcomes-2012:trust_word")).toMatchObject({ state: "missing", word: null });
});

test("outcomes of a school that is not in the list are counted, not stored; another year is left where it is", async () => {
  expect(brought.outcomes.notInList).toEqual({ rows: 1, places: ["M99"] });
  expect(brought.outcomes).toMatchObject({ rows: 26, rowsKept: 24, rowsElsewhere: 1, refused: [] });
});

test("what the mapping declares is compared with the data: the largest difference is reported", () => {
  const trust = brought.survey.checks.find((check) => check.measure === "made-up-survey-2012:trust_t");
  expect(trust).toMatchObject({ check: "made-from", compared: 24, largest: 0.05, allowed: 0.1, at: "M01" });
  expect(brought.survey.checks.filter((check) => check.check === "counts")).toHaveLength(10);
});
