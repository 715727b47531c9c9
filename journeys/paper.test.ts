import { readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, openBrowser, startSite, type TestSite } from "./browser.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

type Both = { en: string; es: string };
type Item = {
  text: Both;
  how?: Both;
  not_this?: Both;
  documents?: Both;
  probes?: Both[];
  anchors?: { description: Both }[];
};
type Instrument = { id: string; intro?: Both; stems?: Record<string, Both>; items: Item[]; open_prompts?: Item[] };

const folder = "corpus/instruments";
const instruments = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => load(readFileSync(`${folder}/${file}`, "utf8")) as Instrument);

/** What an instrument says to the people who use it, in both languages. */
const textsOf = (instrument: Instrument): Both[] =>
  [
    instrument.intro,
    ...Object.values(instrument.stems ?? {}),
    ...[...instrument.items, ...(instrument.open_prompts ?? [])].flatMap((item) => [
      item.text,
      item.how,
      item.not_this,
      item.documents,
      ...(item.probes ?? []),
      ...(item.anchors ?? []).map((anchor) => anchor.description),
    ]),
  ].filter((text) => text !== undefined);

/** Without spaces, tags and entities: what is compared. */
const squeeze = (text: string) =>
  text
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s/g, "");

async function paper(path: string): Promise<string> {
  const answer = await fetch(site.url + path);
  expect(answer.status, path).toBe(200);
  const html = await answer.text();
  return squeeze(html.slice(html.indexOf("<main"), html.indexOf("</main>")));
}

test("every text of every instrument stands on its paper, in both languages, ordinary and large", async () => {
  expect(instruments.length).toBeGreaterThan(14);
  for (const instrument of instruments) {
    for (const size of ["", "?size=large"]) {
      const address = `/instruments/${instrument.id}/paper${size}`;
      const pages = { en: await paper(address), es: await paper(`/es${address}`) };
      for (const text of textsOf(instrument)) {
        for (const lang of ["en", "es"] as const)
          expect(pages[lang].includes(squeeze(text[lang])), `${address} in ${lang}: ${text[lang]}`).toBe(true);
      }
    }
  }
});

test("a paper has no menu and says where it comes from", async () => {
  const html = await (await fetch(`${site.url}/instruments/family-and-community-survey/paper`)).text();
  expect(html).not.toContain('class="site-head"');
  expect(html).not.toContain('class="site-foot"');
  expect(html).toContain(`${site.url}/instruments/family-and-community-survey</a>`);
  expect(html).toMatch(/Version 0\.\d+\.\d+\..*CC BY 4\.0/s);
});

test("a teacher survey on paper does not claim to know how many have answered", async () => {
  const text = await paper("/instruments/teacher-change-survey/paper");
  expect(text).not.toContain("{");
  expect(text).not.toContain("colleagueshaveanswered");
});

test("an indicator's paper holds what a team needs: levels, agenda, slips without names, the sheet to keep", async () => {
  const text = await paper("/indicators/change-depth/paper");
  for (const said of [
    "Software-paced worksheets",
    "Students at different points for reasons they can give",
    "Nobody who evaluates the people in the room leads this.",
    "Nothing here goes into an evaluation.",
    "Put what we saw on the table",
    "Which is the highest level whose whole description is true for us now?",
    "The level we agree on",
  ])
    expect(text, said).toContain(squeeze(said));
});

test("an address of no record has no paper", async () => {
  for (const kind of ["instruments", "indicators", "conditions", "strategies"])
    expect((await fetch(`${site.url}/${kind}/no-such-thing/paper`)).status).toBe(404);
});

/** On letter paper, as the browser prints it. */
async function printed(path: string): Promise<{ pages: number; narrowest: number }> {
  const tab = await (await openBrowser()).newPage();
  await tab.goto(site.url + path);
  await tab.emulateMedia({ media: "print" });
  const narrowest = await tab.evaluate(() =>
    Math.min(...[...document.querySelectorAll(".tick")].map((tick) => tick.getBoundingClientRect().width)),
  );
  const pdf = (await tab.pdf({ format: "Letter", preferCSSPageSize: true })).toString("latin1");
  await tab.close();
  return { pages: pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, narrowest };
}

const MM = 96 / 25.4;

test.each([
  ["/instruments/family-and-community-survey/paper", 2],
  ["/es/instruments/family-and-community-survey/paper", 2],
  ["/es/indicators/change-depth/paper", 4],
  ["/conditions/teacher-collaboration-time/paper", 1],
])("%s fits %i letter pages, with boxes of 4 mm or more", async (path, most) => {
  const { pages, narrowest } = await printed(path);
  expect(pages).toBeGreaterThan(0);
  expect(pages).toBeLessThanOrEqual(most);
  expect(narrowest).toBeGreaterThanOrEqual(4 * MM);
});

test("large print is 18 point throughout, with bigger boxes", async () => {
  const tab = await (await openBrowser()).newPage();
  await tab.goto(`${site.url}/es/instruments/family-and-community-survey/paper?size=large`);
  await tab.emulateMedia({ media: "print" });
  const smallest = await tab.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll("main :is(p, li, th, td, span):not(.paper-foot)")].map((one) =>
        Number.parseFloat(getComputedStyle(one).fontSize),
      ),
    ),
  );
  await tab.close();
  expect(smallest).toBeGreaterThanOrEqual(18 * (96 / 72) - 0.01);
});

test("an indicator's own page is two letter pages, the first of them not blank", async () => {
  const page = await (await openBrowser()).newPage();
  await page.goto(`${site.url}/indicators/change-depth`);
  await page.evaluate("document.fonts.ready");
  const pages = async (pageRanges?: string) =>
    (await page.pdf({ format: "Letter", ...(pageRanges && { pageRanges }) })).toString("latin1");
  expect((await pages()).match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2);
  expect((await pages("1")).length).toBeGreaterThan(10_000); // a blank page has no fonts
  await page.close();
});
