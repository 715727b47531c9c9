import { accessSync, chmodSync, chownSync, constants, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Problem } from "../problem.ts";
import { problems } from "../problems.ts";
import { requireSpaceToStart } from "../space.ts";
import { type Account, accountFor, firstClosedFolder } from "./account.ts";
import { clusterIn, DATABASE, makeCluster, type Secrets, secretsOf } from "./cluster.ts";
import { engineFor, installedEngine } from "./engine.ts";
import { type Holder, leaveFolder, noteHolder, takeFolder } from "./holder.ts";
import { sleep } from "./process.ts";
import { type Listening, type Server, startServer } from "./server.ts";

/** Addresses of the three roles on one embedded server. */
export type Addresses = {
  /** The program's role, which owns nothing. */
  url: string;
  /** The role that owns the tables: for migrations. */
  ownerUrl: string;
  /** The superuser: for tests and repair. */
  superUrl: string;
};

/** The PostgreSQL of a data folder, started by us. */
export type Embedded = Addresses & {
  folder: string;
  /** Tells later starts on the folder where our pages are. */
  announce(address: string): void;
  /**
   * Starts PostgreSQL again whenever it ends without `stop`; pools reconnect by themselves.
   * @returns after `stop`
   * @throws  Problem "keeps-ending" after five ends within a minute; those of a start
   */
  keepRunning(say: (line: string) => void): Promise<void>;
  /** Ends PostgreSQL in order and gives the folder back. */
  stop(): Promise<void>;
};

export type StartOptions = {
  folder: string;
  /** What runs, e.g. "serve": named to whoever comes second. */
  program: string;
  /** Told what takes time or changes the machine. */
  say?: (line: string) => void;
  settings?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds to wait for another holder to end; default 15,000. */
  patience?: number;
  /** Binaries; default those npm installed. */
  native?: string;
};

const OURS = /^(postgres|engine-|holder\.json|\.s\.PGSQL|lost\+found$)/; // what a data folder holds

const REASONS: Record<string, string> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EEXIST: "a file is in its way",
  ENOTDIR: "a file is in its way",
};

/**
 * Starts the PostgreSQL of a data folder, making folder and database when they are missing.
 *
 * @returns the running server, or the live program that has the folder and whose database can be used instead
 * @throws  Problem "folder-not-writable" | "folder-not-ours" | "folder-not-enterable" | "no-account" | "no-engine" |
 *          "disk-full" | "server-busy" | "engine-failed"
 */
export async function startEmbedded(options: StartOptions): Promise<Embedded | { folder: string; heldBy: Holder }> {
  const { program, say = () => {}, patience = 15_000, native = installedEngine() } = options;
  const folder = resolve(options.folder);
  const cluster = clusterIn(folder);
  const account = accountFor([cluster, folder], say);
  const first = firstClosedFolder(account, dirname(folder));
  if (account && first) throw problems.folderNotEnterable({ folder, first, user: account.name });
  makeFolder(folder, account);

  const holder = await take(folder, program, patience);
  if (holder) return { folder, heldBy: holder };
  try {
    requireSpaceToStart(folder);
    const engine = engineFor(account, folder, native);
    if (!statSync(cluster, { throwIfNoEntry: false })) {
      say("Making the database (once) …");
      await makeCluster(folder, engine, account);
    }
    return await run(folder, (listening) =>
      startServer({ dataFolder: folder, engine, account, patience, listening, settings: options.settings }),
    );
  } catch (error) {
    leaveFolder(folder);
    throw error;
  }
}

async function run(folder: string, start: (listening?: Listening) => Promise<Server>): Promise<Embedded> {
  let server = await start();
  let starting: Promise<unknown> = Promise.resolve();
  let stopping = false;
  noteHolder(folder, { database: server.listening });
  return {
    ...addressesOf(folder, server.listening),
    folder,
    announce: (address) => noteHolder(folder, { address }),
    async keepRunning(tell) {
      const ends: number[] = [];
      for (;;) {
        await server.ended;
        if (stopping) return;
        ends.push(Date.now());
        if (Date.now() - (ends.at(-5) ?? 0) < 60_000) throw problems.keepsEnding({ folder });
        tell("PostgreSQL ended by itself; it is started again …");
        const again = start(server.listening);
        starting = again.catch(() => {});
        server = await again;
      }
    },
    async stop() {
      stopping = true;
      await starting;
      await server.stop();
      leaveFolder(folder);
    },
  };
}

/** Addresses of the database that a live program runs on the folder. */
export function addressesOf(folder: string, { port, socket }: Listening): Addresses {
  const secrets = secretsOf(folder);
  const at = (role: keyof Secrets) =>
    socket
      ? `postgres://${role}:${secrets[role]}@localhost/${DATABASE}?host=${encodeURIComponent(folder)}&port=${port}`
      : `postgres://${role}:${secrets[role]}@127.0.0.1:${port}/${DATABASE}`;
  return { url: at("innodopt_app"), ownerUrl: at("innodopt_owner"), superUrl: at("postgres") };
}

/** A program that serves is told at once; one that is ending, or a command that runs, is waited for. */
async function take(folder: string, program: string, patience: number): Promise<Holder | null> {
  for (const deadline = Date.now() + patience; ; await sleep(100)) {
    const holder = takeFolder(folder, program);
    if (holder === null || (holder.program === "serve" && holder.database) || Date.now() > deadline) return holder;
  }
}

/** Makes the folder, readable by its owner only; refuses one that holds other things. */
function makeFolder(folder: string, account: Account): void {
  try {
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const inside = readdirSync(folder);
    const found = inside.find((name) => !OURS.test(name));
    if (found !== undefined && !inside.includes("postgres")) throw problems.folderNotOurs({ folder, found });
    accessSync(folder, constants.W_OK);
    if (found !== undefined) return;
    chmodSync(folder, 0o700);
    if (account) chownSync(folder, account.uid, account.gid);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof Problem) throw error;
    throw problems.folderNotWritable({ folder, reason: REASONS[code] ?? code });
  }
}
