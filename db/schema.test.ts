import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "./embedded/testing.ts";
import { type TestDatabase, testDatabase } from "./testing.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.close());

test("counts, numerics and dates arrive as numbers and text", async () => {
  const { rows } = await sql<{ n: number; x: number; d: string }>`
    select count(*) as n, 1.25::numeric as x, date '2011-06-01' as d from records`.execute(own.db);
  expect(rows[0]).toEqual({ n: 0, x: 1.25, d: "2011-06-01" });
});

test("the program's role may write rows and may not change tables", async () => {
  await own.db.insertInto("groups").values({ id: "g", kind: "network", name: "A network" }).execute();
  await expect(sql`drop table groups`.execute(own.db)).rejects.toThrow("must be owner of table groups");
  await expect(sql`create table mine (id int)`.execute(own.db)).rejects.toThrow("permission denied for schema public");
  await expect(sql`delete from migrations`.execute(own.db)).rejects.toThrow("permission denied for table migrations");
});

test("text is UTF-8 and sorts by code point, whatever the machine's language", async () => {
  const { rows } = await sql<{ encoding: string; provider: string; locale: string }>`
    select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
    from pg_database where datname = current_database()`.execute(own.db);
  expect(rows[0]).toEqual({ encoding: "UTF8", provider: "b", locale: "C.UTF-8" });
});

test("a place has a name", async () => {
  const place = { root_id: "x", id: "x", kind: "district", name: "" } as const;
  await expect(own.db.insertInto("places").values(place).execute()).rejects.toThrow("places_name_check");
});

test("what people said is only added to, also by the owner of the tables", async () => {
  for (const change of ["notes set body = 'x'", "note_answers set answer = 'x'", "readings set reason = 'x'"]) {
    await expect(sql`${sql.raw(`update ${change}`)}`.execute(own.db), change).rejects.toThrow("is only added to");
    await expect(ask(own.ownerUrl, `update ${change}`), change).rejects.toThrow("is only added to");
  }
});
