/** The whole record as one zip (bundle.ts): made in a worker when it is first asked for, then kept. */
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { type Bodies, type Kind, kinds } from "../../corpus/index.ts";
import type { Commons, CommonsRecord } from "../commons/commons.ts";
import { problems } from "./problems.ts";
import { tables } from "./tables/index.ts";

export const FOLDER = "innodopt-corpus";

/** What a worker begins with. Then come the records that the site serves, a message for each kind, and `null` for the end. */
export type Order = { site: string; version: string };

/**
 * Gives the zip for a commons and a site's address. Whoever asks while it is made waits for the same one; it is kept for as long as
 * neither changes. Rejects with the problem `zipNotMade`, after which the next one to ask starts anew.
 *
 * @param worker  the code that makes it, see download.worker.ts
 */
export function bundles(worker: () => URL): (commons: Commons, site: string) => Promise<Uint8Array> {
  let kept: { key: string; zip: Promise<Uint8Array> } | undefined;
  return (commons, site) => {
    const key = `${commons.version} ${commons.changedOn} ${site}`;
    if (kept?.key === key) return kept.zip;
    const mine = { key, zip: madeBy(worker(), commons, site) };
    kept = mine;
    mine.zip.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return mine.zip;
  };
}

export const bundleOf = bundles(() => new URL("./download.worker.ts", import.meta.url));

function madeBy(code: URL, commons: Commons, site: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, { workerData: { site, version: commons.version } satisfies Order });
    let zip: Uint8Array | undefined;
    let why: unknown;
    worker.once("message", (made) => {
      zip = made;
    });
    worker.once("error", (error) => {
      why = error;
    });
    worker.once("exit", (status) => {
      if (zip) return resolve(zip);
      const said = why instanceof Error ? why.message : `what makes it ended with ${status} before it was done`;
      reject(problems.zipNotMade({ why: said }, { cause: why }));
    });
    void handOver(commons, worker);
  });
}

/** Everything the commons holds: 1.6 MB, copied in pieces of some 3 ms, between which others are served. */
async function handOver(commons: Commons, worker: Worker): Promise<void> {
  for (const kind of kinds) {
    await setImmediate();
    worker.postMessage(commons.all(kind).map((body) => recordOf(commons, kind, body)));
  }
  worker.postMessage(null);
}

function recordOf(commons: Commons, kind: Kind, body: Bodies[Kind]): CommonsRecord {
  const { id } = body;
  const [hash, lastChange] = [commons.versionOf(kind, id), commons.lastChange(kind, id)];
  return { kind, id, body, hash, lastChange } as CommonsRecord;
}

export type Part = "csv" | "codebook" | "yaml" | "sources" | "cite";

/** What is inside, in files, without making it. `cite` = README, LICENSE and how to cite it, twice. */
export function filesInside(commons: Commons): { readonly [P in Part]: number } {
  const yaml = commons.size - commons.counts.sources;
  return { csv: tables.length, codebook: 1, yaml, sources: 2, cite: 4 };
}

/** About how large the zip is, in tenths of a megabyte, without making it: a record takes some BYTES_PER_RECORD of it. */
export function megabytesAbout(commons: Commons): number {
  return Math.max(0.1, Math.round((commons.size * BYTES_PER_RECORD) / 100_000) / 10);
}

const BYTES_PER_RECORD = 1100;
