import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import pg from "pg";
import { commandOf } from "./process.ts";
import { type Embedded, type StartOptions, startEmbedded } from "./start.ts";

/** A folder that PostgreSQL's user can pass through, with a data folder's place in it; removed by `remove`. */
export function temporaryFolder(): { parent: string; folder: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), "innodopt-"));
  chmodSync(parent, 0o711);
  return { parent, folder: join(parent, "data"), remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** Starts a folder that nobody holds. */
export async function start(folder: string, options: Partial<StartOptions> = {}): Promise<Embedded> {
  const started = await startEmbedded({ folder, program: "test", ...options });
  if ("heldBy" in started) throw new Error(`held by ${JSON.stringify(started.heldBy)}`);
  return started;
}

/** A program of its own that starts the folder, says "ready" on stdout and waits to be killed. */
export function spawnElsewhere(folder: string): ChildProcessByStdio<null, Readable, null> {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(new URL("start.ts", import.meta.url).href)});
    const started = await startEmbedded({ folder: ${JSON.stringify(folder)}, program: "serve" });
    started.announce("http://localhost:1");
    console.log("ready");
    setInterval(() => {}, 1000);`;
  const args = ["--import", "tsx", "--input-type=module", "-e", script];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

/** The same, once it is ready. */
export async function startElsewhere(folder: string): Promise<ChildProcess> {
  const child = spawnElsewhere(folder);
  await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error("it ended before it was ready"))),
  ]);
  return child;
}

/** Numbers of the live processes whose command line names the folder: PostgreSQL and its watcher. */
export function processesOn(folder: string): number[] {
  if (process.platform !== "linux") throw new Error("Looks into /proc.");
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && commandOf(pid).includes(folder));
}

/** The postmaster's number, as its lock file says. */
export const postmasterOf = (folder: string) =>
  Number(readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

/** One query as one role. */
export async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Waits until something holds. @throws after `ms` */
export async function until(holds: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  for (const deadline = Date.now() + ms; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${holds}`);
  }
}
