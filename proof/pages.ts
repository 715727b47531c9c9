/**
 * How long pages take and how heavy they are: the program as `npm start` runs it, on a database of its own (with the NYC example
 * where the shared data are there).
 *
 * 1. First: up to 100 addresses of every route, in English and in Spanish, each asked for once by one reader, straight after the start.
 *    The machine compiles meanwhile: these figures have no bar.
 * 2. Freshly rendered: the same addresses with `?again=N` behind them. An address with a question is never kept in memory or in the
 *    store, so each of these requests renders its page, which differs from the kept one in nothing but links that carry the question on.
 *    By now everything is compiled. Each route at least 40 times, p95 of each; one reader, one request at a time.
 * 3. From the store: the program is started again. Every page that stands in the table stored_pages is asked for at random: 200 requests
 *    a second (open loop, proof/load.ts), then as many as it can. The first request of each page reads it from the database, later ones
 *    find it in memory. Whether any was rendered again is seen from the table: such a page would have been written again.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { quantile } from "../stats/index.ts";
import type { Fastest, Load, Seen } from "./load.ts";
import { type Proof, root } from "./proof.ts";
import { bringInExample, inFolder, startSite, withDatabase } from "./site.ts";
import { type Ask, allPages, asker, type Found, routeOf } from "./visit.ts";

const SAMPLE = 100; // addresses of one route, e.g. of /claims/:id
const RENDERS = 60; // of one route, at least; routes take turns, so that what the machine does meanwhile hits all alike
const RATE = 200; // requests a second
const SECONDS = 30;
const SEED = 20_261_126;
const OPEN_AFTER = 3000; // ms after the start, by when the store is open: it opens 0.3 s after the program listens

type RouteFigures = {
  route: string;
  addresses: number;
  renders: number;
  p50_ms: number;
  p95_ms: number;
  max_ms: number;
  first_p95_ms: number;
  html_css_bytes: number;
};

export const proof: Proof = {
  claim:
    "Rendered afresh, a page of the public record takes at most 30 ms in 95 of 100 requests on every route, one about a school 50 ms, one about a district with all its schools 60 ms; stored pages take at most 15 ms at 200 requests a second, and two cores send at least 800 a second; HTML and stylesheet are at most 60 KB gzipped, script at most 15 KB.",
  restsOn: ["web", "domain", "corpus", "plots", "db", "proof/visit.ts", "proof/load.ts"],
  run: (say, short) =>
    inFolder("pages", async (folder) => {
      const data = join(folder, "data");
      const places = await bringInExample(data, short ? 1 : undefined, say);
      const rendered = await withSite(data, (url) => freshly(asker(url), short, say));
      const stored = await withSite(data, (url) => fromStore(url, data, short ? 3 : SECONDS, say));
      const { routes, css_bytes, script_bytes } = rendered;
      const slowest = (what: What) =>
        Math.max(...routes.filter(({ route }) => whatOf(route) === what).map(({ p95_ms }) => p95_ms));
      const heavy = Math.max(...routes.map((route) => route.html_css_bytes));
      const failed = rendered.broken.length + stored.at_rate.failed + stored.at_most.failed;
      return {
        figures: {
          places,
          seed: SEED,
          css_bytes,
          script_bytes,
          stored,
          broken: rendered.broken,
          files: rendered.files,
          routes,
        },
        bars: [
          {
            what: "record, freshly rendered: p95 of the slowest route, ms",
            figure: slowest("record"),
            bar: 30,
            is: "at most",
          },
          ...(places
            ? [
                {
                  what: "a whole district of 510 schools, heatmap included, freshly rendered: p95, ms",
                  figure: slowest("district"),
                  bar: 60,
                  is: "at most" as const,
                },
                {
                  what: "a school and its pages, freshly rendered: p95 of the slowest route, ms",
                  figure: slowest("place"),
                  bar: 50,
                  is: "at most" as const,
                },
              ]
            : []),
          {
            what: `from the store at ${RATE} requests/s: p95, ms`,
            figure: stored.at_rate.p95_ms,
            bar: 15,
            is: "at most",
          },
          {
            what: "from the store: requests/s, the asking included",
            figure: stored.at_most.per_second,
            bar: 800,
            is: "at least",
          },
          { what: "requests that failed", figure: failed, bar: 0, is: "at most" },
          { what: "stored pages that were rendered again", figure: stored.rendered_again, bar: 0, is: "at most" },
          { what: "stored pages", figure: stored.pages, bar: 1000, is: "at least" },
          { what: "heaviest HTML with stylesheet, gzipped bytes", figure: heavy, bar: 61_440, is: "at most" },
          { what: "script, gzipped bytes", figure: script_bytes, bar: 15_360, is: "at most" },
        ],
      };
    }),
};

type What = "record" | "district" | "place";

/** `/at/:root` is about all schools of a district at once. */
function whatOf(route: string): What {
  const [, rest] = /^(?:\/es)?\/at\/[^/]+(.*)$/.exec(route) ?? [];
  if (rest === undefined) return "record";
  return rest === "" || /^\/(heatmap|together)/.test(rest) ? "district" : "place";
}

