import type { Dimension, MeasureSource, Words } from "../../db/schema.ts";
import type { Cell } from "../people/disclosure.ts";
import type { Band } from "./compare.ts";
import type { Estimate } from "./estimate.ts";
import { type Gap, gapsAmong } from "./gap.ts";
import type { Measure } from "./measure.ts";
import type { Trend } from "./trend.ts";

/** One measure at the place in its newest round, beside the other schools. */
export type Line = {
  measure: Measure;
  round: string;
  cell: Cell;
  estimate: Estimate | null; // null where the cell holds no number
  band: Band | null; // other schools of the same grade span (all schools where the place has none); null = fewer than 10
  likeBand: Band | null; // the similar schools
  position: { below: number; above: number; n: number } | null;
  trends: Trend[]; // from one round to the next, the newest first; empty where there is one round
};

/** Measures that ask the same of several sources, or one measure alone. Sources are rows, never averaged away. */
export type Family = {
  id: string;
  title: Words;
  dimension: Dimension;
  voices: boolean; // rows are told apart by source (people answered), not by title (records)
  lines: Line[];
  gaps: Gap[];
  items: Item[]; // the questions that its scores are made from
};

/** The answers to one question: how they spread, never a score. */
export type Item = { measure: Measure; round: string; cell: Cell };

/** In which order sources stand: those closest to the student first. */
export const SOURCES: readonly MeasureSource[] = ["family", "teacher", "student", "leader", "observer", "record"];

/**
 * Lines that ask the same, together; each keeps its sources apart. Records without a family stand together by the mapping
 * that brought them, under its title.
 */
export function familiesOf(
  lines: readonly Line[],
  items: readonly Item[],
  mappings: ReadonlyMap<string, Words>,
): Family[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const { family, source, mapping, id: own } = line.measure;
    const id = family ?? (source === "record" ? mapping : own);
    groups.set(id, [...(groups.get(id) ?? []), line]);
  }
  return [...groups].map(([id, members]) => {
    const voices = members.some(({ measure }) => measure.source !== "record");
    const sorted = voices
      ? [...members].sort((a, b) => SOURCES.indexOf(a.measure.source) - SOURCES.indexOf(b.measure.source))
      : members;
    const parts = new Set(members.flatMap(({ measure }) => measure.madeFrom ?? []));
    const first = (members[0] as Line).measure;
    const spoken = sorted
      .filter(({ measure }) => measure.kind === "score" && measure.source !== "record")
      .map(({ measure: { source, low, high }, estimate, round }) => ({ source, estimate, low, high, round }));
    return {
      id,
      title: mappings.get(id) ?? commonTitle(members.map(({ measure }) => measure.title)),
      dimension: first.dimension,
      voices,
      lines: sorted,
      gaps: gapsAmong(spoken),
      items: items.filter(({ measure }) => parts.has(measure.id)),
    };
  });
}

/** "Trust" of "Trust, as teachers see it" and "Trust, as families see it": what the titles share, up to a comma, bracket or colon. */
export function commonTitle(titles: readonly Words[]): Words {
  const en = shared(titles.map((title) => title.en));
  const spanish = titles.flatMap((title) => title.es ?? []);
  return spanish.length === titles.length ? { en, es: shared(spanish) } : { en };
}

function shared(texts: readonly string[]): string {
  const first = texts[0] ?? "";
  if (texts.every((text) => text === first)) return first;
  let length = 0;
  while (length < first.length && texts.every((text) => text[length] === first[length])) length++;
  const cut = /^(.+?)\s*[,:(–—][^,:(–—]*$/.exec(first.slice(0, length));
  return cut?.[1] ?? first;
}
