/** The first lines of a district's page, chosen by rule: docs/methods/profile-sentences.md. Pure; shown results alone. */
import { meanOf, tQuantile, wilson } from "@innodopt/stats";
import type { MeasureSource, Words } from "../../db/schema.ts";
import type { Place } from "../people/place.ts";
import { BAND_MINIMUM } from "./compare.ts";
import { fewerThanHalf } from "./estimate.ts";
import { commonTitle } from "./family.ts";
import type { Measure } from "./measure.ts";
import { byName } from "./reviewed.ts";
import type { Summary } from "./summary.store.ts";
import { type Correlated, verdict } from "./together.ts";
import { newestOfEach, TREND_MINIMUM, type TrendOver, trendsOver } from "./trend.ts";

/** What stands out over a district's schools, or that nothing does. */
export type Standing =
  | { kind: "trend"; trend: TrendOver }
  | { kind: "beside"; measure: Measure; side: "low" | "high"; n: number; schools: number } // n of the schools lie on that side
  | { kind: "together"; found: Correlated }
  | { kind: "nothing"; numbers: number }
  | { kind: "nothing-to-compare" };

/** The two sources that part in the same way at most schools. `value`: the mean difference over the schools. */
export type Parting =
  | {
      kind: "part";
      title: Words;
      higher: MeasureSource;
      lower: MeasureSource;
      n: number;
      schools: number;
      value: number;
      low: number | null;
      high: number | null;
    }
  | { kind: "no-direction"; pairs: number }
  | { kind: "one-voice" };

/** At how many schools a source was not asked, or answered by fewer than half. */
export type Blanks = { source: MeasureSource; notAsked: number; few: number };

export type DistrictLines = {
  schools: readonly Place[]; // by name, wherever they lie under the district
  trends: readonly TrendOver[];
  standsOut: Standing;
  parting: Parting;
  blanks: readonly Blanks[];
};

const kept = new WeakMap<Summary, Map<string, DistrictLines>>();

/** The lines of one district; made once for a summary. */
export function districtLines(summary: Summary, place: Place): DistrictLines {
  const made = kept.get(summary) ?? new Map<string, DistrictLines>();
  kept.set(summary, made);
  const old = made.get(place.id);
  if (old) return old;
  const schools = schoolsUnder(summary.places, place);
  const ids = schools.map(({ id }) => id);
  const trends = trendsOver(summary, ids);
  const lines = {
    schools,
    trends,
    standsOut: standsOutAmong(summary, place, schools, trends),
    parting: partingAmong(summary, ids),
    blanks: blanksAmong(summary, ids),
  };
  made.set(place.id, lines);
  return lines;
}

type Under = { places: readonly Place[]; schools: readonly Place[] };
type Tree = { all: readonly Place[]; next: ReadonlyMap<string | null, readonly Place[]>; under: Map<string, Under> };
const trees = new WeakMap<ReadonlyMap<string, Place>, Tree>();

/** Every school under a place, by name; looked for once. */
export function schoolsUnder(places: ReadonlyMap<string, Place>, place: Place): readonly Place[] {
  return underOf(places, place).schools;
}

/** A place and all under it, by name; looked for once. */
export function placesWithin(places: ReadonlyMap<string, Place>, place: Place): readonly Place[] {
  return underOf(places, place).places;
}

/** The places next under one, by name. */
export function placesNextUnder(places: ReadonlyMap<string, Place>, place: Place): readonly Place[] {
  return treeOf(places).next.get(place.id) ?? [];
}

function treeOf(places: ReadonlyMap<string, Place>): Tree {
  const old = trees.get(places);
  if (old) return old;
  const all = [...places.values()].sort(byName);
  const made = { all, next: Map.groupBy(all, ({ parent }) => parent), under: new Map<string, Under>() };
  trees.set(places, made);
  return made;
}

function underOf(places: ReadonlyMap<string, Place>, place: Place): Under {
  const { all, next, under } = treeOf(places);
  const old = under.get(place.id);
  if (old) return old;
  const own = places.get(place.id);
  const found = own ? [own] : [];
  for (const one of found) found.push(...(next.get(one.id) ?? []));
  const within = found.length === all.length ? all : found.sort(byName);
  const made = { places: within, schools: within.filter(({ kind }) => kind === "school") };
  under.set(place.id, made);
  return made;
}

