import { afterAll, beforeAll, expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { fill, ROOT } from "../../../domain/measure/testing.ts";
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
