import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, openBrowser, startSite, type TestSite } from "./browser.ts";
import { linksOf } from "./crawl.ts";

// A made-up district is imported by command; then a principal opens her school's page.
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let site: TestSite;
let before: string;

const read = async (path: string) => {
  const answer = await fetch(site.url + path);
  return { status: answer.status, html: await answer.text() };
};

/** What a reader sees, tags taken out. */
const words = (html: string) =>
  html
    .slice(html.indexOf("<main"), html.indexOf("</main>"))
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

beforeAll(async () => {
  site = await startSite();
  before = (await read("/places")).html;
  for (const name of ["survey", "outcomes"]) {
    const ran = await site.command("import", `examples/made-up-district/${name}.yaml`, "examples/made-up-district");
    expect(ran.code, ran.err).toBe(0);
  }
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

test("before anything is imported, the list of places says how to begin", () => {
  const ways = linksOf(before, "/places").map(({ to }) => to);
  for (const way of ["/places/new", "/import", "/start", "/try"]) expect(ways).toContain(way);
});

test("from the list of districts one gets to every school, in English and Spanish", async () => {
  for (const before of ["", "/es"]) {
    const roots = linksOf((await read(`${before}/places`)).html, "/").map(({ to }) => to);
    expect(roots).toContain(`${before}/at/made-up`);
    const towns = linksOf((await read(`${before}/at/made-up`)).html, "/").map(({ to }) => to);
    const schools = new Set<string>();
    for (const town of new Set(towns.filter((to) => /\/at\/made-up\/town-[^/]+$/.test(to)))) {
      for (const { to } of linksOf((await read(town)).html, "/")) if (/\/at\/made-up\/M\d\d$/.test(to)) schools.add(to);
    }
    expect(schools.size).toBe(24);
    for (const school of schools) expect((await read(school)).status, school).toBe(200);
  }
});

test("a school that is not there is a 404", async () => {
  expect((await read("/at/made-up/M99")).status).toBe(404);
  expect((await read("/at/nowhere/M01")).status).toBe(404);
  expect((await read("/at/nowhere")).status).toBe(404);
});

test("every number's link leads to its account on the same page, and every row can be corrected", async () => {
  const { html } = await read("/at/made-up/M15");
  const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
  const numbers = [...html.matchAll(/<a class="how[^"]*" href="#([^"]+)"/g)].map(([, part]) => part);
  expect(numbers.length).toBeGreaterThan(8);
  for (const part of numbers) expect(ids.has(part), part).toBe(true);
  const rows = html.match(/<tr>(?:(?!<\/tr>).)*class="track(?:(?!<\/tr>).)*<\/tr>/gs) ?? [];
  for (const row of rows.filter((row) => row.includes('scope="row"'))) expect(row).toContain("/correct?about=");
  expect(words(html)).toContain("How was this computed?");
});

test("seven teachers at M03: hidden with its reason, no number of theirs on the page, in its data or in Spanish", async () => {
  const page = words((await read("/at/made-up/M03")).html);
  expect(page).toContain("fewer than 10");
  expect(page).not.toMatch(/7 of 62|11%/);
  expect(words((await read("/es/at/made-up/M03")).html)).toContain("menos de 10");
  const { out } = await site.command("profile", "made-up/M03", "--json");
  const profile = JSON.parse(out);
  const teachers = profile.families
    .flatMap(({ numbers }: { numbers: { source: string }[] }) => numbers)
    .filter(({ source }: { source: string }) => source === "teacher");
  expect(teachers).toHaveLength(1);
  expect(teachers[0]).toMatchObject({ state: "hidden", why: "few", range: null, position: null });
  expect(teachers[0]).not.toHaveProperty("value");
  expect(teachers[0]).not.toHaveProperty("n");
});

test("not asked, withheld, bounded and missing are said in their own words", async () => {
  expect(words((await read("/at/made-up/M03")).html)).toContain("not asked at this school");
  expect(words((await read("/at/made-up/M18")).html)).toContain("hidden by the publisher");
  expect(words((await read("/at/made-up/M20")).html)).toContain("&lt; 30%");
  expect(words((await read("/at/made-up/M05")).html)).toContain("no number in the file");
});

test("what somebody says of a school stands on its page as said, with the reason, and brings next steps", async () => {
  expect(words((await read("/at/made-up/M15")).html)).toContain("0 of 6");
  const sent = await site.post("/at/made-up/M15/know", {
    about: "indicator:purpose-shared-why",
    sent: "journey-profile-1",
    answer: "1",
    reason: "Nobody could name it at the staff meeting.",
    saidBy: "the design team",
  });
  expect(sent.status).toBe(303);
  const page = words((await read("/at/made-up/M15")).html);
  expect(page).toContain("Nobody could name it at the staff meeting");
  expect(page).toContain("the design team");
  expect(page).toContain("1 of 6");
});

test("an independent school of which nothing is known begins with its first steps, and says once that it is a blank", async () => {
  await site.db
    .insertInto("places")
    .values({
      root_id: "solo",
      id: "solo",
      parent_id: null,
      kind: "school",
      name: "Solo School",
      state: null,
      grade_span: null,
    })
    .execute();
  const page = words((await read("/at/solo")).html);
  expect(page).not.toContain("There is nothing to compare with");
  expect(page.match(/a blank, not a zero/g)).toHaveLength(1);
  expect(page).toMatch(
    /Begin here .*Review “A shared Why comes first” together.*Check one condition.*Bring in a published file/,
  );
  expect(words((await read("/es/at/solo")).html)).toContain("no un cero");
});

test("on paper a school is at most three letter pages with every value, range and number of people, in both languages", async () => {
  expect((await site.command("sample", "load")).code).toBe(0);
  const page = await (await openBrowser()).newPage();
  const most = "/at/maple-valley/high-school"; // two rounds, six agreements, three steps
  for (const path of [most, `/es${most}`, "/at/made-up/M15"]) {
    await page.goto(site.url + path);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(pages, path).toBeGreaterThan(0);
    expect(pages, path).toBeLessThanOrEqual(3);
    await page.emulateMedia({ media: "print" });
    const [cells, seen] = (await page.evaluate(`(() => {
      const all = [...document.querySelectorAll("table.rows tbody :is(th, td.val, th small, td.val small), table.rows caption")];
      return [all.length, all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0).length];
    })()`)) as [number, number];
    expect(cells, path).toBeGreaterThan(10);
    expect(seen, path).toBe(cells);
    await page.emulateMedia({ media: null });
  }
  await page.close();
});

test("the page passes axe wide, on a phone, in the dark and on paper, and never scrolls sideways", async () => {
  const browser = await openBrowser();
  const looks = [
    { width: 1280, colorScheme: "light", media: "screen" },
    { width: 390, colorScheme: "light", media: "screen" },
    { width: 1280, colorScheme: "dark", media: "screen" },
    { width: 740, colorScheme: "light", media: "print" },
  ] as const;
  const paths = ["/at/made-up/M15", "/es/at/made-up/M03", "/at/made-up", "/places", "/at/made-up/town-North"];
  for (const { width, colorScheme, media } of looks) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.emulateMedia({ media, colorScheme });
    await page.addInitScript(axe);
    for (const path of width === 1280 && colorScheme === "light" ? paths : paths.slice(0, 2)) {
      await page.goto(site.url + path);
      await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
      const results = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
      const found = results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary}`);
      expect(found, `${path} at ${width}, ${colorScheme}, ${media}`).toEqual([]);
      const wide = (await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      )) as number;
      expect(wide, `${path} at ${width}`).toBe(0);
    }
    await page.close();
  }
});
