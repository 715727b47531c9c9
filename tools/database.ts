import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { connect, type Db } from "../db/connect.ts";
import { addressesOf, startEmbedded } from "../db/embedded/start.ts";
import { migrate } from "../db/migrate.ts";
import { problems } from "../db/problems.ts";
import { checkServer } from "../db/server-check.ts";
import type { Io } from "./verb.ts";

/** A database for one verb. */
export type OpenDatabase = {
  db: Db;
  /** Ends the connections, and PostgreSQL if this verb started it. Call it in `finally`. */
  close(): Promise<void>;
};

/** The data folder: --data, else INNODOPT_DATA, else `data` beside package.json. */
export function dataFolder(io: Io): string {
  const named = io.data ?? process.env.INNODOPT_DATA;
  return named ? resolve(named) : fileURLToPath(new URL("../data", import.meta.url));
}

/**
 * The database a verb works on: DATABASE_URL where it is set, else that of the data folder, through the program that
 * serves it or by starting it. It has all migrations and the corpus of this version.
 *
 * @throws Problem of db/problems.ts
 */
export async function openDatabase(io: Io, program = "a command"): Promise<OpenDatabase> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (url) {
    await checkServer(url, ownerUrl);
    return ready(connect(url));
  }
  const folder = dataFolder(io);
  const started = await startEmbedded({ folder, program, say: io.err });
  if ("heldBy" in started) {
    const { heldBy } = started;
    if (heldBy.program !== "serve" || !heldBy.database) throw problems.folderHeld({ folder, ...heldBy });
    const db = connect(addressesOf(folder, heldBy.database).url);
    return { db, close: () => db.destroy() };
  }
  const stop = stopOnSignal(() => started.stop());
  try {
    await migrate(started.ownerUrl, { where: folder });
    return await ready(connect(started.url), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ready(db: Db, after: () => Promise<void> = async () => {}): Promise<OpenDatabase> {
  const close = async () => {
    await db.destroy();
    await after();
  };
  try {
    const { loadRecords } = await import("../domain/commons/commons.store.ts");
    await loadRecords(db, fileURLToPath(new URL("../corpus", import.meta.url)));
    return { db, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs `stop` once, at the latest when the process is told to end. */
export function stopOnSignal(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const once = () => {
    stopping ??= stop().finally(() => {
      for (const signal of signals) process.off(signal, onSignal);
    });
    return stopping;
  };
  const onSignal = (signal: NodeJS.Signals) => {
    void once().finally(() => process.exit(signal === "SIGINT" ? 130 : 143));
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return once;
}
