import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { corpusFolder } from "../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { commonsFrom, loadRecords } from "./commons.store.ts";
import { indexSearch } from "./search-index.store.ts";
import { type WordList, wordList } from "./word-list.ts";

let database: TestDatabase;
let list: WordList;
beforeAll(async () => {
  database = await testDatabase();
  await loadRecords(database.db, corpusFolder);
  await indexSearch(database.db, await commonsFrom(database.db));
  const rows = await database.db.selectFrom("search_words").select(["lang", "word", "shown", "stem", "n"]).execute();
  list = wordList(rows.map((row) => ({ ...row, form: false })));
});
afterAll(() => database.close());

test("words that look alike are those that PostgreSQL's pg_trgm finds alike, in its order", async () => {
  for (const typed of ["desiciones", "protrait", "fial", "at", "x", "competancy", "qqxzv", "01m448"]) {
    const theirs = await sql<{ word: string; lang: string }>`
      select word, lang from search_words where similarity(word, ${typed}) >= 0.22
      order by similarity(word, ${typed}) desc, word, lang limit 60`.execute(database.db);
    const ours = list.like(typed, 60).map(({ word, lang }) => ({ word, lang }));
    expect(ours, typed).toEqual(theirs.rows);
  }
  expect(list.like("desiciones", 60).length).toBeGreaterThan(10);
});

test("a word's family, its spellings and what begins as it are found", () => {
  const [grading] = list.spelled("grading").filter(({ lang }) => lang === "en");
  expect(list.ofStem("en", grading?.stem ?? "").map(({ word }) => word)).toEqual(
    expect.arrayContaining(["grade", "grades"]),
  );
  const begun = list.beginning("gradua", 5);
  expect(begun.map(({ word }) => word)).toContain("graduates");
  for (const { word, stem } of begun) expect([word.startsWith("gradua"), stem !== null]).toEqual([true, true]);
  expect(list.beginning("zzz", 5)).toEqual([]);
  expect(list.spelled("qqxzv")).toEqual([]);
  expect(list.ofStem("en", "null").map(({ word }) => word)).toEqual(["null"]); // and no stop word, which has no stem
});

test("a short word has the words at one edit among its candidates", () => {
  expect(list.near("tset").map(({ word }) => word)).toContain("test");
});
