/** Which known words a misspelled one may have been. Pure; word-list.ts has the candidates. */
import { distance } from "../../corpus/nearest.ts";

/** A row of search_words; `form` = the word itself stands nowhere, another form of it does. */
export type Word = { lang: "en" | "es"; word: string; shown: string; stem: string | null; n: number; form: boolean };

/** The two words that one may have been: "seattime" is also "seat", "time". */
export function splits(word: string): [string, string][] {
  const ends = Array.from({ length: Math.max(0, word.length - 5) }, (_, i) => i + 3);
  return ends.map((at) => [word.slice(0, at), word.slice(at)]);
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Every word at one edit from a short one: trigrams see little in "fial". At most some 350. */
export function neighbors(word: string): string[] {
  if (word.length < 3 || word.length > 6) return [];
  const found = new Set<string>();
  for (let i = 0; i <= word.length; i++) {
    const [left, right] = [word.slice(0, i), word.slice(i)];
    if (right !== "") found.add(left + right.slice(1));
    if (right.length > 1) found.add(left + right[1] + right[0] + right.slice(2));
    for (const letter of LETTERS) {
      if (right !== "") found.add(left + letter + right.slice(1));
      found.add(left + letter + right);
    }
  }
  found.delete(word);
  return [...found];
}

/** How a word sounds, so that "conduse" is near "conduce" and "entrebista" near "entrevista". Spanish first; English gains too. */
export function sound(word: string): string {
  return word
    .replace(/ph/g, "f")
    .replace(/[cz](?=[ei])|z/g, "s")
    .replace(/qu(?=[ei])|[cq]k?/g, "k")
    .replace(/g(?=[ei])/g, "j")
    .replace(/ll/g, "y")
    .replace(/v/g, "b")
    .replace(/h/g, "")
    .replace(/(.)\1+/g, "$1");
}

export type Meant = Word & { near: number }; // 0 … 1, 1 = as typed

/**
 * The known words nearest to a typed one, nearest first: at most `most`, all about as near as the first.
 *
 * Nearness is 1 − edits / letters; edits that are not heard count 0.3 together. Words that are used more, that begin alike and
 * that are of the reader's language win where edits are equal.
 */
export function nearestWords(typed: string, known: readonly Word[], lang: "en" | "es", most = 4): Meant[] {
  const letters = typed.length;
  const limit = letters < 3 || /\d/.test(typed) ? 0 : letters < 6 ? 1 : letters < 9 ? 2 : 3;
  const near = known.flatMap((word): Meant[] => {
    if (word.word === typed) return [];
    const edits = Math.min(distance(typed, word.word), distance(sound(typed), sound(word.word)) + 0.3);
    if (limit === 0 || edits > limit + 0.3) return []; // a number is that number
    const bonus =
      0.015 * Math.log(1 + word.n) + (word.lang === lang ? 0.01 : 0) + (word.word[0] === typed[0] ? 0.03 : 0);
    return [{ ...word, near: 1 - edits / Math.max(letters, word.word.length) + bonus - 0.1 }];
  });
  near.sort((a, b) => b.near - a.near || (a.word < b.word ? -1 : 1));
  const best = near[0]?.near ?? 0;
  const kept = near.filter((word) => word.near >= best - 0.12);
  const words = [...new Set(kept.map(({ word }) => word))].slice(0, most);
  return kept.filter(({ word }) => words.includes(word));
}
