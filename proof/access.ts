/**
 * Whether everybody can read every page: axe (WCAG 2.2 A and AA, and its best practices) in a real browser, and whether a page must be
 * moved sideways. Every page that can be reached from the first one, in English and in Spanish:
 *
 *   English   1280 px by day and 390 px by night with axe; 320 px and 1280 px at 200 % for sideways
 *   Spanish   390 px by day and 1280 px by night with axe; 320 px and 1280 px at 200 % for sideways
 *   print     letter width, the ten longest of each kind of page, in English
 *
 * Of pages that come with many questions (/correct?about=…) one. Of places, where the shared data are there: the list, the district and
 * ten schools with all their pages. Nothing here is random. Faults come as they are found, each with address, rule and target.
 */
import { join } from "node:path";
import {
  checkPages,
  DESK,
  DESK_DARK,
  type Form,
  inSpanish,
  NARROW,
  PAPER,
  PHONE,
  PHONE_DARK,
  ZOOMED,
} from "../journeys/axe.ts";
import { launch } from "../journeys/chromium.ts";
import { crawl, englishOnce, kindsOf, longestOfEachKind } from "../journeys/crawl.ts";
import type { Proof } from "./proof.ts";
import { bringInExample, inFolder, startSite } from "./site.ts";

const TABS = 4;
const PRINTED = 10; // of each kind
const SCHOOLS = 10;
const SAY_EVERY = 100; // pages
const MOST_FAULTS = 200; // written down; all are counted

const ENGLISH: readonly Form[] = [DESK, PHONE_DARK, NARROW, ZOOMED];
const SPANISH: readonly Form[] = [PHONE, DESK_DARK, NARROW, ZOOMED];

export const proof: Proof = {
  claim:
    "On every page, in English and Spanish, at 1280 and 390 px, by day and by night, and on paper, axe finds nothing; no page is wider than a window of 320 px or one at 200 %.",
  restsOn: ["web", "corpus", "plots", "domain", "journeys/axe.ts", "journeys/crawl.ts"],
  run: (say, short) =>
    inFolder("access", async (folder) => {
      const data = join(folder, "data");
      const site = await startSite(data);
      try {
        return await everyPage(site.address, () => bringInExample(data, undefined, say), short, say);
      } finally {
        await site.stop();
      }
    }),
};

async function everyPage(url: string, bringIn: () => Promise<boolean>, short: boolean, say: (line: string) => void) {
  const start = performance.now();
  const found = [...(await crawl(url, ["/"], englishOnce()))].filter(([, { html }]) => html !== "");
  const ofRecord = found.map(([path]) => path);
  const places = !short && (await bringIn()) ? await placesOf(url) : [];
  const printed = longestOfEachKind(found, PRINTED);
  const pages = [...(short ? longestOfEachKind(found).slice(0, 20) : ofRecord), ...places];
  const tasks = [
    ...pages.map((address) => ({ address, forms: ENGLISH })),
    ...pages.map((address) => ({ address: inSpanish(address), forms: SPANISH })),
    ...(short ? printed.slice(0, 10) : [...printed, ...places]).map((address) => ({ address, forms: [PAPER] })),
  ];
  say(`${pages.length} pages, ${tasks.length} visits`);
  const browser = await launch();
  try {
    const minutes = () => Math.round((performance.now() - start) / 6000) / 10;
    const done = (n: number) => n % SAY_EVERY === 0 && say(`${n} of ${tasks.length} visits, ${minutes()} minutes`);
    const { faults, checks } = await checkPages(browser, url, tasks, { tabs: TABS, done });
    for (const { address, form, rule, target } of faults.slice(0, 20)) say(`${address} (${form}): ${rule}: ${target}`);
    const kinds = new Set(kindsOf(ofRecord).values());
    return {
      figures: {
        pages_in_each_language: pages.length,
        kinds: kinds.size,
        places: places.length,
        printed: printed.length,
        visits: tasks.length,
        checks,
        minutes: minutes(),
        by_rule: Object.fromEntries(
          [...Map.groupBy(faults, ({ rule }) => rule)].map(([rule, all]) => [rule, all.length]),
        ),
        faults: faults.slice(0, MOST_FAULTS),
      },
      bars: [
        { what: "faults", figure: faults.length, bar: 0, is: "at most" as const },
        { what: "pages in each language", figure: pages.length, bar: 1000, is: "at least" as const },
        { what: "kinds of page", figure: kinds.size, bar: 25, is: "at least" as const },
      ],
    };
  } finally {
    await browser.close();
  }
}

/** The list, the district with the most schools, and some of its schools with all their pages. */
async function placesOf(url: string): Promise<string[]> {
  const html = async (path: string) => (await fetch(url + path)).text();
  const roots = [...(await html("/places")).matchAll(/href="(\/at\/[^"/?#]+)"/g)].map(([, path = ""]) => path);
  const root = roots[0];
  if (root === undefined) return ["/places"];
  const schools = new Set(
    [...(await html(root)).matchAll(/href="(\/at\/[^"/?#]+\/[^"/?#]+)"/g)].map(([, path = ""]) => path),
  );
  const every = Math.max(1, Math.floor(schools.size / SCHOOLS));
  const some = [...schools].filter((_, i) => i % every === 0).slice(0, SCHOOLS);
  return [
    "/places",
    root,
    ...some.flatMap((school) => [school, ...["questions", "next-steps", "know"].map((page) => `${school}/${page}`)]),
  ];
}
