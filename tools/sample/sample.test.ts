import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCorpus } from "../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { placesByAbout } from "../../domain/collect/reading.store.ts";
import { agreedUnder, reviewsAt } from "../../domain/collect/review.store.ts";
import { countsUnder, isFirstDay, loadSample, removeSample, tablesOfARoot } from "../../domain/collect/sample.store.ts";
import { commonsFrom, loadRecords } from "../../domain/commons/commons.store.ts";
import { commonsOf } from "../../domain/commons/commons.ts";
import { readingsFor } from "../../domain/decide/known.store.ts";
import { nextStepsAt } from "../../domain/decide/next-steps-data.ts";
import { shownAt } from "../../domain/measure/profile.store.ts";
import { addPlace, placeById } from "../../domain/people/place.store.ts";
import type { Place } from "../../domain/people/place.ts";
import { isMadeUp, sampleState } from "../../domain/people/sample.store.ts";
import { SAMPLE } from "../../domain/people/sample.ts";
import { CORPUS } from "../database.ts";
import { allFiles, loadMapleValley } from "./load.ts";

const commons = commonsOf(readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null })));
const MINE = {
  root: "mine",
  id: "mine",
  parent: null,
  kind: "district",
  name: "Mine",
  state: null,
  gradeSpan: null,
} as const;
const { root } = SAMPLE;
let house: TestDatabase;

beforeAll(async () => {
  house = await testDatabase();
  await loadRecords(house.db, CORPUS);
});
afterAll(() => house.close());

/** Rows of every table of the schema but the corpus's own. */
async function allCounts(): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    house.db,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows) {
    if (name === "samples") continue;
    const found = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(house.db);
    counts[name] = found.rows[0]?.n ?? 0;
  }
  return counts;
}

test("the same seed gives the same bytes, and no name or number in it stands for anybody", () => {
  expect(allFiles(commons)).toEqual(allFiles(commons));
  for (const { csv } of allFiles(commons)) expect(csv.split("\n")).toHaveLength(8); // a header, six schools, the end
});

test("every table with a place's data is emptied when a made-up root goes", async () => {
  const found = await sql<{ name: string }>`
    select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'root_id'`.execute(
    house.db,
  );
  const kept = ["samples", "import_drafts"]; // the memory that it was removed; uploads go by the day
  expect(
    found.rows
      .map(({ name }) => name)
      .filter((name) => !kept.includes(name))
      .sort(),
  ).toEqual([...tablesOfARoot].sort());
});

test("it is loaded beside other places, and removed to the last row without touching them", async () => {
  expect(await isFirstDay(house.db, root)).toBe(true);
  await addPlace(house.db, MINE);
  expect(await isFirstDay(house.db, root)).toBe(false); // somebody has begun with their own
  const before = await allCounts();
  const known = await commonsFrom(house.db);
  await loadMapleValley(house.db, known);
  expect(await sampleState(house.db, root)).toBe("here");
  expect(await isMadeUp(house.db, root)).toBe(true);
  const counts = await countsUnder(house.db, root);
  expect(counts).toMatchObject({ places: 9, imports: 3, notes: 0 });
  const loaded = await allCounts();
  await loadMapleValley(house.db, commons);
  expect(await allCounts()).toEqual(loaded); // twice is once

  expect(await removeSample(house.db, "mine")).toBeNull(); // nobody made it up: it stays
  expect(await removeSample(house.db, root)).toEqual(counts);
  expect(await allCounts()).toEqual(before);
  expect(await sampleState(house.db, root)).toBe("removed");
  expect(await isMadeUp(house.db, root)).toBe(false);
  expect(await isFirstDay(house.db, root)).toBe(false); // removed stays removed
  expect(await removeSample(house.db, root)).toBeNull();
});

test("a load that was interrupted leaves nothing behind: the next one begins anew", async () => {
  const broken = loadSample(house.db, root, async () => {
    await addPlace(house.db, { ...MINE, root, id: root, name: "half a district" });
    throw new Error("the power went");
  });
  await expect(broken).rejects.toThrow("the power went");
  expect(await sampleState(house.db, root)).toBe("loading");
  await loadMapleValley(house.db, commons);
  expect((await placeById(house.db, root, root))?.name).toBe(SAMPLE.name);
  expect(await sampleState(house.db, root)).toBe("here");
});

test("a group of nine is hidden, four people leave no spread, two views stay two, and a repeat says what changed", async () => {
  const { own, summary } = await shownAt(house.db, root, "orchard");
  const measure = (id: string) => own.latest("orchard", `maple-valley-survey:${id}`)?.cell;
  expect(measure("purpose_t")).toMatchObject({ state: "hidden" });
  expect(measure("safe_1")).toMatchObject({ state: "hidden" });
  expect(measure("safe_s")).toMatchObject({ state: "value", n: 41 });
  expect(JSON.stringify(measure("purpose_t"))).not.toMatch(/\d/);
  const alder = await shownAt(house.db, root, "alder-street");
  expect(alder.own.latest("alder-street", "maple-valley-survey:safe_s")?.cell.state).toBe("not-asked");
  expect(summary.imports).toHaveLength(3);

  const agreed = await agreedUnder(house.db, root);
  expect(agreed.find(({ id }) => id === "mv-orchard-why")).toMatchObject({ placed: 4, counts: null });
  expect(agreed.filter((one) => one.agreed?.also)).toHaveLength(1);
  const why = await reviewsAt(house.db, root, "cooper-middle", "agreed", {
    kind: "indicator",
    id: "purpose-shared-why",
  });
  expect(why.map((one) => one.agreed?.level)).toEqual([2, 1]);
});

test("what is made up counts nowhere as a practice in use", async () => {
  expect([...(await placesByAbout(house.db))]).toEqual([]);
});

test("between the two springs one score went up at all schools, one stayed, one went down", async () => {
  const { summary } = await shownAt(house.db, root, root);
  const mean = (id: string, round: string) => {
    const values = [...summary.column(`maple-valley-survey:${id}`, round).values()];
    return values.reduce((a, b) => a + b, 0) / values.length;
  };
  const change = (id: string) => mean(id, "2026") - mean(id, "2025");
  expect(change("learning_t")).toBeGreaterThan(1);
  expect(Math.abs(change("safe_s"))).toBeLessThan(0.4);
  expect(change("heard_f")).toBeLessThan(-0.7);
});

test("the district's first step is about Why, from its schools; a team's steps rest on its own review and its school's", async () => {
  const at = async (id: string) => {
    const place = (await placeById(house.db, root, id)) as Place;
    return nextStepsAt(commons, place, await readingsFor(house.db, place));
  };
  const district = await at(root);
  expect(district.steps[0]).toMatchObject({
    forPurpose: true,
    main: { from: "schools", about: { id: "purpose-shared-why" }, know: 5, unknown: 1 },
  });
  expect(district.differences.map(({ condition }) => condition)).toEqual(["teacher-collaboration-time"]);
  const team = await at(SAMPLE.team);
  expect(new Set(team.steps.map(({ main }) => main.from))).toEqual(new Set(["here", "above"]));
});
