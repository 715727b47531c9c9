import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identityOf } from "./process.ts";

/** Who uses a data folder: one program at a time, which started its PostgreSQL. */
export type Holder = {
  pid: number;
  /** Tells this process from a later one with the same pid. */
  identity: string;
  /** What runs, e.g. "serve". */
  program: string;
  /** ISO date and time. */
  since: string;
  /** Where its pages are, once it listens. */
  address?: string;
  /** How to reach its PostgreSQL, once it is ready: a port on 127.0.0.1, or the socket in the folder. */
  database?: { port: number; socket: boolean };
};

const FILE = "holder.json";

/**
 * Takes the folder for this process. The file is only who-is-it: PostgreSQL's own lock keeps two servers off one folder
 * even where this one fails.
 *
 * @returns null when it is ours now, else who has it
 */
export function takeFolder(folder: string, program: string): Holder | null {
  const mine: Holder = {
    pid: process.pid,
    identity: identityOf(process.pid) ?? "",
    program,
    since: new Date().toISOString(),
  };
  const file = join(folder, FILE);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(draft, file); // appears whole or not at all, and only where there is none
        return null;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = holderOf(folder);
      if (holder && isLive(holder)) return holder;
      rmSync(file, { force: true }); // it ended without saying so
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Adds what became known since the folder was taken: the address, the database. */
export function noteHolder(folder: string, more: Pick<Holder, "address" | "database">): void {
  const holder = holderOf(folder);
  if (holder?.pid !== process.pid) return;
  writeFileSync(join(folder, `${FILE}.new`), JSON.stringify({ ...holder, ...more }), { mode: 0o600 });
  renameSync(join(folder, `${FILE}.new`), join(folder, FILE));
}

/** Gives the folder back. */
export function leaveFolder(folder: string): void {
  if (holderOf(folder)?.pid === process.pid) rmSync(join(folder, FILE), { force: true });
}

/** Who the folder says has it; null when nobody does or the file cannot be read as one. */
export function holderOf(folder: string): Holder | null {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), "utf8")) as Holder;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Whether the process that took the folder still lives: its number may belong to another by now. */
export function isLive({ pid, identity }: Holder): boolean {
  return identityOf(pid) === identity;
}
