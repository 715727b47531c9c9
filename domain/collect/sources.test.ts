import { existsSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { importRounds } from "./import.ts";
import { readMapping } from "./mapping.yaml.ts";
import type { ImportReport } from "./report.ts";
import { undoImport } from "./undo.store.ts";

// The published files are not part of this repository; see examples/NAME/README.md.
const DATA = new URL("../../../shared/data/", import.meta.url);
const there = existsSync(DATA);
if (!there)
  console.warn(
    "Skipped: ../shared/data is not there, so the files of Chicago, California and Colorado are not imported.",
  );

describe.skipIf(!there)("published files of Chicago, California and Colorado, by their mappings alone", () => {
  let own: TestDatabase;
  const reports: Record<string, ImportReport[]> = {};
  const bring = async (root: string, path: string, data: string) => {
    const text = readFileSync(new URL(`../../examples/${path}.yaml`, import.meta.url), "utf8");
    const files = readMapping(text, path).files.map(({ id, name }): [string, string] => [
      id,
      decodeURIComponent(new URL(`${data}/${encodeURIComponent(name)}`, DATA).pathname),
    ]);
    reports[root] = await importRounds(own.db, { mapping: { name: path, text }, files: new Map(files) });
  };
  const chicago = () =>
    bring("chicago", "chicago-schools-2015-2017/progress-reports", "chicago-school-progress-reports");
  beforeAll(async () => {
    own = await testDatabase();
    await chicago();
    await bring("california", "california-schools-2000/api", "california-api-schools-2000");
    await bring("colorado", "colorado-districts-1995-2014/kids-count", "colorado-kidscount-districts");
  });
  afterAll(() => own?.close());

  const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(own.db)).rows;
  const value = async (root: string, place: string, measure: string, round: string) =>
    (
      await rows(
        sql<{ state: string; value: number | null; word: string | null; n: number | null; rate: number | null }>`
          select state, value, word, n, response_rate as rate from measure_values
          where root_id = ${root} and place_id = ${place} and measure_id = ${measure} and round = ${round}`,
      )
    )[0];

  test("no column of any file is left unread without a reason", () => {
    const files = Object.values(reports)
      .flat()
      .flatMap((report) => report.files);
    expect(files).toHaveLength(20);
    for (const file of files) expect(file.unread, file.name).toEqual([]);
  });

  test("Chicago's three years are three imports of one mapping, and 656 schools are in all of them", async () => {
    expect(reports.chicago?.map(({ round, rows, rowsKept }) => [round, rows, rowsKept])).toEqual([
      ["2015", 670, 670],
      ["2016", 661, 661],
      ["2017", 661, 661],
    ]);
    const [all] = await rows(sql<{ n: number }>`
      select count(*)::int as n from (
        select place_id from measure_values where root_id = 'chicago' and measure_id = 'chicago-progress-reports:safety'
        group by place_id having count(distinct round) = 3) as every_year`);
    expect(all?.n).toBe(656);
  });

  // The librarian's figures, computed in R on the files: README of the data set.
  test("the mean of Collaborative Teachers is 3.517, 3.602, 3.419, of 621, 640 and 635 schools", async () => {
    const found = await rows(sql<{ round: string; n: number; mean: string }>`
      select round, count(*)::int as n,
             round(avg(array_position(array['very weak', 'weak', 'neutral', 'strong', 'very strong'], word)), 3)::text as mean
      from measure_values
      where root_id = 'chicago' and measure_id = 'chicago-progress-reports:collaborative_teachers' and state = 'value'
      group by round order by round`);
    expect(found).toEqual([
      { round: "2015", n: 621, mean: "3.517" },
      { round: "2016", n: 640, mean: "3.602" },
      { round: "2017", n: 635, mean: "3.419" },
    ]);
  });

  test("too little data is the publisher's word, not neutral; a bound is kept as published; no surveyed grades are no rate of 0", async () => {
    const dunbar = (measure: string) => value("chicago", "609676", `chicago-progress-reports:${measure}`, "2017");
    expect(await dunbar("school_community")).toMatchObject({
      state: "suppressed",
      value: null,
      word: "NOT ENOUGH DATA",
    });
    expect(await dunbar("parent_response")).toMatchObject({ state: "censored", value: null, word: "< 30%" });
    const [zero] = await rows(sql<{ n: number }>`
      select count(*)::int as n from measure_values where root_id = 'chicago' and response_rate = 0`);
    expect(zero?.n).toBe(0);
  });

  test("a school's words are one measure in all years, though the files spell them in two ways", async () => {
    const words = await rows(sql<{ word: string }>`
      select distinct word from measure_values
      where root_id = 'chicago' and measure_id = 'chicago-progress-reports:quality_of_facilities' and state = 'value'`);
    expect(words.map(({ word }) => word).sort()).toEqual(["neutral", "strong", "very strong", "very weak", "weak"]);
    const rounds = await rows(sql<{ round: string }>`
      select distinct round from measure_values
      where root_id = 'chicago' and measure_id = 'chicago-progress-reports:quality_of_facilities' order by round`);
    expect(rounds.map(({ round }) => round)).toEqual(["2014", "2015", "2016", "2017"]); // 2014: one school's parents, as its row says
  });

  test("undoing one of Chicago's years leaves the others, and importing again brings only that one back", async () => {
    const count = () =>
      rows(sql<{ round: string; n: number }>`
        select i.mapping -> 'round' ->> 'id' as round, count(*)::int as n from measure_values v
        join imports i on i.root_id = v.root_id and i.id = v.import_id
        where v.root_id = 'chicago' group by 1 order by 1`);
    const before = await count();
    await undoImport(own.db, "chicago", reports.chicago?.[1]?.id ?? "");
    expect(await count()).toEqual(before.filter(({ round }) => round !== "2016"));
    await chicago();
    expect(reports.chicago?.map(({ outcome }) => outcome)).toEqual(["unchanged", "stored", "unchanged"]);
    expect(await count()).toEqual(before);
  });

  test("California's means by kind of school are the README's, and 1999 is a round of the same measure", async () => {
    const means = await rows(sql<{ kind: string; n: number; mean: string }>`
      select p.grade_span as kind, count(*)::int as n, round(avg(v.value)::numeric, 2)::text as mean
      from measure_values v join places p on p.root_id = v.root_id and p.id = v.place_id
      where v.root_id = 'california' and v.measure_id = 'california-api-2000:api' and v.round = '2000' group by 1 order by 1`);
    expect(means).toEqual([
      { kind: "E", n: 4421, mean: "672.06" },
      { kind: "H", n: 755, mean: "633.79" },
      { kind: "M", n: 1018, mean: "655.72" },
    ]);
    const alameda = (measure: string, round: string) =>
      value("california", "01611190130229", `california-api-2000:${measure}`, round);
    expect(await alameda("api", "2000")).toMatchObject({ value: 731, n: 1090 });
    expect(await alameda("api", "1999")).toMatchObject({ value: 693, n: null });
    expect(await alameda("parents_schooling", "2000")).toMatchObject({ value: 3.45 });
  });

  test("740 schools above 800 have no target; they have not missed one", async () => {
    const [targets] = await rows(sql<{ n: number }>`
      select count(*)::int as n from measure_values where root_id = 'california' and measure_id = 'california-api-2000:target'`);
    expect(targets?.n).toBe(6194 - 740);
  });

  test("Colorado's fractions are percents, its codes have their own words, and the one odd number is refused by name", async () => {
    expect(reports.colorado?.[0]).toMatchObject({ round: "1995 to 2014", placesMade: { district: 181 } });
    expect(reports.colorado?.[0]?.refused.map(({ line, place }) => [line, place])).toEqual([
      [695, "DOUGLAS COUNTY RE 1"],
    ]);
    expect(await value("colorado", "ACADEMY 20", "colorado-kids-count:graduated", "2010")).toMatchObject({
      value: 89.5,
    });
    const said = await rows(sql<{ word: string; state: string }>`
      select distinct word, state from measure_values where root_id = 'colorado' and word is not null order by word`);
    expect(said).toEqual([
      { word: "#DIV/0!", state: "missing" },
      { word: "#VALUE!", state: "missing" },
      { word: "LNE", state: "suppressed" },
    ]);
    const [name] = await rows(sql<{ name: string }>`
      select name from places where root_id = 'colorado' and id = 'WELD COUNTY S-D RE-8'`);
    expect(name?.name).toBe("WELD COUNTY S/D RE-8");
  });
});
