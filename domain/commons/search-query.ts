/** What was typed, as words; and which known words may have been meant. Pure; search.store.ts asks the database. */
import { fold, wordsOf } from "./fold.ts";
import { type Meant, nearestWords, splits, type Word } from "./search-spelling.ts";
import { saidOtherwise } from "./search-vocabulary.ts";

/** Longest question that is read, in characters and words; what comes after is left out. */
export const QUERY_LIMITS = { characters: 300, words: 16 } as const;

export type Asked = {
  /** As typed, without spaces around, cut to what is read. */
  text: string;
  cut: boolean;
  /** Each word as typed and folded; `phrase` numbers the quotes it stood in. */
  words: readonly { typed: string; word: string; phrase: number | null }[];
};

/** Reads a question. Anything may stand in it; signs that are no letters or digits part words, and quotes keep words together. */
export function askedIn(query: string): Asked {
  const whole = query
    .replace(/\p{C}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const text = [...whole].slice(0, QUERY_LIMITS.characters).join("");
  const words: { typed: string; word: string; phrase: number | null }[] = [];
  for (const [i, part] of text.split(/["“”«»]/).entries())
    for (const typed of part.split(/[^\p{L}\p{N}\p{M}'’ʼ]+/u))
      for (const word of wordsOf(typed)) words.push({ typed, word, phrase: i % 2 === 1 ? i : null });
  const kept = words.slice(0, QUERY_LIMITS.words);
  return { text, cut: text.length < whole.length || kept.length < words.length, words: kept };
}

/** Words that the database is asked for by their exact spelling: the typed ones, what they may be split or joined to, other names. */
export function spellings(asked: Asked): string[] {
  const all = asked.words.flatMap(({ word }, i) => [
    word,
    ...splits(word).flat(),
    word + (asked.words[i + 1]?.word ?? ""),
    ...(saidOtherwise[word] ?? []).flatMap(wordsOf),
  ]);
  return [...new Set(all)];
}

/** One way in which a word of the question may stand in an entry: stems next to each other, in one language. */
export type Variant = { lang: "en" | "es"; stems: readonly string[]; weight: number; shown: string };

/** A word of the question, or a quoted phrase, with all that counts as finding it. */
export type Group = { words: readonly number[]; variants: readonly Variant[]; required: boolean };

/** Stems next to each other, in tsquery's own writing; "" stands for a stop word between. `label` "A" finds them in titles only. */
export function tsquery(stems: readonly string[], label: "" | "A" = ""): string {
  let [query, gap] = ["", 1];
  for (const stem of stems) {
    if (stem === "") gap++;
    else {
      const lexeme = `'${stem.replaceAll("'", "''").replaceAll("\\", "\\\\")}'${label && `:${label}`}`;
      query += query === "" ? lexeme : ` <${gap}> ${lexeme}`;
      gap = 1;
    }
  }
  return query;
}

/** How a known word counts when it only begins as typed, is another name, or is nearest to a word that is known itself. */
const WEIGHT = { prefix: 0.8, otherName: 0.85, split: 0.95, joined: 0.95, doubt: 0.45 } as const;

/** How near a word must be to count beside two that make up the typed one. */
const SURE = 0.85;

export type Understood = {
  groups: Group[];
  /** The question as it was understood, word by word; null = no record has this word or one like it. */
  read: { typed: string; shown: string | null; changed: boolean; stop: boolean }[];
};

/**
 * What the words of a question are looked for as.
 *
 * @param known  rows of search_words for spellings(asked), and for words that begin as the last one does
 * @param near   for the words that need it, rows that look like them
 * @param doubt  also look for words near to known ones, for less: "principle" may have been "principal"
 */
export function understand(
  asked: Asked,
  known: readonly Word[],
  near: ReadonlyMap<string, readonly Word[]>,
  lang: "en" | "es",
  doubt = false,
): Understood {
  const byWord = Map.groupBy(known, ({ word }) => word);
  const groups: Group[] = [];
  const read: Understood["read"] = [];
  const last = asked.words.length - 1;
  const one = (word: Word, weight: number): Variant[] =>
    word.stem === null ? [] : [{ lang: word.lang, stems: [word.stem], weight, shown: word.shown }];
  const isStop = (rows: readonly Word[]) => rows.some(({ stem }) => stem === null);

  for (const [i, { typed, word, phrase }] of asked.words.entries()) {
    const rows = byWord.get(word) ?? [];
    const variants: Variant[] = isStop(rows) ? [] : rows.flatMap((row) => one(row, 1));
    const exact = rows.length > 0;
    if (phrase === null) {
      for (const other of saidOtherwise[word] ?? [])
        variants.push(...phraseOf(wordsOf(other), byWord, WEIGHT.otherName));
      if (i === last && word.length > 2 && !isStop(rows))
        for (const row of known)
          if (row.word !== word && row.word.startsWith(word))
            variants.push(...one(row, exact ? 0.5 * WEIGHT.prefix : WEIGHT.prefix));
      const joined = [
        byWord.get(word + (asked.words[i + 1]?.word ?? " ")),
        byWord.get((asked.words[i - 1]?.word ?? " ") + word),
      ];
      for (const row of joined.flatMap((found) => found ?? [])) variants.push(...one(row, WEIGHT.joined));
    }
    const asTyped = exact || variants.length > 0;
    let meant: Meant[] = [];
    if (variants.length === 0 && !exact && phrase === null) {
      const parted = bestSplit(word, byWord);
      variants.push(...parted);
      meant = nearestWords(word, near.get(word) ?? [], lang).filter((one) => parted.length === 0 || one.near > SURE);
      const first = meant[0];
      if (variants.length === 0 && first?.stem === null) {
        read.push({ typed, shown: first.shown, changed: true, stop: true });
        continue;
      }
      for (const row of meant) variants.push(...one(row, Math.min(0.95, row.near)));
    } else if (doubt && exact && !isStop(rows) && phrase === null && word.length > 3)
      for (const row of nearestWords(word, near.get(word) ?? [], lang))
        variants.push(...one(row, WEIGHT.doubt * row.near));
    else if (rows.length > 0 && rows.every(({ form }) => form))
      meant = nearestWords(word, near.get(word) ?? [], lang)
        .filter((one) => isMisspelt(word, one, rows))
        .slice(0, 1);
    const shown = meant[0]?.shown ?? (asTyped ? typed : (variants[0]?.shown ?? null));
    read.push({
      typed,
      shown,
      changed: shown !== null && fold(shown) !== word,
      stop: isStop(rows) && variants.length === 0,
    });
    if (phrase === null && variants.length > 0)
      groups.push({ words: [i], variants: distinct(variants), required: false });
  }

  for (const [phrase, words] of Map.groupBy(asked.words, (word) => word.phrase)) {
    if (phrase === null) continue;
    const at = asked.words.flatMap((word, i) => (word.phrase === phrase ? [i] : []));
    const variants = phraseOf(
      words.map(({ word }) => word),
      byWord,
      1,
    );
    if (variants.length > 0) groups.push({ words: at, variants, required: true });
    else
      for (const i of at) {
        const rows = byWord.get(asked.words[i]?.word ?? "") ?? [];
        if (rows.length > 0 && !isStop(rows))
          groups.push({ words: [i], variants: rows.flatMap((row) => one(row, 1)), required: false });
      }
  }
  return { groups, read };
}

/** Another spelling of a known word and not another ending: they part before the last three letters. */
function isMisspelt(word: string, meant: Word, rows: readonly Word[]): boolean {
  const same = [...word].findIndex((letter, i) => letter !== meant.word[i]);
  return (
    same >= 0 && same < word.length - 3 && rows.some(({ lang, stem }) => lang === meant.lang && stem === meant.stem)
  );
}

/** Words next to each other, in each language that knows them all; stop words at the ends fall away. */
function phraseOf(words: readonly string[], byWord: ReadonlyMap<string, readonly Word[]>, weight: number): Variant[] {
  return (["en", "es"] as const).flatMap((lang) => {
    const rows = words.map((word) => byWord.get(word)?.find((row) => row.lang === lang));
    const said = rows.filter((row) => row !== undefined);
    if (said.length < words.length || said.length === 0) return [];
    const stems = said.flatMap(({ stem }) => stem ?? []);
    if (stems.length === 0) return [];
    const gaps = said.slice(
      said.findIndex(({ stem }) => stem !== null),
      said.findLastIndex(({ stem }) => stem !== null) + 1,
    );
    if (gaps.some(({ stem }) => stem === null))
      return [{ lang, stems: gaps.map(({ stem }) => stem ?? ""), weight, shown: words.join(" ") }];
    return [{ lang, stems, weight, shown: said.map(({ shown }) => shown).join(" ") }];
  });
}

/** The split whose rarer half is used most; none where the halves stand in fewer than 2 entries. */
function bestSplit(word: string, byWord: ReadonlyMap<string, readonly Word[]>): Variant[] {
  const found = splits(word).flatMap((halves) => {
    const variants = phraseOf(halves, byWord, WEIGHT.split);
    const n = Math.min(...halves.map((half) => Math.max(0, ...(byWord.get(half) ?? []).map((row) => row.n))));
    return variants.length > 0 && n >= 2 && variants.some(({ stems }) => stems.length === 2) ? [{ variants, n }] : [];
  });
  return found.sort((a, b) => b.n - a.n)[0]?.variants ?? [];
}

function distinct(variants: readonly Variant[]): Variant[] {
  const best = new Map<string, Variant>();
  for (const variant of variants) {
    const key = `${variant.lang} ${variant.stems.join(" ")}`;
    const before = best.get(key);
    if (!before || before.weight < variant.weight)
      best.set(key, before ? { ...variant, shown: before.shown } : variant);
  }
  return [...best.values()];
}
