import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { poolOf } from "../../db/connect.ts";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { addGroup, join, membersOf } from "../people/membership.store.ts";
import { addPlace, placeById, placesUnder } from "../people/place.store.ts";
import { exportRoot } from "./export.store.ts";
import { importExample, MADE_UP } from "./fixture.ts";
import { Staging } from "./import.store.ts";
import { importFiles } from "./import.ts";
import { importsOf, undoImport } from "./undo.store.ts";

let own: TestDatabase;
let folder: string;
beforeAll(async () => {
  own = await testDatabase();
  folder = await mkdtemp(joinPath(tmpdir(), "innodopt-undo-"));
});
afterAll(async () => {
  await own.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await sql`delete from readings`.execute(own.db);
  await sql`delete from reviews`.execute(own.db);
  await sql`delete from notes`.execute(own.db);
  await sql`delete from memberships`.execute(own.db);
  for (const { root, id } of await importsOf(own.db)) await undoImport(own.db, root, id);
  await sql`delete from places`.execute(own.db);
});

const exported = async () => {
  let text = "";
  for await (const line of exportRoot(own.db, MADE_UP)) text += `${line}\n`;
  return text;
};

test("undoing the only import leaves nothing", async () => {
  const { id } = await importExample(own.db, "survey");
  const undone = await undoImport(own.db, MADE_UP, id.slice(0, 8));
  expect(undone).toMatchObject({ values: 312, measures: 13, places: 27, kept: [] });
  expect(await exported()).toBe("");
  expect(await placesUnder(own.db, MADE_UP)).toEqual([]);
});

test("undo restores the export byte for byte, and importing again gives the same bytes", async () => {
  await importExample(own.db, "survey");
  const before = await exported();
  const { id } = await importExample(own.db, "outcomes");
  const between = await exported();
  expect(between).not.toBe(before);
  await undoImport(own.db, MADE_UP, id);
  expect(await exported()).toBe(before);
  await importExample(own.db, "outcomes");
  expect(await exported()).toBe(between);
});

test("importing the same files under the same mapping twice changes nothing", async () => {
  const first = await importExample(own.db, "survey");
  const before = await exported();
  const again = await importExample(own.db, "survey");
  expect(again).toEqual({ ...first, outcome: "unchanged" });
  expect(await exported()).toBe(before);
  expect(await importsOf(own.db)).toHaveLength(1);
});

test("a dry run reports the same and stores nothing", async () => {
  const dry = await importExample(own.db, "survey", { dryRun: true });
  expect(await exported()).toBe("");
  expect(await importExample(own.db, "survey")).toEqual({ ...dry, outcome: "stored" });
});

test("the list of places is not taken from under other imports' values: they are named", async () => {
  const survey = await importExample(own.db, "survey");
  const outcomes = await importExample(own.db, "outcomes");
  const before = await exported();
  await expect(undoImport(own.db, MADE_UP, survey.id)).rejects.toThrow(
    `made-up: Other imports have values at places that only import ${survey.id.slice(0, 12)} brought: ${outcomes.id.slice(0, 12)} (made-up-outcomes-2012). Undo those first. Nothing was changed.`,
  );
  expect(await exported()).toBe(before);
});

test("what people said is not lost: the place they said it of stays, with what it lies under", async () => {
  const { id } = await importExample(own.db, "survey");
  await sql`insert into readings (root_id, place_id, id, about, level, reason, said_by)
            values ('made-up', 'M01', 'r1', 'indicator:purpose-shared-why', 2, 'we asked', 'a teacher')`.execute(
    own.db,
  );
  await addGroup(own.db, { id: "net", kind: "network", name: "A network" });
  await join(own.db, { root: MADE_UP, place: "M02", group: "net", since: "2012-01-01" });
  const { kept, places } = await undoImport(own.db, MADE_UP, id);
  expect(kept).toEqual(["M01", "M02", "made-up", "town-North", "town-South"]);
  expect(places).toBe(22);
  expect(await placeById(own.db, MADE_UP, "M01")).toMatchObject({ name: "Alder Elementary School" });
});

