/**
 * `npm run tour`: a picture of every kind of page into tour/ (git ignores it), at 1280 and 390 px, in English and Spanish, light
 * and dark: tour/1280-en-light/claims_ID.png … Of each kind of record the longest page.
 *
 *   npm run tour                      a data folder of its own, with the corpus and no places
 *   npm run tour -- --data FOLDER     with what is in a data folder
 *   npm run tour -- /claims /states   only these addresses
 */
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "../journeys/chromium.ts";
import { crawl, englishOnce, longestOfEachKind } from "../journeys/crawl.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values, positionals } = parseArgs({ options: { data: { type: "string" } }, allowPositionals: true });

const own = values.data === undefined ? mkdtempSync(join(tmpdir(), "innodopt-tour-")) : undefined;
if (own) chmodSync(own, 0o711); // PostgreSQL may run as a user of its own
const site = spawn(
  process.execPath,
  [
    "--import",
    "tsx",
    "tools/innodopt.ts",
    "serve",
    "--port",
    "0",
    "--json",
    "--data",
    values.data ?? join(own ?? "", "data"),
  ],
  { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
);
try {
  const url = await addressOf(site.stdout);
  const pages = positionals.length > 0 ? positionals : longestOfEachKind(await crawl(url, ["/"], englishOnce()));
  const browser = await launch();
  for (const width of [1280, 390]) {
    for (const lang of ["en", "es"]) {
      for (const colorScheme of ["light", "dark"] as const) {
        const folder = join(root, "tour", `${width}-${lang}-${colorScheme}`);
        mkdirSync(folder, { recursive: true });
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
        const tab = await context.newPage();
        for (const path of pages) {
          await tab.goto(url + (lang === "es" ? (path === "/" ? "/es" : `/es${path}`) : path));
          const name = path === "/" ? "home" : path.slice(1).replace(/[^A-Za-z0-9-]+/g, "_");
          await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        }
        await context.close();
        process.stderr.write(`${folder}: ${pages.length} pictures\n`);
      }
    }
  }
  await browser.close();
} finally {
  const ended = new Promise((resolve) => site.once("exit", resolve));
  if (site.exitCode === null && site.kill("SIGTERM")) await ended;
  if (own) rmSync(own, { recursive: true, force: true });
}

async function addressOf(stdout: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    stdout.resume();
    return (JSON.parse(line) as { address: string }).address;
  }
  throw new Error("tour: the site did not start; its own words stand above.");
}