/** A newest change that leaves out chance, those about the change itself first; of a district in a district, a number on one side of the others; else what goes together. */
function standsOutAmong(
  summary: Summary,
  place: Place,
  schools: readonly Place[],
  trends: readonly TrendOver[],
): Standing {
  const newest = newestOfEach(trends.filter(({ found }) => found.kind !== "few"));
  const level = levelOf(newest.length);
  const about = ({ measure }: TrendOver) => Number(measure.dimension !== "change");
  const moved = newest
    .map((trend) => ({ trend, sure: surely(trend, level) }))
    .filter(({ sure }) => sure > 1)
    .sort((a, b) => about(a.trend) - about(b.trend) || b.sure - a.sure)[0]?.trend;
  if (moved) return { kind: "trend", trend: moved };
  if (place.id !== place.root) return besideOthers(summary, schools);
  const pair = summary.together.find((found) => verdict(found) !== "none");
  if (pair) return { kind: "together", found: pair };
  const numbers = newest.length + summary.together.length;
  return numbers > 0 ? { kind: "nothing", numbers } : { kind: "nothing-to-compare" };
}

/**
 * Of many numbers the clearest is named, and one in twenty is clear by luck alone: the more are compared, the surer each must be
 * (Bonferroni).
 */
function levelOf(compared: number): number {
  return 1 - 0.05 / Math.max(1, compared);
}

/** How far a change lies from none, in halves of its range at this level; at most 1 = it cannot be told from chance. */
function surely({ found, both }: TrendOver, level: number): number {
  if (found.kind === "mean" && found.sd)
    return Math.abs(found.value) / ((tQuantile((1 + level) / 2, both - 1) * found.sd) / Math.sqrt(both));
  if (found.kind !== "words" || !found.share) return 0;
  const { value, low, high } = wilson(found.up, found.share.n, { level });
  return value > 0.5 ? (value - 0.5) / (value - low) : (0.5 - value) / (high - value);
}

/** The number that most of these schools have on one side of the median of other schools with the same grades. */
function besideOthers(summary: Summary, schools: readonly Place[]): Standing {
  const own = new Set(schools.map(({ id }) => id));
  const others = new Map<string, string[]>();
  for (const { id, kind, gradeSpan } of summary.places.values()) {
    if (kind === "school" && !own.has(id))
      others.set(String(gradeSpan), [...(others.get(String(gradeSpan)) ?? []), id]);
  }
  const sided = scoresIn(summary).flatMap(({ measure, column }) => {
    const medians = new Map<string, number | null>();
    const medianOf = (span: string) => {
      if (!medians.has(span)) {
        const values = (others.get(span) ?? []).flatMap((id) => column.get(id) ?? []).sort((a, b) => a - b);
        medians.set(span, values.length < BAND_MINIMUM ? null : middle(values));
      }
      return medians.get(span) ?? null;
    };
    let [low, high] = [0, 0];
    for (const { id, gradeSpan } of schools) {
      const [value, median] = [column.get(id), medianOf(String(gradeSpan))];
      if (value === undefined || median === null || value === median) continue;
      if (value < median) low++;
      else high++;
    }
    if (low + high < TREND_MINIMUM) return [];
    const side = low > high ? ("low" as const) : ("high" as const);
    return [{ measure, side, n: Math.max(low, high), schools: low + high }];
  });
  const first = clearest(sided);
  if (first) return { kind: "beside", ...first };
  return sided.length > 0 ? { kind: "nothing", numbers: sided.length } : { kind: "nothing-to-compare" };
}

/** The one that most surely lies on one side at more than half of the schools; undefined where none does. */
function clearest<T extends { n: number; schools: number }>(sided: readonly T[]): T | undefined {
  const level = levelOf(sided.length);
  return sided
    .map((one) => ({ one, least: wilson(one.n, one.schools, { level }).low }))
    .filter(({ least }) => least > 0.5)
    .sort((a, b) => b.least - a.least)[0]?.one;
}

