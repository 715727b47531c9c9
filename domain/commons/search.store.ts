/** Search over everything: words to stems, stems to entries, entries in order. Three short queries for one question; words and titles are kept in memory. */
import { sql } from "kysely";
import { type Db, prepared } from "../../db/connect.ts";
import { fold, stemmable } from "./fold.ts";
import { counted, readHits } from "./search-count.ts";
import { config } from "./search-index.store.ts";
import { type Asked, askedIn, type Group, spellings, tsquery, type Understood, understand } from "./search-query.ts";
import { type Counted, type Ranked, ranked, worthShowing } from "./search-rank.ts";
import type { Word } from "./search-spelling.ts";
import type { EntryKind, Lang } from "./search-text.ts";
import { type WordList, wordList } from "./word-list.ts";

export type Answer = {
  asked: Asked;
  /** false = the index is being made: nothing can be said yet. */
  ready: boolean;
  /** How each word was understood. */
  read: Understood["read"];
  /** Best first; records of the corpus and pages of the documentation. */
  found: readonly Ranked[];
  /** Folded words of the families that were looked for: what is marked in titles and texts. */
  marked: Set<string>;
};

export type Options = {
  /** The reader's language: it decides between words that are equally near. */
  lang: Lang;
  /** Look for the words as typed alone. */
  exactly?: boolean;
};

/** Finds records and pages by words as they come: misspelled, in either language, a whole sentence. Never throws for what was typed. */
export async function search(db: Db, query: string, { lang, exactly = false }: Options): Promise<Answer> {
  const asked = askedIn(query);
  const none = { asked, read: [], found: [], marked: new Set<string>() };
  if (asked.words.length === 0) return { ...none, ready: true };
  const { index, stems } = await stemsOf(db, asked);
  if (index === null) return { ...none, ready: false };
  const { list } = index;
  const typed = new Set(asked.words.map(({ word }) => word));
  const rows = knownWords(list, asked, stems);
  const known = rows.filter(({ word, form }) => !exactly || (!form && typed.has(word)));
  const here = new Set(known.flatMap(({ word, form }) => (form ? [] : [word])));
  const words = exactly ? [] : asked.words.flatMap(({ word, phrase }) => (phrase === null ? [word] : []));
  const near = (which: readonly string[]) => new Map(which.map((word) => [word, list.near(word)]));
  let understood = understand(asked, known, near(words.filter((word) => !here.has(word))), lang);
  let found = await findRecords(db, index, understood);
  if (words.length > 1 && words.length < DOUBTED && !hasAll(found, understood.groups)) {
    const doubtful = understand(asked, known, near(words), lang, true);
    const again = await findRecords(db, index, doubtful);
    if (again.length > 0) [understood, found] = [doubtful, again];
  }
  const { groups, read } = understood;
  const phrase = fold(read.map(({ typed, shown }) => shown ?? typed).join(" "));
  const marked = new Set(
    groups.flatMap(({ variants }) =>
      variants.flatMap(({ lang, stems }) => stems.flatMap((stem) => list.ofStem(lang, stem).map(({ word }) => word))),
    ),
  );
  return { asked, ready: true, read, found: worthShowing(ranked(found, groups.length, phrase)), marked };
}

/** So many words are a sentence: its known words are not doubted. */
const DOUBTED = 7;

const hasAll = (found: readonly Counted[], groups: readonly Group[]) =>
  found.some(({ words }) => words === groups.length);

type Stem = { lang: Lang; word: string; stem: string | null };

/** What is kept of the index as it stands (null = it is being made), and the stems that the words of a question have in each language. */
async function stemsOf(db: Db, { words }: Asked): Promise<{ index: InMemory | null; stems: readonly Stem[] }> {
  const forms = [...new Set(words.map(({ word }) => word))].flatMap((word) =>
    (["en", "es"] as const).map((lang) => ({ lang, word, stems: stemmable(word, lang) })),
  );
  const found = await prepared(
    db,
    sql<Stem & { from: string | null }>`
    select (select made_from from search_index) as from, lang, word, (tsvector_to_array(to_tsvector(${config(sql`lang`)}, stems)))[1] as stem
    from json_to_recordset(${JSON.stringify(forms)}::json) as f (lang text, word text, stems text)`,
  );
  const from = found[0]?.from ?? null;
  return { index: from === null ? null : await inMemory(db, from), stems: found };
}

/** What is read once for each time that the index is made: all words, the folded titles of each "kind/id", how many entries there are. */
type InMemory = { list: WordList; titles: ReadonlyMap<string, readonly string[]>; entries: number };

const kept = new WeakMap<Db, { from: string; index: Promise<InMemory> }>();

function inMemory(db: Db, from: string): Promise<InMemory> {
  const before = kept.get(db);
  if (before?.from === from) return before.index;
  const index = readIndex(db);
  kept.set(db, { from, index });
  index.catch(() => {
    if (kept.get(db)?.index === index) kept.delete(db);
  });
  return index;
}

