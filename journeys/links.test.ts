import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSite, type TestSite } from "./browser.ts";
import { crawl, linksOf, type Visited } from "./crawl.ts";

let site: TestSite;
let pages: Map<string, Visited>;
beforeAll(async () => {
  site = await startSite();
  pages = await crawl(site.url, ["/", "/es"]);
});
afterAll(() => site.close());

test("every link of every page leads to a page, in English and in Spanish", () => {
  const broken = [...pages]
    .filter(([, page]) => page.status >= 300)
    .map(([path, page]) => `${page.from} → ${path}: ${page.status}`);
  expect(broken.slice(0, 20)).toEqual([]);
});

test("every link to a part of a page leads to a part that is there", () => {
  const idsOf = new Map<string, Set<string>>();
  const ids = (path: string) => {
    let found = idsOf.get(path);
    if (!found) {
      found = new Set([...(pages.get(path)?.html ?? "").matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id));
      idsOf.set(path, found);
    }
    return found;
  };
  const lost = [...pages].flatMap(([path, page]) =>
    linksOf(page.html, path)
      .filter(({ to, part }) => part !== "" && !ids(to).has(part))
      .map(({ to, part }) => `${path} → ${to}#${part}`),
  );
  expect(lost.slice(0, 20)).toEqual([]);
});

test("every record of the corpus has a page that can be reached from the first page, in both languages", () => {
  const kinds = readdirSync("corpus", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ kind: entry.name, ids: yamlIn(`corpus/${entry.name}`) }))
    .filter(({ ids }) => ids.length > 0);
  const sources = JSON.parse(readFileSync("corpus/sources.json", "utf8")) as { id: string }[];
  const records = [...kinds, { kind: "sources", ids: sources.map((source) => source.id) }];
  expect(records.length).toBe(11);
  for (const { kind, ids } of records) {
    for (const before of ["", "/es"]) {
      const reached = [...pages.keys()].filter((path) => new RegExp(`^${before}/${kind}/[^/?.]+$`).test(path));
      expect(reached.sort(), kind).toEqual(ids.map((id) => `${before}/${kind}/${id}`).sort());
    }
  }
});

test("no page is a dead end: each leads on to more than the head and the foot", () => {
  const ends = [...pages].filter(([, page]) => page.html !== "" && linksOf(mainOf(page.html), "/").length === 0);
  expect(ends.map(([path]) => path)).toEqual([]);
});

test("each page has one title, one first heading, its language and the way to the other language", () => {
  for (const [path, { html }] of pages) {
    if (html === "") continue;
    const lang = /^\/es(\/|\?|$)/.test(path) ? "es" : "en";
    expect(html.slice(0, 60), path).toContain(`<html lang="${lang}">`);
    expect(html.match(/<h1\b/g)?.length, path).toBe(1);
    expect(html.match(/<title>[^<]+ · [^<]+<\/title>/g)?.length, path).toBe(1);
    expect(html, path).toContain(
      lang === "en" ? 'lang="es" hreflang="es">Español</a>' : 'lang="en" hreflang="en">English</a>',
    );
  }
});

const yamlIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length));

const mainOf = (html: string): string => html.slice(html.indexOf("<main"), html.indexOf("</main>"));
