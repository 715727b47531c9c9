import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCorpus } from "../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { commonsOf } from "../commons/commons.ts";
import type { Line } from "./family.ts";
import { profileAt } from "./profile.store.ts";
import { summaryOf } from "./summary.store.ts";
import { fill, MAPPING, ROOT } from "./testing.ts";

const commons = commonsOf(readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null })));
const id = (name: string) => `${MAPPING}:${name}`;
let test_: TestDatabase;

beforeAll(async () => {
  test_ = await testDatabase();
  await fill(test_.db, (value) => {
    const here = (place: string, measure: string) => value.place_id === place && value.measure_id === id(measure);
    if (here("S02", "saf_t")) return { ...value, n: 9, eligible: 12, response_rate: 75 };
    if (value.place_id === "S02" && value.measure_id.includes(":t_")) return { ...value, counts: [3, 2, 2, 2] };
    if (here("S03", "t_a")) return { ...value, counts: [5, 4, 0, 0] }; // nine answered one of three questions
    if (here("S04", "saf_s"))
      return { ...value, state: "not-asked", value: null, n: null, eligible: null, response_rate: null };
    if (value.place_id === "S04" && value.measure_id.includes(":s_")) return null;
    if (here("S05", "grad")) return { ...value, state: "suppressed", value: null, n: 4 };
    if (here("S06", "grad")) return { ...value, state: "missing", value: null, n: null };
    if (here("S07", "grad")) return { ...value, state: "censored", value: null, word: "< 30%", n: 40 };
    if (here("S08", "saf_p")) return { ...value, value: 2, n: 200 };
    if (here("S09", "lunch")) return null;
    return value;
  });
});
afterAll(() => test_.close());

async function at(place: string) {
  const found = await profileAt(test_.db, commons, ROOT, place);
  if (!found) throw new Error(`no ${place}`);
  const lines = new Map<string, Line>();
  for (const family of found.profile.families) for (const line of family.lines) lines.set(line.measure.id, line);
  return { ...found, line: (name: string) => lines.get(id(name)) as Line };
}

describe("a school's profile", () => {
  test("is null for a place that is not there", async () => {
    expect(await profileAt(test_.db, commons, ROOT, "nowhere")).toBeNull();
  });

  test("keeps the published score and gives it a range that is at most so wide", async () => {
    const { line } = await at("S01");
    const { estimate } = line("saf_t");
    expect(estimate).toMatchObject({ value: 6.3, n: 40, eligible: 50, method: "at-most" });
    // By hand: mean of the items' standard errors × √(1 − 40/50), times t(39) = 2.0227
    const se = (counts: number[]) => {
      const scores = [10, 20 / 3, 10 / 3, 0];
      const mean = counts.reduce((sum, c, i) => sum + c * (scores[i] as number), 0) / 40;
      const ss = counts.reduce((sum, c, i) => sum + c * ((scores[i] as number) - mean) ** 2, 0);
      return Math.sqrt(ss / 39 / 40) * Math.sqrt(1 - 40 / 50);
    };
    const half = (2.0227 * (se([10, 20, 10, 0]) + se([10, 10, 10, 10]) + se([20, 14, 2, 4]))) / 3;
    expect(estimate?.range?.low).toBeCloseTo(6.3 - half, 3);
    expect(estimate?.range?.high).toBeCloseTo(6.3 + half, 3);
  });

  test("says 'as published' where the source gives no counts", async () => {
    const { line } = await at("S01");
    expect(line("saf_p").estimate).toMatchObject({ value: 8.01, method: "published", range: null });
  });

  test("puts Wilson's range on a share with its n (51 of 100: 41.3 to 60.6)", async () => {
    const { line } = await at("S01");
    expect(line("grad").estimate?.range?.low).toBeCloseTo(41.3, 1);
    expect(line("grad").estimate?.range?.high).toBeCloseTo(60.6, 1);
  });

  test("never averages sources away: three rows, three numbers", async () => {
    const { profile } = await at("S01");
    const family = profile.families.find((f) => f.id === "safety");
    expect(family?.lines.map(({ measure }) => measure.source)).toEqual(["family", "teacher", "student"]);
  });
});

describe("the gap between sources", () => {
  test("is named with its range: teachers 6.3, students 5.1, families without a range not compared", async () => {
    const { profile } = await at("S01");
    expect(profile.disagree).toMatchObject({
      kind: "disagree",
      gap: { higher: "teacher", lower: "student", real: true },
    });
    const gap = profile.disagree.kind === "disagree" ? profile.disagree.gap : null;
    expect(gap?.value).toBeCloseTo(1.2, 6);
    expect(gap?.low).toBeGreaterThan(0);
  });
  test("is not made with a hidden source", async () => {
    const { profile } = await at("S02");
    expect(profile.disagree.kind).toBe("one-voice");
    expect(profile.families.flatMap(({ gaps }) => gaps)).toEqual([]);
  });
});

