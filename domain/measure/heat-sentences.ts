/** What a heatmap says in a few sentences, chosen by rule: docs/methods/heatmap.md. Pure; the words are web/words/heatmap. */
import type { MeasureSource } from "../../db/schema.ts";
import type { Place } from "../people/place.ts";
import { SOURCES } from "./family.ts";
import { type Gap, gapsAmong } from "./gap.ts";
import type { HeatFamily } from "./heat-columns.ts";
import type { Heat, HeatCell, HeatRow } from "./heatmap.ts";

export type HeatSentence =
  /** One source above another in most schools. widest: where at least half of both answered, and chance leaves the difference. */
  | {
      kind: "gap";
      family: HeatFamily;
      higher: MeasureSource;
      lower: MeasureSource;
      schools: number; // where it is higher
      of: number; // with both
      real: number; // of `schools`, more than chance allows for
      widest: { place: Place; gap: Gap } | null;
    }
  /** Two sources were asked alike, and in no school can a difference be told from chance. */
  | { kind: "no-gap"; of: number }
  /** Fewer than half answered, in one or more columns. */
  | { kind: "few"; source: MeasureSource; schools: number; of: number }
  /** A source that was asked nothing there; span: where these are all schools of one span, and all of it. */
  | { kind: "not-asked"; source: MeasureSource; schools: number; span: string | null }
  /** Schools with a result that we hide, so that nobody is recognized; that its publisher withholds, for a reason of its own. */
  | { kind: "hidden" | "withheld"; schools: number };

/** Fewest schools that a sentence about two sources is said of. */
const SCHOOLS_MINIMUM = 3;

export function heatmapSentences(heat: Pick<Heat, "all" | "families">): HeatSentence[] {
  const { all } = heat;
  return [gapOf(heat), fewOf(all), notAskedOf(all), without(all, "hidden"), without(all, "withheld")].flatMap(
    (sentence) => sentence ?? [],
  );
}

type Pair = {
  family: HeatFamily;
  higher: MeasureSource;
  lower: MeasureSource;
  rows: [Place, Gap | null][];
  of: number;
};

/** Of all pairs of sources in all families: where the higher one is surely higher in most schools; ties by the wider mean. */
function gapOf({ all, families }: Pick<Heat, "all" | "families">): HeatSentence | null {
  const pairs = families.flatMap((family) => pairsOf(family, all)).filter(({ of }) => of >= SCHOOLS_MINIMUM);
  if (pairs.length === 0) return null;
  const real = ({ rows }: Pair) => rows.filter(([, gap]) => gap?.real).length;
  const mean = ({ rows }: Pair) => rows.reduce((sum, [, gap]) => sum + (gap?.value ?? 0), 0) / Math.max(1, rows.length);
  const first = [...pairs].sort((a, b) => real(b) - real(a) || mean(b) - mean(a))[0] as Pair;
  if (real(first) === 0) return { kind: "no-gap", of: Math.max(...pairs.map(({ of }) => of)) };
  const sure = first.rows.flatMap(([place, gap]) =>
    gap?.real && gap.fewAnswered.length === 0 ? [{ place, gap }] : [],
  );
  const widest = sure.reduce<(typeof sure)[number] | null>(
    (best, one) => (best === null || one.gap.value > best.gap.value ? one : best),
    null,
  );
  const { family, higher, lower, rows, of } = first;
  return { kind: "gap", family, higher, lower, schools: rows.length, of, real: real(first), widest };
}

/** Both ways of each pair of sources of a family that were asked alike. */
function pairsOf(family: HeatFamily, all: readonly HeatRow[]): Pair[] {
  const found = new Map<string, Pair>();
  const pair = (higher: MeasureSource, lower: MeasureSource) => {
    const key = `${higher} ${lower}`;
    const made = found.get(key) ?? { family, higher, lower, rows: [], of: 0 };
    found.set(key, made);
    return made;
  };
  for (const { place, cells } of all) {
    const voices = cells.filter((cell) => speaks(cell, family));
    const gaps = gapsAmong(voices.map(voiceOf));
    voices.forEach((a, i) => {
      for (const b of voices.slice(i + 1)) {
        if (!alike(a, b)) continue;
        const [x, y] = [a.column.source, b.column.source];
        pair(x, y).of++;
        pair(y, x).of++;
        const by = (a.estimate?.value ?? 0) - (b.estimate?.value ?? 0);
        const gap = gaps.find(({ higher, lower }) => (higher === x && lower === y) || (higher === y && lower === x));
        if (by > 0) pair(x, y).rows.push([place, gap ?? null]);
        if (by < 0) pair(y, x).rows.push([place, gap ?? null]);
      }
    });
  }
  return [...found.values()];
}

const speaks = ({ column, measure, estimate }: HeatCell, family: HeatFamily) =>
  column.family === family.id && column.source !== "record" && measure.kind === "score" && estimate !== null;

const voiceOf = ({ column, measure, estimate, round }: HeatCell) => {
  const { low, high } = measure;
  return { source: column.source, estimate, low, high, round };
};

function alike(a: HeatCell, b: HeatCell): boolean {
  const one = (x: HeatCell) => [x.round, x.measure.low, x.measure.high].join(" ");
  return a.column.source !== b.column.source && one(a) === one(b);
}

/** The source of which fewer than half answered in most schools. */
function fewOf(all: readonly HeatRow[]): HeatSentence | null {
  return most(
    all,
    (cells) => cells.some(({ form }) => (form.state === "number" || form.state === "word") && form.few),
    (source, rows) => ({
      kind: "few",
      source,
      schools: rows.length,
      of: all.length,
    }),
  );
}

/** The source that was not asked in most schools. */
function notAskedOf(all: readonly HeatRow[]): HeatSentence | null {
  return most(
    all,
    (cells) => cells.every(({ form }) => form.state === "not-asked"),
    (source, rows) => {
      const spans = new Set(rows.map(({ place }) => place.gradeSpan));
      const [span = null] = spans;
      const whole =
        spans.size === 1 &&
        all.every(({ place }) => place.gradeSpan !== span || rows.some((row) => row.place === place));
      return { kind: "not-asked", source, schools: rows.length, span: whole ? span : null };
    },
  );
}

function most(
  all: readonly HeatRow[],
  test: (cells: readonly HeatCell[]) => boolean,
  make: (source: MeasureSource, rows: readonly HeatRow[]) => HeatSentence,
): HeatSentence | null {
  const found = SOURCES.filter((source) => source !== "record")
    .map((source) => {
      const rows = all.filter(({ cells }) => {
        const own = cells.filter(({ column }) => column.source === source);
        return own.length > 0 && test(own);
      });
      return { source, rows };
    })
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => b.rows.length - a.rows.length)[0];
  return found ? make(found.source, found.rows) : null;
}

function without(all: readonly HeatRow[], kind: "hidden" | "withheld"): HeatSentence | null {
  const state = kind === "hidden" ? "hidden" : "suppressed";
  const schools = all.filter(({ cells }) => cells.some(({ form }) => form.state === state)).length;
  return schools > 0 ? { kind, schools } : null;
}
