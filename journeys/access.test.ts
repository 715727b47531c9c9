/** Of each kind of page the three longest in every form; proof `access` looks at every page. */
import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkPages, DESK, DESK_DARK, inSpanish, NARROW, PAPER, PHONE, PHONE_DARK, ZOOMED } from "./axe.ts";
import { closeBrowser, openBrowser, startSite, type TestSite } from "./browser.ts";
import { crawl, englishOnce, longestOfEachKind } from "./crawl.ts";

const OF_EACH_KIND = 3;
const ENGLISH = [DESK, PHONE_DARK, PAPER, NARROW, ZOOMED];
const SPANISH = [PHONE, DESK_DARK, NARROW];

let site: TestSite;
let pages: string[];

beforeAll(async () => {
  site = await startSite();
  const found = [...(await crawl(site.url, ["/"], englishOnce()))].filter(([, { html }]) => html !== "");
  pages = longestOfEachKind(found, OF_EACH_KIND);
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

/** The faults as lines, for a readable difference. */
async function faults(addresses: readonly string[], forms: typeof ENGLISH): Promise<string[]> {
  const tasks = addresses.map((address) => ({ address, forms }));
  const checked = await checkPages(await openBrowser(), site.url, tasks);
  expect(checked.pages).toBe(addresses.length);
  return checked.faults.map(
    ({ address, form, rule, target, says }) => `${address} (${form}): ${rule}: ${target} ${says}`,
  );
}

test("the longest pages of each kind pass axe and fit their window, in English", async () => {
  expect(pages.length).toBeGreaterThan(40);
  expect(await faults(pages, ENGLISH)).toEqual([]);
});

test("the longest pages of each kind pass axe and fit their window, in Spanish", async () => {
  expect(await faults(pages.map(inSpanish), SPANISH)).toEqual([]);
});

const DATA = "../shared/data/nyc-schools-2011";

test.skipIf(!existsSync(DATA))(
  `a district, a school, its next steps and what is known there pass axe in every form (skipped where ${DATA} is not there)`,
  async () => {
    for (const mapping of ["survey", "demographics", "sat", "graduation"])
      await site.command("import", `examples/nyc-schools-2011/${mapping}.yaml`, DATA);
    const school = "/at/nyc/01M448";
    const profile = await (await fetch(site.url + school)).text();
    const [, usual = ""] = /href="(\/at\/nyc\/01M448\/measures\/[^"?#]+)"/.exec(profile) ?? [];
    expect(usual).not.toBe("");
    const places = [
      "/places",
      "/at/nyc",
      "/at/nyc/district-01",
      "/at/nyc/district-01/heatmap",
      "/at/nyc/together",
      usual,
      school,
      `${school}/questions`,
      `${school}/next-steps`,
      `${school}/know`,
    ];
    expect(await faults(places, [...ENGLISH, PHONE])).toEqual([]);
    expect(await faults(places.map(inSpanish), [...SPANISH, DESK])).toEqual([]);
  },
);
