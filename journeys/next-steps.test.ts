import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, follow, openBrowser, startSite, type TestSite } from "./browser.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AT = "/at/nyc/01M448";
let site: TestSite;

beforeAll(async () => {
  site = await startSite();
  const place = { state: null, grade_span: null };
  await site.db
    .insertInto("places")
    .values([
      { ...place, root_id: "nyc", id: "nyc", parent_id: null, kind: "district", name: "New York City" },
      {
        ...place,
        root_id: "nyc",
        id: "01M448",
        parent_id: "nyc",
        kind: "school",
        name: "University Neighborhood High School",
      },
    ])
    .execute();
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

const read = async (path: string) => {
  const answer = await fetch(site.url + path);
  return { status: answer.status, text: (await answer.text()).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ") };
};
const count = async () =>
  Number(
    (
      await site.db
        .selectFrom("readings")
        .select((e) => e.fn.countAll().as("n"))
        .executeTakeFirst()
    )?.n,
  );

test("where nothing is known the page offers to find out and no strategy", async () => {
  const { status, text } = await read(`${AT}/next-steps`);
  expect(status).toBe(200);
  expect(text).toContain("First find out whether Why and What hold");
  expect(text).toContain("That is a blank, not a zero");
  expect(text).not.toContain("On Tuesday:");
});

test("a person says what they know without JavaScript, a mistake costs nothing typed, and the step appears with its reason", async () => {
  const context = await (await openBrowser()).newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(`${site.url}${AT}/next-steps`);
  await follow(page.getByText("Say what you know already").first());
  expect(await page.locator("h1").textContent()).toBe("A shared Why comes first");
  expect(await page.locator("input[type=radio]").count()).toBe(5); // four levels, and not known

  await page.fill("#reason", "Six people gave four reasons.");
  await follow(page.getByText("Store what I know").first());
  expect(await page.locator("[role=alert]").textContent()).toContain("2 things are missing");
  expect(await page.locator("#answer-wrong").textContent()).toBe("Choose one of the answers.");
  expect(await page.locator("#saidBy").getAttribute("aria-describedby")).toContain("saidBy-wrong");
  expect(await page.locator("#reason").inputValue()).toBe("Six people gave four reasons.");
  expect(await count()).toBe(0);

  await page.check("input[value='1']");
  await page.fill("#saidBy", "design team");
  await follow(page.getByText("Store what I know").first());
  expect(await page.locator("[role=status]").textContent()).toContain("stands as you said");
  await follow(page.getByText("See the next steps").first());
  const first = await page.locator(".steps > li").first().textContent();
  expect(first).toContain("Level 1 of 4, Not yet, said by design team on ");
  expect(first).toContain("because “Six people gave four reasons”.");
  for (const part of ["On Tuesday:", "Cost:", "Stop:", "You will know within 90 days:", "Watch out for:"])
    expect(first).toContain(part);
  await context.close();
});

test("a form sent twice is stored once, a changed one is another reading, and the newest stands", async () => {
  const form = {
    about: "indicator:pl-practice-and-feedback",
    sent: "a1b2c3d4e5f6",
    answer: "1",
    reason: "No coach.",
    saidBy: "a teacher",
  };
  const before = await count();
  expect((await site.post(`${AT}/know`, form)).status).toBe(303);
  expect((await site.post(`${AT}/know`, form)).status).toBe(303);
  expect(await count()).toBe(before + 1);
  await site.post(`${AT}/know`, { ...form, answer: "2", reason: "Two coaches came in May." });
  expect(await count()).toBe(before + 2);
  const { text } = await read(`${AT}/know?about=indicator:pl-practice-and-feedback`);
  expect(text.indexOf("Two coaches came in May")).toBeLessThan(text.indexOf("No coach"));
  expect((await read(`${AT}/next-steps`)).text).not.toContain("No coach");
});

test("while Why does not hold, steps about How stand after those for purpose and say that they wait", async () => {
  const html = await (await fetch(`${site.url}${AT}/next-steps`)).text();
  const items =
    html
      .split('<ol class="steps">')[1]
      ?.split(/<li(?: class="waits")?><div><h3>/)
      .slice(1) ?? [];
  expect(items.length).toBeGreaterThan(1);
  expect(items.length).toBeLessThanOrEqual(5);
  const waits = items.map((item) => item.includes("Waits. This step is about How"));
  expect(waits).toEqual([...waits].sort());
  expect(waits).toContain(true);
  expect(waits[0]).toBe(false);
});

test("the reader's own weights are answered in words", async () => {
  for (const [about, answer] of [
    ["condition:teacher-collaboration-time", "absent"],
    ["indicator:change-test-small", "1"],
    ["indicator:lead-safe-to-try", "2"],
  ] as const) {
    await site.post(`${AT}/know`, {
      about,
      answer,
      sent: crypto.randomUUID(),
      reason: "Seen in May.",
      saidBy: "principal",
    });
  }
  const usual = await read(`${AT}/next-steps`);
  const weighed = await read(`${AT}/next-steps?for=school&need=0&evidence=1&fit=1&cost=2`);
  expect(usual.text).not.toContain("Your weights");
  expect(weighed.text).toMatch(/Your weights (move (one step|\d+ steps)\.|give the same order)/);
  expect((await read(`${AT}/next-steps?for=district`)).text).toContain("for the district office");
});

test("addresses that name nothing are 404, and what cannot be stored is not", async () => {
  for (const path of [
    "/at/nyc/99X999/next-steps",
    "/at/nyc/99X999/know",
    `${AT}/know?about=indicator:none`,
    `${AT}/know?about=claim:x`,
  ]) {
    expect((await read(path)).status, path).toBe(404);
  }
  const before = await count();
  const bad = { about: "indicator:purpose-shared-why", sent: "", answer: "9", reason: "x".repeat(2001), saidBy: "" };
  expect((await site.post(`${AT}/know`, bad)).status).toBe(422);
  expect((await site.post("/at/nyc/99X999/know", { ...bad, answer: "1" })).status).toBe(404);
  expect(await count()).toBe(before);
});

test("axe finds nothing on these pages, in English and Spanish, wide and narrow, with and without mistakes", async () => {
  const browser = await openBrowser();
  for (const [width, scheme] of [
    [1280, "light"],
    [390, "dark"],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    await context.addInitScript(axe);
    const page = await context.newPage();
    const check = async (path: string) => {
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      expect(violations.map((v) => `${path}: ${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
    };
    for (const path of [
      `${AT}/next-steps`,
      `/es${AT}/next-steps?cost=2&need=0`,
      "/at/nyc/nyc/next-steps",
      `${AT}/know`,
      `/es${AT}/know?about=condition:teacher-collaboration-time`,
    ]) {
      await page.goto(site.url + path);
      await check(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
    }
    await page.goto(`${site.url}${AT}/know?about=indicator:purpose-shared-why`);
    await follow(page.locator("main button[type=submit]").first());
    await check("a form with mistakes");
    await context.close();
  }
});
