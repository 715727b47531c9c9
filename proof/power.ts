/**
 * What is left when the power goes. The data folder lies on an ext4 file system in a file (a loop mount). Notes are sent and
 * acknowledged for 3 to 20 seconds; then every process is stopped (SIGSTOP) and the file is copied until two passes agree: what the
 * disk holds at that moment, and nothing of what was only in memory. The copy is mounted in place of the disk and a fresh program
 * opens it: every acknowledged note must be there, once, and amcheck must find nothing. The next cut goes on from there.
 *
 * A control cut shows that this can fail: with PostgreSQL's fsync off, notes that were acknowledged must be lost, or the data do not open.
 */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { seeded } from "../stats/index.ts";
import { childrenOf, countStored, damageIn, missingOf, resend, type Sent, sending } from "./notes.ts";
import type { Bar } from "./proof.ts";
import { type Site, startSite, withDatabase } from "./site.ts";

const SEED = 20_261_126;
const DISK_MB = 800; // writing needs 200 free
const SHORTEST = 3000; // ms of sending
const LONGEST = 20_000;
const CONTROL = 8000;

type Disk = { file: string; at: string };

/** Why this machine makes no disk for us; null where it does. */
export function whyNoDisk(folder: string): string | null {
  if (process.platform !== "linux") return "loop mounts are Linux's";
  if (process.getuid?.() !== 0) return "only root may mount";
  try {
    detach(makeDisk(folder, "try", 16));
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

export async function powerCuts(folder: string, cuts: number, say: (line: string) => void) {
  const control = await controlCut(folder, say);
  const random = seeded(SEED);
  const disk = makeDisk(folder, "disk", DISK_MB);
  const data = join(disk.at, "data");
  const sent: Sent = { acknowledged: [], unsure: [] };
  const by_cut: {
    after_ms: number;
    acknowledged: number;
    unsure: number;
    missing: number;
    copies: number;
    back_ms: number;
  }[] = [];
  let site = await startSite(data);
  let damaged = 0;
  try {
    for (let cut = 0; cut < cuts; cut++) {
      const before = sent.acknowledged.length;
      const after_ms = Math.round(SHORTEST + (LONGEST - SHORTEST) * random());
      const { copies, unsure } = await cutPower(disk, data, site, sent, after_ms);
      const start = performance.now();
      site = await startSite(data);
      const back_ms = Math.round(performance.now() - start);
      const acknowledged = sent.acknowledged.length - before;
      const missing = await withDatabase(data, "url", (db) => missingOf(db, sent.acknowledged));
      damaged += await withDatabase(data, "superUrl", async (db) => (await damageIn(db)).found);
      await resend(site.address, sent);
      by_cut.push({ after_ms, acknowledged, unsure, missing, copies, back_ms });
      say(
        `power cut ${cut + 1} after ${after_ms} ms: ${acknowledged} acknowledged, ${missing} missing, back in ${back_ms} ms`,
      );
    }
    const stored = await withDatabase(data, "url", (db) => countStored(db));
    const missing = by_cut.reduce((sum, one) => sum + one.missing, 0);
    const acknowledged = sent.acknowledged.length;
    const bars: Bar[] = [
      {
        what: "power cuts after which the data opened by themselves",
        figure: by_cut.length,
        bar: cuts,
        is: "at least",
      },
      { what: "power cuts: acknowledged but missing", figure: missing, bar: 0, is: "at most" },
      { what: "power cuts: stored twice", figure: stored.rows - stored.bodies, bar: 0, is: "at most" },
      { what: "power cuts: indexes and tables that amcheck finds damaged", figure: damaged, bar: 0, is: "at most" },
      { what: "power cuts: acknowledged notes", figure: acknowledged, bar: 100 * cuts, is: "at least" },
      {
        what: "control cut with fsync off: acknowledged notes that are lost",
        figure: control.lost,
        bar: 1,
        is: "at least",
      },
    ];
    return { figures: { seed: SEED, acknowledged, stored: stored.rows, missing, damaged, control, by_cut }, bars };
  } finally {
    await site.stop();
    detach(disk);
  }
}

/** One cut of a database whose writes are not forced to the disk. */
async function controlCut(folder: string, say: (line: string) => void) {
  const disk = makeDisk(folder, "control", DISK_MB);
  const data = join(disk.at, "data");
  try {
    const first = await startSite(data);
    await withDatabase(data, "superUrl", async (db) => {
      await sql`alter system set fsync = off`.execute(db);
      await sql`select pg_reload_conf()`.execute(db);
    });
    const sent: Sent = { acknowledged: [], unsure: [] };
    await cutPower(disk, data, first, sent, CONTROL);
    const acknowledged = sent.acknowledged.length;
    const site = await startSite(data).catch(() => null);
    const lost = site ? await withDatabase(data, "url", (db) => missingOf(db, sent.acknowledged)) : acknowledged;
    await site?.stop();
    say(`control cut, fsync off: ${lost} of ${acknowledged} lost${site ? "" : "; the data do not open"}`);
    return { acknowledged, lost, opened: site !== null };
  } finally {
    detach(disk);
  }
}

/** Sends notes, cuts the power, and leaves the disk as it was at that moment, mounted, with nothing running on it. */
async function cutPower(disk: Disk, data: string, site: Site, sent: Sent, after: number) {
  const senders = sending(site.address, sent);
  await sleep(after);
  const all = processesOf(data, site);
  for (const pid of all) signal(pid, "SIGSTOP");
  const copy = `${disk.file}.copy`;
  let copies = 0;
  do {
    run("cp", "--sparse=always", disk.file, copy);
    copies++;
  } while (spawnSync("cmp", ["-s", disk.file, copy]).status !== 0);
  const ended = once(site.child, "exit");
  for (const pid of all) signal(pid, "SIGKILL");
  await ended;
  await senders.stop();
  const deadline = Date.now() + 10_000;
  while (spawnSync("umount", [disk.at]).status !== 0) {
    if (Date.now() > deadline) throw new Error(`${disk.at} is still in use.`);
    await sleep(50); // what was killed still ends
  }
  renameSync(copy, disk.file);
  run("mount", "-o", "loop", disk.file, disk.at);
  return { copies, unsure: senders.unsure() };
}

/** The program, what started it, PostgreSQL with its children, and the watcher. */
function processesOf(data: string, site: Site): number[] {
  const postmaster = Number(readFileSync(join(data, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
  const named = readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && commandOf(pid).includes(data));
  return [...new Set([site.child.pid as number, ...named, postmaster, ...childrenOf(postmaster)])];
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // ended already
  }
}

/** An ext4 file system in a sparse file, mounted. @throws with what the system said */
function makeDisk(folder: string, name: string, megabytes: number): Disk {
  const disk = { file: join(folder, `${name}.img`), at: join(folder, name) };
  mkdirSync(disk.at);
  writeFileSync(disk.file, "");
  truncateSync(disk.file, megabytes * 2 ** 20);
  try {
    run("mkfs.ext4", "-q", "-F", "-m", "0", disk.file);
    run("mount", "-o", "loop", disk.file, disk.at);
    chmodSync(disk.at, 0o711);
    return disk;
  } catch (error) {
    detach(disk);
    throw error;
  }
}

function detach({ file, at }: Disk): void {
  spawnSync("umount", ["--lazy", at]); // what still ends there may end
  rmSync(file, { force: true });
  spawnSync("rmdir", [at]);
}

function run(program: string, ...args: string[]): void {
  const { error, status, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (error || status !== 0) throw new Error(`${program}: ${error?.message ?? stderr.trim()}`);
}
