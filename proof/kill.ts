/**
 * Whether anything that was acknowledged can be lost. Notes are sent over HTTP without a pause, four at a time, while in each
 * round our program, PostgreSQL or both are ended by `kill -9` at a random moment. A note counts as acknowledged when its sender
 * was shown the way to the receipt. What was not acknowledged is sent again under the same number, as a browser would.
 * Then the power goes, where this machine lets us make a disk (power.ts).
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { holderOf } from "../db/embedded/holder.ts";
import { quantile, type Random, seeded } from "../stats/index.ts";
import { childrenOf, countStored, damageIn, missingOf, resend, type Sent, sending } from "./notes.ts";
import { powerCuts, whyNoDisk } from "./power.ts";
import type { Proof } from "./proof.ts";
import { inFolder, type Site, startSite, withDatabase } from "./site.ts";

const ROUNDS = 40;
const CUTS = 10;
const SEED = 20_260_301;
const KILLS = ["program", "postgres", "both"] as const;

export const proof: Proof = {
  claim:
    "After 40 kills of the program, of PostgreSQL and of both, and after 10 power cuts, every acknowledged note is stored, and each exactly once.",
  restsOn: [
    "db",
    "domain/commons",
    "web/server.ts",
    "web/pages/commons/correct.tsx",
    "tools/serve.ts",
    "tools/database.ts",
    "proof/notes.ts",
    "proof/power.ts",
  ],
  run: (say, short) =>
    inFolder("kill", async (folder) => {
      const kills = await experiment(join(folder, "data"), short ? 3 : ROUNDS, say);
      const noDisk = whyNoDisk(folder);
      if (noDisk !== null) {
        say(`No power is cut: ${noDisk}`);
        const notRun = { what: `power cuts: not run (${noDisk})`, figure: 0, bar: 0, is: "at most" as const };
        return { figures: { ...kills.figures, power_cuts: { not_run: noDisk } }, bars: [...kills.bars, notRun] };
      }
      const cuts = await powerCuts(folder, short ? 2 : CUTS, say);
      return { figures: { ...kills.figures, power_cuts: cuts.figures }, bars: [...kills.bars, ...cuts.bars] };
    }),
};

async function experiment(data: string, many: number, say: (line: string) => void) {
  const random = seeded(SEED);
  const sent: Sent = { acknowledged: [], unsure: [] };
  const rounds: { killed: string; acknowledged: number; unsure: number; back_ms: number }[] = [];
  let missing = 0;
  let site = await startSite(data);
  try {
    for (let round = 0; round < many; round++) {
      const killed = KILLS[round % KILLS.length] as (typeof KILLS)[number];
      const before = { acknowledged: sent.acknowledged.length, unsure: sent.unsure.length };
      const senders = sending(site.address, sent);
      while (sent.acknowledged.length === before.acknowledged) await sleep(1);
      await sleep(50 + 950 * random());
      await kill(killed, data, site, random);
      await senders.stop();
      const start = performance.now();
      if (killed !== "postgres") site = await startSite(data);
      await resend(site.address, sent);
      const back_ms = Math.round(performance.now() - start);
      missing += await withDatabase(data, "url", (db) => missingOf(db, sent.acknowledged));
      const acknowledged = sent.acknowledged.length - before.acknowledged;
      rounds.push({ killed, acknowledged, unsure: senders.unsure(), back_ms });
      say(
        `round ${round + 1}, ${killed}: ${acknowledged} acknowledged, ${senders.unsure()} unsure, back in ${back_ms} ms`,
      );
    }
    const stored = await withDatabase(data, "url", (db) => countStored(db));
    const damage = await withDatabase(data, "superUrl", (db) => damageIn(db));
    const doubled = stored.rows - stored.bodies;
    const extra = stored.rows - sent.acknowledged.length;
    const back = rounds.map((one) => one.back_ms);
    return {
      figures: {
        seed: SEED,
        rounds: many,
        acknowledged: sent.acknowledged.length,
        sent_again: rounds.reduce((sum, one) => sum + one.unsure, 0),
        stored: stored.rows,
        missing,
        doubled,
        indexes_checked: damage.indexes,
        tables_checked: damage.tables,
        damaged: damage.found,
        back_median_ms: Math.round(quantile(back, 0.5)),
        back_slowest_ms: Math.max(...back),
        by_round: rounds,
      },
      bars: [
        { what: "rounds", figure: rounds.length, bar: 40, is: "at least" as const },
        { what: "acknowledged notes", figure: sent.acknowledged.length, bar: 1000, is: "at least" as const },
        { what: "acknowledged but missing, over all rounds", figure: missing, bar: 0, is: "at most" as const },
        { what: "stored twice", figure: doubled, bar: 0, is: "at most" as const },
        {
          what: "stored but never acknowledged, after all were sent again",
          figure: extra,
          bar: 0,
          is: "at most" as const,
        },
        {
          what: "kinds of kill",
          figure: new Set(rounds.map((one) => one.killed)).size,
          bar: 3,
          is: "at least" as const,
        },
        { what: "indexes and tables that amcheck finds damaged", figure: damage.found, bar: 0, is: "at most" as const },
        {
          what: "indexes and tables checked",
          figure: damage.indexes + damage.tables,
          bar: 10,
          is: "at least" as const,
        },
      ],
    };
  } finally {
    await site.stop();
  }
}

async function kill(what: (typeof KILLS)[number], data: string, site: Site, random: Random): Promise<void> {
  const program = holderOf(data)?.pid;
  const postmaster = Number(readFileSync(join(data, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
  if (program === undefined) throw new Error("Nobody holds the data folder.");
  const postgres = random() < 0.5 ? [postmaster] : [postmaster, ...childrenOf(postmaster)]; // its children end with it either way
  const victims = what === "program" ? [program] : what === "postgres" ? postgres : [program, ...postgres];
  const ended = what === "postgres" ? Promise.resolve() : once(site.child, "exit");
  for (const pid of victims) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // ended already, with its parent
    }
  }
  await ended;
}
