import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { corpusFolder, kinds, readChanges, readCorpus } from "../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { commonsFrom, loadRecords, parseAhead } from "./commons.store.ts";

let database: TestDatabase;
let dir: string;

beforeAll(async () => {
  database = await testDatabase();
  dir = mkdtempSync(join(tmpdir(), "corpus-"));
  cpSync(corpusFolder, dir, { recursive: true, filter: (path) => !path.endsWith(".ts") });
});

afterAll(async () => {
  rmSync(dir, { recursive: true });
  await database.close();
});

const indicator = "indicators/purpose-shared-why.yaml";
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(dir, file), change(readFileSync(join(dir, file), "utf8")));
const written = async () => {
  const { written, removed, problems } = await loadRecords(database.db, dir);
  return { written, removed, problems: problems.length };
};

test("the whole corpus comes into the database, and a second time writes nothing", async () => {
  const { records } = readCorpus(dir);
  expect(await loadRecords(database.db, dir)).toEqual({
    written: records.length,
    removed: 0,
    unchanged: 0,
    problems: [],
  });
  expect(await loadRecords(database.db, dir)).toEqual({
    written: 0,
    removed: 0,
    unchanged: records.length,
    problems: [],
  });
});

test("what comes out of the database is what stands in the files, fields in the author's order", async () => {
  const commons = await commonsFrom(database.db);
  const stamps = new Map([...readChanges(dir)].map(([key, { date, what }]) => [key, { date, what }]));
  for (const { kind, id, body } of readCorpus(dir).records) {
    expect(JSON.stringify(commons.get(kind, id)), `${kind}/${id}`).toBe(JSON.stringify(body));
    expect(commons.lastChange(kind, id)).toEqual(stamps.get(`${kind}/${id}`));
  }
});

test("one changed record is written alone, and has no last change until it is stamped", async () => {
  edit(indicator, (text) => text.replace("title: ", "title: Truly, "));
  expect(await written()).toEqual({ written: 1, removed: 0, problems: 0 });
  const commons = await commonsFrom(database.db);
  expect(commons.get("indicators", "purpose-shared-why")?.title).toMatch(/^Truly, /);
  expect(commons.lastChange("indicators", "purpose-shared-why")).toBeNull();
});

test("a broken record is said, and the one in the database stays", async () => {
  edit(indicator, (text) => text.replace("title: ", "titel: "));
  const { written, removed, problems } = await loadRecords(database.db, dir);
  expect({ written, removed }).toEqual({ written: 0, removed: 0 });
  expect(problems.map(({ file }) => file)).toEqual([indicator, indicator]);
  expect((await commonsFrom(database.db)).get("indicators", "purpose-shared-why")?.title).toMatch(/^Truly, /);
});

test("a sources.json that cannot be read removes no source", async () => {
  const before = readFileSync(join(dir, "sources.json"), "utf8");
  const sources = (await commonsFrom(database.db)).counts.sources;
  writeFileSync(join(dir, "sources.json"), "[{]");
  await loadRecords(database.db, dir);
  expect((await commonsFrom(database.db)).counts.sources).toBe(sources);
  writeFileSync(join(dir, "sources.json"), before);
});

test("a record parsed ahead is the record that is read, and one that changed since is read again", async () => {
  edit("indicators/change-depth.yaml", (text) => text.replace("title: ", "title: Then, "));
  const parsed = await parseAhead(dir, () => false);
  edit("indicators/change-depth.yaml", (text) => text.replace("title: Then, ", "title: Now, "));
  expect(parsed.size).toBeGreaterThan(1000);
  expect((await loadRecords(database.db, dir, parsed)).written).toBe(1);
  const commons = await commonsFrom(database.db);
  expect(commons.get("indicators", "change-depth")?.title).toMatch(/^Now, /);
  expect((await parseAhead(dir, () => true)).size).toBe(0);
});

test("a record whose file is gone leaves the database", async () => {
  rmSync(join(dir, indicator));
  expect(await written()).toEqual({ written: 0, removed: 1, problems: 0 });
  const commons = await commonsFrom(database.db);
  expect(commons.get("indicators", "purpose-shared-why")).toBeUndefined();
  expect(commons.size).toBe(kinds.reduce((sum, kind) => sum + commons.counts[kind], 0));
});
