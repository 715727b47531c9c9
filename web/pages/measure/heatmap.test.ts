import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCorpus } from "../../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { fill, MAPPING, ROOT, type Value } from "../../../domain/measure/testing.ts";
import { createSite } from "../../server.ts";

const commons = commonsOf(readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null })));
let own: TestDatabase;

/** S02 has seven teachers: their score, and what it is made from, are numbers that stand nowhere else. */
function change(value: Value): Value | null {
  if (value.place_id !== "S02") return value;
  if (value.measure_id === `${MAPPING}:saf_t`) return { ...value, value: 3.217, n: 7, eligible: 913 };
  return /:t_[abc]$/.test(value.measure_id) ? { ...value, counts: [0, 1, 3, 3] } : value;
}

beforeAll(async () => {
  own = await testDatabase();
  await fill(own.db, change);
});
afterAll(() => own.close());

async function ask(path: string) {
  const answer = await createSite({ db: own.db, commons, log: () => {} }).request(`http://localhost${path}`);
  const body = await answer.text();
  const words = body.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  return { status: answer.status, type: answer.headers.get("content-type"), body, words };
}

const files = ["heatmap.csv", "heatmap.json", "heatmap.codebook.csv"].flatMap((file) => [
  `/at/${ROOT}/${file}`,
  `/at/${ROOT}/${ROOT}/${file}`,
]);

test("a hidden number stands on no page and in no file, in no language, nor how many answered", async () => {
  const pages = ["", "/es"].flatMap((lang) => [
    `${lang}/at/${ROOT}`,
    `${lang}/at/${ROOT}?family=all`,
    `${lang}/at/${ROOT}/${ROOT}/heatmap`,
    `${lang}/at/${ROOT}/${ROOT}/heatmap?family=every`,
  ]);
  for (const path of [...pages, ...files]) {
    const { status, body } = await ask(path);
    expect(status, path).toBe(200);
    expect(body, path).not.toMatch(/3\.2\b|3\.217|\b913\b/);
  }
  const { words } = await ask(`/at/${ROOT}/${ROOT}/heatmap`);
  expect(words).toContain("hidden fewer than 10");
});

test("the files hold a row for each result, its state, range and people, and say what each column means", async () => {
  const rows = parse((await ask(`/at/${ROOT}/heatmap.csv`)).body, { columns: true }) as Record<string, string>[];
  const json = JSON.parse((await ask(`/at/${ROOT}/heatmap.json`)).body);
  expect(rows).toHaveLength(30 * 4);
  expect(json.rows).toHaveLength(rows.length);
  expect(json.place).toMatchObject({ id: ROOT });
  const [head] = parse((await ask(`/at/${ROOT}/heatmap.csv`)).body) as string[][];
  const told = parse((await ask(`/at/${ROOT}/heatmap.codebook.csv`)).body, { columns: true }) as { column: string }[];
  expect(told.map(({ column }) => column)).toEqual(head);
  const at = (school: string, source: string) => rows.find((row) => row.school === school && row.source === source);
  expect(at("S01", "teacher")).toMatchObject({
    state: "number",
    value: "6.3",
    n: "40",
    eligible: "50",
    method: "at-most",
  });
  expect(at("S02", "teacher")).toMatchObject({ state: "hidden", why: "few", value: "", n: "", eligible: "", low: "" });
  expect(at("S01", "family")).toMatchObject({ fewer_than_half: "true" });
});

test("what was chosen keeps its address: the form comes back to the page and shows what it shows", async () => {
  const { body, words } = await ask(`/at/${ROOT}?family=safety&source=teacher&grades=High+School`);
  expect(body).toContain(`action="/at/${ROOT}#heat"`);
  expect(body).toMatch(/<option[^>]*selected[^>]*>Teachers/);
  expect(words).toContain("Teachers, school by school");
  expect(words).toContain("Safety · Teachers");
  expect(body).toContain(`/at/${ROOT}/${ROOT}/heatmap?family=safety&amp;source=teacher`);
});

test("nothing in the page asks for an order by a number, and a choice that names nothing is passed over", async () => {
  const { status, body } = await ask(`/at/${ROOT}?family=nothing&sort=value&part=99&round=x&in=y`);
  expect(status).toBe(200);
  const names = [...body.matchAll(/<th scope="row"><a href="[^"]*\/(S\d\d)"/g)].map(([, id]) => id);
  expect(names.slice(0, 30)).toEqual([...names.slice(0, 30)].sort());
  expect(body).not.toMatch(/aria-sort|name="sort"|name="order"/);
});

test("the table is one: heads name their columns and rows, and what scrolls can be reached by keyboard", async () => {
  const { body } = await ask(`/at/${ROOT}`);
  const heat = body.slice(body.indexOf('id="heat"'));
  expect(heat).toMatch(/<section class="scroll" aria-label="[^"]*school by school[^"]*" tabindex="0"/i);
  expect(heat).toContain('scope="colgroup"');
  expect(heat).toContain('scope="rowgroup"');
  expect(heat).toContain('scope="row"');
});

test("a school has no heatmap, nor has a place that is not there", async () => {
  for (const path of [`/at/${ROOT}/S01/heatmap`, `/at/${ROOT}/S01/heatmap.csv`, `/at/nowhere/heatmap.json`])
    expect((await ask(path)).status, path).toBe(404);
});
