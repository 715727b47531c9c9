/** What each record has of a question's words, counted from where each word stands. Pure. */
import type { Group } from "./search-query.ts";
import type { Counted } from "./search-rank.ts";
import type { EntryKind } from "./search-text.ts";

/** Where one variant of a group stands: for each entry the best part of it, and the record. */
export type Hits = { group: number; weight: number; in: readonly { part: Part; record: string }[] };

/** The title; lead or other names; the text. */
export type Part = 0 | 1 | 2;
const STANDS: Record<Part, number> = { 0: 1, 1: 0.55, 2: 0.3 };

/** As the database says it: the number of the part, kind, "/", id. */
export function readHits(text: string | null): Hits["in"] {
  if (text === null) return [];
  return text.split(" ").map((hit) => ({ part: Number(hit[0]) as Part, record: hit.slice(1) }));
}

/** Records that are counted: more than anybody reads. */
const MOST = 100;

/**
 * At most 100 records that have every required group, best first. A record's entries in two languages and the variants of a group
 * count once, as the best of them. A group's rarity is ln(1 + entries / records that have it).
 *
 * @param entries  how many there are in all
 * @returns all that is ranked by but titles and nearness; ties by record
 */
export function counted(
  groups: readonly Group[],
  hits: readonly Hits[],
  entries: number,
): Omit<Counted, "titles" | "dense">[] {
  type Best = { value: number; weight: number; titled: boolean };
  const byGroup = groups.map(() => new Map<string, Best>());
  for (const { group, weight, in: found } of hits) {
    const best = byGroup[group];
    for (const { part, record } of found) {
      const value = weight * STANDS[part];
      const before = best?.get(record);
      if (!before) best?.set(record, { value, weight, titled: part === 0 });
      else {
        before.value = Math.max(before.value, value);
        before.weight = Math.max(before.weight, weight);
        before.titled ||= part === 0;
      }
    }
  }
  const required = groups.filter((group) => group.required).length;
  const records = new Map<
    string,
    { weight: number; covered: number; words: number; inTitle: number; required: number }
  >();
  let of = 0;
  for (const [i, best] of byGroup.entries()) {
    if (best.size === 0) continue;
    const rarity = Math.log(1 + entries / best.size);
    of += rarity;
    for (const [record, { value, weight, titled }] of best) {
      const sum = records.get(record) ?? { weight: 0, covered: 0, words: 0, inTitle: 0, required: 0 };
      records.set(record, sum);
      sum.weight += value * rarity;
      sum.covered += weight * rarity;
      if (weight > 0.5) sum.words++;
      if (titled) sum.inTitle++;
      if (groups[i]?.required) sum.required++;
    }
  }
  return [...records]
    .filter(([, sum]) => sum.required === required)
    .map(([record, sum]) => ({ record, place: sum.weight + 0.5 * sum.covered, sum }))
    .sort((a, b) => b.place - a.place || (a.record < b.record ? -1 : 1))
    .slice(0, MOST)
    .map(({ record, sum: { weight, covered, words, inTitle } }) => {
      const [kind = "", id = ""] = record.split("/");
      return { kind: kind as EntryKind, id, weight, covered, of, words, inTitle };
    });
}
