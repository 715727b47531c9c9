import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Db } from "../db/connect.ts";
import { addressesOf, type Embedded, startEmbedded } from "../db/embedded/start.ts";
import { Problem } from "../db/problem.ts";
import { problems } from "../db/problems.ts";
import type { Io } from "./verb.ts";

/** The corpus that comes with this version. */
export const CORPUS = fileURLToPath(new URL("../corpus", import.meta.url));

const BESIDE = fileURLToPath(new URL("../data", import.meta.url));

/** A migrated database, before anything of the corpus is in it. */
export type Base = {
  /** Address with the program's role. */
  url: string;
  /** The data folder the database lies in, if it is an embedded one. */
  folder?: string;
  /** What it is, for people: the data folder, or the server. */
  data: string;
  /** Names of the migrations applied now. */
  applied: string[];
  /** The PostgreSQL we started; absent where a server or a running program is used. */
  embedded?: Embedded;
  /** Another program serves this database and has brought the corpus into it. */
  served: boolean;
};

/** A database for one verb. */
export type OpenDatabase = {
  db: Db;
  /** Ends the connections, and PostgreSQL if this verb started it. Call it in `finally`. */
  close(): Promise<void>;
};

/**
 * Starts the PostgreSQL of the data folder: --data, else INNODOPT_DATA, else `data` beside package.json. Where nobody named
 * one and that lies behind a folder which PostgreSQL's user cannot enter (a clone in root's home), one under /var/lib.
 */
export async function startFolder(io: Io, program: string, beside = BESIDE) {
  const named = io.data ?? process.env.INNODOPT_DATA;
  const start = (folder: string) => startEmbedded({ folder, program, say: io.err });
  if (named) return start(resolve(named));
  try {
    return await start(beside);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "folder-not-enterable") throw error;
    const elsewhere = `/var/lib/innodopt/${createHash("sha256").update(beside).digest("hex").slice(0, 8)}`;
    io.err(`${error.what} The data of this copy lies in ${elsewhere} instead.`);
    return start(elsewhere);
  }
}

/**
 * Brings up the database: DATABASE_URL where it is set, else that of the data folder, by starting it.
 *
 * @param program what runs, named to whoever comes second; "serve" does not share the folder, other verbs use the
 *                database of a program that serves it
 * @throws Problem of db/problems.ts
 */
export async function openBase(io: Io, program: string): Promise<Base> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (url) {
    const { checkServer } = await import("../db/server-check.ts");
    const applied = await checkServer(url, ownerUrl, "DATABASE_URL");
    const { host, pathname } = new URL(url);
    return { url, data: `the server of DATABASE_URL (${host}${pathname})`, applied, served: false };
  }
  const started = await startFolder(io, program);
  const { folder } = started;
  if ("heldBy" in started) {
    const { heldBy } = started;
    if (program === "serve" || !heldBy.address || !heldBy.database) throw problems.folderHeld({ folder, ...heldBy });
    return { url: addressesOf(folder, heldBy.database).url, folder, data: folder, applied: [], served: true };
  }
  try {
    const { checkServer } = await import("../db/server-check.ts"); // the driver loads while PostgreSQL starts
    const applied = await checkServer(started.url, started.ownerUrl, folder);
    return { url: started.url, folder, data: folder, applied, embedded: started, served: false };
  } catch (error) {
    await started.stop();
    throw error;
  }
}

/**
 * The database a verb works on, with all migrations and the corpus of this version; through the program that serves it,
 * or by starting it.
 *
 * @param program the verb's name: named to whoever comes second
 * @throws Problem of db/problems.ts
 */
export async function openDatabase(io: Io, program: string): Promise<OpenDatabase> {
  const base = await openBase(io, program);
  const { connect } = await import("../db/connect.ts");
  const db = connect(base.url, { folder: base.folder });
  const close = stopOnSignal(async () => {
    await db.destroy();
    await base.embedded?.stop();
  });
  try {
    if (!base.served) {
      const { loadRecords } = await import("../domain/commons/commons.store.ts");
      for (const { file, path, what } of (await loadRecords(db, CORPUS)).problems) io.err(`${file}: ${path}: ${what}`);
    }
    return { db, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs `stop` once: when it is called, or when the process is told to end, which then ends. */
export function stopOnSignal(stop: () => Promise<void>): () => Promise<void> {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const signals = Object.keys(codes) as (keyof typeof codes)[];
  const onSignal = (signal: NodeJS.Signals) => {
    void once().finally(() => process.exit(codes[signal as keyof typeof codes]));
  };
  let stopping: Promise<void> | undefined;
  const once = () => {
    stopping ??= stop().finally(() => {
      for (const signal of signals) process.off(signal, onSignal);
    });
    return stopping;
  };
  for (const signal of signals) process.on(signal, onSignal);
  return once;
}
