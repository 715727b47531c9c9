import { seeded } from "@innodopt/stats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCorpus } from "../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { commonsOf } from "../commons/commons.ts";
import { estimatesAt } from "./estimates.store.ts";
import { heatmapSentences } from "./heat-sentences.ts";
import { heatmapAt } from "./heatmap.store.ts";
import { AS_IT_COMES, EVERY, type Form, type Heat, onPage } from "./heatmap.ts";
import { profileAt } from "./profile.store.ts";
import { fill, MAPPING, ROOT, type Value } from "./testing.ts";

const id = (name: string) => `${MAPPING}:${name}`;
const at = (value: Value, place: string, measure: string) =>
  value.place_id === place && value.measure_id === id(measure);

/** S02's teachers are seven; S03's were not asked; nobody of S04's families answered; S05's outcome is a bound, S06's withheld. */
function change(value: Value): Value | null {
  if (value.place_id === "S02" && value.measure_id.endsWith("saf_t"))
    return { ...value, n: 7, eligible: 9, response_rate: null };
  if (value.place_id === "S02" && /:t_[abc]$/.test(value.measure_id)) return { ...value, counts: [4, 3, 0, 0] };
  if (at(value, "S03", "saf_t"))
    return { ...value, state: "not-asked", value: null, n: null, eligible: null, response_rate: null };
  if (at(value, "S04", "saf_p")) return { ...value, state: "missing", value: null, n: null };
  if (at(value, "S05", "grad")) return { ...value, state: "censored", value: null, word: "less than 30%" };
  if (at(value, "S06", "grad")) return { ...value, state: "suppressed", value: null, n: null };
  return value;
}

const commons = commonsOf(readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null })));
let own: TestDatabase;
const heatOf = async (more: Partial<typeof AS_IT_COMES> = {}, place = ROOT) => {
  const found = await heatmapAt(own.db, ROOT, place, { ...AS_IT_COMES, ...more });
  if (!found) throw new Error("no heatmap");
  return found.heat;
};
const formAt = (heat: Heat, place: string, measure: string): Form | undefined =>
  heat.all.find((row) => row.place.id === place)?.cells.find((cell) => cell.measure.id === id(measure))?.form;

beforeAll(async () => {
  own = await testDatabase();
  await fill(own.db, change);
});
afterAll(() => own.close());

describe("a cell", () => {
  test("says how high by its step and how sure by its range", async () => {
    const heat = await heatOf();
    expect(formAt(heat, "S01", "saf_t")).toMatchObject({ state: "number", few: false });
    expect(formAt(heat, "S01", "saf_p")).toMatchObject({ state: "number", few: true, sure: "published" }); // 30 of 240 answered
  });

  test("names each absence by itself: hidden, not asked, nobody answered, withheld, a bound, nothing stored", async () => {
    const heat = await heatOf({ family: EVERY });
    expect(formAt(heat, "S02", "saf_t")).toEqual({ state: "hidden", why: "few" });
    expect(formAt(heat, "S03", "saf_t")).toEqual({ state: "not-asked" });
    expect(formAt(heat, "S04", "saf_p")).toEqual({ state: "missing" });
    expect(formAt(heat, "S05", "grad")).toEqual({ state: "censored", word: "less than 30%" });
    expect(formAt(heat, "S06", "grad")).toEqual({ state: "suppressed" });
    expect(formAt(heat, "S01", "words")).toBeUndefined(); // of which nothing is stored anywhere
  });

  test("has the estimate that the school's own page shows", async () => {
    const { estimates } = await estimatesAt(own.db, ROOT, () => ["S01", "S07"]);
    for (const place of ["S01", "S07"]) {
      const found = await profileAt(own.db, commons, ROOT, place);
      const lines = found?.profile.families.flatMap((family) => family.lines) ?? [];
      expect(lines.length).toBeGreaterThan(3);
      for (const { measure, round, estimate } of lines) expect(estimates(place, measure.id, round)).toEqual(estimate);
    }
    expect(estimates("S01", id("saf_t"), "2020")?.range).not.toBeNull();
  });
});

