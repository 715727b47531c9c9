import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import {
  type CorpusProblem,
  type CorpusRecord,
  parseRecord,
  type RecordText,
  readChanges,
  recordTexts,
} from "../../corpus/index.ts";
import type { Db } from "../../db/connect.ts";
import { type Commons, type CommonsRecord, commonsOf } from "./commons.ts";

/** What loadRecords did. Broken records stay as they were in the database. */
export type Loaded = { written: number; removed: number; unchanged: number; problems: CorpusProblem[] };

/** Records by name and hash, parsed before they were needed. */
export type Parsed = Map<string, ReturnType<typeof parseRecord>>;

const nameOf = ({ kind, id, hash }: RecordText) => `${kind}/${id} ${hash}`;

/**
 * Parses records one by one until told that the time is over: while a database is made, nothing else is to be done.
 *
 * @param over  asked between records
 */
export async function parseAhead(dir: string, over: () => boolean): Promise<Parsed> {
  const parsed: Parsed = new Map();
  for (const text of recordTexts(dir).texts) {
    await setImmediate();
    if (over()) break;
    parsed.set(nameOf(text), parseRecord(text));
  }
  return parsed;
}

/**
 * Brings the corpus folder into the table records: writes what changed, removes what is gone, in one transaction.
 * A record whose hash and last change stand in the database is not parsed.
 *
 * @param dir  the corpus folder
 * @param parsed  what parseAhead came to
 */
export async function loadRecords(db: Db, dir: string, parsed: Parsed = new Map()): Promise<Loaded> {
  const { texts, problems } = recordTexts(dir);
  const changes = readChanges(dir);
  const stored = await db.selectFrom("records").select(["kind", "id", "hash", "changed_on", "change"]).execute();
  const before = new Map(stored.map((row) => [`${row.kind}/${row.id}`, row]));

  const rows: {
    kind: string;
    id: string;
    hash: string;
    body: object;
    changed_on: string | null;
    change: string | null;
  }[] = [];
  for (const text of texts) {
    const key = `${text.kind}/${text.id}`;
    const row = before.get(key);
    before.delete(key);
    const stamp = changes.get(key);
    const change = stamp !== undefined && text.hash.startsWith(stamp.hash) ? stamp : undefined;
    const [changed_on, what] = [change?.date ?? null, change?.what ?? null];
    if (row?.hash === text.hash && row.changed_on === changed_on && row.change === what) continue;
    const answer = parsed.get(nameOf(text)) ?? parseRecord(text);
    if ("problems" in answer) problems.push(...answer.problems);
    else
      rows.push({ kind: text.kind, id: text.id, hash: text.hash, body: answer.record.body, changed_on, change: what });
  }
  const gone = problems.length > 0 ? [] : [...before.values()]; // a file that could not be read may hold them
  if (rows.length > 0 || gone.length > 0) {
    await db.transaction().execute(async (tx) => {
      await sql`
        insert into records (kind, id, hash, body, changed_on, change)
        select kind, id, hash, body, changed_on, change
        from json_to_recordset(${JSON.stringify(rows)}::json)
          as row (kind text, id text, hash text, body json, changed_on date, change text)
        on conflict (kind, id) do update set
          hash = excluded.hash, body = excluded.body, changed_on = excluded.changed_on, change = excluded.change
      `.execute(tx);
      await sql`
        delete from records using json_to_recordset(${JSON.stringify(gone)}::json) as gone (kind text, id text)
        where records.kind = gone.kind and records.id = gone.id
      `.execute(tx);
    });
  }
  const broken = new Set(problems.map((problem) => problem.file + problem.path)).size;
  return { written: rows.length, removed: gone.length, unchanged: texts.length - rows.length - broken, problems };
}

/** The whole commons in memory: one query and its indexes. */
export async function commonsFrom(db: Db): Promise<Commons> {
  const rows = await db.selectFrom("records").select(["kind", "id", "hash", "body", "changed_on", "change"]).execute();
  const records = rows.map(({ kind, id, hash, body, changed_on, change }) => {
    const lastChange = changed_on === null || change === null ? null : { date: changed_on, what: change };
    return { ...({ kind, id, body } as unknown as CorpusRecord), hash, lastChange } satisfies CommonsRecord;
  });
  return commonsOf(records);
}
