import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

/** What people ask and what must be readable where it is answered; written before the site that answers. */
type Question = { n: number; who: string; asks: string; record: string | null; says: string[]; ends_in: string };

/** How a reader gets there from the first page: link texts, at most three. */
type Way = { n: number; clicks: string[] };

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const questions = read<Question[]>("twenty-questions.json");
const ways = read<Way[]>("twenty-ways.json");

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

const spaces = (text: string) => text.replace(/\s+/g, " ");

async function click(page: Page, text: string) {
  const link = page.getByRole("link", { name: text, exact: true }).first();
  expect(await link.count(), `"${text}" is a link on ${page.url()}`).toBe(1);
  await follow(link);
}

/** What a reader can read there, with everything unfolded. */
async function readable(page: Page): Promise<string> {
  await page.locator("details").evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });
  return spaces(String(await page.evaluate("document.body.innerText")));
}

test("every question has a way of at most three clicks", () => {
  expect(questions).toHaveLength(20);
  expect(ways.map(({ n }) => n).sort((a, b) => a - b)).toEqual(questions.map(({ n }) => n));
  for (const { n, clicks } of ways) expect(clicks.length, `question ${n}`).toBeLessThanOrEqual(3);
});

test.each(questions)("$who: $asks", async ({ n, record, says }) => {
  const way = ways.find((w) => w.n === n) as Way;
  const page = await (await openBrowser()).newPage();
  await page.goto(site.url);
  for (const text of way.clicks) await click(page, text);
  if (record) expect(new URL(page.url()).pathname, `question ${n}`).toContain(`/${record}`);
  const text = await readable(page);
  for (const words of says) expect(text, `question ${n} on ${page.url()}`).toContain(spaces(words));
  await page.close();
});