test("a place where a team reviews stays, though nothing is agreed yet", async () => {
  const { id } = await importExample(own.db, "survey");
  await sql`insert into reviews (root_id, place_id, id, about, version, way, opened_on)
            values ('made-up', 'M01', 'r1', 'indicator:purpose-shared-why', '1', 'phones', '2026-03-01')`.execute(
    own.db,
  );
  expect((await undoImport(own.db, MADE_UP, id)).kept).toContain("M01");
});

test("a place made by command stays, as it was made, when an import that names it is undone", async () => {
  const school = { root: MADE_UP, kind: "school", name: "A name of our own", state: null, gradeSpan: null } as const;
  await addPlace(own.db, { ...school, id: MADE_UP, parent: null, kind: "district", name: "The Made-up District" });
  await addPlace(own.db, { ...school, id: "M01", parent: MADE_UP });
  const before = await exported();
  const { id } = await importExample(own.db, "survey");
  await undoImport(own.db, MADE_UP, id);
  expect(await exported()).toBe(before);
  expect(await placeById(own.db, MADE_UP, "M01")).toMatchObject({ name: "A name of our own" });
});

test("an id that fits none or several imports is refused with those there are", async () => {
  const { id } = await importExample(own.db, "survey");
  await expect(undoImport(own.db, MADE_UP, "zzz")).rejects.toThrow(
    `made-up: No import's id begins with "zzz". Name one of: ${id.slice(0, 12)} (made-up-survey-2012).`,
  );
  await expect(undoImport(own.db, "nowhere", "a")).rejects.toThrow("Nothing has been imported under this root.");
});

test("two imports at once: the second is told to wait, and nothing of it is stored", async () => {
  const other = await poolOf(own.db).connect();
  await other.query("select pg_advisory_lock(hashtextextended('import:made-up', 0))");
  await expect(importExample(own.db, "survey")).rejects.toThrow(
    "made-up: Another import or undo for this root is running. Wait until it has ended and try again. Nothing was stored.",
  );
  await other.query("select pg_advisory_unlock_all()");
  other.release();
  expect(await importExample(own.db, "survey")).toMatchObject({ outcome: "stored" });
});

