/** Record pages in a real browser: found from a list, read and left by keyboard, in both languages, on a phone and on paper. */
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

test("by keyboard alone: past the menu to the first indicator, to its first claim, to a study", async () => {
  await page.goto(`${site.url}/indicators`);
  await page.keyboard.press("Tab"); // the skip link is first
  await page.keyboard.press("Enter");
  await page.locator("main .ways a").first().focus();
  expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid"); // focus is seen
  await follow(page.locator(":focus"), (link) => link.press("Enter"));
  expect(page.url()).toMatch(/\/indicators\//);

  await page.goto(`${site.url}/indicators/pl-practice-and-feedback`);
  await follow(page.locator("#why ~ .split .claims a").first(), (link) => link.press("Enter"));
  expect(page.url()).toMatch(/\/claims\//);
  expect(await page.locator("main").textContent()).toContain("What would change our mind");

  await follow(page.locator(".for-against a").first(), (link) => link.press("Enter"));
  expect(page.url()).toMatch(/\/studies\/[a-z0-9-]+#/);
  const finding = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
  expect(await finding.evaluate((row) => row.getBoundingClientRect().top < innerHeight)).toBe(true); // it is in view
});

test("the indicator whose central idea nobody has tested says so before anything else", async () => {
  await page.goto(`${site.url}/indicators/change-journey-embodies-goals`);
  const first = page.locator(".page-head .notice").first();
  expect(await first.textContent()).toContain("Nobody has tested the idea at the center");
  await follow(first.getByRole("link"));
  expect(await page.locator("main").textContent()).toContain("How to fill it");
});

test("a finding that nobody verified stands apart and is not counted", async () => {
  await page.goto(`${site.url}/claims/charter-schools-gained-more`);
  expect(await page.getByRole("heading", { level: 2 }).first().textContent()).toBe(
    "Findings: 0 for, 1 against, 0 that qualify; 4 not yet verified",
  );
  expect(await page.locator("div.pencil li").count()).toBe(4);
});

test("a number with a published range is drawn where it is written", async () => {
  await page.goto(`${site.url}/studies/burnette-2023-mindset`);
  const places = await page.locator(".findings .track").evaluateAll((tracks) =>
    tracks.map((track) => {
      const box = (part: string) => track.querySelector(part)?.getBoundingClientRect();
      const [zero, range, mark] = [box(".zero"), box(".ci"), box(".m")];
      if (!zero || !range || !mark) return null;
      return { zero: zero.x, low: range.x, high: range.right, mark: mark.x + mark.width / 2 };
    }),
  );
  const values = [
    { value: 0.14, low: 0.06, high: 0.22 },
    { value: 0.32, low: 0.1, high: 0.54 },
    { value: 0.36, low: 0.03, high: 0.68 },
  ];
  const first = places[0];
  if (!first) throw new Error("no track");
  const unit = (first.mark - first.zero) / 0.14; // pixels for one standard deviation
  for (const [i, { value, low, high }] of values.entries()) {
    const place = places[i];
    if (!place) throw new Error("a track without a range");
    expect((place.mark - place.zero) / unit).toBeCloseTo(value, 1);
    expect((place.low - place.zero) / unit).toBeCloseTo(low, 1);
    expect((place.high - place.zero) / unit).toBeCloseTo(high, 1);
  }
});

test("on paper the menus and the forms' links stay away and the four levels stay", async () => {
  await page.goto(`${site.url}/indicators/purpose-shared-why`);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".site-head").isVisible()).toBe(false);
  expect(await page.locator("#do").isVisible()).toBe(false);
  expect(await page.locator(".progression > li").count()).toBe(4);
  await page.emulateMedia({ media: "screen" });
});

test("a Spanish page marks what stands in English, so that a screen reader says it rightly", async () => {
  await page.goto(`${site.url}/es/indicators/purpose-shared-why`);
  expect(await page.locator("html").getAttribute("lang")).toBe("es");
  expect(await page.locator("h1").textContent()).toBe("Primero, un porqué compartido");
  expect(await page.locator(".progression p").first().getAttribute("lang")).toBe("en");
  expect(await page.getByText("Algunas partes de esta página todavía no están en español").count()).toBe(1);
  await page.goto(`${site.url}/es/instruments/teacher-change-survey`);
  expect(await page.locator("#why-2 > p").first().getAttribute("lang")).toBeNull(); // our questions are in both languages
});

test("the longest pages fit a phone of 390 px and a narrow one of 320", async () => {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of [
      "/instruments/interview-guide",
      "/studies/crpe-2018-crossroads",
      "/frameworks/cfir2",
      "/conditions/seat-time-flexibility",
      "/es/strategies",
      "/es/sources",
    ]) {
      await page.goto(site.url + path);
      expect(await page.evaluate("document.documentElement.scrollWidth"), `${path} at ${width}`).toBe(width);
    }
  }
});
