/** Search over everything: words to stems, stems to entries, entries in order. Four short queries for one question. */
import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { fold, stemmable } from "./fold.ts";
import { config, indexMadeFrom } from "./search-index.store.ts";
import { type Asked, askedIn, type Group, spellings, tsquery, type Understood, understand } from "./search-query.ts";
import { type Counted, type Ranked, ranked, worthShowing } from "./search-rank.ts";
import { neighbors, type Word } from "./search-spelling.ts";
import type { EntryKind, Lang } from "./search-text.ts";

export type Answer = {
  asked: Asked;
  /** false = the index is being made: nothing can be said yet. */
  ready: boolean;
  /** How each word was understood. */
  read: Understood["read"];
  /** Best first; records of the corpus and pages of the documentation. */
  found: readonly Ranked[];
  /** Stems that were looked for, by language: what `markedWords` takes. */
  stems: readonly { lang: Lang; stem: string }[];
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
  const none = { asked, read: [], found: [], stems: [] };
  if (asked.words.length === 0) return { ...none, ready: true };
  const typed = new Set(asked.words.map(({ word }) => word));
  const words = asked.words.flatMap(({ word, phrase }) => (phrase === null ? [word] : []));
  const few = !exactly && words.length < 7; // then what looks like each word is asked for at once, whether it is needed or not
  const [rows, ahead] = await Promise.all([knownWords(db, asked), few ? similarWords(db, words) : undefined]);
  const known = rows.filter(({ word, form }) => !exactly || (!form && typed.has(word)));
  const here = new Set(known.flatMap(({ word, form }) => (form ? [] : [word])));
  const unknown = exactly ? [] : words.filter((word) => !here.has(word));
  const similar = ahead ?? (await similarWords(db, unknown));
  const ofUnknown = new Map(unknown.flatMap((word) => (similar.has(word) ? [[word, similar.get(word) ?? []]] : [])));
  let understood = understand(asked, known, ofUnknown, lang);
  let found = await findRecords(db, understood);
  if (few && words.length > 1 && !hasAll(found, understood.groups)) {
    const doubtful = understand(asked, known, similar, lang, true);
    const again = await findRecords(db, doubtful);
    if (again.length > 0) [understood, found] = [doubtful, again];
  }
  if (found.length === 0 && (await indexMadeFrom(db)) === null) return { ...none, ready: false };
  const { groups, read } = understood;
  const phrase = fold(read.map(({ typed, shown }) => shown ?? typed).join(" "));
  const stems = groups.flatMap(({ variants }) =>
    variants.flatMap(({ lang, stems }) => stems.map((stem) => ({ lang, stem }))),
  );
  return { asked, ready: true, read, found: worthShowing(ranked(found, groups.length, phrase)), stems };
}

const hasAll = (found: readonly Counted[], groups: readonly Group[]) =>
  found.some(({ words }) => words === groups.length);

/** Rows of the words as spelled; of those that are only forms of a known one ("shares" where "share" stands); of those that begin as the last one. */
async function knownWords(db: Db, asked: Asked): Promise<Word[]> {
  const last = asked.words.at(-1);
  const begins = last && last.phrase === null && last.word.length > 2 ? last.word : null;
  const forms = asked.words.flatMap(({ word }) =>
    (["en", "es"] as const).map((lang) => ({ lang, word, stems: stemmable(word, lang) })),
  );
  const found = await sql<Word>`
    with form as (
      select lang, word, (tsvector_to_array(to_tsvector(${config(sql`lang`)}, stems)))[1] as stem
      from json_to_recordset(${JSON.stringify(forms)}::json) as f (lang text, word text, stems text)
    )
    select lang, w.word, shown, stem, n, false as form
    from unnest(${spellings(asked)}::text[]) as asked (word) cross join lateral (
      select * from search_words w where w.word = asked.word offset 0) as w -- offset 0, here and below: by the index, word by word
    union
    select form.lang, form.word, form.word, form.stem, max(n), true from form cross join lateral (
      select n from search_words w where w.lang = form.lang and w.stem = form.stem offset 0) as w
    where (select count(*) from search_words w where w.word = form.word and w.lang = form.lang) = 0
    group by form.lang, form.word, form.stem
    union
    select * from (
      select lang, word, shown, stem, n, false from search_words
      where word like ${`${begins}%`} and ${begins !== null} and stem is not null order by n desc, word limit 12) as longer`.execute(
    db,
  );
  return found.rows;
}

