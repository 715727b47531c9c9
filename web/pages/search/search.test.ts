import { afterAll, beforeAll, expect, test } from "vitest";
import { corpusFolder } from "../../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { commonsFrom, loadRecords } from "../../../domain/commons/commons.store.ts";
import { indexSearch } from "../../../domain/commons/search-index.store.ts";
import { addPlace } from "../../../domain/people/place.store.ts";
import { createSite, type Site } from "../../server.ts";

let database: TestDatabase;
let site: Site;
const logged: string[] = [];
beforeAll(async () => {
  database = await testDatabase();
  await loadRecords(database.db, corpusFolder);
  const commons = await commonsFrom(database.db);
  await indexSearch(database.db, commons);
  await addPlace(database.db, {
    root: "maple",
    id: "maple",
    parent: null,
    kind: "district",
    name: "Maple Valley Schools",
    state: null,
    gradeSpan: null,
  });
  site = createSite({ db: database.db, commons, log: (line) => logged.push(line) });
});
afterAll(() => database.close());

async function page(query: string, lang = "") {
  const answer = await site.request(`http://localhost${lang}/search?q=${encodeURIComponent(query)}`);
  expect(answer.status, `${query} ${logged.at(-1)}`).toBe(200);
  return answer.text();
}
const linksOf = (html: string) => [...html.matchAll(/<h3><a href="([^"]+)"/g)].map((match) => match[1]);

test("what is found is linked, its words are marked, and the page is not for search engines", async () => {
  const html = await page("shared desicion making");
  expect(linksOf(html)[0]).toBe("/indicators/lead-shared-decisions");
  expect(html).toContain("<mark>decision</mark>");
  expect(html).toContain('<a href="/search?q=shared+desicion+making&amp;exactly=1">');
  expect(html).toContain('<meta name="robots" content="noindex"/>');
  expect(html).not.toContain(" autofocus");
  expect(linksOf(await page("decisiones compartidas", "/es"))[0]).toMatch(/^\/es\//);
});

test("one kind alone lists all that was counted", async () => {
  const all = await page("students");
  const [, kind, n] = /kind=([a-z-]+)">All (\d+) in/.exec(all) ?? [];
  const html = await (await site.request(`http://localhost/search?q=students&kind=${kind}`)).text();
  expect(Number(n)).toBeGreaterThan(3);
  expect(linksOf(html)).toHaveLength(Number(n));
});

test("a school is found by name, in a group of its own", async () => {
  expect(linksOf(await page("maple valey"))).toContain("/at/maple");
});

test("nothing found says what to try, and leads to asking for it", async () => {
  const html = await page('zzqqxx "qqq www"');
  expect(html).toContain(`/correct?about=${encodeURIComponent("/search?q=")}`);
  for (const door of ["/teach", "/lead-a-school", "/lead-a-district", "/make-policy"])
    expect(html).toContain(`href="${door}"`);
  const about = /\/correct\?about=[^"]+/.exec(html)?.[0] ?? "";
  const form = await (await site.request(`http://localhost${about.replaceAll("&amp;", "&")}`)).text();
  expect(form).toContain("<textarea");
});

test("an empty question shows examples that find something, and the field is ready to type in", async () => {
  for (const lang of ["", "/es"]) {
    const html = await page("", lang);
    expect(html).toMatch(/<input id="q"[^>]* autofocus/);
    const examples = [...html.matchAll(/<li><a href="([^"]*\/search\?q=[^"]+)"/g)].map((match) => match[1] ?? "");
    expect(examples).toHaveLength(6);
    for (const example of examples) {
      const answer = await (await site.request(`http://localhost${example.replaceAll("&amp;", "&")}`)).text();
      expect(answer, example).toContain('id="best"');
    }
  }
});

test.each([
  ["operators", "a & b | !c <-> (d:*) 'e' \\f"],
  ["a tag", '<script>alert(1)</script> "><img src=x>'],
  ["five thousand letters", "school ".repeat(715)],
  ["emoji", "🏫"],
  ["stop words", "the and of"],
  ["a broken escape", "%zz %00"],
])("%s get a page", async (_, query) => {
  for (const lang of ["", "/es"]) expect(await page(query, lang)).not.toMatch(/<script>|<img src=x/);
  expect((await site.request(`http://localhost/search?q=${"%E0%A4%A"}&kind=nonsense&exactly=2`)).status).toBe(200);
});

test("every page has a field that leads here, and browsers are told of it", async () => {
  const html = await (await site.request("http://localhost/es/claims")).text();
  expect(html).toMatch(
    /<form class="find" action="\/es\/search" method="get" role="search"><label class="vh" for="find">/,
  );
  expect(html).toContain('href="/opensearch.xml"');
  const description = await site.request("http://localhost/opensearch.xml");
  expect(description.headers.get("content-type")).toContain("opensearchdescription+xml");
  expect(await description.text()).toContain("/search?q={searchTerms}");
});
