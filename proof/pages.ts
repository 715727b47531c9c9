/**
 * How long pages take and how heavy they are: the program as `npm start` runs it, on a database of its own (with the NYC example
 * where the shared data are there), up to 100 addresses of every route asked for as a browser would, one after the other. The bars
 * hold for what is asked for again (pages are kept while nothing changes); the first time of each address is given beside it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { quantile } from "../stats/index.ts";
import { type Proof, root } from "./proof.ts";
import { inFolder, startSite } from "./site.ts";

const ROUNDS = 5;
/** Addresses of one route, e.g. of /claims/:id, that are asked for. */
const SAMPLE = 100;
const EXAMPLE = "examples/nyc-schools-2011";
const DATA = "../shared/data/nyc-schools-2011";
const LIST_OF_PLACES = "survey.yaml"; // the other mappings are about places that are known already

type RouteFigures = {
  route: string;
  addresses: number;
  p50_ms: number;
  p95_ms: number;
  max_ms: number;
  /** Of the first time each address is asked for, when it is rendered. No bar: the machine compiles meanwhile. */
  first_p95_ms: number;
  html_css_bytes: number;
};

export const proof: Proof = {
  claim:
    "Every route answers within 30 ms in 95 of 100 requests; HTML and stylesheet are at most 60 KB gzipped, script at most 15 KB.",
  restsOn: ["web", "domain", "corpus", "plots", "db"],
  run: (say) =>
    inFolder("pages", async (folder) => {
      const data = join(folder, "data");
      const places = existsSync(join(root, DATA)) && (await bringIn(data, say));
      const site = await startSite(data);
      try {
        return await measure(site.address, places, say);
      } finally {
        await site.stop();
      }
    }),
};

async function bringIn(data: string, say: (line: string) => void): Promise<boolean> {
  const mappings = readdirSync(join(root, EXAMPLE)).filter((file) => file.endsWith(".yaml"));
  const first = (file: string) => (file === LIST_OF_PLACES ? 0 : 1);
  for (const mapping of mappings.sort((a, b) => first(a) - first(b))) {
    say(`import ${mapping}`);
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "tools/innodopt.ts", "import", `${EXAMPLE}/${mapping}`, DATA, "--data", data],
      {
        cwd: root,
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    await once(child, "exit"); // rows may be refused; what was kept is enough here
  }
  return true;
}

async function measure(url: string, places: boolean, say: (line: string) => void) {
  const ask = asker(url);
  const found = await allPages(ask);
  say(`${found.addresses.size} addresses, ${ROUNDS} rounds`);
  const times = new Map<string, number[]>();
  const heaviest = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const address of found.addresses) {
      const { ms, bytes } = await ask(address);
      const route = routeOf(address);
      const before = times.get(route);
      if (before) before.push(ms);
      else times.set(route, [ms]);
      heaviest.set(route, Math.max(heaviest.get(route) ?? 0, bytes));
    }
  }
  const css = (await ask(found.stylesheet)).bytes;
  let script = 0;
  for (const address of found.scripts) script += (await ask(address)).bytes;
  const routes = [...times].sort().map(([route, all]): RouteFigures => {
    const ms = (p: number) => Math.round(10 * quantile(all, p)) / 10;
    const first = Math.round(10 * quantile(found.first.get(route) ?? all, 0.95)) / 10;
    const figures = { p50_ms: ms(0.5), p95_ms: ms(0.95), max_ms: ms(1), first_p95_ms: first };
    return { route, addresses: all.length / ROUNDS, ...figures, html_css_bytes: (heaviest.get(route) ?? 0) + css };
  });
  const slowest = Math.max(...routes.map((route) => route.p95_ms));
  const heavy = Math.max(...routes.map((route) => route.html_css_bytes));
  return {
    figures: { places, addresses: found.addresses.size, rounds: ROUNDS, css_bytes: css, script_bytes: script, routes },
    bars: [
      { what: "p95 of the slowest route, ms", figure: slowest, bar: 30, is: "at most" as const },
      { what: "heaviest HTML with stylesheet, gzipped bytes", figure: heavy, bar: 61_440, is: "at most" as const },
      { what: "script, gzipped bytes", figure: script, bar: 15_360, is: "at most" as const },
    ],
  };
}

/** One request with its time to the last byte, in ms, and its size on the wire, in bytes. */
function asker(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (address: string): Promise<{ ms: number; bytes: number; html: string }> =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      get(url + address, { agent, headers: { "accept-encoding": "gzip" } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () => {
          const ms = performance.now() - start;
          const body = Buffer.concat(chunks);
          if (answer.statusCode !== 200) return reject(new Error(`${address} answered ${answer.statusCode}.`));
          const packed = answer.headers["content-encoding"] === "gzip";
          resolve({ ms, bytes: body.length, html: (packed ? gunzipSync(body) : body).toString() });
        });
      }).on("error", reject);
    });
}

/** The addresses within reach of the first pages, at most SAMPLE of a route; of those with a question, one for each page. */
async function allPages(ask: ReturnType<typeof asker>) {
  const addresses = new Set(["/", "/es"]);
  const scripts = new Set<string>();
  const asked = new Set<string>();
  const routes = new Map<string, Set<string>>();
  const first = new Map<string, number[]>();
  let stylesheet = "";
  for (const address of addresses) {
    const { html, ms } = await ask(address);
    first.set(routeOf(address), [...(first.get(routeOf(address)) ?? []), ms]);
    stylesheet = html.match(/<link rel="stylesheet" href="([^"]+)"/)?.[1] ?? stylesheet;
    for (const [, script = ""] of html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)) scripts.add(script);
    for (const [, href = ""] of html.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)/g)) {
      const [page = "", question] = href.replaceAll("&amp;", "&").split("?");
      const of = (routes.get(routeOf(page)) ?? new Set()).add(page);
      routes.set(routeOf(page), of);
      if (of.size > SAMPLE) of.delete(page);
      else if (question === undefined) addresses.add(page);
      else if (asked.size < asked.add(page).size) addresses.add(`${page}?${question}`);
    }
  }
  return { addresses, stylesheet, scripts, first };
}

/** "/es/claims/x" is of the route "/es/claims/:id"; "/at/nyc/01M448" of "/at/:root/:place". */
function routeOf(address: string): string {
  const [path = ""] = address.split("?");
  return path
    .replace(/\/at\/[^/]+\/[^/]+/, "/at/:root/:place")
    .replace(/\/at\/[^/:]+$/, "/at/:root")
    .replace(/^((?:\/es)?\/(?!at\b|es\b)[a-z-]+)\/[^/]+$/, "$1/:id");
}
