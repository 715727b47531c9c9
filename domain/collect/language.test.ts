import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { importFiles, importRounds } from "./import.ts";

let own: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "innodopt-language-"));
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(async () => {
  await own.close();
  rmSync(folder, { recursive: true });
});

/** Imports files written here, under a mapping; the root differs, so that tests do not meet. */
async function bring(root: string, mapping: string, files: Record<string, string>, all = false) {
  const paths = Object.entries(files).map(([id, text]): [string, string] => {
    const path = join(folder, `${root}-${id}.csv`);
    writeFileSync(path, text);
    return [id, path];
  });
  const text = `mapping: m\ntitle: { en: T }\nroot: { id: ${root}, name: R }\n${mapping}`;
  const request = { mapping: { name: "m.yaml", text }, files: new Map(paths) };
  return all ? importRounds(own.db, request) : [await importFiles(own.db, request)];
}

const stored = async (root: string) =>
  (
    await sql<{ v: string }>`
      select concat_ws(' ', place_id, split_part(measure_id, ':', 2), round, state, value, word) as v
      from measure_values where root_id = ${root} order by 1`.execute(own.db)
  ).rows.map(({ v }) => v);

const score = "question: null, source: record, dimension: academic, kind: number";
const two = `files: [{ id: a, name: a.csv, round: { id: "2015" } }, { id: b, name: b.csv, round: { id: "2016" } }]\nplaces: { mode: list, id: id }`;
const long = `long: true\nround: { column: year }\nfiles: [{ id: a, name: a.csv }]\nplaces: { mode: list, id: id }`;

test("each file has its round, and a measure keeps its id though its column is called otherwise", async () => {
  const mapping = `${two}\nmeasures:\n  - { id: x, title: { en: X }, ${score}, file: a, value: old }\n  - { id: x, title: { en: X }, ${score}, file: b, value: new }\n`;
  const reports = await bring("two", mapping, { a: "id,old\nS1,1\n", b: "id,new\nS1,2\n" }, true);
  expect(reports.map(({ round }) => round)).toEqual(["2015", "2016"]);
  expect(await stored("two")).toEqual(["S1 x 2015 value 1", "S1 x 2016 value 2"]);
  await expect(bring("two-b", mapping, { a: "id,old\nS1,1\n", b: "id,new\nS1,2\n" })).rejects.toThrow(
    "These files are of 2 rounds (2015, 2016); each is an import of its own",
  );
});

test("where the second round cannot be stored, the first stays and the problem says so", async () => {
  const mapping = `${two}\nmeasures:\n  - { id: x, title: { en: X }, ${score}, file: a, value: old }\n  - { id: x, title: { en: X }, ${score}, file: b, value: new }\n`;
  const files = { a: "id,old\nS1,1\n", b: "id,another\nS1,2\n" };
  const stops = bring("half", mapping, files, true);
  await expect(stops).rejects.toThrow("The rounds before it (2015) are stored");
  await expect(stops).rejects.not.toThrow("Nothing was stored");
  expect(await stored("half")).toEqual(["S1 x 2015 value 1"]);
});

test("a round said twice, or not at all, is a mistake that says where to write it", async () => {
  const measures = `\nmeasures:\n  - { id: x, title: { en: X }, ${score}, value: x }\n`;
  await expect(bring("r1", `round: { id: "2015" }\n${two}${measures}`, { a: "id,x\nS,1\n" })).rejects.toThrow(
    'Both the mapping and its file "a.csv" say which round this is.',
  );
  const none = `files: [{ id: a, name: a.csv }]\nplaces: { mode: list, id: id }`;
  await expect(bring("r2", `${none}${measures}`, { a: "id,x\nS,1\n" })).rejects.toThrow(
    'Neither the mapping nor its file "a.csv" says which round this is. Write `round: { id: "2026" }`',
  );
});

test("a measure that is not the same in two files is refused, naming what differs", async () => {
  const mapping = `${two}\nmeasures:\n  - { id: x, title: { en: X }, ${score}, file: a, value: x }\n  - { id: x, title: { en: Y }, ${score}, file: b, value: x }\n`;
  await expect(bring("d", mapping, { a: "id,x\nS,1\n" })).rejects.toThrow(
    "measures[1] (x): It is the same measure as measures[0] (x), but has another title.",
  );
});

