import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { fill, MAPPING, ROOT } from "../../../domain/measure/testing.ts";
import { createSite } from "../../server.ts";

const commons = commonsOf(readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null })));
const AT = `/at/${ROOT}/S05/measures/${encodeURIComponent(`${MAPPING}:saf_p`)}`;
let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
  // S01: nine families, whose number nobody may see
  await fill(own.db, (value) =>
    value.place_id === "S01" && value.measure_id === `${MAPPING}:saf_p` ? { ...value, value: 3.7351, n: 9 } : value,
  );
});
afterAll(() => own.close());

const get = (path: string) => createSite({ db: own.db, commons, log: () => {} }).request(`http://localhost${path}`);
const plain = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("of a file that nobody called public there is no reference, and the page says why", async () => {
  const page = await get(AT);
  expect(page.status).toBe(200);
  expect(plain(await page.text())).toContain("nobody has said that the file it comes from is public");
  expect((await get(`${AT}/distribution.csv`)).status).toBe(404);
});

test("of a public file it says where the place lies with a range, who is in, who is not, and which version", async () => {
  await sql`update imports set mapping = mapping || '{"public": {"en": "Printed by the publisher."}}', made_at = now()`.execute(
    own.db,
  );
  const page = plain(await (await get(AT)).text());
  // S05 has 8.05; of the 28 others with a shown number S02, S03 and S04 lie below: 3 of 28 = 11%
  expect(page).toContain("Is 8.1 usual for “Safety”?");
  expect(page).toMatch(
    /It is higher than at 11 of 100 schools like this one \(of 28 others\)\..* it would be 4 to 27 of 100/,
  );
  expect(page).toContain("Not in: one school where few people stand behind the number.");
  expect(page).toMatch(/Version [0-9a-f]{12}/);
  expect(plain(await (await get(`/es${AT}`)).text())).toContain("¿Es habitual 8.1 en “Seguridad”?");
});

test("where the place's own number is hidden, the page says so and why, and draws no mark", async () => {
  const html = await (await get(AT.replace("S05", "S01"))).text();
  expect(plain(html)).toContain("School 1: hidden, fewer than 10. At half of the 29 schools");
  expect(html).not.toContain('class="m"');
  const es = plain(await (await get(`/es${AT.replace("S05", "S01")}`)).text());
  expect(es).toContain("School 1: oculto, menos de 10. En la mitad de las 29 escuelas");
});

test("the lowest and the highest of all are said in words, not as 0 or 100 of 100", async () => {
  const low = plain(await (await get(AT.replace("S05", "S02"))).text());
  expect(low).toContain("It is not higher than at any of the 28 other schools like this one.");
});

test("a hidden number stands nowhere: not on the page, not in its files", async () => {
  const texts = await Promise.all(
    ["", "/distribution.csv", "/distribution.json"].map(async (end) => (await get(AT + end)).text()),
  );
  for (const text of texts) expect(text).not.toMatch(/3\.73/);
  expect(JSON.parse(texts[2] as string)).toMatchObject({
    round: "2020",
    rows: expect.arrayContaining([expect.objectContaining({ n: 29, out_hidden: 1 })]),
  });
  expect(texts[1]?.split("\r\n")[0]).toContain("share,value,low,high,version");
});

test("a measure that says nothing of a place has no page there", async () => {
  expect((await get(`/at/${ROOT}/S05/measures/nothing`)).status).toBe(404);
});
