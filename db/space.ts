import { statfsSync } from "node:fs";
import pg from "pg";
import { problems } from "./problems.ts";

const MB = 1024 * 1024;

/** Megabytes that must be free on the disk before anything is written. */
const NEEDED_MB = 200;

/** Bytes a program may still write on the folder's disk. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Megabytes that must be free before PostgreSQL is started: it may need a WAL segment of 16 at once. */
const START_MB = 32;

/** @throws Problem "disk-full" when too little is free to write */
export function requireSpaceToWrite(folder: string, free = freeBytes): void {
  const freeMb = Math.floor(free(folder) / MB);
  if (freeMb < NEEDED_MB) throw problems.diskFull({ folder, freeMb, needMb: NEEDED_MB });
}

/** @throws Problem "disk-full" when too little is free to start */
export function requireSpaceToStart(folder: string): void {
  const freeMb = Math.floor(freeBytes(folder) / MB);
  if (freeMb < START_MB) throw problems.noRoomToStart({ folder, freeMb, needMb: START_MB });
}

// Statements that add to the database. Deleting and reading go on, so that space can be made.
const ADDS = /^\s*(insert|update|merge|copy|create|with\b[^;]*\b(insert|update)\s)/i;

/** Whether a statement needs space on the disk. */
export const addsToDatabase = (sql: string): boolean => ADDS.test(sql);

/**
 * The connection of a program whose database lies in a data folder: each statement that adds something looks at the disk
 * first. PostgreSQL survives a full disk, but does not start again on one.
 *
 * @throws from `query`: Problem "disk-full"
 */
export function clientOn(folder: string, free = freeBytes): typeof pg.Client {
  return class extends pg.Client {
    override query(...args: unknown[]): never {
      const [first] = args;
      const sql = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
      if (sql !== undefined && addsToDatabase(sql)) requireSpaceToWrite(folder, free);
      return (super.query as (...all: unknown[]) => never)(...args);
    }
  };
}
