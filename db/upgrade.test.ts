import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "./embedded/testing.ts";
import { knownMigrations, migrate } from "./migrate.ts";
import { type TestDatabase, testDatabase } from "./testing.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.close());

const upTo = (name: string) => knownMigrations().filter((migration) => migration.name.slice(0, 4) <= name);
const anew = () => ask(own.ownerUrl, "drop schema public cascade; create schema public");

const said = `
  select 'place' as what, root_id, id, name as text from places union all
  select 'note', root_id, id, body || ' ' || coalesce(contact, '') from notes union all
  select 'reading', root_id, place_id, about || ' ' || reason || ' ' || said_by from readings union all
  select 'value', root_id, place_id, measure_id || ' ' || value || ' ' || n from measure_values order by 1, 2, 3`;

async function someData(): Promise<void> {
  await ask(
    own.url,
    `insert into places (root_id, id, parent_id, kind, name) values ('d', 'd', null, 'district', 'Peñasco'), ('d', 's', 'd', 'school', 'Escuela Número 1');
     insert into notes (root_id, id, about, body, contact) values ('', '5u3XlN5BXg1ZaBy2OtJz7g', '/claims', 'The year is wrong.', 'a@example.org'), ('d', '6u3XlN5BXg1ZaBy2OtJz7g', '/at/d/s', 'n is 31.', null);
     insert into readings (root_id, place_id, id, about, level, reason, said_by) values ('d', 's', 'r1', 'indicator:purpose-shared-why', 2, 'Asked five people.', 'teacher');
     insert into measure_values (root_id, place_id, measure_id, round, import_id, state, value, n) values ('d', 's', 'm:trust', '2011', 'i', 'value', 6.5, 40)`,
  );
}

test.each(["0003", "0004", "0007"])(
  "data of a version that ended at %s is brought to this one as it was",
  async (last) => {
    await anew();
    await migrate(own.ownerUrl, { migrations: upTo(last) });
    await someData();
    const before = await ask(own.url, said);
    expect(before).toHaveLength(6);
    const missing = knownMigrations().flatMap(({ name }) => (name.slice(0, 4) > last ? [name] : []));
    expect(await migrate(own.ownerUrl)).toEqual(missing);
    expect(await ask(own.url, said)).toEqual(before);
    expect(await ask(own.url, "select id from places_named('escuela numero', 5)")).toEqual([{ id: "s" }]);
  },
);
