/** Every known word, kept in memory for one version of the index: a few thousand, asked for some hundred times a question. Pure. */
import { neighbors, type Word } from "./search-spelling.ts";

export type WordList = {
  /** Rows of exactly this word, of one language or both. */
  spelled(word: string): readonly Word[];
  /** Rows with this stem. */
  ofStem(lang: Word["lang"], stem: string): readonly Word[];
  /** Rows of words that begin so and are no stop words, those used most first; at most `most`. */
  beginning(start: string, most: number): Word[];
  /** Rows of words that look like a typed one, most alike first; at most `most`. */
  like(typed: string, most: number): Word[];
  /** Candidates for what a misspelled word meant: those that look like it and, where it is short, those at one edit. */
  near(typed: string): Word[];
};

/** Least share of trigrams in common: "desicion" and "decision" share 0.29. */
const ALIKE = 0.22;
const CANDIDATES = 24;

export function wordList(rows: readonly Word[]): WordList {
  const words = [...rows].sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : a.lang < b.lang ? -1 : 1));
  const byWord = Map.groupBy(words, ({ word }) => word);
  const byStem = Map.groupBy(
    words.filter(({ stem }) => stem !== null), // "null" is a word too
    ({ lang, stem }) => `${lang} ${stem}`,
  );
  const sizes = new Uint16Array(words.length);
  const having = new Map<string, number[]>();
  for (const [i, { word }] of words.entries()) {
    const all = trigrams(word);
    sizes[i] = all.size;
    for (const one of all) {
      const list = having.get(one);
      if (list) list.push(i);
      else having.set(one, [i]);
    }
  }

  const spelled = (word: string) => byWord.get(word) ?? [];

  function like(typed: string, most: number): Word[] {
    const asked = trigrams(typed);
    const shared = new Map<number, number>();
    for (const one of asked) for (const i of having.get(one) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    const alike: { i: number; share: number }[] = [];
    for (const [i, n] of shared) {
      const share = n / (asked.size + (sizes[i] ?? 0) - n);
      if (share >= ALIKE) alike.push({ i, share });
    }
    alike.sort((a, b) => b.share - a.share || a.i - b.i); // i: in the order of words
    return alike.slice(0, most).flatMap(({ i }) => words[i] ?? []);
  }

  return {
    spelled,
    ofStem: (lang, stem) => byStem.get(`${lang} ${stem}`) ?? [],
    beginning(start, most) {
      const found = words.slice(firstFrom(words, start));
      const end = found.findIndex(({ word }) => !word.startsWith(start));
      return found
        .slice(0, end < 0 ? undefined : end)
        .filter(({ stem }) => stem !== null)
        .sort((a, b) => b.n - a.n)
        .slice(0, most);
    },
    like,
    near: (typed) => [...new Set([...like(typed, CANDIDATES), ...neighbors(typed).flatMap(spelled)])],
  };
}

/** The first place in sorted rows that is not before `start`. */
function firstFrom(words: readonly Word[], start: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.word ?? "") < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Three letters each, with two spaces before the word and one after, as pg_trgm takes them. */
function trigrams(word: string): Set<string> {
  const letters = ["", "", ...word, ""].map((letter) => letter || " ");
  return new Set(letters.slice(2).map((letter, i) => `${letters[i]}${letters[i + 1]}${letter}`));
}
