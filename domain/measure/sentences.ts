/** The first three lines of a profile, chosen by rule: docs/methods/profile-sentences.md. Pure; the words are web/words'. */
import type { Dimension } from "../../db/schema.ts";
import { fewerThanHalf } from "./estimate.ts";
import type { Family, Line } from "./family.ts";
import { byShare, type Gap } from "./gap.ts";
import type { Beginning, Unasked } from "./unasked.ts";

/** What stands out against all schools, or that nothing does. */
export type StandsOut =
  | { kind: "stands-out"; line: Line; side: "low" | "high"; schools: number; beyond: number }
  | { kind: "nothing-stands-out"; numbers: number; schools: number }
  | { kind: "nothing-to-compare" };

/** Where people disagree most, or that they do not. */
export type Disagree =
  | { kind: "disagree"; family: Family; gap: Gap }
  | { kind: "no-difference-seen"; families: number }
  | { kind: "one-voice" };

/** What nothing is known about, and the cheapest way to find out. */
export type Unknown = {
  dimensions: Exclude<Dimension, "context">[];
  indicators: number;
  known: number;
  begin: Beginning | null;
};

/**
 * A number stands out when it lies outside the range of 8 in 10 other schools, its own range leaves out their median, and
 * at least half of those asked answered. Of several, the one farthest from the median in units of the 8-in-10 range.
 */
export function standsOut(lines: readonly Line[]): StandsOut {
  const compared = lines.filter(({ estimate, band }) => estimate && band);
  const schools = Math.max(0, ...compared.map(({ band }) => band?.n ?? 0));
  if (compared.length === 0) return { kind: "nothing-to-compare" };
  const far = compared
    .flatMap((line) => {
      const { estimate, band, position } = line;
      if (!estimate || !band || !position || fewerThanHalf(estimate)) return [];
      const outside = estimate.value < band.p10 || estimate.value > band.p90;
      const surely = !estimate.range || estimate.range.low > band.p50 || estimate.range.high < band.p50;
      const width = band.p90 - band.p10;
      if (!outside || !surely || width === 0) return [];
      const side = estimate.value < band.p50 ? ("low" as const) : ("high" as const);
      const beyond = side === "low" ? position.above : position.below;
      return [{ line, side, beyond, schools: position.n, distance: Math.abs(estimate.value - band.p50) / width }];
    })
    .sort((a, b) => b.distance - a.distance);
  const first = far[0];
  if (!first) return { kind: "nothing-stands-out", numbers: compared.length, schools };
  return { kind: "stands-out", line: first.line, side: first.side, schools: first.schools, beyond: first.beyond };
}

/** The difference between two sources that is the largest share of its scale's width, of those whose range leaves out 0. */
export function disagree(families: readonly Family[]): Disagree {
  const all = families.flatMap((family) => family.gaps.map((gap) => ({ family, gap })));
  const real = all.filter(({ gap }) => gap.real).sort((a, b) => byShare(a.gap, b.gap))[0];
  if (real) return { kind: "disagree", ...real };
  const compared = new Set(all.map(({ family }) => family.id)).size;
  return compared > 0 ? { kind: "no-difference-seen", families: compared } : { kind: "one-voice" };
}

/** Dimensions without one shown number, indicators that nobody has spoken of, and the way to begin. */
export function unknown(
  shown: ReadonlySet<Dimension>,
  unasked: readonly Unasked[],
  ways: { change: Beginning | null; lifeSkills: Beginning | null },
): Unknown {
  const indicators = unasked.reduce((sum, u) => sum + u.indicators, 0);
  const known = unasked.reduce((sum, u) => sum + u.known, 0);
  const dimensions = (["change", "academic", "life-skills"] as const).filter((dimension) => !shown.has(dimension));
  return { dimensions, indicators, known, begin: known < indicators ? ways.change : ways.lifeSkills };
}
