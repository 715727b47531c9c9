/**
 * Whether anything that was acknowledged can be lost. Notes are sent over HTTP without a pause, four at a time, while in each
 * round our program, PostgreSQL or both are ended by `kill -9` at a random moment. A note counts as acknowledged when its sender
 * was shown the way to the receipt. What was not acknowledged is sent again under the same number, as a browser would.
 */
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "../db/connect.ts";
import { holderOf } from "../db/embedded/holder.ts";
import { newNoteId } from "../domain/commons/note.ts";
import { quantile, type Random, seeded } from "../stats/index.ts";
import type { Proof } from "./proof.ts";
import { inFolder, type Site, startSite, withDatabase } from "./site.ts";

const ROUNDS = 40;
const SENDERS = 4;
const SEED = 20_260_301;
const KILLS = ["program", "postgres", "both"] as const;

type Note = { id: string; body: string };
type Sent = { acknowledged: Note[]; unsure: Note[] };

export const proof: Proof = {
  claim:
    "After 40 kills of the program, of PostgreSQL and of both, every acknowledged note is stored, and each exactly once.",
  restsOn: [
    "db",
    "domain/commons",
    "web/server.ts",
    "web/pages/commons/correct.tsx",
    "tools/serve.ts",
    "tools/database.ts",
  ],
  run: (say) => inFolder("kill", (folder) => experiment(join(folder, "data"), say)),
};

async function experiment(data: string, say: (line: string) => void) {
  const random = seeded(SEED);
  const sent: Sent = { acknowledged: [], unsure: [] };
  const rounds: { killed: string; acknowledged: number; unsure: number; back_ms: number }[] = [];
  let missing = 0;
  let site = await startSite(data);
  try {
    for (let round = 0; round < ROUNDS; round++) {
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
        rounds: ROUNDS,
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

function newNote(): Note {
  const id = newNoteId();
  return { id, body: `Note ${id} says that something is wrong.` };
}

/** Sends notes until stopped; a failed answer is tried no further here. */
function sending(address: string, sent: Sent) {
  let on = true;
  const before = sent.unsure.length;
  let unsure = 0;
  const sender = async () => {
    while (on) {
      const note = newNote();
      if (await send(address, note)) sent.acknowledged.push(note);
      else {
        sent.unsure.push(note);
        unsure = sent.unsure.length - before;
        await sleep(20);
      }
    }
  };
  const all = Array.from({ length: SENDERS }, sender);
  return {
    unsure: () => unsure,
    async stop() {
      on = false;
      await Promise.all(all);
    },
  };
}

/** @returns whether the note was acknowledged */
async function send(address: string, { id, body }: Note): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/correct`, {
      method: "POST",
      headers: { origin: address },
      body: new URLSearchParams({ id, about: "/indicators", body }),
      redirect: "manual",
      signal: AbortSignal.timeout(10_000),
    });
    await answer.text();
    return answer.status === 303 && answer.headers.get("location") === `/correct/${id}`;
  } catch {
    return false;
  }
}

/** Sends what was not acknowledged again, and one more note, each until it is: then the site is back. */
async function resend(address: string, sent: Sent): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (const note of [...sent.unsure.splice(0), newNote()]) {
    while (!(await send(address, note))) {
      if (Date.now() > deadline) throw new Error("Notes are not taken again within a minute.");
      await sleep(20);
    }
    sent.acknowledged.push(note);
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

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
        return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === parent;
      } catch {
        return false;
      }
    });
}

async function missingOf(db: Db, acknowledged: readonly Note[]): Promise<number> {
  const stored = new Map(
    (await db.selectFrom("notes").select(["id", "body"]).execute()).map(({ id, body }) => [id, body]),
  );
  return acknowledged.filter(({ id, body }) => stored.get(id) !== body).length;
}

async function countStored(db: Db): Promise<{ rows: number; bodies: number }> {
  const { rows } = await sql<{ rows: number; bodies: number }>`
    select count(*) as rows, count(distinct body) as bodies from notes`.execute(db);
  return rows[0] ?? { rows: 0, bodies: 0 };
}

/** Every b-tree index with its table's rows, every table and its TOAST, by PostgreSQL's own amcheck. */
async function damageIn(db: Db): Promise<{ indexes: number; tables: number; found: number }> {
  await sql`create extension if not exists amcheck`.execute(db);
  const { rows } = await sql<{ name: string; index: boolean }>`
    select c.oid::regclass::text as name, c.relkind = 'i' as index
    from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_am a on a.oid = c.relam
    where n.nspname = 'public' and (c.relkind = 'r' or (c.relkind = 'i' and a.amname = 'btree'))`.execute(db);
  let found = 0;
  for (const { name, index } of rows) {
    const check = index
      ? sql`select bt_index_parent_check(${name}::regclass, true, true)`
      : sql`select 1 / (count(*) = 0)::int from verify_heapam(${name}::regclass, check_toast => true)`;
    await check.execute(db).catch(() => found++);
  }
  const indexes = rows.filter((row) => row.index).length;
  return { indexes, tables: rows.length - indexes, found };
}
