/** Search over everything: words to stems, stems to entries, entries in order. Two queries for one question; the words are kept in memory. */
import { sql } from "kysely";
import { type Db, prepared } from "../../db/connect.ts";
import { fold, stemmable } from "./fold.ts";
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
  const { list, stems } = await wordsAndStems(db, asked);
  if (list === null) return { ...none, ready: false };
  const typed = new Set(asked.words.map(({ word }) => word));
  const rows = knownWords(list, asked, stems);
  const known = rows.filter(({ word, form }) => !exactly || (!form && typed.has(word)));
  const here = new Set(known.flatMap(({ word, form }) => (form ? [] : [word])));
  const words = exactly ? [] : asked.words.flatMap(({ word, phrase }) => (phrase === null ? [word] : []));
  const near = (which: readonly string[]) => new Map(which.map((word) => [word, list.near(word)]));
  let understood = understand(asked, known, near(words.filter((word) => !here.has(word))), lang);
  let found = await findRecords(db, understood);
  if (words.length > 1 && words.length < DOUBTED && !hasAll(found, understood.groups)) {
    const doubtful = understand(asked, known, near(words), lang, true);
    const again = await findRecords(db, doubtful);
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

/** The words of the index as it stands (null = it is being made), and what the words of a question have as stems in each language. */
async function wordsAndStems(db: Db, { words }: Asked): Promise<{ list: WordList | null; stems: readonly Stem[] }> {
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
  return { list: from === null ? null : await wordsOfIndex(db, from), stems: found };
}

const kept = new WeakMap<Db, { from: string; list: Promise<WordList> }>();

/** All words of the index, read once for each time that it is made. */
function wordsOfIndex(db: Db, from: string): Promise<WordList> {
  const before = kept.get(db);
  if (before?.from === from) return before.list;
  const read = db.selectFrom("search_words").select(["lang", "word", "shown", "stem", "n"]).execute();
  const list = read.then((rows) => wordList(rows.map((row) => ({ ...row, form: false }))));
  kept.set(db, { from, list });
  list.catch(() => kept.delete(db));
  return list;
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

/** Every record that has a word of the question, with how well. */
async function findRecords(db: Db, { groups }: Understood): Promise<Counted[]> {
  const rows = groups.flatMap(({ variants, required }, i) =>
    variants.map(({ lang, stems, weight }) => ({
      i,
      lang,
      q: tsquery(stems),
      a: tsquery(stems, "A"),
      w: weight,
      must: required,
    })),
  );
  if (rows.length === 0) return [];
  const near = (lang: Lang) =>
    groups
      .map((group) => anyOf(group, lang))
      .filter(Boolean)
      .join(" | ");
  const found = await prepared(
    db,
    sql<Omit<Counted, "titles"> & { titles: string | null }>`
    with v as materialized ( -- so that each query is read once and not for every entry
      select i, lang, q::tsquery, a::tsquery, w, must
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (i int, lang text, q text, a text, w float8, must boolean)
    ), hit as (
      select e.kind, e.id, v.i, bool_or(must) as must, max(v.w * stands) as f, max(v.w) as w, bool_or(stands = 1) as titled
      from v cross join lateral (
        select kind, id, case when head @@ v.a then 1 when head @@ v.q then 0.55 else 0.3 end::float8 as stands
        from search_entries where terms @@ v.q and lang = v.lang offset 0) as e -- offset 0: by the index, word by word
      group by e.id, e.kind, v.i -- ids first: they part sooner
    ), rare as (
      select i, ln(1 + (select count(*) from search_entries)::float8 / count(*)) as idf from hit group by i
    ), best as (
      select kind, id, sum(f * idf) as weight, sum(idf * w) as covered,
        count(*) filter (where w > 0.5) as words, count(*) filter (where titled) as in_title,
        (select sum(idf) from rare) as total,
        row_number() over (order by sum(f * idf) + 0.5 * sum(idf * w) desc, kind, id) as place
      from hit join rare using (i) group by id, kind
      having count(*) filter (where must) = ${groups.filter(({ required }) => required).length}
      order by place limit ${MOST}
    )
    select kind, id, weight, covered, total as "of", words, in_title as "inTitle", titles, dense
    from best cross join lateral (
      select string_agg(plain, '|') filter (where plain <> '') as titles,
        coalesce(max(case when place > ${CLOSE} then 0 when lang = 'es' then ts_rank_cd(${WEIGHTS}, head, ${near("es")}::tsquery, 32)
          else ts_rank_cd(${WEIGHTS}, head, ${near("en")}::tsquery, 32) end), 0) as dense
      from search_entries where kind = best.kind and id = best.id) as e`,
  );
  return found.map((row) => ({ ...row, titles: row.titles?.split("|") ?? [] }));
}

/** Records that are counted, more than anybody reads; and those of which it is looked at how near their words stand. */
const MOST = 100;
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
  const { list } = await wordsAndStems(db, askedIn(word));
  const alike = list?.like(word, 100).filter((one) => one.stem !== null && one.lang === lang && one.word.length > 3);
  return alike?.slice(0, 3).map(({ shown }) => shown) ?? [];
}
