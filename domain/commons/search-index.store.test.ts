import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { corpusFolder, type Kind, readCorpus } from "../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { commonsOf } from "./commons.ts";
import { search } from "./search.store.ts";
import { indexSearch } from "./search-index.store.ts";

/** Three kinds, each record in two languages: more than one batch, and no seconds. */
const kinds: readonly Kind[] = ["indicators", "conditions", "states"];
const commons = commonsOf(
  readCorpus(corpusFolder)
    .records.filter(({ kind }) => kinds.includes(kind))
    .map((record) => ({ ...record, lastChange: null })),
);
/** The same with other records of a kind. */
const changed = (kind: Kind, change: (body: { id: string }) => object | null) => ({
  ...commons,
  version: change.toString(),
  all: ((one: Kind) => {
    const all: readonly { id: string }[] = commons.all(one);
    return one === kind ? all.map(change).filter((body) => body !== null) : all;
  }) as never,
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  for (const table of ["search_entries", "search_words", "search_index"] as const)
    await database.db.deleteFrom(table).execute();
});

const found = async (query: string) =>
  (await search(database.db, query, { lang: "en", exactly: true })).found.map(({ kind, id }) => `${kind}/${id}`);
const entries = () => database.db.selectFrom("search_entries").select(["kind", "id"]).execute();

test("before the index is made, search says so and finds nothing", async () => {
  const asked = () => search(database.db, "shared decisions", { lang: "en" });
  expect(await asked()).toMatchObject({ ready: false, found: [] });
  await indexSearch(database.db, commons);
  expect((await asked()).ready).toBe(true);
});

test("the index is made once; a record that changed is written alone, one that is gone leaves it", async () => {
  expect(await indexSearch(database.db, commons)).toMatchObject({ written: 2 * commons.size, removed: 0 });
  expect(await indexSearch(database.db, commons)).toEqual({ written: 0, removed: 0, words: 0 });

  const id = "purpose-shared-why";
  const zebra = changed("indicators", (body) => (body.id === id ? { ...body, title: "A zebra crossing" } : body));
  expect(await indexSearch(database.db, zebra)).toMatchObject({ written: 1, removed: 0 });
  expect(await found("zebra")).toEqual([`indicators/${id}`]);

  const without = changed("states", (body) => (body.id === "us-vt" ? null : body));
  expect(await indexSearch(database.db, without)).toMatchObject({ written: 1, removed: 2 });
  expect(await found("zebra")).toEqual([]);
  expect(await found("vermont")).not.toContain("states/us-vt");
  expect(await indexSearch(database.db, commons)).toMatchObject({ written: 2, removed: 0 });
  expect(await found("vermont")).toContain("states/us-vt");
});

test("an index whose making fails half-way stays as it was", async () => {
  const broken = changed("states", (body) => (body.id === "us-vt" ? { ...body, name: "A\u0000" } : body));
  await expect(indexSearch(database.db, broken)).rejects.toThrow(/unicode|null|0x00/i); // after a batch was written
  expect(await entries()).toEqual([]);
});
