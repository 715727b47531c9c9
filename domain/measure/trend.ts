/**
 * What changed between two rounds of one measure: at one place, and over many. Made from shown results of both rounds alone, so
 * that no hidden one follows from a difference. Pure. The method: docs/methods/trend.md.
 */
import { difference, meanOf, wilson } from "@innodopt/stats";
import type { Cell, Disclosed } from "../people/disclosure.ts";
import type { Estimate } from "./estimate.ts";
import type { Measure } from "./measure.ts";
import type { Summary } from "./summary.store.ts";

/** Fewest places of whose change a mean or a share is said; fewer are looked at one by one. */
export const TREND_MINIMUM = 5;

/** One round of a measure at a place. */
export type Point = { round: string; cell: Cell; estimate: Estimate | null };

export type Way = "higher" | "lower" | "none"; // none: cannot be told from chance

/**
 * difference: both have a range. published: a number in both, a range not in both. words: of an ordered measure, never a
 * number; other = a word outside the order. bound: one is only a bound. hidden: one is hidden, by us or by the publisher.
 */
export type Change =
  | { kind: "difference"; value: number; low: number; high: number; way: Way }
  | { kind: "published"; value: number }
  | { kind: "words"; way: "up" | "down" | "same" | "other" }
  | { kind: "bound" | "hidden" };

export type Trend = { from: Point; to: Point; change: Change };

/**
 * Every change from one round to the next, the newest first. Rounds in which nobody was asked, or that have no number, are
 * passed over.
 *
 * @param points  of one measure at one place, oldest first
 */
export function trendsOf(measure: Measure, points: readonly Point[]): Trend[] {
  const there = points.filter(({ cell }) => cell.state !== "missing" && cell.state !== "not-asked");
  return there
    .slice(1)
    .map((to, i) => {
      const from = there[i] as Point;
      return { from, to, change: changeBetween(measure, from, to) };
    })
    .reverse();
}

function changeBetween(measure: Measure, from: Point, to: Point): Change {
  const cells = [from.cell, to.cell];
  if (cells.some(({ state }) => state === "hidden" || state === "suppressed")) return { kind: "hidden" };
  if (from.cell.state !== "value" || to.cell.state !== "value") return { kind: "bound" };
  if (measure.kind === "ordered") return { kind: "words", way: wordWay(measure, from.cell.word, to.cell.word) };
  if (from.cell.value === null || to.cell.value === null) return { kind: "bound" };
  const [before, after] = [from.estimate?.range, to.estimate?.range];
  const d =
    before && after ? difference({ ...after, value: to.cell.value }, { ...before, value: from.cell.value }) : null;
  if (!d) return { kind: "published", value: to.cell.value - from.cell.value };
  return { kind: "difference", value: d.value, low: d.low, high: d.high, way: wayOf(d) };
}

function wordWay({ words }: Measure, from: string | null, to: string | null): "up" | "down" | "same" | "other" {
  if (from === to) return "same";
  const [a, b] = [from, to].map((word) => words?.findIndex(({ en }) => en === word) ?? -1) as [number, number];
  return a < 0 || b < 0 ? "other" : a < b ? "up" : "down";
}

export function wayOf({ low, high }: { low: number; high: number }): Way {
  return low > 0 ? "higher" : high < 0 ? "lower" : "none";
}

/** What changed over many places from one round to the next. */
export type TrendOver = {
  measure: Measure;
  from: string; // rounds
  to: string;
  both: number; // places shown in both: the only ones that count
  left: number; // … in the first alone
  came: number; // … in the second alone
  found:
    | { kind: "mean"; value: number; sd: number | null; low: number | null; high: number | null; way: Way } // of the differences
    | { kind: "words"; up: number; down: number; same: number; other: number; share: Moved | null }
    | { kind: "few" };
};

/** Of the places that moved, the share that moved up, 0 to 1, with Wilson's interval; null where too few moved. */
export type Moved = { n: number; value: number; low: number; high: number; way: Way };

/** Every measure with two or more rounds at these places, in the measures' order; of each the newest change first. */
export function trendsOver(
  { measures, shown }: Pick<Summary, "measures" | "shown">,
  places: readonly string[],
): TrendOver[] {
  return measures
    .filter(({ kind, dimension }) => kind !== "item" && dimension !== "context")
    .flatMap((measure) => {
      const rounds = roundsAmong(shown, measure.id, places);
      return rounds
        .slice(1)
        .map((to, i) => trendOver(measure, shown, places, [rounds[i] as string, to]))
        .reverse();
    });
}

/** Of each measure its newest change, in the order given. */
export function newestOfEach(trends: readonly TrendOver[]): TrendOver[] {
  const seen = new Set<string>();
  return trends.filter(({ measure }) => !seen.has(measure.id) && seen.add(measure.id));
}

/** The rounds of a measure that are shown at one of these places or more, oldest first. */
export function roundsAmong(shown: Disclosed, measure: string, places: readonly string[]): string[] {
  const rounds = new Set<string>();
  for (const place of places)
    for (const [round, { state }] of shown.rounds(place, measure)) if (state === "value") rounds.add(round);
  return [...rounds].sort();
}

function trendOver(
  measure: Measure,
  shown: Disclosed,
  places: readonly string[],
  [from, to]: readonly [string, string],
): TrendOver {
  const pairs = places.map(
    (place) => [shown.cell(place, measure.id, from), shown.cell(place, measure.id, to)] as const,
  );
  const ordered = measure.kind === "ordered";
  const isThere = (cell: Cell | null) =>
    cell?.state === "value" && (ordered ? cell.word !== null : cell.value !== null) ? cell : null;
  const both = pairs.flatMap(([a, b]) => {
    const [before, after] = [isThere(a), isThere(b)];
    return before && after ? [{ before, after }] : [];
  });
  const count = (of: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(of).length;
  const base = {
    measure,
    from,
    to,
    both: both.length,
    left: count(([a, b]) => isThere(a) !== null && isThere(b) === null),
    came: count(([a, b]) => isThere(a) === null && isThere(b) !== null),
  };
  if (both.length < TREND_MINIMUM) return { ...base, found: { kind: "few" } };
  if (!ordered) {
    const { value, sd, low, high } = meanOf(
      both.map(({ before, after }) => (after.value as number) - (before.value as number)),
    );
    const way = low === null || high === null ? "none" : wayOf({ low, high });
    return { ...base, found: { kind: "mean", value, sd, low, high, way } };
  }
  const ways = both.map(({ before, after }) => wordWay(measure, before.word, after.word));
  const [up, down, same, other] = (["up", "down", "same", "other"] as const).map(
    (way) => ways.filter((one) => one === way).length,
  ) as [number, number, number, number];
  return { ...base, found: { kind: "words", up, down, same, other, share: shareUp(up, down) } };
}

/** Half of those that moved moved up: that is what chance alone would do. */
function shareUp(up: number, down: number): Moved | null {
  const n = up + down;
  if (n < TREND_MINIMUM) return null;
  const { value, low, high } = wilson(up, n);
  return { n, value, low, high, way: wayOf({ low: low - 0.5, high: high - 0.5 }) };
}
