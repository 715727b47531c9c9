/** What is made before anybody asks: the summary of a root whose imports have changed, which takes half a second for 500 schools. */
import type { Db } from "../db/connect.ts";
import { importedRoots } from "../domain/measure/measure.store.ts";
import { KEPT_ROOTS, summaryOf } from "../domain/measure/summary.store.ts";

/** How often is looked for imports, ms: one query of less than a millisecond. */
const EVERY = 2000;

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
        await summaryOf(db, root);
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