describe("absences stay apart on a profile", () => {
  test("nine teachers: hidden, with no number anywhere in the profile", async () => {
    const { line, profile } = await at("S02");
    expect(line("saf_t").cell).toEqual({ state: "hidden", why: "few" });
    expect(line("saf_t").estimate).toBeNull();
    expect(JSON.stringify(profile.families)).not.toMatch(/\[3,2,2,2\]|"n":9\b|"eligible":12\b/);
  });
  test("a question with nine answers hides a second one, and the score loses its range", async () => {
    const { line, profile } = await at("S03");
    const family = profile.families.find((f) => f.id === "safety");
    const hidden = family?.items.filter(({ cell }) => cell.state === "hidden").map(({ measure }) => measure.id);
    expect(hidden).toEqual([id("t_a"), id("t_b")]);
    expect(line("saf_t").estimate).toMatchObject({ value: 6.3, method: "published", range: null });
  });
  test("not asked, withheld by the source, missing and censored are four things", async () => {
    expect((await at("S04")).line("saf_s").cell).toEqual({ state: "not-asked" });
    expect((await at("S05")).line("grad").cell).toEqual({ state: "suppressed" });
    expect((await at("S06")).line("grad").cell).toEqual({ state: "missing" });
    expect((await at("S07")).line("grad").cell).toEqual({ state: "censored", word: "< 30%", n: 40 });
    for (const place of ["S05", "S06", "S07"]) expect((await at(place)).line("grad").estimate).toBeNull();
  });
});

describe("beside other schools", () => {
  test("the band holds shown values of other schools of the grade span: no hidden one, not the school itself", async () => {
    const { line } = await at("S01");
    expect(line("saf_t").band?.n).toBe(28); // 29 others, S02 hidden
    expect(line("grad").band?.n).toBe(26); // S05, S06, S07 have no number
    expect(line("saf_p").position).toMatchObject({ n: 29, below: 1 }); // only S08's 2 lies below
  });
  test("twenty similar schools are listed; a school with an unknown share is told which", async () => {
    const { profile } = await at("S01");
    expect(profile.similar.state === "found" && profile.similar.schools.length).toBe(20);
    expect((await at("S09")).profile.similar).toEqual({ state: "unknown", missing: ["free-lunch"] });
  });
  test("a correlation over schools is said only where both measures vary", async () => {
    const { summary } = await at("S01");
    expect(summary.together.map(({ score }) => score)).toEqual([id("saf_p")]);
    expect(summary.together[0]?.n).toBe(27);
  });
});

describe("the first lines", () => {
  test("name what stands out: families' 2 of 10 at S08, lower than 29 of 29", async () => {
    const { profile } = await at("S08");
    expect(profile.standsOut).toMatchObject({ kind: "stands-out", side: "low", beyond: 29, schools: 29 });
  });
  test("say so when nothing does", async () => {
    expect((await at("S15")).profile.standsOut).toMatchObject({ kind: "nothing-stands-out", schools: 29 });
  });
  test("name what nothing is known about and the cheapest way to find out", async () => {
    const { profile } = await at("S01");
    expect(profile.unknown.dimensions).toEqual(["life-skills"]);
    expect(profile.unknown.known).toBe(0);
    expect(profile.unknown.begin?.minutes).toBeGreaterThan(0);
  });
});

test("the summary is made anew when an import comes or goes", async () => {
  const before = (await at("S01")).summary;
  expect((await at("S10")).summary).toBe(before);
  await test_.db.updateTable("imports").set({ id: "import-1" }).where("id", "=", "import-1").execute();
  expect((await at("S01")).summary).toBe(before);
  await test_.db
    .insertInto("imports")
    .values({ root_id: ROOT, id: "import-2", mapping_id: "other", mapping: "{}", files: "[]", report: "{}" })
    .execute();
  expect((await at("S01")).summary).not.toBe(before);
});

test("however many ask at once after an import, the summary is made once, and all get the new one", async () => {
  const ask = () => Promise.all(Array.from({ length: 12 }, () => summaryOf(test_.db, ROOT)));
  const before = await ask();
  expect(new Set(before).size).toBe(1);
  await test_.db
    .insertInto("imports")
    .values({ root_id: ROOT, id: "import-3", mapping_id: "other", mapping: "{}", files: "[]", report: "{}" })
    .execute();
  const after = await ask();
  expect(new Set(after).size).toBe(1);
  expect(after[0]).not.toBe(before[0]);
  expect(after[0]?.imports.map(({ id }) => id)).toContain("import-3");
});
