/** The pages about a place, in the made-up district: of each kind the longest, a review in every phase, and what comes from a form. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  checkHere,
  checkPages,
  DESK,
  DESK_DARK,
  inSpanish,
  NARROW,
  PAPER,
  PHONE_DARK,
  withAxe,
  ZOOMED,
} from "./axe.ts";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";
import { crawl, englishOnce, longestOfEachKind } from "./crawl.ts";

const ROOT = "/at/maple-valley";
const REVIEWS = `${ROOT}/cooper-middle/reviews`;
/** How placements of six lie, one of whom cannot tell. */
const PLACED = ["1", "2", "2", "3", "4", "cannot-tell"];
const SEEN = "A parent asked at the open house why the report card changed, and two of us gave two different reasons";

let site: TestSite;
let pages: string[];

beforeAll(async () => {
  site = await startSite("--meeting");
  expect(await site.command("sample", "load")).toMatchObject({ code: 0 });
  expect(await site.command("groups", "add", "pilot", "network", "Pilot schools")).toMatchObject({ code: 0 });
  expect(await site.command("groups", "join", "pilot", "maple-valley/orchard", "--since", "2026-09-01")).toMatchObject({
    code: 0,
  });
  const follow = englishOnce();
  const here = (path: string) => /^\/(at|start|places|groups|import)(\/|\?|$)/.test(path) && follow(path);
  const found = [...(await crawl(site.url, ["/start", ROOT, "/groups", "/import"], here))];
  const longest = longestOfEachKind(found.filter(([, { html }]) => html !== ""));
  pages = [...new Set([...longest, ...(await reviews())])];
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

/** A review of each way and phase, and the pages that only a form's buttons or a choice lead to. */
async function reviews(): Promise<string[]> {
  const open = async (about: string, way: string) => {
    const made = await site.post(`${REVIEWS}/new`, { about, way, people: "6", sent: crypto.randomUUID() });
    return made.headers.get("location") ?? "";
  };
  const laptop = await open("indicator:change-test-small", "laptop");
  const phones = await open("condition:ai-use-rules", "phones");
  const paper = await open("indicator:lead-safe-to-try", "paper");
  const looking = await open("indicator:purpose-shared-why", "laptop");
  for (const answer of PLACED) await site.post(`${looking}/place`, { sent: crypto.randomUUID(), answer, seen: SEEN });
  await site.post(looking, { do: "close" });
  return [
    `${REVIEWS}/new?about=indicator:purpose-shared-why`,
    `${REVIEWS}/new?kind=condition`,
    `${REVIEWS}/bring`,
    laptop,
    `${laptop}/place?n=12345678-1234`,
    phones,
    `${paper}/paper`,
    `${looking}/look`,
    `${looking}/agree`,
  ];
}

const lines = (faults: Awaited<ReturnType<typeof checkHere>>) =>
  faults.map(({ address, form, rule, target, says }) => `${address} (${form}): ${rule}: ${target} ${says}`);

async function faults(addresses: readonly string[], forms: readonly (typeof DESK)[]): Promise<string[]> {
  const tasks = addresses.map((address) => ({ address, forms }));
  return lines((await checkPages(await openBrowser(), site.url, tasks)).faults);
}

test("the longest page of each kind and every phase of a review pass axe and fit their window", async () => {
  expect(pages.length).toBeGreaterThan(24);
  expect(await faults(pages, [DESK, PHONE_DARK, PAPER, NARROW, ZOOMED])).toEqual([]);
});

test("the same in Spanish", async () => {
  expect(await faults(pages.map(inSpanish), [DESK_DARK, NARROW])).toEqual([]);
});

async function press(page: Page, go: string) {
  await follow(page.locator(`button[name=go][value=${go}]`).first());
}

test("so does each step of a try-out, with and without its mistakes, and a place that is added wrongly", async () => {
  const page = await (await withAxe(await openBrowser())).newPage();
  const found: string[] = [];
  const look = async (step: string) => found.push(...lines(await checkHere(page, step, [PHONE_DARK, NARROW])));
  for (const [lang, start] of [
    ["en", "/try/indicators/purpose-shared-why"],
    ["es", "/es/try/conditions/ai-use-rules"],
  ] as const) {
    await page.goto(site.url + start);
    await press(page, "begin");
    await look(`${lang} begun`);
    const answers = lang === "en" ? PLACED : ["present", "partly", "partly", "absent", "not-known"];
    for (const [i, answer] of answers.entries()) {
      await press(page, "next");
      if (i === 0) {
        await press(page, "place");
        expect(await page.getByRole("alert").count()).toBe(1);
        await look(`${lang} placed wrongly`);
      }
      await page.check(`input[name=answer][value="${answer}"]`);
      await page.fill("#seen", SEEN);
      await press(page, "place");
    }
    await press(page, "close");
    await look(`${lang} spread`);
    await press(page, "agree");
    await press(page, "record");
    await look(`${lang} agreed wrongly`);
    await page.check(`input[name=answer][value="${answers[1]}"]`);
    await page.fill("#reasons", SEEN);
    await page.fill("#signed", "Grade 7 team");
    await press(page, "record");
    await look(`${lang} record`);
  }
  await page.goto(`${site.url}/es/places/new?under=maple-valley/cooper-middle&kind=team`);
  await page.fill("#id", "/");
  await follow(page.locator("main form button").first());
  expect(await page.getByRole("alert").count()).toBe(1);
  await look("a place added wrongly");
  expect(found).toEqual([]);
});
