import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "./embedded/testing.ts";
import { knownMigrations, type Migration, migrate } from "./migrate.ts";
import { type TestDatabase, testDatabase } from "./testing.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.close());

const migration = (name: string, sql: string): Migration => ({ name, sql, hash: `hash of ${sql}` });
const tables = async () =>
  (
    await ask<{ name: string }>(
      own.ownerUrl,
      "select relname as name from pg_class where relkind = 'r' and relname like 'new_%' order by 1",
    )
  ).map(({ name }) => name);

test("a database that has this version is left as it is", async () => {
  expect(await migrate(own.ownerUrl)).toEqual([]);
});

test("missing migrations are applied in order, and the program may use what they make", async () => {
  const more = [
    ...knownMigrations(),
    migration("9001_a", "create table new_a (id int)"),
    migration("9002_b", "alter table new_a add b int"),
  ];
  expect(await migrate(own.ownerUrl, { migrations: more })).toEqual(["9001_a", "9002_b"]);
  expect(await ask(own.url, "insert into new_a values (1, 2) returning id, b")).toEqual([{ id: 1, b: 2 }]);
});

test("a database of a newer version is refused, and nothing is changed", async () => {
  const error = await migrate(own.ownerUrl, { where: "data" }).catch((e) => e);
  expect(error.code).toBe("newer-data");
  expect(error.message).toBe(
    "data: This data was made by a newer version of Innodopt (it has 9001_a, 9002_b, which this version does not know). " +
      "Start the newer version, or choose another data folder with --data FOLDER. Nothing was changed.",
  );
  expect(await tables()).toEqual(["new_a"]);
  await ask(own.ownerUrl, "delete from migrations where name like '9%'");
});

test("a migration that fails half-way leaves nothing of itself or of those before it", async () => {
  const more = [
    ...knownMigrations(),
    migration("9003_c", "create table new_c (id int)"),
    migration("9004_d", "create table new_d (id no_type)"),
  ];
  await expect(migrate(own.ownerUrl, { migrations: more })).rejects.toThrow('type "no_type" does not exist');
  expect(await tables()).toEqual(["new_a"]);
});

test("two programs that migrate at once apply each migration once", async () => {
  const more = [...knownMigrations(), migration("9005_e", "create table new_e (id int); select pg_sleep(0.2)")];
  const both = await Promise.all([
    migrate(own.ownerUrl, { migrations: more }),
    migrate(own.ownerUrl, { migrations: more }),
  ]);
  expect(both.flat()).toEqual(["9005_e"]);
  await ask(own.ownerUrl, "delete from migrations where name like '9%'");
});

test("a migration whose text was changed after it was applied is refused", async () => {
  const [first, ...rest] = knownMigrations() as [Migration, ...Migration[]];
  const changed = [{ ...first, hash: "another" }, ...rest];
  await expect(migrate(own.ownerUrl, { migrations: changed, where: "data" })).rejects.toMatchObject({
    code: "changed-migration",
  });
});
