import { createHash } from "node:crypto";
import { type QuantileRange, quantileIntervals, wilson } from "@innodopt/stats";
import type { Cell } from "../people/disclosure.ts";
import type { Place } from "../people/place.ts";
import { BAND_MINIMUM, positionIn } from "./compare.ts";
import { type Estimate, fewerThanHalf, methodVersion } from "./estimate.ts";
import type { Measure } from "./measure.ts";
import type { Summary } from "./summary.store.ts";

/**
 * How one measure is spread over the schools of a root in one round, and who is not in it: a reference for "is 6.1 usual?".
 * Made of shown cells of imports whose mapping says that the records are public. Pure.
 */
export type Usual = {
  measure: Measure;
  round: string;
  /** All schools first, then those of each grade span by name. Spans of fewer than BAND_MINIMUM shown schools are left out. */
  groups: readonly UsualGroup[];
  /** First 12 letters of SHA-256 over measure, round, shown values and method: another version has other numbers. */
  version: string;
  method: string; // version of @innodopt/stats
};

export type UsualGroup = {
  gradeSpan: string | null; // null = all schools
  n: number; // schools in it
  few: number; // of them: schools in which fewer than half answered
  out: Readonly<Record<OutOf, number>>; // schools that are not in it, and why
  quantiles: readonly QuantileRange[]; // at SHARES
};

export const outOf = ["hidden", "suppressed", "censored", "missing", "not-asked", "none"] as const;
export type OutOf = (typeof outOf)[number];

export const SHARES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** Why there is no reference: the import is not public, the measure is no number, or fewer than BAND_MINIMUM schools have one. */
export type NotUsual = "not-public" | "no-number" | "few-schools";

/** @param isPublic  every import under the measure's mapping says that its records are public */
export function usualOf(
  { places, shown }: Pick<Summary, "places" | "shown">,
  measure: Measure,
  round: string,
  isPublic: boolean,
): Usual | { why: NotUsual } {
  if (!isPublic) return { why: "not-public" };
  if (measure.kind === "ordered" || measure.kind === "item") return { why: "no-number" };
  const schools = [...places.values()].filter(({ kind }) => kind === "school");
  const cells = new Map(schools.map(({ id }) => [id, shown.cell(id, measure.id, round)] as const));
  const spans = [...new Set(schools.flatMap(({ gradeSpan }) => gradeSpan ?? []))].sort();
  const groups = [null, ...spans].flatMap((span) => groupOf(span, schools, cells));
  if (groups.length === 0) return { why: "few-schools" };
  const values = schools.map(({ id }) => `${id} ${numberIn(cells.get(id) ?? null) ?? ""}`).sort();
  const hash = createHash("sha256").update([measure.id, round, methodVersion, ...values].join("\n"));
  return { measure, round, groups, version: hash.digest("hex").slice(0, 12), method: methodVersion };
}

function groupOf(
  span: string | null,
  schools: readonly Place[],
  cells: ReadonlyMap<string, Cell | null>,
): UsualGroup[] {
  const own = schools
    .filter(({ gradeSpan }) => span === null || gradeSpan === span)
    .map(({ id }) => cells.get(id) ?? null);
  const values = own.flatMap((cell) => numberIn(cell) ?? []);
  if (values.length < BAND_MINIMUM) return [];
  const out = Object.fromEntries(outOf.map((why) => [why, 0])) as Record<OutOf, number>;
  let few = 0;
  for (const cell of own) {
    if (cell === null) out.none++;
    else if (cell.state !== "value") out[cell.state]++;
    else if (fewerThanHalf(cell)) few++;
  }
  return [{ gradeSpan: span, n: values.length, few, out, quantiles: quantileIntervals(values, SHARES) }];
}

function numberIn(cell: Cell | null): number | null {
  return cell?.state === "value" ? cell.value : null;
}

/** Where one place lies: how many of the other schools lie below and above, as shares with ranges. */
export type Standing = {
  n: number; // other schools
  below: number; // of them
  above: number;
  /** Share below, 0 to 1: from the lower to the upper end of the place's own range; of a number without one, Wilson's. */
  low: number;
  high: number;
  from: "own-range" | "schools";
};

/**
 * @param others  shown values of the other schools, in any order
 * @param own     the place's estimate
 * @returns       null where the others are fewer than BAND_MINIMUM
 */
export function standingAmong(others: readonly number[], own: Pick<Estimate, "value" | "range">): Standing | null {
  if (others.length < BAND_MINIMUM) return null;
  const n = others.length;
  const { below, above } = positionIn(others, own.value);
  if (own.range === null) {
    const { low, high } = wilson(below, n);
    return { n, below, above, low, high, from: "schools" };
  }
  const low = positionIn(others, own.range.low).below / n;
  const high = positionIn(others, own.range.high).below / n;
  return { n, below, above, low, high, from: "own-range" };
}