test("two years in one row are two rounds of one measure; one column may name the round", async () => {
  const mapping = `round: { id: "2000" }\nfiles: [{ id: a, name: a.csv }]\nplaces: { mode: list, id: id }\nmeasures:\n  - { id: x, title: { en: X }, ${score}, round: "1999", value: x99 }\n  - { id: x, title: { en: X }, ${score}, value: x00 }\n  - { id: y, title: { en: Y }, ${score}, round: { column: year }, value: y }\n`;
  await bring("years", mapping, { a: "id,x99,x00,year,y\nS1,1,2,1998,3\nS2,4,,,\n" });
  expect(await stored("years")).toEqual([
    "S1 x 1999 value 1",
    "S1 x 2000 value 2",
    "S1 y 1998 value 3",
    "S2 x 1999 value 4",
    "S2 x 2000 missing",
  ]);
});

test("one row for each figure: rows say the measure and the round, fractions become percents, codes are told as said", async () => {
  const mapping = `${long}\nmissing: ["", N/A]\nsuppressed: [LNE]\nas_said: [LNE]\nmeasures:\n  - { id: math, title: { en: M }, question: null, source: record, dimension: academic, kind: percent, rows: { what: Math }, value: data, times: 100, decimals: 1 }\nleave_out_rows: [{ rows: { id: [All, State] }, reason: sums }]\n`;
  const [report] = await bring("long", mapping, {
    a: "id,what,year,data\nAll,Math,2014,1\nS1,Math,2013,0.29\nS1,Math,2014,LNE\nS1,Art,2014,0.5\nS2,Math,2014,N/A\n",
  });
  expect(await stored("long")).toEqual([
    "S1 math 2013 value 29",
    "S1 math 2014 suppressed LNE",
    "S2 math 2014 missing",
  ]);
  expect(report).toMatchObject({ round: "2013 to 2014", rows: 5, rowsKept: 3, rowsElsewhere: 2 });
  expect(report?.files[0]?.leftOutRows).toEqual([{ reason: "sums", rows: 1 }]);
});

test("of two rows with the same figure both are refused, and the place keeps its others", async () => {
  const mapping = `${long}\nmeasures: [{ id: x, title: { en: X }, ${score}, value: x }]\n`;
  const [report] = await bring("twice", mapping, { a: "id,year,x\nS1,2013,1\nS1,2014,2\nS1,2014,3\nS2,,4\n" });
  expect(report?.refused.map(({ line, problems }) => `${line} ${problems[0]?.code}`)).toEqual([
    "4 value-twice",
    "3 value-twice",
    "5 no-round",
  ]);
  expect(report?.refused[0]?.problems[0]?.what).toBe("line 3 gives m:x in 2014 for the same place.");
  expect(await stored("twice")).toEqual(["S1 x 2013 value 1"]);
});

test("`rows` without `long: true` is a mistake that says so", async () => {
  const mapping = `round: { id: "1" }\nfiles: [{ id: a, name: a.csv }]\nplaces: { mode: list, id: id }\nmeasures: [{ id: x, title: { en: X }, ${score}, rows: { what: M }, value: x }]\n`;
  await expect(bring("rows", mapping, { a: "id,what,x\nS,M,1\n" })).rejects.toThrow(
    "Write `long: true` beside `where`.",
  );
});

test("ids are made of names, parents have theirs in a column, and two names that become one id are refused", async () => {
  const mapping = `round: { id: "1" }\nfiles: [{ id: a, name: a.csv }]\nplaces: { mode: list, id: { column: school, as: "s:{}", plain: true }, name: school, parent: { of: no, id: "d-{}", name_column: district } }\nmeasures: [{ id: x, title: { en: X }, ${score}, value: x }]\n`;
  const [report] = await bring("names", mapping, {
    a: "school,no,district,x\nEast S/D (J),7,Seven,1\nEast S-D -J,7,Seven,2\nWest,8,,3\n",
  });
  expect(report?.refused.map(({ problems }) => problems[0]?.what)).toEqual([
    'its id becomes "s:East S-D -J", which is already the id of "East S/D (J)".',
    "the place has no name.",
  ]);
  const places = await sql<{ id: string; name: string; parent: string | null }>`
    select id, name, parent_id as parent from places where root_id = 'names' order by id`.execute(own.db);
  expect(places.rows).toContainEqual({ id: "d-7", name: "Seven", parent: "names" });
});

