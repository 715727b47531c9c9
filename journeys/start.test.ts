import { afterAll, beforeAll, expect, test } from "vitest";
import { checkPages, DESK, inSpanish, PHONE_DARK } from "./axe.ts";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";
import { crawl } from "./crawl.ts";

const ROOT = "/at/maple-valley";
let site: TestSite;

beforeAll(async () => {
  site = await startSite();
  expect(await site.command("places", "add", "mine", "district", "My District")).toMatchObject({ code: 0 });
  expect(await site.command("sample", "load")).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

const ask = (path: string) => fetch(site.url + path, { redirect: "manual" });
const json = async (path: string) => (await ask(path)).json() as Promise<Record<string, unknown>>;

for (const javaScriptEnabled of [true, false]) {
  test(`from the first page to a next step with its reasons in four clicks, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const context = await (await openBrowser()).newContext({
      javaScriptEnabled,
      viewport: { width: 390, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(site.url);
    await follow(page.getByText("Try it in a made-up district").first()); // 1
    expect(await page.locator("h1").textContent()).toBe("Start here");
    await page.click(".start-strip >> text=principal"); // 2
    expect(new URL(page.url()).hash).toBe("#principal");
    await follow(page.getByText("See the next steps of that school").first()); // 3
    expect(new URL(page.url()).pathname).toBe(`${ROOT}/cooper-middle/next-steps`);
    const first = page.locator(".steps > li").first();
    const text = await first.textContent();
    for (const part of ["On Tuesday:", "A shared Why comes first", "agreed in a self-review", "Evidence:", "Stop:"])
      expect(text).toContain(part);
    const title = await first.locator("h3 a").textContent();
    await follow(first.locator("h3 a")); // 4
    expect(page.url()).toContain("/strategies/");
    expect(await page.locator("h1").textContent()).toBe(title);
    await context.close();
  });
}

test("every page under the made-up district says that it is made up, in both languages, and so does one that is not there", async () => {
  const stay = (path: string) => /^(\/es)?\/at\/maple-valley(\/|$)/.test(path) && !/[?&]about=/.test(path);
  const visited = await crawl(site.url, [ROOT, `/es${ROOT}`], stay);
  const pages = [...visited].filter(([, { html }]) => html !== "");
  expect(pages.length).toBeGreaterThan(80);
  const unsaid = pages.filter(
    ([path, { html }]) =>
      !/<aside[^>]*made-up/.test(html) || !html.includes(path.startsWith("/es/") ? "Inventado." : "Made up."),
  );
  expect(unsaid.map(([path]) => path)).toEqual([]);
  expect(pages.filter(([, { status }]) => status !== 200).map(([path]) => path)).toEqual([]);
  for (const path of [
    "/nowhere",
    "/cooper-middle/nothing-here",
    "/cooper-middle/know?about=indicator:purpose-shared-why",
  ])
    expect(await (await ask(ROOT + path)).text(), path).toContain("Made up.");
  expect(await (await ask("/at/mine")).text()).not.toContain("Made up.");
  const about = `${ROOT}/orchard#n-attendance`;
  const [undo = ""] = /\/import\/undo\/maple-valley\/\w+/.exec(await (await ask("/import")).text()) ?? [];
  for (const path of [
    `/correct?about=${encodeURIComponent(about)}`,
    "/places/new?under=maple-valley%2Forchard&kind=team",
    "/search?q=cooper+middle",
    "/import",
    undo,
  ])
    expect(await (await ask(path)).text(), path).toContain("Made up.");
  expect(await (await site.post("/correct", { about, body: "", contact: "" })).text()).toContain("Made up.");
  expect(await (await ask("/correct?about=%2Fat%2Fmine")).text()).not.toContain("Made up.");

  const files = [...visited].filter(([, { html }]) => html === "");
  expect(files.length).toBeGreaterThan(10);
  for (const [path, { status }] of files) {
    if (status !== 200) continue;
    const answer = await ask(path);
    const text = await answer.text();
    expect(`${answer.headers.get("content-disposition")} ${text}`, path).toMatch(/made-up-|"madeUp": ?true/);
  }
});

test("answers of the API, files and what commands print say it too", async () => {
  for (const path of ["/", "/cooper-middle", "/cooper-middle/next-steps"])
    expect(await json(`/api/v1/places/maple-valley${path === "/" ? "" : path}`), path).toMatchObject({ madeUp: true });
  expect(await json("/api/v1/places/mine")).not.toHaveProperty("madeUp");
  expect((await json("/api/v1/places")).places).toMatchObject([{ id: "maple-valley", madeUp: true }, { id: "mine" }]);
  const table = await (await ask(`${ROOT}/orchard/profile.csv`)).text();
  const lines = table.trim().split("\r\n");
  expect(lines[0]).toMatch(/,made_up$/);
  expect(lines.slice(1).every((line) => line.endsWith(",true"))).toBe(true);
  expect(await json(`${ROOT}/cooper-middle/reviews.json`)).toMatchObject({ madeUp: true });
  expect((await site.command("export", "maple-valley")).out.split("\n")[0]).toBe('{"madeUp":true}');
  for (const args of [
    ["profile", "maple-valley/orchard"],
    ["next-steps", "maple-valley/maple-valley"],
  ]) {
    expect((await site.command(...args)).err, args[0]).toContain("Made up: Maple Valley is an invented district");
    expect(JSON.parse((await site.command(...args, "--json")).out), args[0]).toMatchObject({ madeUp: true });
  }
});

test("axe finds nothing on these pages, wide and narrow, by day and night, in both languages", async () => {
  const pages = ["/start", "/start/remove", `${ROOT}/maple-valley/next-steps`, `${ROOT}/cooper-grade-7/next-steps`];
  const tasks = [...pages, ...pages.map(inSpanish)].map((address) => ({ address, forms: [DESK, PHONE_DARK] }));
  const { faults } = await checkPages(await openBrowser(), site.url, tasks, { tabs: 1 });
  expect(faults).toEqual([]);
});

test("one page says what goes and what stays, one button removes it, one brings it back as it was", async () => {
  const context = await (await openBrowser()).newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url + ROOT);
  await follow(page.locator(".made-up").getByText("Remove it").first());
  expect(await page.locator("main").textContent()).toContain("9 places");
  expect(await page.locator("main").textContent()).toContain("My District");
  await follow(page.locator("main button", { hasText: "Remove Maple Valley" }));
  expect(await page.locator("[role=status]").first().textContent()).toContain("Maple Valley is gone");
  expect((await ask(ROOT)).status).toBe(404);
  expect((await ask("/at/mine")).status).toBe(200);
  expect((await site.command("places", "--json")).out).not.toContain("maple-valley");

  await follow(page.locator("main button", { hasText: "Load Maple Valley" }));
  expect(await page.locator("main button").count()).toBe(0);
  expect((await ask(`${ROOT}/cooper-middle/reviews/mv-cooper-why-2`)).status).toBe(200);
  expect((await site.command("sample", "remove")).out).toContain("Maple Valley is gone: 9 places");
  expect((await site.command("sample", "remove")).out).toContain("Nothing was removed");
  expect((await site.command("sample", "throw")).code).toBe(2);
  await context.close();
});
