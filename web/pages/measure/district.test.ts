import { afterAll, beforeAll, expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { saveReading } from "../../../domain/collect/reading.store.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { fill, MAPPING, ROOT } from "../../../domain/measure/testing.ts";
import { createSite } from "../../server.ts";

const commons = commonsOf(readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null })));
let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
  await fill(own.db);
});
afterAll(() => own.close());

/** What a page says, without its marks. */
async function read(path: string): Promise<string> {
  const answer = await createSite({ db: own.db, commons, log: () => {} }).request(`http://localhost${path}`);
  expect(answer.status).toBe(200);
  return (await answer.text()).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

test("what goes together says that a mapping names the pair with its reason, and nothing of who had seen the values", async () => {
  const [en, es] = [await read(`/at/${ROOT}`), await read(`/es/at/${ROOT}`)];
  expect(en).toContain("Why these two: Both grow with the number of the school.");
  expect(en).toContain("The pair is named in the mapping, with its reason");
  expect(es).toContain("La pareja está nombrada en la descripción, con su razón");
  expect(`${en} ${es}`).not.toMatch(/anybody looked|nadie mirara/);
});

test("a district without values or words of its own shows its schools alone", async () => {
  expect(await read(`/at/${ROOT}`)).not.toContain("What is known of this district itself");
});

test("a district's own values, answers and what people say of it stand after its schools, with how they were computed", async () => {
  const at = { root_id: ROOT, place_id: ROOT, round: "2020", import_id: "import-1", state: "value" as const };
  const none = { value: null, word: null, counts: null, n: null, eligible: null, response_rate: null };
  await own.db
    .insertInto("measure_values")
    .values([
      { ...at, ...none, measure_id: `${MAPPING}:grad`, value: 71, n: 1000 },
      { ...at, ...none, measure_id: `${MAPPING}:saf_p`, value: 7.7, n: 600, eligible: 2000, response_rate: 30 },
    ])
    .execute();
  await saveReading(own.db, {
    root: ROOT,
    place: ROOT,
    id: "reading-1",
    about: { kind: "condition", id: "procurement-agility" },
    level: null,
    status: "partly",
    reason: "Buying a pilot takes five months.",
    saidBy: "a principal",
  });
  await own.db
    .insertInto("imports")
    .values({ root_id: ROOT, id: "import-2", mapping_id: "other", mapping: "{}", files: "[]", report: "{}" })
    .execute();
  const text = await read(`/at/${ROOT}`);
  const itself = text.slice(text.lastIndexOf("What is known of this district itself"));
  expect(text).toMatch(/32 schools by name.*What is known of this district itself/);
  expect(itself).toContain("71%");
  expect(itself).toContain("600 of 2000, 30%");
  expect(itself).toContain("710 of 1000; Wilson’s 95% range");
  expect(itself).toContain("Buying a pilot takes five months");
  expect(itself).not.toContain("other schools with the same grades");
  expect(await read(`/es/at/${ROOT}`)).toContain("Lo que se sabe de este distrito en sí");
});