test("words have several spellings; texts of another measure are passed over; a word in the order twice is a mistake", async () => {
  const ordered = (words: string) =>
    `round: { id: "1" }\nfiles: [{ id: a, name: a.csv }]\nplaces: { mode: list, id: id }\nmeasures:\n  - { id: x, title: { en: X }, question: null, source: record, dimension: academic, kind: ordered, value: x, skip: [MET], ordered: [${words}] }\n`;
  await bring("words", ordered("{ is: [LOW, Low], label: { en: low } }, { is: HIGH, label: { en: high } }"), {
    a: "id,x\nS1,LOW\nS2,Low\nS3,MET\n",
  });
  expect(await stored("words")).toEqual(["S1 x 1 value low", "S2 x 1 value low"]);
  await expect(
    bring("words-b", ordered("{ is: LOW, label: { en: low } }, { is: Low, label: { en: low } }"), {
      a: "id,x\nS,LOW\n",
    }),
  ).rejects.toThrow('Its ordered words have "low" twice.');
});

test("columns are left out by their stars in a time that does not grow with them", async () => {
  const stars = `${"*a".repeat(30)}*b`;
  const mapping = `round: { id: "2015" }\nfiles: [{ id: a, name: a.csv }]\nplaces: { mode: list, id: id }\nmeasures:\n  - { id: x, title: { en: X }, ${score}, value: x }\nleave_out:\n  - { columns: ["${stars}", "q*_n", "exact"], reason: counts }\n`;
  const begun = performance.now();
  const [report] = await bring("stars", mapping, {
    a: `id,x,${"a".repeat(5000)},q1_n,q_n,exact,q1,exactly\nS1,1,1,1,1,1,1,1\n`,
  });
  expect(performance.now() - begun).toBeLessThan(60_000); // as a regular expression it would not end
  expect(report?.files[0]?.leftOut).toEqual([{ reason: "counts", columns: 3 }]);
  expect(report?.files[0]?.unread).toEqual(["a".repeat(5000), "q1", "exactly"]);
});

test("45% in a column of percents is 45; in any other it is refused", async () => {
  const mapping = (kind: string) =>
    `round: { id: "2026" }\nfiles: [{ id: a, name: a.csv }]\nplaces: { mode: list, id: id }\nmeasures:\n  - { id: x, title: { en: X }, question: null, source: record, dimension: academic, kind: ${kind}, value: x }\n`;
  const file = { a: "id,x\nA,45%\nB, 7.5 % \nC,50\n" };
  await bring("percents", mapping("percent"), file);
  expect(await stored("percents")).toEqual(["A x 2026 value 45", "B x 2026 value 7.5", "C x 2026 value 50"]);
  const [report] = await bring("numbers", mapping("number"), file);
  expect(report?.refused.map(({ place }) => place)).toEqual(["A", "B"]);
});

test("no row gets the address of a page as its id, in no form; the others are kept", async () => {
  const mapping = `round: { id: "2026" }\nfiles: [{ id: a, name: a.csv }]\nplaces: { mode: list, id: id, name: name }\nmeasures:\n  - { id: x, title: { en: X }, ${score}, value: x }\n`;
  const [report] = await bring("taken", mapping, {
    a: "id,name,x\nheatmap,Oak,1\nreviews.csv,Elm,2\nheatmaps,Ash,3\n",
  });
  expect(report?.refused).toMatchObject([
    { line: 2, place: "heatmap", name: "Oak", problems: [{ code: "id-of-page", column: "id" }] },
    { line: 3, place: "reviews.csv", name: "Elm", problems: [{ code: "id-of-page" }] },
  ]);
  expect(await stored("taken")).toEqual(["heatmaps x 2026 value 3"]);
});