/** Rows of words that look like each of these. */
async function similarWords(db: Db, words: readonly string[]): Promise<Map<string, Word[]>> {
  if (words.length === 0) return new Map();
  const short = words.map((word) => neighbors(word));
  const found = await sql<Word & { typed: string }>`
    select asked.typed, lang, word, shown, stem, n, false as form
    from unnest(${words}::text[]) as asked (typed) cross join lateral words_like(asked.typed, 24)
    union
    select asked.typed, lang, word, shown, stem, n, false
    from json_to_recordset(${JSON.stringify(words.map((typed, i) => ({ typed, near: short[i] })))}::json) as asked (typed text, near json)
      cross join lateral json_array_elements_text(near) as one (spelled)
      join search_words on word = spelled`.execute(db);
  return Map.groupBy(found.rows, ({ typed }) => typed);
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
  const found = await sql<Omit<Counted, "titles"> & { titles: string | null }>`
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
      from search_entries where kind = best.kind and id = best.id) as e`.execute(db);
  return found.rows.map((row) => ({ ...row, titles: row.titles?.split("|") ?? [] }));
}

/** Records that are counted, more than anybody reads; and those of which it is looked at how near their words stand. */
const MOST = 100;
const CLOSE = 40;
/** Of the parts D, C, B, A. */
const WEIGHTS = sql`'{0.1, 0.2, 0.4, 1}'::float4[]`;

function anyOf({ variants }: Group, lang: Lang): string {
  return variants.flatMap((variant) => (variant.lang === lang ? [`(${tsquery(variant.stems)})`] : [])).join(" | ");
}

/** Folded words with one of these stems: what is marked in titles and texts. */
export async function markedWords(db: Db, stems: Answer["stems"]): Promise<Set<string>> {
  if (stems.length === 0) return new Set();
  const found = await sql<{ word: string }>`
    select distinct word from json_to_recordset(${JSON.stringify(stems)}::json) as s (lang text, stem text) cross join lateral (
      select word from search_words w where w.lang = s.lang and w.stem = s.stem offset 0) as w -- offset 0: by the index`.execute(
    db,
  );
  return new Set(found.rows.map(({ word }) => word));
}

export type EntryText = { kind: EntryKind; id: string; lang: Lang; title: string; lead: string; body: string };

/** The texts of some entries, in both languages. */
export async function entryTexts(db: Db, which: readonly { kind: string; id: string }[]): Promise<EntryText[]> {
  if (which.length === 0) return [];
  const found = await sql<EntryText>`
    select e.* from json_to_recordset(${JSON.stringify(which.map(({ kind, id }) => ({ kind, id })))}::json) as w (kind text, id text)
      cross join lateral (
        select kind, id, lang, title, lead, body from search_entries where kind = w.kind and id = w.id offset 0) as e`.execute(
    db,
  );
  return found.rows;
}

/** Words of the record that look most like a word nobody used, for "nothing found". */
export async function nearestKnown(db: Db, word: string, lang: Lang): Promise<string[]> {
  const found = await sql<{ shown: string }>`
    select shown from words_like(${word}, 100) as w where stem is not null and lang = ${lang} and length(w.word) > 3
    order by similarity(w.word, ${word}) desc, n desc, w.word limit 3`.execute(db);
  return found.rows.map(({ shown }) => shown);
}
