import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, fchownSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { problems } from "../problems.ts";
import type { Account } from "./account.ts";
import { cleanEnv, clusterIn } from "./cluster.ts";
import type { Engine } from "./engine.ts";
import { identityOf, servesCluster, sleep } from "./process.ts";

/** Where a running server listens: a Unix socket in the data folder, or a port of 127.0.0.1. */
export type Listening = { port: number; socket: boolean };

/** A PostgreSQL that we started. */
export type Server = {
  listening: Listening;
  pid: number;
  /** Settles when the server ends, by itself or by `stop`. */
  ended: Promise<void>;
  /** Ends it in order: running statements are cancelled, everything committed is kept. */
  stop(): Promise<void>;
};

export type ServerOptions = {
  dataFolder: string;
  engine: Engine;
  account: Account;
  /** PostgreSQL settings by name. */
  settings?: Readonly<Record<string, string>> | undefined;
  /** Where to listen; default a place that is free. */
  listening?: Listening | undefined;
  /** Milliseconds to wait for an earlier server on the folder to end; default 15,000. */
  patience?: number;
};

const LONGEST_SOCKET_FOLDER = 90; // bytes; the whole path may have 107 on Linux, 103 on macOS
const LOG = "postgres.log";

// Ends PostgreSQL when we die without a word: its standard input closes with us, however we end.
const WATCHER = `
read -r word && [ "$word" = done ] && exit 0
tries=0
until [ -s "$1/postmaster.pid" ]; do tries=$((tries + 1)); [ $tries -gt 20 ] && exit 0; sleep 0.1; done
read -r pid < "$1/postmaster.pid"
kill -INT "$pid" || exit 0
tries=0
while kill -0 "$pid"; do tries=$((tries + 1)); [ $tries -eq 100 ] && kill -QUIT "$pid"; [ $tries -gt 200 ] && exit 0; sleep 0.1; done
`;

/**
 * Starts PostgreSQL on the data folder and returns when it takes connections. It runs in a session of its own, so that
 * Ctrl-C in the terminal reaches only us and we end it in order.
 *
 * @throws Problem "server-busy" | "engine-failed"
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { dataFolder, engine, patience = 15_000 } = options;
  const deadline = Date.now() + patience;
  for (;;) {
    await endOrphan(dataFolder, engine, deadline);
    const outcome = await tryToStart(options);
    if (typeof outcome !== "string") return outcome;
    // The lock or the shared memory of a server that is just ending.
    const busy = /lock file|shared memory block|could not bind|Address already in use/.test(outcome);
    if (!busy || Date.now() > deadline)
      throw problems.engineFailed({ program: "postgres", folder: dataFolder, output: outcome });
    await sleep(100);
  }
}

/** @returns the server, or what it said when it ended before it was ready */
async function tryToStart(options: ServerOptions): Promise<Server | string> {
  const { dataFolder, engine, account } = options;
  const cluster = clusterIn(dataFolder);
  const user = account ? { uid: account.uid, gid: account.gid } : {};
  const listening = options.listening ?? (await whereToListen(dataFolder));
  const all: Record<string, string> = {
    listen_addresses: listening.socket ? "" : "127.0.0.1",
    unix_socket_directories: listening.socket ? dataFolder : "",
    unix_socket_permissions: "0700",
    port: String(listening.port),
    max_connections: "60",
    log_timezone: "UTC",
    timezone: "UTC",
    ...options.settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const common = { detached: true, cwd: dataFolder, env: cleanEnv(), ...user };

  const watcher =
    process.platform === "win32"
      ? null
      : spawn("/bin/sh", ["-c", WATCHER, "innodopt-watcher", cluster], {
          ...common,
          stdio: ["pipe", "ignore", "ignore"],
        });
  watcher?.stdin?.on("error", () => {}); // the watcher was ended by somebody: the server stays ours to stop
  watcher?.on("error", () => {});
  const { fd: log, size } = openLog(dataFolder, account);
  const child = spawn(engine.postgres, ["-D", cluster, ...args], { ...common, stdio: ["ignore", "ignore", log] });
  closeSync(log);

  let why = "";
  const ended = new Promise<void>((resolve) => {
    child.on("error", (error) => {
      why = error.message;
      resolve();
    });
    child.on("exit", () => resolve());
  }).then(() => {
    watcher?.stdin?.end("done\n");
  });

  const running = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  while (running() && !isReady(cluster, child.pid as number)) await Promise.race([ended, sleep(5)]);
  if (!running()) {
    await ended;
    return why || readFileSync(join(dataFolder, LOG), "utf8").slice(size) || `it ended with code ${child.exitCode}`;
  }
  return {
    listening,
    pid: child.pid as number,
    ended,
    stop: () => stopServer(child, ended, engine, cluster),
  };
}

async function stopServer(child: ChildProcess, ended: Promise<void>, engine: Engine, cluster: string): Promise<void> {
  const over = ended.then(() => true);
  const within = (ms: number) => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, ms, false);
    void over.then(resolve).then(() => clearTimeout(timer));
    return promise;
  };
  if (process.platform === "win32") spawnSync(engine.pgCtl, ["stop", "-D", cluster, "-m", "fast", "-w"]);
  else child.kill("SIGINT");
  if (await within(30_000)) return;
  child.kill("SIGQUIT"); // at once; the next start replays what was committed
  if (await within(5_000)) return;
  child.kill("SIGKILL");
  await ended;
}