test("a database that ends in the middle of an import ends the import, and nothing is stored", async () => {
  const client = await poolOf(own.db).connect();
  client.on("error", () => {}); // the connection is broken on purpose
  const { rows } = await client.query("select pg_backend_pid() as pid");
  const staging = await Staging.open(client);
  const value = {
    state: "value",
    round: null,
    value: 1,
    word: null,
    counts: null,
    n: null,
    eligible: null,
    responseRate: null,
  } as const;
  staging.add(1, "M01", "m:x", value);
  await sql`select pg_terminate_backend(${rows[0].pid})`.execute(own.db);
  const adding = (async () => {
    for (;;) {
      staging.add(1, "M01", "m:x", value);
      await staging.flush();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  await expect(adding).rejects.toThrow();
  await staging.drop();
  client.release(true);
  expect(await importExample(own.db, "survey")).toMatchObject({ outcome: "stored" });
});

test("pages read the old state until the swap, then the new one, and are never kept waiting", async () => {
  const counts: number[] = [];
  let reading = true;
  const reader = (async () => {
    while (reading) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from measure_values`.execute(own.db);
      counts.push(rows[0]?.n ?? -1);
    }
  })();
  await importExample(own.db, "survey");
  reading = false;
  await reader;
  expect(new Set(counts.filter((n) => n !== 0 && n !== 312))).toEqual(new Set());
  expect(counts.length).toBeGreaterThan(2);
});

test("what people said belongs to the export, after the rest; an import and its undo leave it as it was", async () => {
  await importExample(own.db, "survey");
  await sql`insert into readings (root_id, place_id, id, about, level, reason, said_by, said_at) values
    ('made-up', 'M02', 'r2', 'indicator:purpose-shared-why', 3, 'we asked again', 'a teacher', '2026-03-02 10:00:00.5+02'),
    ('made-up', 'M01', 'r1', 'indicator:purpose-shared-why', 2, 'we asked', 'a teacher', '2026-03-01 10:00+02')`.execute(
    own.db,
  );
  await sql`insert into notes (root_id, id, about, body, contact, created_at) values
    ('made-up', 'n1', '/at/made-up/M01', 'The name is wrong.', 'me@example.org', '2026-03-03 09:00Z'),
    ('', 'n2', '/claims/x', 'Of the commons.', null, '2026-03-03 09:00Z')`.execute(own.db);
  const before = await exported();
  const last = before
    .trimEnd()
    .split("\n")
    .slice(-3)
    .map((line) => JSON.parse(line));
  expect(last).toMatchObject([
    { reading: { place_id: "M01", level: 2, said_at: "2026-03-01T08:00:00.000000Z" } },
    { reading: { place_id: "M02", level: 3, said_at: "2026-03-02T08:00:00.500000Z" } },
    { note: { body: "The name is wrong.", contact: "me@example.org" } },
  ]);
  expect(before).not.toContain("Of the commons.");
  const { id } = await importExample(own.db, "outcomes");
  await undoImport(own.db, MADE_UP, id);
  expect(await exported()).toBe(before);
});

test("an export is of one moment, even if an import is undone while it is read", async () => {
  const { id } = await importExample(own.db, "survey");
  const before = await exported();
  const lines = exportRoot(own.db, MADE_UP);
  let text = `${(await lines.next()).value}\n`;
  await undoImport(own.db, MADE_UP, id);
  for await (const line of lines) text += `${line}\n`;
  expect(text).toBe(before);
  expect(await exported()).toBe("");
});

test("an export that is read in part gives its connection back", async () => {
  await importExample(own.db, "survey");
  for (let i = 0; i < 15; i++) for await (const _ of exportRoot(own.db, MADE_UP)) break;
  expect(poolOf(own.db).waitingCount).toBe(0);
  expect(await exported()).not.toBe("");
});

test("a membership that two imports brought stays until both are undone, in either order", async () => {
  await addGroup(own.db, { id: "net", kind: "network", name: "A network" });
  const bring = async (name: string) => {
    const path = joinPath(folder, "list.csv");
    await writeFile(path, `id,${name}\nM01,5\n`);
    const text = `
mapping: ${name}
title: { en: A list }
root: { id: ${MADE_UP}, name: Made up }
round: { id: "2012" }
files: [{ id: list, name: list.csv }]
places: { mode: list, id: id, memberships: [{ group: net, since: 2012-01-01 }] }
measures: [{ id: x, title: { en: X }, question: null, source: record, dimension: context, kind: number, value: ${name} }]`;
    const { id } = await importFiles(own.db, {
      mapping: { name: "list.yaml", text },
      files: new Map([["list", path]]),
    });
    return { id, alone: await exported() };
  };
  const first = await bring("a");
  const second = await bring("b");
  await undoImport(own.db, MADE_UP, second.id);
  expect(await exported()).toBe(first.alone);
  await undoImport(own.db, MADE_UP, first.id);
  expect(await membersOf(own.db, "net")).toEqual([]);

  const again = await bring("a");
  const later = await bring("b");
  await undoImport(own.db, MADE_UP, again.id);
  expect(await membersOf(own.db, "net")).toMatchObject([{ place: "M01", since: "2012-01-01" }]);
  expect(await exported()).toMatch(new RegExp(`"membership":\\{[^}]*"import_id":"${later.id}"`));
  await undoImport(own.db, MADE_UP, later.id);
  expect(await membersOf(own.db, "net")).toEqual([]);
  expect(await exported()).toBe("");
});
