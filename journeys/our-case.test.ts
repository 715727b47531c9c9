/** Our case: a superintendent chooses claims, makes one page and prints it, without JavaScript. The paper is one letter page. */
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

let site: TestSite;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  site = await startSite();
  context = await (await openBrowser()).newContext({ javaScriptEnabled: false });
  page = await context.newPage();
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

const main = async () => (await page.locator("main").textContent()) ?? "";
/** Pages of paper, and their size in points. */
async function printed() {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return { pages: pdf.match(/\/Type\s*\/Page\b/g)?.length, box: /\/MediaBox\s*\[([^\]]+)\]/.exec(pdf)?.[1]?.trim() };
}
const onePage = { pages: 1, box: "0 0 612 792" };

test("from our set to a page of one's own, printed on one letter page", async () => {
  await page.goto(`${site.url}/our-case`);
  await page.locator("#academic ~ fieldset summary").click(); // the surest stand open, the others are folded
  await page.getByRole("checkbox", { name: "Competency-based systems have so far shown neither" }).check();
  await page.getByRole("checkbox", { name: "Full courses of project-based learning" }).uncheck();
  await page.getByLabel("Name of the district").fill("Cedar Valley School District 7");
  await page.getByLabel("Our why, in one or two sentences").fill("Every student leaves able to learn without us.");
  await page.getByLabel("Day of the meeting").fill("2027-02-09");
  await follow(page.getByRole("button", { name: "Make the page" }));

  expect(new URL(page.url()).pathname).toBe("/our-case/page");
  expect(await main()).toContain("Cedar Valley School District 7 · February 9, 2027");
  expect(await main()).toContain("Few studies, few states, and practice often differs from the label.");
  expect(await main()).not.toContain("Full courses of project-based learning");
  expect(await printed()).toEqual(onePage);

  // Back to the choice, with everything as it was
  await follow(page.getByRole("link", { name: "Change the choice" }));
  expect(await page.getByLabel("Our why, in one or two sentences").inputValue()).toContain("without us");
  expect(await page.getByRole("checkbox", { name: "Competency-based systems have so far shown" }).isChecked()).toBe(
    true,
  );
  await follow(page.getByRole("button", { name: "Check it here first" }));
  expect(await main()).toContain("This fits on one page.");
});

test("nothing but the choice was kept: the address alone opens the page in another browser", async () => {
  const address = page.url().replace("/our-case?", "/our-case/page?");
  const other = await (await (await openBrowser()).newContext()).newPage();
  await other.goto(address);
  expect(await other.locator("h1").textContent()).toBe("Our case for change, and how sure we are");
  await other.close();
});

test("whatever is chosen, in either language, is one letter page or is refused with what to drop", async () => {
  await page.goto(`${site.url}/our-case`);
  const claims = await page.locator('input[name="claims"]').evaluateAll(
    // the longest first, so that the six longest come first
    (all) =>
      all
        .map((one) => one as unknown as { value: string; closest(s: string): { textContent: string } })
        .map((one) => ({ id: one.value, n: one.closest(".pick-one").textContent.length })),
  );
  const longest = claims.sort((a, b) => b.n - a.n).map(({ id }) => id);
  let refused = 0;
  let made = 0;
  for (let i = 0; i < longest.length; i += 3) {
    const size = 1 + ((i / 3) % 6);
    const ids = Array.from({ length: i === 0 ? 6 : size }, (_, k) => longest[(i + k * (1 + (i % 7))) % longest.length]);
    const texts =
      i % 4 < 2 ? `&why=${"Every student leaves able. ".repeat(11)}&ask=${"Two more years. ".repeat(18)}` : "";
    const path = `${i % 2 === 0 ? "/es" : ""}/our-case/page?claims=${[...new Set(ids)].join(",")}${texts}&district=Cedar`;
    const answer = await page.goto(site.url + path);
    if (answer?.status() === 422) {
      expect(await page.getByRole("alert").textContent(), path).toMatch(/Leave out|Quitar/);
      refused++;
    } else {
      expect(await printed(), path).toEqual(onePage);
      made++;
    }
  }
  expect(made).toBeGreaterThan(10);
  expect(refused).toBeGreaterThan(0);
});

test("on a phone of 320 px nothing runs out of the screen, in either language", async () => {
  await page.setViewportSize({ width: 320, height: 700 });
  const made = "claims=competency-systems-do-no-harm-to-scores,judge-new-models-after-the-first-year";
  for (const path of [
    "/our-case",
    "/es/our-case",
    `/our-case/page?${made}`,
    `/es/our-case/page?${made}`,
    "/our-case/page?claims=x",
  ]) {
    await page.goto(site.url + path);
    expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBe(320);
  }
});
