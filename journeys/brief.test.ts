/** A state's brief on paper: one sheet for every state, in both languages, nothing smaller than 9 points. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

let site: TestSite;
let page: Page;
beforeAll(async () => {
  site = await startSite();
  page = await (await openBrowser()).newPage();
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

/** Pages of a PDF as Chromium writes it. */
const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test("every state's brief prints on exactly one sheet of letter paper, in English and in Spanish", async () => {
  await page.goto(`${site.url}/states`);
  const briefs = await page
    .locator("table.states a[href$='/brief']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(briefs).toHaveLength(51);
  const wrong: string[] = [];
  for (const path of briefs.flatMap((brief) => [brief, `/es${brief}`])) {
    await page.goto(site.url + path);
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
    if (pages !== 1) wrong.push(`${path}: ${pages} pages`);
  }
  expect(wrong).toEqual([]);
});

test("no letter on the sheet is smaller than 9 points, and nothing on it needs a colour", async () => {
  await page.goto(`${site.url}/es/states/us-mt/brief`);
  await page.emulateMedia({ media: "print" });
  const seen = await page.locator(".state-brief, .state-brief *").evaluateAll((all) =>
    all.map((element) => {
      const style = getComputedStyle(element);
      return { size: Number.parseFloat(style.fontSize), color: style.color, paper: style.backgroundColor };
    }),
  );
  await page.emulateMedia({ media: null });
  expect(Math.min(...seen.map(({ size }) => size))).toBeGreaterThanOrEqual(12); // 12 CSS px are 9 pt
  const grey = (color: string) => new Set(color.match(/\d+/g)?.slice(0, 3)).size === 1;
  expect(seen.filter(({ color }) => !grey(color))).toEqual([]);
  expect(seen.filter(({ paper }) => paper !== "rgba(0, 0, 0, 0)")).toEqual([]);
});

test("a committee's sheet on North Dakota names its laws, says what is not known, and where it comes from", async () => {
  await page.goto(`${site.url}/states/us-nd`);
  await follow(page.getByRole("link", { name: "The brief on one page" }).first());
  expect(page.url()).toMatch(/\/states\/us-nd\/brief$/);
  const sheet = ((await page.locator(".state-brief").textContent()) ?? "").replace(/\s+/g, " ");
  for (const words of [
    "North Dakota Century Code 15.1-06-08.2",
    "leave seat time for credit by adopting a local mastery framework",
    "HB 1388",
    "HB 1478",
    "“Not known” is not “no”.",
    "Nothing here is legal advice",
    `${site.url}/states/us-nd/brief`,
  ])
    expect(sheet).toContain(words);
});
