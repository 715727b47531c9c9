/** What every journey needs: the site as it is really started, with a database of its own, and one browser. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Browser, Locator } from "playwright-core";
import { testDatabase } from "../db/testing.ts";
import { launch } from "./chromium.ts";

export type TestSite = Awaited<ReturnType<typeof startSite>>;
export type Ran = { code: number; out: string; err: string };

type Started = { address: string; meeting?: { port: number; addresses: string[] } };

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * `serve` on a free port, with what is said `more` (e.g. "--meeting"), on a fresh database with the whole corpus. Call it in beforeAll, `close` it in afterAll.
 * `db` is for looking at what was stored; what a person would store by command goes through `command`.
 */
export async function startSite(...more: string[]) {
  const database = await testDatabase();
  const env = { ...process.env, DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl };
  const program = (args: readonly string[]) =>
    spawn(process.execPath, ["--import", "tsx", "tools/innodopt.ts", ...args], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
  const site = program(["serve", "--port", "0", "--json", "--empty", ...more]);
  const { address: url, meeting } = await saidBy(site);
  return {
    url,
    /** The phones' port, with "--meeting". */
    meeting,
    db: database.db,
    /** Runs one verb on the same database, e.g. `command("import", "mapping.yaml")`. */
    async command(...args: string[]): Promise<Ran> {
      const child = program(args);
      const texts = Promise.all([textOf(child.stdout), textOf(child.stderr)]);
      const [code] = (await once(child, "exit")) as [number];
      const [out, err] = await texts;
      return { code, out, err };
    },
    /** Sends a form as a browser would from a page of the site. Redirects are not followed. */
    post: (path: string, form: Record<string, string>) =>
      fetch(url + path, {
        method: "POST",
        body: new URLSearchParams(form),
        headers: { origin: url },
        redirect: "manual",
      }),
    async close() {
      if (site.exitCode === null) {
        site.kill("SIGTERM");
        await once(site, "exit");
      }
      const drafts = await database.db.selectFrom("import_drafts").select("folder").execute();
      for (const { folder } of drafts) rmSync(folder, { recursive: true, force: true });
      await database.close();
    },
  };
}

/** What `serve --json` prints once it listens. What it says on stderr until then becomes the error. */
async function saidBy(site: ChildProcess): Promise<Started> {
  let said = "";
  site.stderr?.on("data", (chunk) => (said += chunk));
  if (!site.stdout) throw new Error("serve has no stdout.");
  for await (const line of createInterface(site.stdout)) {
    site.stdout.resume();
    return JSON.parse(line) as Started;
  }
  throw new Error(`serve ended before it listened. It said:\n${said}`);
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += chunk;
  return text;
}

/** How long a page may take to come, or a part of it, on a slow and busy machine, ms. */
const PATIENCE = 120_000;

let browser: Promise<Browser> | undefined;

/** One browser per test file, closed by `closeBrowser` in afterAll. */
export function openBrowser(): Promise<Browser> {
  browser ??= launch().then((opened) => opened.on("context", (context) => context.setDefaultTimeout(PATIENCE)));
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/**
 * Clicks what leads to another page, and waits until that page is loaded: a click may be over while the old page still stands there, or
 * before the new one has a body. What leads to a part of the same page, or to a file, leads to no other page: there a click is enough.
 * @param act  another way than a click, e.g. `(it) => it.press("Enter")`
 */
export async function follow(
  what: Locator,
  act: (what: Locator) => Promise<unknown> = (it) => it.click(),
): Promise<void> {
  await Promise.all([what.page().waitForEvent("load"), act(what)]);
}

/** A district with one school and nothing else: /at/maple and /at/maple/oak. */
export async function addMapleAndOak({ db }: Pick<TestSite, "db">): Promise<void> {
  const place = { root_id: "maple", state: null, grade_span: null };
  await db
    .insertInto("places")
    .values([
      { ...place, id: "maple", parent_id: null, kind: "district", name: "Maple" },
      { ...place, id: "oak", parent_id: "maple", kind: "school", name: "Oak School" },
    ])
    .execute();
}
