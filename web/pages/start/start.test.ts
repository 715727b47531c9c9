import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { loadSample, removeSample } from "../../../domain/collect/sample.store.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { addPlace, placeById, removePlace } from "../../../domain/people/place.store.ts";
import { isMadeUp, sampleState } from "../../../domain/people/sample.store.ts";
import { SAMPLE } from "../../../domain/people/sample.ts";
import { createSite } from "../../server.ts";

const { root } = SAMPLE;
const here = "http://localhost:4000";
const outside = "https://innodopt.example.org";
const named = (name: string) => ({
  root,
  id: root,
  parent: null,
  kind: "district" as const,
  name,
  state: null,
  gradeSpan: null,
});

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own?.close());

const load = () => loadSample(own.db, root, () => addPlace(own.db, named(SAMPLE.name)));
const post = (base: string, path: string) =>
  createSite({
    db: own.db,
    commons: commonsOf([]),
    address: () => outside,
    review: true,
    loadSample: load,
    log: () => {},
  }).request(base + path, {
    method: "POST",
    headers: { origin: base, "content-type": "application/x-www-form-urlencoded" },
    body: "",
  });
const nameHere = async () => (await placeById(own.db, root, root))?.name;

test("a real district of the same id, made by hand, is neither removed nor loaded over", async () => {
  await addPlace(own.db, named("Maple Valley Unified"));
  expect(await removeSample(own.db, root)).toBeNull();
  await expect(load()).rejects.toMatchObject({ code: "sample-exists" });
  for (const path of ["/start/remove", "/start/load"]) await post(here, path);
  expect(await nameHere()).toBe("Maple Valley Unified");
  expect(await isMadeUp(own.db, root)).toBe(false);
  await removePlace(own.db, root, root);
});

test("the made-up district is loaded and removed by whoever asks at this computer, and by no reader from elsewhere", async () => {
  expect((await post(outside, "/start/load")).status).toBe(404);
  expect(await nameHere()).toBeUndefined();
  expect((await post(here, "/start/load")).status).toBe(303);
  expect((await post(outside, "/start/remove")).status).toBe(404);
  expect(await nameHere()).toBe(SAMPLE.name);
  expect((await post(here, "/start/remove")).status).toBe(303);
  expect(await sampleState(own.db, root)).toBe("removed");
});