function middle(ascending: readonly number[]): number {
  const half = ascending.length / 2;
  return ((ascending[Math.floor(half - 0.5)] ?? 0) + (ascending[Math.floor(half)] ?? 0)) / 2;
}

/** Scores and shares with the column of their newest round. */
function scoresIn(summary: Summary) {
  return summary.measures.flatMap((measure) => {
    if (measure.dimension === "context" || (measure.kind !== "score" && measure.kind !== "percent")) return [];
    const round = newestRound(summary, measure.id);
    return round === null ? [] : [{ measure, round, column: summary.column(measure.id, round) }];
  });
}

const newestRounds = new WeakMap<Summary, Map<string, string | null>>();

/** The newest round in which a measure is shown as a number anywhere; looked for once. */
export function newestRound(summary: Summary, measure: string): string | null {
  const made = newestRounds.get(summary) ?? new Map<string, string | null>();
  newestRounds.set(summary, made);
  let last = made.get(measure) ?? null;
  if (made.has(measure)) return last;
  for (const place of summary.places.keys()) {
    for (const [round, cell] of summary.shown.rounds(place, measure)) {
      if (cell.state === "value" && cell.value !== null && (last === null || round > last)) last = round;
    }
  }
  made.set(measure, last);
  return last;
}

/** People of two groups who were asked the same: at how many schools one rates it higher, and by how much. */
function partingAmong(summary: Summary, schools: readonly string[]): Parting {
  const scores = scoresIn(summary).filter(({ measure }) => measure.kind === "score" && measure.source !== "record");
  const families = Map.groupBy(scores, ({ measure }) => measure.family);
  const pairs = [...families].flatMap(([family, voices]) =>
    family === null ? [] : voices.flatMap((a, i) => voices.slice(i + 1).map((b) => [a, b] as const)),
  );
  const parted = pairs.flatMap(([a, b]) => {
    const sameScale = a.measure.low === b.measure.low && a.measure.high === b.measure.high;
    if (a.measure.source === b.measure.source || a.round !== b.round || !sameScale) return [];
    const differences = schools.flatMap((id) => {
      const [x, y] = [a.column.get(id), b.column.get(id)];
      return x === undefined || y === undefined ? [] : [x - y];
    });
    const [above, below] = [differences.filter((d) => d > 0).length, differences.filter((d) => d < 0).length];
    if (above + below < TREND_MINIMUM) return [];
    const [top, bottom] = above >= below ? [a, b] : [b, a];
    const { value, low, high } = meanOf(above >= below ? differences : differences.map((d) => -d));
    const title = commonTitle([a.measure.title, b.measure.title]);
    const sources = { higher: top.measure.source, lower: bottom.measure.source };
    return [{ title, ...sources, n: Math.max(above, below), schools: differences.length, value, low, high }];
  });
  const first = clearest(parted);
  if (first) return { kind: "part", ...first };
  return parted.length > 0 ? { kind: "no-direction", pairs: parted.length } : { kind: "one-voice" };
}

/** Sources in the order of how much is missing of them. */
function blanksAmong(summary: Summary, schools: readonly string[]): Blanks[] {
  const sources = Map.groupBy(
    summary.measures.filter(({ kind, source }) => kind === "score" && source !== "record"),
    ({ source }) => source,
  );
  const blanks = [...sources].map(([source, measures]): Blanks => {
    let [notAsked, few] = [0, 0];
    for (const school of schools) {
      const cells = measures.flatMap(({ id }) => summary.shown.latest(school, id)?.cell ?? []);
      if (cells.length === 0) continue;
      if (cells.every(({ state }) => state === "not-asked")) notAsked++;
      else if (cells.some((cell) => cell.state === "value" && fewerThanHalf(cell))) few++;
    }
    return { source, notAsked, few };
  });
  return blanks
    .filter(({ notAsked, few }) => notAsked + few > 0)
    .sort((a, b) => b.notAsked + b.few - a.notAsked - a.few);
}
