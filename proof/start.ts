/**
 * How long a person waits between `npm start` and the first page: on an empty data folder with nothing compiled yet, and on the
 * same folder later. Timed from the command to the last byte of the opening page.
 */
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { quantile } from "../stats/index.ts";
import type { Proof } from "./proof.ts";
import { inFolder, startSite } from "./site.ts";

const FOLDERS = 3;
const LATER = 5; // later starts on each folder

export const proof: Proof = {
  claim: "The first page stands at most 5 seconds after the first `npm start`, at most 2 seconds after a later one.",
  restsOn: [
    "web",
    "domain",
    "corpus",
    "db",
    "tools/innodopt.ts",
    "tools/serve.ts",
    "tools/database.ts",
    "package-lock.json",
  ],
  async run(say) {
    const load = Math.round(10 * (loadavg()[0] ?? 0)) / 10;
    const first: number[] = [];
    const later: number[] = [];
    for (let i = 0; i < FOLDERS; i++) {
      await inFolder("start", async (folder) => {
        const time = () => timeToPage(join(folder, "data"), join(folder, "cache"));
        first.push(await time());
        for (let j = 0; j < LATER; j++) later.push(await time());
      });
      say(`first ${first.at(-1)} ms, later ${later.slice(-LATER).join(", ")} ms`);
    }
    const conditions = { load_average_before: load, real_time_priority: hasRealTimePriority() };
    const median = (all: readonly number[]) => Math.round(quantile(all, 0.5));
    return {
      figures: {
        ...conditions,
        first_ms: first,
        first_median_ms: median(first),
        later_ms: later,
        later_median_ms: median(later),
      },
      bars: [
        { what: "slowest first start to first page, ms", figure: Math.max(...first), bar: 5000, is: "at most" },
        { what: "slowest later start to first page, ms", figure: Math.max(...later), bar: 2000, is: "at most" },
      ],
    };
  },
};

/** Times on a busy machine say little, unless the proof was run ahead of all else (`chrt --rr 1 npm run proof -- start`). */
function hasRealTimePriority(): boolean {
  if (process.platform !== "linux") return false;
  const stat = readFileSync("/proc/self/stat", "latin1");
  const policy = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[38]; // field 41
  return policy === "1" || policy === "2"; // SCHED_FIFO, SCHED_RR
}

/** Started as a person does: on an empty folder the made-up district is loaded as soon as it listens. */
async function timeToPage(data: string, cache: string): Promise<number> {
  const start = performance.now();
  const site = await startSite(data, cache, []);
  try {
    const answer = await fetch(site.address);
    const page = await answer.text();
    const ms = Math.round(performance.now() - start);
    if (answer.status !== 200 || !page.includes("</html>"))
      throw new Error(`The opening page answered ${answer.status}.`);
    return ms;
  } finally {
    await site.stop();
  }
}
