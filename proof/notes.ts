/** Notes that are sent without a pause, and what became of them in the database. */
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "../db/connect.ts";
import { newNoteId } from "../domain/commons/note.ts";

const SENDERS = 4;

export type Note = { id: string; body: string };
export type Sent = { acknowledged: Note[]; unsure: Note[] };

function newNote(): Note {
  const id = newNoteId();
  return { id, body: `Note ${id} says that something is wrong.` };
}

/** Sends notes until stopped; a failed answer is tried no further here. */
export function sending(address: string, sent: Sent) {
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
export async function send(address: string, { id, body }: Note): Promise<boolean> {
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
export async function resend(address: string, sent: Sent): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (const note of [...sent.unsure.splice(0), newNote()]) {
    while (!(await send(address, note))) {
      if (Date.now() > deadline) throw new Error("Notes are not taken again within a minute.");
      await sleep(20);
    }
    sent.acknowledged.push(note);
  }
}

export function childrenOf(parent: number): number[] {
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

export async function missingOf(db: Db, acknowledged: readonly Note[]): Promise<number> {
  const stored = new Map(
    (await db.selectFrom("notes").select(["id", "body"]).execute()).map(({ id, body }) => [id, body]),
  );
  return acknowledged.filter(({ id, body }) => stored.get(id) !== body).length;
}

export async function countStored(db: Db): Promise<{ rows: number; bodies: number }> {
  const { rows } = await sql<{ rows: number; bodies: number }>`
    select count(*) as rows, count(distinct body) as bodies from notes`.execute(db);
  return rows[0] ?? { rows: 0, bodies: 0 };
}

/** Every b-tree index with its table's rows, every table and its TOAST, by PostgreSQL's own amcheck. */
export async function damageIn(db: Db): Promise<{ indexes: number; tables: number; found: number }> {
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
