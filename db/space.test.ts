import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "./connect.ts";
import { addsToDatabase, clientOn, freeBytes } from "./space.ts";
import { type TestDatabase, testDatabase } from "./testing.ts";

const MB = 1024 * 1024;
let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.close());

test("below 200 MB what adds is refused before it reaches the database; reading and deleting go on", async () => {
  let free = 250 * MB;
  const client = new (clientOn("the folder", () => free))({ connectionString: own.url });
  await client.connect();
  try {
    const insert = "insert into groups (id, kind, name) values ('a', 'network', 'A')";
    await client.query(insert);
    free = 199 * MB;
    expect(() => client.query(insert)).toThrow(
      "the folder: Only 199 MB are free on this disk and writing needs 200 MB, so nothing was stored. Free some space and try again; reading goes on meanwhile.",
    );
    expect((await client.query("select id from groups")).rows).toEqual([{ id: "a" }]);
    expect((await client.query("delete from groups")).rowCount).toBe(1);
  } finally {
    await client.end();
  }
});

test("a connection to a data folder looks at that folder's disk", async () => {
  const db = connect(own.url, { folder: "/no/such/folder" });
  try {
    await expect(db.insertInto("groups").values({ id: "b", kind: "network", name: "B" }).execute()).rejects.toThrow(
      "ENOENT",
    );
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  } finally {
    await db.destroy();
  }
});

test("free space is that of the disk, in bytes", () => {
  const free = freeBytes(import.meta.dirname);
  expect(free).toBeGreaterThan(MB);
  expect(free % 512).toBe(0);
});

test.each([
  ["insert into notes values (1)", true],
  ["\n  with x as (select 1) insert into notes select 1", true],
  ["update notes set body = 'x'", true],
  ["copy staged from stdin", true],
  ["select * from notes", false],
  ["delete from notes", false],
  ["with x as (select 1) select * from x", false],
  ["begin", false],
  ["rollback", false],
])("%j adds to the database: %s", (text, adds) => {
  expect(addsToDatabase(text)).toBe(adds);
});

test("the class is a connection like pg's own", () => {
  expect(new (clientOn("x"))()).toBeInstanceOf(pg.Client);
});
