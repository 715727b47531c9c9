import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { newestReadings, readingsAbout, saveReading } from "./reading.store.ts";
import type { NewReading } from "./reading.ts";

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  const place = { state: null, grade_span: null };
  await house.db
    .insertInto("places")
    .values([
      { ...place, root_id: "d", id: "d", parent_id: null, kind: "district", name: "A district" },
      { ...place, root_id: "d", id: "s", parent_id: "d", kind: "school", name: "A school" },
    ])
    .execute();
});
afterAll(() => house.close());

const why = { kind: "indicator", id: "purpose-shared-why" } as const;
const said = (id: string, over: Partial<NewReading> = {}): NewReading => ({
  root: "d",
  place: "s",
  id,
  about: why,
  level: 2,
  status: null,
  reason: "Asked six people.",
  saidBy: "principal",
  ...over,
});

test("sent twice, stored once", async () => {
  expect(await saveReading(house.db, said("once"))).toEqual({ isNew: true });
  expect(await saveReading(house.db, said("once"))).toEqual({ isNew: false });
  expect(await readingsAbout(house.db, "d", "s", why)).toHaveLength(1);
});

test("the newest reading stands and the older ones are kept", async () => {
  await saveReading(house.db, said("later", { level: 3, saidBy: "design team" }));
  const [newest] = await newestReadings(house.db, "d", "s");
  expect(newest).toMatchObject({ about: why, level: 3, status: null, saidBy: "design team" });
  expect(newest?.saidAt).toBeInstanceOf(Date);
  expect((await readingsAbout(house.db, "d", "s", why)).map((r) => r.level)).toEqual([3, 2]);
});

test("what is said of one place is not said of another", async () => {
  expect(await newestReadings(house.db, "d", "d")).toEqual([]);
});

test("an indicator may be said not to be known after all; a level and a status at once are refused by the database", async () => {
  await saveReading(house.db, said("unknown", { level: null, status: "not-known" }));
  expect((await newestReadings(house.db, "d", "s"))[0]).toMatchObject({ level: null, status: "not-known" });
  await expect(saveReading(house.db, said("both", { status: "present" }))).rejects.toThrow("check constraint");
  await expect(saveReading(house.db, said("none", { level: null }))).rejects.toThrow("check constraint");
  const time = { kind: "condition", id: "teacher-collaboration-time" } as const;
  await expect(saveReading(house.db, said("level", { about: time }))).rejects.toThrow("check constraint");
});
