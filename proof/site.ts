/** The program as `npm start` runs it, on a data folder of a proof's own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connect, type Db } from "../db/connect.ts";
import { holderOf } from "../db/embedded/holder.ts";
import { addressesOf } from "../db/embedded/start.ts";
import { root } from "./proof.ts";

export type Site = {
  child: ChildProcess;
  address: string;
  /** What it said on stderr so far. */
  said(): string;
  /** Ends it in order, as Ctrl-C does. */
  stop(): Promise<void>;
};

/** A folder for one proof, removed at its end; PostgreSQL's own user can pass through it. */
export async function inFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `innodopt-${name}-`));
  chmodSync(folder, 0o711);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * `npm start` on a free port, ready when it has said its address.
 *
 * @param flags of `serve`; usually no made-up district is loaded, so that nothing but what a proof stores is there
 * @param cache where the compiled TypeScript is kept between starts (tsx keeps it in the system's temporary folder)
 */
export async function startSite(data: string, cache = tmpdir(), flags: readonly string[] = ["--empty"]): Promise<Site> {
  mkdirSync(cache, { recursive: true });
  const child = spawn("npm", ["start", "--silent", "--", "--json", "--port", "0", "--data", data, ...flags], {
    cwd: root,
    env: { ...process.env, TMPDIR: cache, INNODOPT_URL: "http://localhost:8080" }, // the same address on every port
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a process group of its own, for the Ctrl-C
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const address = await addressIn(child.stdout);
  if (address === null) throw new Error(`The site did not start. It said:\n${said}`);
  return {
    child,
    address,
    said: () => said,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      process.kill(-(child.pid as number), "SIGINT");
      await ended;
    },
  };
}

async function addressIn(stdout: NodeJS.ReadableStream): Promise<string | null> {
  for await (const line of createInterface({ input: stdout })) {
    stdout.resume();
    return (JSON.parse(line) as { address: string }).address;
  }
  return null;
}

/** Work on the database of the program that runs on a data folder, with one of its roles. */
export async function withDatabase<T>(
  data: string,
  role: "url" | "superUrl",
  work: (db: Db) => Promise<T>,
): Promise<T> {
  const listening = holderOf(data)?.database;
  if (!listening) throw new Error("The database does not run.");
  const db = connect(addressesOf(data, listening)[role], { max: 1 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

const EXAMPLE = "examples/nyc-schools-2011";
const DATA = "../shared/data/nyc-schools-2011";
const LIST_OF_PLACES = "survey.yaml"; // the other mappings are about places that are known already

/**
 * Imports the NYC example.
 * @param most  mappings, the list of places first; all by default
 * @returns whether the shared data are there
 */
export async function bringInExample(
  data: string,
  most: number | undefined,
  say: (line: string) => void,
): Promise<boolean> {
  if (!existsSync(join(root, DATA))) return false;
  const mappings = readdirSync(join(root, EXAMPLE)).filter((file) => file.endsWith(".yaml"));
  const first = (file: string) => (file === LIST_OF_PLACES ? 0 : 1);
  for (const mapping of mappings.sort((a, b) => first(a) - first(b)).slice(0, most)) {
    say(`import ${mapping}`);
    const args = ["tools/innodopt.ts", "import", `${EXAMPLE}/${mapping}`, DATA, "--data", data];
    const child = spawn(process.execPath, ["--import", "tsx", ...args], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    });
    await once(child, "exit"); // rows may be refused; what was kept is enough here
  }
  return true;
}
