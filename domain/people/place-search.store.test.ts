import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { addPlace } from "./place.store.ts";
import { placesNamedLike } from "./place-search.store.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const under = { root: "maple", parent: "maple", kind: "school", state: null, gradeSpan: null } as const;
  await addPlace(database.db, { ...under, id: "maple", parent: null, kind: "district", name: "Maple Valley Schools" });
  await addPlace(database.db, { ...under, id: "01M020", name: "P.S. 020 Anna Silver" });
  await addPlace(database.db, { ...under, id: "02X100", name: "Escuela Ñandú de la Peña" });
});
afterAll(() => database.close());

const named = async (query: string, id: string | null = null) =>
  (await placesNamedLike(database.db, query, id, 5)).map((place) => place.name);

test("a place is found by part of its name, misspelled or without accents", async () => {
  for (const query of ["anna silver", "anna sliver", "ANNA SILVER"])
    expect(await named(query)).toContain("P.S. 020 Anna Silver");
  expect(await named("escuela nandu")).toEqual(["Escuela Ñandú de la Peña"]);
  expect(await named("maple valley")).toEqual(["Maple Valley Schools"]);
});

test("the publisher's own id is enough, and comes first", async () => {
  expect(await named("01M020", "01M020")).toEqual(["P.S. 020 Anna Silver"]);
});

test("a name with dots is as near when it is typed as published as when it is not", async () => {
  for (const query of ["P.S. 020 Anna Silver", "ps 020 anna silver", "P.S. 020", "PS 020", "Ñandú"]) {
    const [first] = await placesNamedLike(database.db, query, null, 5);
    expect(first?.nearness, query).toBe(1);
  }
});

test("other words find no place", async () => {
  expect(await named("shared decisions")).toEqual([]);
  expect(await named("ab")).toEqual([]);
  expect(await named("")).toEqual([]);
});