async function withSite<T>(data: string, work: (url: string) => Promise<T>): Promise<T> {
  const site = await startSite(data);
  try {
    return await work(site.address);
  } finally {
    await site.stop();
  }
}

async function freshly(ask: Ask, short: boolean, say: (line: string) => void) {
  const found = await allPages(ask, SAMPLE);
  say(`${found.pages.size} pages and ${found.files.size} files found`);
  const routes = Map.groupBy(short ? [...found.pages].slice(0, 300) : found.pages, routeOf);
  let n = 0;
  const afresh = (address: string) => ask(`${address}${address.includes("?") ? "&" : "?"}again=${++n}`);
  for (const [address] of routes.values()) for (let i = 0; i < 5; i++) await afresh(address ?? "/"); // compile what is rare
  const css_bytes = (await ask(found.stylesheet)).bytes;
  const times = new Map([...routes.keys()].sort().map((route) => [route, [] as number[]]));
  for (let round = 0; round < SAMPLE; round++) {
    for (const [route, of] of times) {
      const addresses = routes.get(route) ?? [];
      if (round >= Math.max(RENDERS, addresses.length)) continue;
      of.push((await afresh(addresses[round % addresses.length] ?? "/")).ms);
    }
  }
  const figures = [...times].map(([route, of]) => figuresOf(route, routes.get(route) ?? [], of, found, css_bytes));
  say(`${n} pages rendered afresh`);
  const files = [];
  for (const [route, addresses] of [...Map.groupBy(found.files, routeOf)].sort()) {
    const times: number[] = [];
    for (const address of addresses) times.push((await ask(address)).ms);
    files.push({ route, addresses: addresses.length, p95_ms: round(quantile(times, 0.95)) });
  }
  let script_bytes = 0;
  for (const address of found.scripts) script_bytes += (await ask(address)).bytes;
  return { routes: figures, files, broken: found.broken, css_bytes, script_bytes };
}

function figuresOf(route: string, addresses: string[], times: number[], found: Found, css: number): RouteFigures {
  const first = addresses.flatMap((address) => found.first.get(address) ?? []);
  const ms = (p: number) => round(quantile(times, p));
  return {
    route,
    addresses: addresses.length,
    renders: times.length,
    p50_ms: ms(0.5),
    p95_ms: ms(0.95),
    max_ms: ms(1),
    first_p95_ms: round(
      quantile(
        first.map((answer) => answer.ms),
        0.95,
      ),
    ),
    html_css_bytes: Math.max(...first.map((answer) => answer.bytes)) + css,
  };
}

async function fromStore(url: string, data: string, seconds: number, say: (line: string) => void) {
  await sleep(OPEN_AFTER);
  const rows = () =>
    withDatabase(data, "url", async (db) => {
      const found = await sql<{ address: string; version: string }>`
        select case when lang = 'es' then '/es' || case address when '/' then '' else address end else address end as address,
               xmin::text as version from stored_pages order by 1`.execute(db);
      return found.rows;
    });
  const before = await rows();
  const addresses = before.map(({ address }) => address);
  if (addresses.length === 0) throw new Error("No page is stored: the code was changed between the two starts.");
  const at_rate = await load<Seen>({ url, addresses, seconds, seed: SEED, rate: RATE });
  say(`${RATE} requests/s: p95 ${at_rate.p95_ms} ms`);
  const at_most = await load<Fastest>({ url, addresses, seconds, seed: SEED });
  say(`as many as it can: ${at_most.per_second} requests/s`);
  await sleep(1000); // what was rendered would be stored by now
  const versions = new Map(before.map(({ address, version }) => [address, version]));
  const again = (await rows()).filter(({ address, version }) => versions.get(address) !== version);
  return { pages: addresses.length, rendered_again: again.length, seconds, at_rate, at_most };
}

async function load<S>(what: Load): Promise<S> {
  const child = spawn(process.execPath, ["--import", "tsx", "proof/load.ts"], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(what));
  let text = "";
  for await (const chunk of child.stdout) text += chunk;
  return JSON.parse(text) as S;
}

const round = (x: number) => Math.round(10 * x) / 10;
