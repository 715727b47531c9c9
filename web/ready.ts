/**
 * What is made before anybody asks: the summary of a root whose imports have changed, half a second for 500 schools, and how sure
 * each of its numbers is, some two seconds in small pieces with pauses, so that whoever reads meanwhile waits for none of it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../db/connect.ts";
import { estimatesAt } from "../domain/measure/estimates.store.ts";
import { importedRoots } from "../domain/measure/measure.store.ts";
import { KEPT_ROOTS, summaryOf } from "../domain/measure/summary.store.ts";

/** How often is looked for imports, ms: one query of less than a millisecond. */
const EVERY = 2000;
/** Pause after one place's numbers, some 5 ms of work; ms. Who asks for a page waits for neither. */
const PAUSE = 100;

/** Looks from now on; `stop` when the program ends. An error goes to the log once, until it has gone well again. */
export function summariesReady(db: Db, log: (line: string) => void, every = EVERY): { stop(): Promise<void> } {
  const made = new Map<string, string>();
  let failed = false;
  let stopped = false;
  let timer: NodeJS.Timeout;
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      for (const { root, version } of (await importedRoots(db)).slice(0, KEPT_ROOTS)) {
        if (stopped) return;
        if (made.get(root) === version) continue;
        for (const place of (await summaryOf(db, root)).places.keys()) {
          if (stopped) return;
          await estimatesAt(db, root, () => [place]);
          await sleep(PAUSE, undefined, { ref: false });
        }
        made.set(root, version);
      }
      failed = false;
    } catch (error) {
      if (!failed && !stopped)
        log(`${new Date().toISOString()} summaries are made when somebody asks for them. ${error}`);
      failed = true;
    }
  };
  const later = () => {
    timer = setTimeout(() => {
      looking = look().then(() => (stopped ? undefined : later()));
    }, every).unref();
  };
  later();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
