/** One way to see letters, for what is stored and for what is asked: small letters, no accents, words with one space between. Pure. */

/**
 * "Pre-Mortem: ¿Por qué?" is "pre mortem por que". Letters and digits of any script stay; apostrophes inside words go, with an
 * English 's ("teacher's" is "teacher"); all else parts words.
 */
export function fold(text: string): string {
  if (WORD.test(text)) return text.toLowerCase();
  if (PLAIN.test(text))
    // most English text: five times as fast, and the same
    return text
      .toLowerCase()
      .replace(/'s\b/g, "")
      .replace(/(?<=[a-z])'(?=[a-z])/g, "")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/'s\b/g, "")
    .replace(/(?<=\p{L})'(?=\p{L})/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const PLAIN = /^[\x00-\x7f]*$/;
const WORD = /^[A-Za-z0-9]+$/;

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ");
}

/** The pieces of a text that are words, as written, and what stands between them: joined they are the text. */
export function pieces(text: string): { text: string; word: string | null }[] {
  return text.split(/([\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*)/u).flatMap((piece, i) => {
    if (piece === "") return [];
    return [{ text: piece, word: i % 2 === 1 ? fold(piece) : null }];
  });
}

/**
 * Folded text as PostgreSQL's stems need it. Spanish stems go by accents that folding takes away: "evaluaciones" and "evaluación"
 * would part, so the plural is made singular before. "Why" and "porqué" are stop words there and the first thing asked here.
 */
export function stemmable(folded: string, lang: "en" | "es"): string {
  if (lang === "en") return folded.replace(/\bwhys?\b/g, "whyness");
  return folded.replace(/\bporques?\b/g, "porquedad").replace(/([cs]ion)es\b/g, "$1");
}