async function readIndex(db: Db): Promise<InMemory> {
  const words = await db.selectFrom("search_words").select(["lang", "word", "shown", "stem", "n"]).execute();
  const entries = await db.selectFrom("search_entries").select(["kind", "id", "plain"]).execute();
  const titles = new Map<string, string[]>();
  for (const { kind, id, plain } of entries) {
    const key = `${kind}/${id}`;
    titles.set(key, [...(titles.get(key) ?? []), ...(plain === "" ? [] : [plain])]);
  }
  return { list: wordList(words.map((row) => ({ ...row, form: false }))), titles, entries: entries.length };
}

/** Rows of the words as spelled; of those that are only forms of a known one ("shares" where "share" stands); of those that begin as the last one. */
function knownWords(list: WordList, asked: Asked, stems: readonly Stem[]): Word[] {
  const forms = stems.flatMap(({ lang, word, stem }): Word[] => {
    if (stem === null || list.spelled(word).some((row) => row.lang === lang)) return [];
    const family = list.ofStem(lang, stem);
    if (family.length === 0) return [];
    return [{ lang, word, shown: word, stem, n: Math.max(...family.map(({ n }) => n)), form: true }];
  });
  const last = asked.words.at(-1);
  const longer = last && last.phrase === null && last.word.length > 2 ? list.beginning(last.word, 12) : [];
  return [...new Set([...spellings(asked).flatMap(list.spelled), ...forms, ...longer])];
}

/** Records that have words of the question, best first, with how well. */
async function findRecords(db: Db, { titles, entries }: InMemory, { groups }: Understood): Promise<Counted[]> {
  const variants = groups.flatMap(({ variants }, group) =>
    variants.map(({ lang, stems, weight }) => ({ group, weight, lang, q: tsquery(stems), a: tsquery(stems, "A") })),
  );
  if (variants.length === 0) return [];
  const found = await prepared(
    db,
    sql<{ hits: string | null }>`
    with v as materialized ( -- so that each query is read once and not for every entry
      select at, v ->> 'lang' as lang, (v ->> 'q')::tsquery as q, (v ->> 'a')::tsquery as a
      from json_array_elements(${JSON.stringify(variants)}::json) with ordinality as r (v, at)
    )
    select (
      select string_agg((case when head @@ v.a then '0' when head @@ v.q then '1' else '2' end) || kind || '/' || id, ' ')
      from search_entries where terms @@ v.q and lang = v.lang) as hits
    from v order by at`,
  );
  const hits = variants.map(({ group, weight }, i) => ({ group, weight, in: readHits(found[i]?.hits ?? null) }));
  const best = counted(groups, hits, entries);
  const dense = await nearness(db, groups, best.slice(0, CLOSE));
  return best.map((one) => {
    const key = `${one.kind}/${one.id}`;
    return { ...one, titles: titles.get(key) ?? [], dense: dense.get(key) ?? 0 };
  });
}

/** How near to each other the words stand in title and lead of each record, by "kind/id". */
async function nearness(db: Db, groups: readonly Group[], which: readonly { kind: string; id: string }[]) {
  if (which.length === 0) return new Map<string, number>();
  const near = (lang: Lang) =>
    groups
      .map((group) => anyOf(group, lang))
      .filter(Boolean)
      .join(" | ");
  const found = await prepared(
    db,
    sql<{ key: string; dense: number }>`
    with q as materialized (select ${near("en")}::tsquery as en, ${near("es")}::tsquery as es)
    select w.kind || '/' || w.id as key, max(dense) as dense
    from q cross join json_to_recordset(${JSON.stringify(which.map(({ kind, id }) => ({ kind, id })))}::json) as w (kind text, id text)
      cross join lateral (
        select ts_rank_cd(${WEIGHTS}, head, case lang when 'es' then es else en end, 32) as dense
        from search_entries where kind = w.kind and id = w.id offset 0) as e -- offset 0: by the index
    group by 1`,
  );
  return new Map(found.map(({ key, dense }) => [key, dense]));
}

/** Records of which it is looked at how near their words stand. */
const CLOSE = 40;
/** Of the parts D, C, B, A. */
const WEIGHTS = sql`'{0.1, 0.2, 0.4, 1}'::float4[]`;

function anyOf({ variants }: Group, lang: Lang): string {
  return variants.flatMap((variant) => (variant.lang === lang ? [`(${tsquery(variant.stems)})`] : [])).join(" | ");
}

export type EntryText = { kind: EntryKind; id: string; lang: Lang; title: string; lead: string; body: string };

/** The texts of some entries, in both languages. */
export async function entryTexts(db: Db, which: readonly { kind: string; id: string }[]): Promise<EntryText[]> {
  if (which.length === 0) return [];
  const found = await prepared(
    db,
    sql<EntryText>`
    select e.* from json_to_recordset(${JSON.stringify(which.map(({ kind, id }) => ({ kind, id })))}::json) as w (kind text, id text)
      cross join lateral (
        select kind, id, lang, title, lead, body from search_entries where kind = w.kind and id = w.id offset 0) as e`,
  );
  return found;
}

/** Words of the record that look most like a word nobody used, for "nothing found". */
export async function nearestKnown(db: Db, word: string, lang: Lang): Promise<string[]> {
  const { index } = await stemsOf(db, askedIn(word));
  const alike = index?.list
    .like(word, 100)
    .filter((one) => one.stem !== null && one.lang === lang && one.word.length > 3);
  return alike?.slice(0, 3).map(({ shown }) => shown) ?? [];
}
