/** Keeps the tables of search true to the corpus. */
import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { hashOf, kinds } from "../../corpus/index.ts";
import type { Db } from "../../db/connect.ts";
import type { Commons } from "./commons.ts";
import { fold, pieces, stemmable } from "./fold.ts";
import { type DocPage, entriesOf, entryOfDoc, type Lang, type SearchEntry } from "./search-text.ts";

/** What indexSearch did. All 0 where the index was made from the same already. */
export type Indexed = { written: number; removed: number; words: number };

/** The code that makes entries: when it changes, so may every entry. */
const CODE = ["fold.ts", "search-text.ts", "search-instrument.ts", "search-vocabulary.ts", "search-index.store.ts"];

/**
 * Writes the entries whose texts differ, removes those that are gone and counts the words anew, in one transaction: whoever
 * is killed meanwhile finds the index as it was. One query where nothing has changed. Gives way to other work now and then.
 *
 * @param signal  ends the work between two steps, with nothing written
 */
export async function indexSearch(
  db: Db,
  commons: Commons,
  docs: readonly DocPage[] = [],
  signal?: AbortSignal,
): Promise<Indexed> {
  const from = madeFrom(commons, docs);
  if ((await indexMadeFrom(db)) === from) return { written: 0, removed: 0, words: 0 };
  const entries: SearchEntry[] = docs.map(entryOfDoc);
  for (const kind of kinds) {
    for (const body of commons.all(kind)) entries.push(...entriesOf(commons, { kind, id: body.id, body } as never));
    await setImmediate();
    signal?.throwIfAborted();
  }
  const words = await countWords(entries);
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
    if ((await indexMadeFrom(tx)) === from) return { written: 0, removed: 0, words: 0 };
    const stored = await tx.selectFrom("search_entries").select(["kind", "id", "lang", "hash"]).execute();
    const before = new Map(stored.map((row) => [keyOf(row), row.hash]));
    const changed = entries.filter((entry) => before.get(keyOf(entry)) !== entry.hash);
    const now = new Set(entries.map(keyOf));
    const gone = stored.filter((row) => !now.has(keyOf(row)));
    for (let i = 0; i < changed.length; i += BATCH) {
      signal?.throwIfAborted();
      await write(tx, changed.slice(i, i + BATCH));
    }
    await sql`
      delete from search_entries e using json_to_recordset(${JSON.stringify(gone)}::json) as g (kind text, id text, lang text)
      where e.kind = g.kind and e.id = g.id and e.lang = g.lang`.execute(tx);
    await sql`delete from search_words`.execute(tx);
    await sql`
      insert into search_words (lang, word, shown, stem, n)
      select lang, word, shown, (tsvector_to_array(to_tsvector(${config(sql`lang`)}, stems)))[1], n
      from json_to_recordset(${JSON.stringify(words)}::json) as w (lang text, word text, stems text, shown text, n int)`.execute(
      tx,
    );
    await sql`
      insert into search_index (made_from) values (${from})
      on conflict (one) do update set made_from = excluded.made_from`.execute(tx);
    return { written: changed.length, removed: gone.length, words: words.length };
  });
}

const LOCK = 0x5ea7;
const BATCH = 200;

/** The text search configuration of a language. */
export const config = (lang: ReturnType<typeof sql>) =>
  sql`(case ${lang} when 'es' then 'spanish' else 'english' end)::regconfig`;

/** What the index was made from; null = it has not been made. */
export async function indexMadeFrom(db: Db): Promise<string | null> {
  const row = await db.selectFrom("search_index").select("made_from").executeTakeFirst();
  return row?.made_from ?? null;
}

function madeFrom(commons: Commons, docs: readonly DocPage[]): string {
  const code = CODE.map((name) => readFileSync(new URL(name, import.meta.url), "utf8"));
  return hashOf(JSON.stringify([commons.version, docs, code])).slice(0, 24);
}

const keyOf = ({ kind, id, lang }: { kind: string; id: string; lang: string }) => `${lang}/${kind}/${id}`;

async function write(db: Db, entries: readonly SearchEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    ...entry,
    body: [entry.text, entry.rest].filter(Boolean).join("\n"),
    plain: fold(entry.title),
    a: stemmable(fold(entry.title), entry.lang),
    b: stemmable(fold(`${entry.tags}\n${entry.lead}`), entry.lang),
    c: stemmable(fold(entry.text), entry.lang),
    d: stemmable(fold(`${entry.rest}\n${entry.also}`), entry.lang),
  }));
  await sql`
    insert into search_entries (kind, id, lang, hash, title, lead, body, plain, head, terms)
    select kind, id, lang, hash, title, lead, body, plain, head, head || setweight(to_tsvector(conf, c), 'C') || setweight(to_tsvector(conf, d), 'D')
    from json_to_recordset(${JSON.stringify(rows)}::json)
        as e (kind text, id text, lang text, hash text, title text, lead text, body text, plain text, a text, b text, c text, d text),
      lateral (select ${config(sql`lang`)} as conf) as l1,
      lateral (select setweight(to_tsvector(conf, a), 'A') || setweight(to_tsvector(conf, b), 'B') as head) as l2
    on conflict (kind, id, lang) do update set hash = excluded.hash, title = excluded.title, lead = excluded.lead,
      body = excluded.body, plain = excluded.plain, head = excluded.head, terms = excluded.terms`.execute(db);
}

type Counted = { lang: Lang; word: string; stems: string; shown: string; n: number };

/** In how many entries each folded word stands, and how it is written there most often (small letters where they occur). */
async function countWords(entries: readonly SearchEntry[]): Promise<Counted[]> {
  const found = new Map<string, { lang: Lang; word: string; n: number; spelled: Map<string, number> }>();
  for (const [i, entry] of entries.entries()) {
    if (i % 100 === 99) await setImmediate();
    const { lang } = entry;
    const seen = new Set<string>();
    for (const part of [entry.title, entry.tags, entry.lead, entry.text, entry.rest, entry.also])
      for (const { text, word } of pieces(part))
        for (const one of word?.split(" ") ?? []) {
          if (one === "") continue;
          const key = `${lang} ${one}`;
          let row = found.get(key);
          if (!row) {
            row = { lang, word: one, n: 0, spelled: new Map() };
            found.set(key, row);
          }
          if (!seen.has(key)) row.n++;
          seen.add(key);
          row.spelled.set(text, (row.spelled.get(text) ?? 0) + 1);
        }
  }
  return [...found.values()].map(({ lang, word, n, spelled }) => {
    return { lang, word, stems: stemmable(word, lang), shown: mostOften(spelled), n };
  });
}

function mostOften(spelled: ReadonlyMap<string, number>): string {
  const sorted = [...spelled].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1)); // equally often: small letters first
  const [best = ""] = sorted[0] ?? [];
  const small = best.toLowerCase();
  return spelled.has(small) ? small : best;
}
