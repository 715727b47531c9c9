/** In which order what was found is shown. Pure. */
import type { EntryKind } from "./search-text.ts";

/** One record or page that has words of the question, as the database counted it. */
export type Counted = {
  kind: EntryKind;
  id: string;
  /** Rarity of the words found, each times where it stands: title 1, lead 0.55, text 0.3. */
  weight: number;
  /** Rarity of the words found, and of all words of the question that stand anywhere. */
  covered: number;
  of: number;
  /** Words found, and those found in the title. */
  words: number;
  inTitle: number;
  /** Its titles, folded. */
  titles: readonly string[];
  /** How near the words stand to each other (ts_rank_cd), 0 … 1. */
  dense: number;
};

export type Ranked = Counted & { score: number };

/** Works are found through what they say, works' own entries last; a list of links after what is known. */
const STANDING: Partial<Record<EntryKind, number>> = {
  sources: 0.75,
  resources: 0.85,
  "how-to": 0.95,
  methods: 0.95,
  cases: 0.97,
};

/**
 * Best first. Coverage and title count most: a record with all words comes before one with some, unless the words it lacks are
 * common. Then the whole question standing in the title, a title that says little else, words near to each other; ties by id.
 *
 * @param groups  how many words and phrases the question has that stand anywhere
 * @param phrase  the question as it was understood, folded
 */
export function ranked(found: readonly Counted[], groups: number, phrase: string): Ranked[] {
  const words = phrase.split(" ");
  const scored = found.map((one) => {
    const titles = one.titles.map((text) => ` ${text} `);
    const coverage = one.of > 0 ? one.covered / one.of : 0;
    const title = Math.max(0, ...one.titles.map((text) => text.split(" ").length));
    const full = title > 0 ? one.inTitle / title : 0;
    const whole = phrase.includes(" ") && titles.some((text) => text.includes(` ${phrase} `));
    const said = words.filter((word) => titles.some((text) => text.includes(` ${word} `)));
    const literal = Math.min(1, said.length / Math.max(1, groups)); // "grading" is nearer to "grading" than "grades" is
    const score =
      (one.of > 0 ? one.weight / one.of : 0) +
      0.5 * coverage ** 2 +
      0.2 * literal +
      (one.words === groups ? 0.15 : 0) +
      (whole ? 0.35 : 0) +
      (one.titles.includes(phrase) ? 1 : 0) +
      0.15 * full +
      0.1 * one.dense;
    return { ...one, score: score * (STANDING[one.kind] ?? 1) };
  });
  return scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.kind < b.kind ? -1 : 1));
}

/** Those worth showing: at least as good as this share of the best. */
const WORTH = 0.4;

export function worthShowing(all: readonly Ranked[]): Ranked[] {
  const best = all[0]?.score ?? 0;
  return all.filter(({ score }) => score >= WORTH * best);
}
