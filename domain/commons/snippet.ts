/** The place in a text that says most of what was looked for. Pure. */
import { pieces, wordsOf } from "./fold.ts";

/** A text in pieces; `marked` = a word that was looked for. Joined they are the text. */
export type Marked = readonly { text: string; marked: boolean }[];

/** @param words  folded words to mark, as a search answers */
export function mark(text: string, words: ReadonlySet<string>): Marked {
  const found: { text: string; marked: boolean }[] = [];
  for (const { text: piece, word } of pieces(text)) {
    const marked = word?.split(" ").some((one) => words.has(one)) ?? false;
    const last = found.at(-1);
    if (last && last.marked === marked) last.text += piece;
    else found.push({ text: piece, marked });
  }
  return found;
}

/** Longest snippet, in characters. */
export const SNIPPET = 220;

/**
 * The sentence with most different words of the question, the first of them where several have as many; cut to SNIPPET around
 * its first such word. null where no sentence has any.
 */
export function snippet(texts: readonly string[], words: ReadonlySet<string>): string | null {
  let [best, most] = ["", 0];
  for (const text of texts)
    for (const { sentence, said } of sentencesOf(text)) {
      let found = 0;
      for (const word of said) if (words.has(word)) found++;
      if (found > most) [best, most] = [sentence, found];
    }
  return most === 0 ? null : cut(best, words);
}

type Sentence = { sentence: string; said: ReadonlySet<string> };
const parted = new Map<string, Sentence[]>();

/** How many texts are kept in sentences: more than the record has, some 10 MB. */
const KEPT = 4000;

/** Each sentence of a text with its folded words. The same texts come again with each question. */
function sentencesOf(text: string): Sentence[] {
  let found = parted.get(text);
  if (!found) {
    const all = text.split("\n").flatMap((line) => line.split(/(?<=[.!?…])\s+(?=\p{Lu}|¿|¡)/u));
    found = all.map((sentence) => ({ sentence: sentence.trim(), said: new Set(wordsOf(sentence)) }));
    if (parted.size >= KEPT) parted.clear();
    parted.set(text, found);
  }
  return found;
}

function cut(sentence: string, words: ReadonlySet<string>): string {
  if (sentence.length <= SNIPPET) return sentence;
  let at = 0;
  for (const { text, word } of pieces(sentence)) {
    if (word !== null && words.has(word)) break;
    at += text.length;
  }
  const from = at < SNIPPET * 0.7 ? 0 : sentence.indexOf(" ", at - SNIPPET / 3) + 1;
  const end = sentence.lastIndexOf(" ", from + SNIPPET);
  const to = sentence.length - from <= SNIPPET ? sentence.length : end > from ? end : from + SNIPPET;
  return `${from > 0 ? "… " : ""}${sentence.slice(from, to)}${to < sentence.length ? " …" : ""}`;
}
