import { seeded } from "@innodopt/stats";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { type Cell, type Disclosed, disclose, type Row, Sealed } from "../people/disclosure.ts";
import { measuresOf } from "./measure.store.ts";
import { rulesOf } from "./measure.ts";
import { shownAt } from "./profile.store.ts";
import { type Summary, summaryOf } from "./summary.store.ts";
import { fill, MAPPING, ROOT, type Value, valuesOf } from "./testing.ts";

const id = (name: string) => `${MAPPING}:${name}`;
let own: TestDatabase;
let summary: Summary;
let all: Row[];
let truth: Disclosed; // decided over every row there is

/** Teams of S11 and S12, one of them small; the district's own families; and, of all others, a tenth changed by chance. */
function make(random: () => number): { teams: Value[]; change: (value: Value) => Value | null } {
  const change = (value: Value): Value | null => {
    if (value.place_id === "S13" && value.measure_id === id("grad")) return { ...value, value: 95, n: 100 };
    const turn = random();
    const item = value.counts ?? null;
    if (value.place_id === "S10" && value.measure_id === id("t_a"))
      return { ...value, state: "suppressed", counts: null, n: 40 };
    if (value.place_id === "S10" && /:t_[bc]$/.test(value.measure_id)) return null; // of three questions one, and that withheld
    if (turn < 0.03) return item ? { ...value, counts: [3, 2, 1, 1] } : { ...value, n: 7 };
    if (turn < 0.05)
      return { ...value, state: "suppressed", value: null, counts: null, n: item || turn < 0.04 ? 50 : null };
    if (turn < 0.07) return { ...value, state: "missing", value: null, counts: null };
    if (turn < 0.08 && !item) return { ...value, n: null, eligible: null, response_rate: null };
    return value;
  };
  const teams = ["S11", "S12"].flatMap((school, s) =>
    ["A", "B", "C"].flatMap((team, t) =>
      valuesOf(11 + s).map((value) => {
        const small = t === 2 ? 7 : 20;
        const counts = value.counts && [small - 2, 2, 0, 0];
        return { ...value, place_id: `${school}-${team}`, ...(counts ? { counts } : value.n ? { n: small } : {}) };
      }),
    ),
  );
  return { teams, change };
}

beforeAll(async () => {
  own = await testDatabase();
  const { teams, change } = make(seeded(3));
  await fill(own.db, change);
  for (const place of new Set(teams.map(({ place_id }) => place_id))) {
    const made = { root_id: ROOT, id: place, parent_id: place.slice(0, 3), kind: "team" as const, name: place };
    await own.db
      .insertInto("places")
      .values({ ...made, state: null, grade_span: null })
      .execute();
  }
  const district: Value = { place_id: ROOT, measure_id: id("saf_p"), value: 8, n: 895 };
  const blank = { root_id: ROOT, import_id: "import-1", round: "2020", state: "value" as const };
  const nothing = { value: null, word: null, counts: null, n: null, eligible: null, response_rate: null };
  await own.db
    .insertInto("measure_values")
    .values([...teams, district].map((value) => ({ ...blank, ...nothing, ...value })) as never)
    .execute();
  const found = await sql<Row>`
    select place_id as place, measure_id as measure, round, state, value, word, counts, n, eligible, response_rate as rate
    from measure_values where root_id = ${ROOT}`.execute(own.db);
  all = found.rows;
  summary = await summaryOf(own.db, ROOT);
  const parents = new Map([...summary.places.values()].map((place) => [place.id, place.parent]));
  truth = disclose(new Sealed(all, parents), rulesOf(await measuresOf(own.db, ROOT)));
});
afterAll(() => own.close());

const said = (cell: Cell | null) => JSON.stringify(cell);

describe("what is loaded for a page and for the summary", () => {
  test("is decided alike: every page shows what all rows together allow, no more and no less", async () => {
    const seen: Record<string, number> = {};
    for (const place of summary.places.keys()) {
      const page = (await shownAt(own.db, ROOT, place)).own;
      for (const row of all.filter((r) => r.place === place)) {
        const cell = page.cell(place, row.measure, row.round);
        expect(said(cell), `${place} ${row.measure}`).toBe(said(truth.cell(place, row.measure, row.round)));
        const name = cell?.state === "hidden" ? cell.why : (cell?.state ?? "none");
        seen[name] = (seen[name] ?? 0) + 1;
      }
    }
    for (const why of ["few", "unknown", "partner"]) expect(seen[why], why).toBeGreaterThan(0);
    const without = [...summary.places.keys()].filter((place) => !summary.shown.cell(place, id("t_a"), "2020"));
    expect(without.length, "places whose questions decide nothing are not loaded").toBeGreaterThan(5);
  });

  test("a score that its own page hides is in no band and no list", () => {
    for (const row of all.filter(({ measure }) => !/:[ts]_[abc]$/.test(measure))) {
      const cell = summary.shown.cell(row.place, row.measure, row.round);
      expect(said(cell), `${row.place} ${row.measure}`).toBe(said(truth.cell(row.place, row.measure, row.round)));
    }
    expect(truth.cell("S10", id("saf_t"), "2020")).toEqual({ state: "hidden", why: "partner" });
    expect(summary.column(id("saf_t"), "2020").has("S10")).toBe(false);
  });

  test("a team's page knows its school and its fellow teams: of the three the small one takes another with it", async () => {
    const at = async (place: string) => (await shownAt(own.db, ROOT, place)).own.cell(place, id("saf_t"), "2020");
    expect(await at("S11-C")).toEqual({ state: "hidden", why: "few" });
    const others = [await at("S11-A"), await at("S11-B")].map((cell) => cell?.state);
    expect(others).toContain("hidden");
  });
});

test("a share on record with a small side is a bound, until every import under its mapping says that the records are public", async () => {
  const graduated = async () => {
    const measures = await measuresOf(own.db, ROOT);
    return disclose(new Sealed(all), rulesOf(measures)).cell("S13", id("grad"), "2020");
  };
  expect(summary.shown.cell("S13", id("grad"), "2020")).toEqual({
    state: "censored",
    word: "> 90%",
    n: 100,
    why: "few",
  });
  await sql`update imports set mapping = mapping || '{"public": {"en": "On its own site."}}'`.execute(own.db);
  expect(await graduated()).toMatchObject({ state: "value", value: 95 });
  const second = { root_id: ROOT, id: "import-2", mapping_id: MAPPING, mapping: "{}", files: "[]", report: "{}" };
  await own.db.insertInto("imports").values(second).execute();
  expect(await graduated()).toMatchObject({ state: "censored" });
});
