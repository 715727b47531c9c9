/**
 * Any measure beside any outcome of a root, as a reader chooses. Declared pairs (together.ts) may rest on hidden results, because
 * they are few and known beforehand; here anybody may ask for all pairs, one after another, so only shown results take part, and
 * whoever sees the answer could have worked it out from what is shown. Pure. docs/methods/disclosure.md, rule 7.
 */
import type { Place } from "../people/place.ts";
import { newestRound, schoolsUnder } from "./district.ts";
import type { Measure } from "./measure.ts";
import type { Summary } from "./summary.store.ts";
import { correlate, PLACES_MINIMUM } from "./together.ts";

export type Beside = {
  score: Measure;
  outcome: Measure;
  rounds: [string, string];
  points: { place: Place; x: number; y: number }[]; // schools that show both, by name; empty below the minimum
  n: number; // schools that show both
  left: number; // schools that show one of the two alone
  found: { r: number; low: number; high: number } | null; // null: too few, or one is the same everywhere
};

/** What a reader may choose from: numbers that are shown at some school; words and single questions have no place on an axis. */
export function choices(summary: Summary): { scores: Measure[]; outcomes: Measure[] } {
  const numbers = summary.measures.filter(
    ({ id, kind }) => kind !== "item" && kind !== "ordered" && newestRound(summary, id) !== null,
  );
  const isOutcome = ({ dimension }: Measure) => dimension === "academic";
  return { scores: numbers.filter((measure) => !isOutcome(measure)), outcomes: numbers.filter(isOutcome) };
}

/** @returns null where one of the two may not be chosen */
export function besideEachOther(summary: Summary, score: string, outcome: string): Beside | null {
  const { scores, outcomes } = choices(summary);
  const [a, b] = [scores.find(({ id }) => id === score), outcomes.find(({ id }) => id === outcome)];
  if (!a || !b) return null;
  const rounds = [newestRound(summary, a.id), newestRound(summary, b.id)] as [string, string];
  const [xs, ys] = [summary.column(a.id, rounds[0]), summary.column(b.id, rounds[1])];
  const root = [...summary.places.values()].find(({ parent }) => parent === null);
  const schools = root ? schoolsUnder(summary.places, root) : [];
  const points = schools.flatMap((place) => {
    const [x, y] = [xs.get(place.id), ys.get(place.id)];
    return x === undefined || y === undefined ? [] : [{ place, x, y }];
  });
  const left = schools.filter(({ id }) => xs.has(id) !== ys.has(id)).length;
  const base = { score: a, outcome: b, rounds, n: points.length, left };
  if (points.length < PLACES_MINIMUM) return { ...base, points: [], found: null };
  const found = correlate(
    points.map(({ x }) => x),
    points.map(({ y }) => y),
    "pearson",
  );
  return { ...base, points, found };
}