/**
 * Ends a PostgreSQL that still runs on the folder although the program that started it is gone. A lock whose number belongs to
 * another program by now is removed; what cannot be known is left to PostgreSQL, which then refuses to start.
 *
 * @throws Problem "server-busy" when it has not ended by the deadline
 */
async function endOrphan(dataFolder: string, engine: Engine, deadline: number): Promise<void> {
  const cluster = clusterIn(dataFolder);
  const lock = lockOf(cluster);
  const identity = lock && identityOf(lock.pid);
  if (lock === null || identity === null) return; // PostgreSQL itself removes the lock of a dead one
  if (process.platform === "win32") {
    spawnSync(engine.pgCtl, ["stop", "-D", cluster, "-m", "fast", "-w"]);
    return;
  }
  const serves = servesCluster(lock.pid, cluster);
  if (serves === false) rmSync(join(cluster, "postmaster.pid"), { force: true });
  if (serves !== true) return;
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(lock.pid, name);
    } catch {
      // ended meanwhile, or another user's: the wait below tells
    }
  };
  signal("SIGINT");
  const impatient = Date.now() + Math.max(0, deadline - Date.now()) / 2;
  while (identityOf(lock.pid) === identity) {
    if (Date.now() > deadline) throw problems.serverBusy({ folder: dataFolder, pid: lock.pid });
    if (Date.now() > impatient) signal("SIGQUIT");
    await sleep(20);
  }
}

function lockOf(cluster: string): { pid: number; status: string } | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, status: lines[7]?.trim() ?? "" } : null;
  } catch {
    return null;
  }
}

function isReady(cluster: string, pid: number): boolean {
  const lock = lockOf(cluster);
  return lock?.pid === pid && lock.status === "ready";
}

async function whereToListen(dataFolder: string): Promise<Listening> {
  if (process.platform !== "win32" && Buffer.byteLength(dataFolder) <= LONGEST_SOCKET_FOLDER)
    return { port: 5432, socket: true };
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve({ port, socket: false }));
    });
  });
}

function openLog(dataFolder: string, account: Account): { fd: number; size: number } {
  const file = join(dataFolder, LOG);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000) rmSync(file);
  const fd = openSync(file, "a", 0o600);
  if (account) fchownSync(fd, account.uid, account.gid);
  return { fd, size: statSync(file).size };
}
