/**
 * Pages of the record that were rendered once and stand in the database, so that a restart sends them without rendering. A page is
 * stored with what it read; it is sent only while the program's code and the answers to its reads are the same.
 */
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Db } from "../db/connect.ts";
import { codeVersion } from "./code-version.ts";
import { isWhole, type Packed } from "./respond.ts";
import { dropOtherCode, dropPages, findPage, keysAfter, type StoredPage, storePages } from "./stored-pages.store.ts";
import type { Lang } from "./words/index.ts";

/** What a read of a page answers now: a short text. */
export type AnswerTo = (read: string) => string;

/** A page with what it was made from: `reads`, a line each, and the hash of the answers. */
export type KeptPage = Packed & { key: string; reads: string };

export type PageStore = {
  /** Told once, before all else, what reads answer, as soon as `ready` settles. */
  use(answerTo: AnswerTo, ready: () => Promise<void>): void;
  /** The stored page, if what it was made from is as it is now; undefined also where the database cannot be read. */
  find(address: string, lang: Lang): Promise<KeptPage | undefined>;
  /** Stores a page soon, after the answer. Where it cannot be stored, the log says so once a minute, and readers notice nothing. */
  keep(address: string, lang: Lang, page: KeptPage): void;
  /**
   * Finds out which code this is and takes away what other code or another record made; nothing is found or stored before. Call it
   * once it listens.
   */
  open(): Promise<void>;
  /** Stores what is still to be stored. */
  close(): Promise<void>;
};

/** Hash over reads and what they answer now. */
export function keyOf(reads: string, answerTo: AnswerTo): string {
  const hash = createHash("sha256");
  for (const read of reads === "" ? [] : reads.split("\n")) hash.update(`${read}=${answerTo(read)}\n`);
  return hash.digest("base64url");
}

const WAIT = 300; // ms: pages that are rendered one after the other are stored together
const TOGETHER = 50; // pages in one statement, some 0.5 MB
const WAITING = 5000; // pages at most, some 50 MB: twice the record
const LOG_AGAIN = 60_000; // ms

/** @param versionOfCode  the program's; another one in tests */
export function pageStore(db: Db, log: (line: string) => void, versionOfCode = codeVersion): PageStore {
  const waiting = new Map<string, Omit<StoredPage, "code">>();
  let answerTo: AnswerTo = () => "";
  let ready = () => Promise.resolve();
  let version: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let storing: Promise<void> = Promise.resolve();
  let [closing, closed] = [false, false];
  let logged = Number.NEGATIVE_INFINITY;

  const complain = (what: string, error: unknown) => {
    if (closed || performance.now() - logged < LOG_AGAIN) return;
    logged = performance.now();
    log(`${new Date().toISOString()} pages could not be ${what}; they are made as they are asked for. ${error}`);
  };
  const storeAll = async () => {
    while (version !== undefined && waiting.size > 0) {
      const some = [...waiting].slice(0, TOGETHER);
      for (const [name] of some) waiting.delete(name);
      const code = version;
      await storePages(
        db,
        some.map(([, page]) => ({ ...page, code })),
      ).catch((error) => complain("stored", error));
    }
  };
  const soon = () => {
    if (timer || version === undefined || closing) return;
    timer = setTimeout(() => {
      timer = undefined;
      storing = storing.then(storeAll);
    }, WAIT).unref();
  };
  const sweep = async () => {
    for (let after = { address: "", lang: "" }; !closing; ) {
      const some = await keysAfter(db, after, 100);
      await dropPages(
        db,
        some.filter(({ key, reads }) => keyOf(reads, answerTo) !== key),
      );
      await setImmediate();
      const last = some.at(-1);
      if (!last) return;
      after = last;
    }
  };

  return {
    use(now, readyThen) {
      answerTo = now;
      ready = readyThen;
    },
    async find(address, lang) {
      if (version === undefined) return;
      try {
        const row = await findPage(db, version, address, lang);
        if (!row || keyOf(row.reads, answerTo) !== row.key) return;
        const page = { gzipped: new Uint8Array(row.body), tag: row.tag, key: row.key, reads: row.reads };
        return (await isWhole(page)) ? page : undefined;
      } catch (error) {
        complain("read", error);
        return;
      }
    },
    keep(address, lang, { gzipped, tag, key, reads }) {
      if (closing || waiting.size >= WAITING) return;
      waiting.set(`${lang}${address}`, { address, lang, key, reads, tag, body: Buffer.from(gzipped) });
      soon();
    },
    async open() {
      try {
        const code = await versionOfCode();
        await dropOtherCode(db, code);
        version = code;
        soon();
        await ready();
        await sweep();
      } catch (error) {
        complain("read", error);
      }
    },
    async close() {
      closing = true;
      clearTimeout(timer);
      await storing;
      await storeAll();
      closed = true;
    },
  };
}