describe("rows and columns", () => {
  test("stand by grades, then by name; other numbers never change their order, in any choice", async () => {
    const order = (heat: Heat) => heat.all.map(({ place }) => place.id);
    const before = await Promise.all([heatOf(), heatOf({ source: "teacher" }), heatOf({ family: EVERY })]);
    expect(before[0].all.map(({ place }) => place.name)).toEqual(
      before[0].all.map(({ place }) => place.name).sort((a, b) => a.localeCompare(b, "en", { numeric: true })),
    );
    const random = seeded(7);
    const other = await testDatabase();
    await fill(other.db, (value) =>
      value.value == null ? value : { ...value, value: Math.round(100 * random()) / 10 },
    );
    for (const [i, more] of [{}, { source: "teacher" as const }, { family: EVERY }].entries()) {
      const found = await heatmapAt(other.db, ROOT, ROOT, { ...AS_IT_COMES, ...more });
      expect(found && order(found.heat)).toEqual(order(before[i] as Heat));
    }
    await other.close();
  });

  test("sources of one family stand side by side, those closest to the student first", async () => {
    const heat = await heatOf();
    expect(heat.families.map(({ title }) => title.en)).toEqual(["Safety"]);
    expect(heat.families[0]?.columns.map(({ source }) => source)).toEqual(["family", "teacher", "student"]);
  });

  test("a school of which nothing is stored there is left out and counted", async () => {
    const heat = await heatOf();
    expect(heat.schools).toBe(32);
    expect(heat.all).toHaveLength(30);
    expect(heat.empty).toBe(2);
  });

  test("a choice that names nothing is left as it comes", async () => {
    const heat = await heatOf({
      family: "nothing",
      span: "Grade 99",
      under: "nowhere",
      round: "1066",
      reviewed: true,
      page: 9,
    });
    expect(heat.choice).toEqual((await heatOf()).choice);
  });

  test("records stand alone, each under its own title", async () => {
    const heat = await heatOf({ family: MAPPING });
    expect(heat.families.map(({ columns }) => columns.map(({ title }) => title?.en))).toEqual([["Graduated"]]);
  });

  test("a school has none", async () => {
    expect(await heatmapAt(own.db, ROOT, "S01", AS_IT_COMES)).toBeNull();
    expect(await heatmapAt(own.db, ROOT, "nowhere", AS_IT_COMES)).toBeNull();
  });
});

describe("the sentences", () => {
  test("count the schools where one source is higher, those where chance does not explain it, and name the widest", async () => {
    const heat = await heatOf();
    const [gap] = heatmapSentences(heat);
    expect(gap).toMatchObject({ kind: "gap", higher: "teacher", lower: "student", of: 28, schools: 28 });
    expect(gap?.kind === "gap" && gap.real).toBeGreaterThan(0);
    expect(gap?.kind === "gap" && gap.widest?.gap.fewAnswered).toEqual([]);
  });

  test("say of how many schools fewer than half answered, who was not asked, where something is hidden", async () => {
    const said = heatmapSentences(await heatOf());
    expect(said).toContainEqual({ kind: "few", source: "family", schools: 29, of: 30 });
    expect(said).toContainEqual({ kind: "not-asked", source: "teacher", schools: 1, span: null });
    expect(said).toContainEqual({ kind: "hidden", schools: 1 });
    expect(said.some(({ kind }) => kind === "withheld")).toBe(false);
    expect(heatmapSentences(await heatOf({ family: EVERY }))).toContainEqual({ kind: "withheld", schools: 1 });
  });

  test("say plainly that no difference is seen", async () => {
    const heat = await heatOf();
    const same = heat.all.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, estimate: cell.estimate && { ...cell.estimate, range: null } })),
    }));
    expect(heatmapSentences({ ...heat, all: same })[0]).toEqual({ kind: "no-gap", of: 29 });
  });

  test("say nothing where there is nothing", () => {
    expect(heatmapSentences({ all: [], families: [] })).toEqual([]);
  });
});

test("every school stands on one page and once, and a page never has more than some 960 cells", async () => {
  const heat = await heatOf({ family: EVERY });
  const [family, row] = [heat.families[0], heat.all[0]];
  if (!family || !row) throw new Error("an empty heatmap");
  const column = family.columns[0] as (typeof family.columns)[number];
  for (const [columns, rows] of [
    [6, 150],
    [16, 60],
    [40, 24],
    [500, 12],
  ] as const) {
    const families = [{ ...family, columns: Array.from({ length: columns }, () => column) }];
    const all = Array.from({ length: 400 }, (_, i) => ({ ...row, place: { ...row.place, id: `school-${i}` } }));
    const pages = Math.ceil(all.length / rows);
    const seen = Array.from({ length: pages }, (_, i) =>
      onPage({ ...heat, families, all, pages }, i + 1).groups.flatMap((group) =>
        group.rows.map(({ place }) => place.id),
      ),
    );
    expect(seen[0]).toHaveLength(rows);
    expect(seen.flat()).toEqual(all.map(({ place }) => place.id));
  }
});
