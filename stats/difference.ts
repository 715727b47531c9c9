import { StatsError } from "./error.ts";

/** An estimate with its interval, in any one unit: a Mean, a Share, a ScaleMean. */
export type Ranged = { value: number; low: number | null; high: number | null; level: number };

/** a − b, in their unit. */
export type Difference = { value: number; low: number; high: number; level: number };

/**
 * Difference of two independent estimates, with an interval made from their own ("square and add").
 *
 *   low  = (a − b) − √((a − aLow)² + (bHigh − b)²)
 *   high = (a − b) + √((aHigh − a)² + (b − bLow)²)
 *
 * @param a, b  estimates in one unit at one confidence level, from different people; lopsided intervals are respected
 * @returns     null where either has no interval (one answer)
 * @throws      StatsError "shape" when the confidence levels differ
 *
 * Method   Newcombe (1998), Statistics in Medicine 17:873–890, method 10, for shares; Zou and Donner (2008), Statistics in
 *          Medicine 27:1693–1702, for any two estimates. With two normal intervals it is the usual d ± z √(se₁² + se₂²).
 * Limits   Not for the same people asked twice: docs/methods/difference.md.
 * Checked  stats/test/difference.test.ts (Newcombe's Table II, coverage by simulation)
 */
export function difference(a: Ranged, b: Ranged): Difference | null {
  if (a.level !== b.level) throw new StatsError("shape", `One interval is at ${a.level}, the other at ${b.level}.`);
  if (a.low === null || a.high === null || b.low === null || b.high === null) return null;
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
    level: a.level,
  };
}
