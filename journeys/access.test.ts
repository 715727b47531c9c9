import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, openBrowser, startSite, type TestSite } from "./browser.ts";
import { crawl, englishOnce, longestOfEachKind } from "./crawl.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TABS = 3;

let site: TestSite;
/** Every page in English. */
let pages: string[];
/** One of each kind, the longest. */
let longest: string[];

beforeAll(async () => {
  site = await startSite();
  const found = [...(await crawl(site.url, ["/"], englishOnce()))].filter(([, { html }]) => html !== "");
  pages = found.map(([path]) => path);
  longest = longestOfEachKind(found);
}, 300_000);
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

/** What axe finds on each page, as "path: rule: where". WCAG 2.2 A and AA, and axe's best practices. */
async function findings(
  paths: readonly string[],
  options: BrowserContextOptions,
  media: "screen" | "print" = "screen",
) {
  const context = await (await openBrowser()).newContext(options);
  await context.addInitScript(axe);
  const found: string[] = [];
  const queue = [...paths];
  const tab = async () => {
    const page = await context.newPage();
    await page.emulateMedia({ media });
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) found.push(...(await check(page, path)));
    await page.close();
  };
  await Promise.all(Array.from({ length: TABS }, tab));
  await context.close();
  return found;
}

async function check(page: Page, path: string): Promise<string[]> {
  const answer = await page.goto(site.url + path);
  if (answer?.status() !== 200) return [`${path}: answered ${answer?.status()}`];
  const results = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [
    ...results.violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary}`),
    ...(wide > 0 ? [`${path}: wider than the window by ${wide} px`] : []),
  ];
}

test("every page of the site passes axe and fits a window of 1280 px", { timeout: 900_000 }, async () => {
  expect(pages.length).toBeGreaterThan(500);
  expect(await findings(pages, { viewport: { width: 1280, height: 800 } })).toEqual([]);
});

test("the longest page of each kind passes axe at 390 px", async () => {
  expect(await findings(longest, { viewport: { width: 390, height: 844 } })).toEqual([]);
});

test("the longest page of each kind passes axe in the dark", async () => {
  expect(await findings(longest, { viewport: { width: 1280, height: 800 }, colorScheme: "dark" })).toEqual([]);
});

test("the longest page of each kind passes axe in print", async () => {
  expect(await findings(longest, { viewport: { width: 816, height: 1056 } }, "print")).toEqual([]);
});

const DATA = "../shared/data/nyc-schools-2011";

test.skipIf(!existsSync(DATA))(
  `a district, a school, its next steps and what is known there pass axe in every form (skipped where ${DATA} is not there)`,
  { timeout: 300_000 },
  async () => {
    for (const mapping of ["survey", "demographics", "sat", "graduation"])
      await site.command("import", `examples/nyc-schools-2011/${mapping}.yaml`, DATA);
    const school = "/at/nyc/01M448";
    const places = ["/places", "/at/nyc", school, `${school}/questions`, `${school}/next-steps`, `${school}/know`];
    const spanish = places.map((path) => `/es${path}`);
    const wide = { width: 1280, height: 800 };
    const phone = { width: 390, height: 844 };
    expect(await findings([...places, ...spanish], { viewport: wide })).toEqual([]);
    expect(await findings([...places, ...spanish], { viewport: phone })).toEqual([]);
    expect(await findings(places, { viewport: wide, colorScheme: "dark" })).toEqual([]);
    expect(await findings(places, { viewport: { width: 816, height: 1056 } }, "print")).toEqual([]);
  },
);

test("the longest page of each kind passes axe in Spanish at 390 px", async () => {
  const spanish = longest.map((path) => (path === "/" ? "/es" : `/es${path}`));
  expect(await findings(spanish, { viewport: { width: 390, height: 844 } })).toEqual([]);
});
