/** Work that takes longer than a page may: one at a time in this process, followed by its draft's page. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../../db/connect.ts";
import { Problem } from "../../../db/problem.ts";
import { changeDraft } from "../../../domain/collect/draft.store.ts";
import type { Trouble } from "../../../domain/collect/draft.ts";

export type JobKind = "look" | "check" | "import";
export type Job = { kind: JobKind; file: string; share: number; waits: boolean };
type TellProgress = (file: string, share: number) => void;

/** How long a form waits for its work before it shows the page that follows it, ms. */
const PATIENCE = 900;

const running = new Map<string, Job>();
let before: Promise<unknown> = Promise.resolve();

/** What is being done with a draft; undefined when nothing is. */
export function jobOf(draft: string): Job | undefined {
  return running.get(draft);
}

/** Does the work after all that was asked for before; what stops it is kept with the draft. Returns when it is done, or soon. */
export async function begin(db: Db, draft: string, kind: JobKind, work: (tell: TellProgress) => Promise<void>) {
  if (running.has(draft)) return;
  const job: Job = { kind, file: "", share: 0, waits: true };
  running.set(draft, job);
  const done = before.then(async () => {
    job.waits = false;
    try {
      await work((file, share) => Object.assign(job, { file, share }));
    } catch (error) {
      await changeDraft(db, draft, { trouble: troubleOf(error) }).catch(() => {});
    } finally {
      running.delete(draft);
    }
  });
  before = done;
  await Promise.race([done, sleep(PATIENCE, undefined, { ref: false })]);
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof Problem) {
    const { code, what, where, remedy, values } = error;
    return { code, what, remedy, ...(where !== undefined && { where }), ...(values !== undefined && { values }) };
  }
  const full = /^(ENOSPC|EDQUOT)$/.test((error as { code?: string }).code ?? "");
  if (!full) process.stderr.write(`${new Date().toISOString()} import failed\n${(error as Error).stack ?? error}\n`);
  return { code: full ? "disk" : "fault", what: "", remedy: "" };
}
