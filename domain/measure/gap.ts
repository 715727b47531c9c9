import { difference } from "@innodopt/stats";
import type { MeasureSource } from "../../db/schema.ts";
import { type Estimate, fewerThanHalf } from "./estimate.ts";

/** Two sources that answered for the same thing. `value` is higher − lower in the units of the scores. */
export type Gap = {
  higher: MeasureSource;
  lower: MeasureSource;
  value: number;
  share: number | null; // value as a share of the scale's width, 0 to 1; null where the mapping gives no ends
  low: number; // 95% range, at most this wide where the scores' own ranges are
  high: number;
  real: boolean; // the range leaves out 0
  fewAnswered: MeasureSource[]; // sources of which fewer than half answered
};

/** What one source says: its estimate, the ends of its scale, the round it was asked in. */
export type Voice = {
  source: MeasureSource;
  estimate: Estimate | null;
  low: number | null;
  high: number | null;
  round: string;
};

/**
 * Every pair of sources of one family that both have a range, on one scale and in one round, in the order of `byShare`.
 *
 * Method  difference of @innodopt/stats on the two ranges. These are upper bounds where scores are means of items, so a
 *         difference that leaves out 0 does so with the exact ranges too.
 */
export function gapsAmong(lines: readonly Voice[]): Gap[] {
  const ranged = lines.flatMap(({ estimate, ...line }) =>
    estimate?.range ? [{ ...line, estimate, range: estimate.range }] : [],
  );
  const gaps = ranged.flatMap((a, i) =>
    ranged.slice(i + 1).flatMap((b): Gap[] => {
      if (a.source === b.source || a.round !== b.round || a.low !== b.low || a.high !== b.high) return [];
      const [top, bottom] = a.estimate.value >= b.estimate.value ? [a, b] : [b, a];
      const d = difference(
        { ...top.range, value: top.estimate.value },
        { ...bottom.range, value: bottom.estimate.value },
      );
      if (!d) return [];
      const fewAnswered = [top, bottom].filter((x) => fewerThanHalf(x.estimate)).map(({ source }) => source);
      const { value, low, high } = d;
      const width = a.low !== null && a.high !== null ? a.high - a.low : 0;
      const share = width > 0 ? value / width : null;
      return [{ higher: top.source, lower: bottom.source, value, share, low, high, real: low > 0, fewAnswered }];
    }),
  );
  return gaps.sort(byShare);
}

/**
 * Order of differences, also of several families: those whose range leaves out 0 first; then the largest share of its
 * scale's width, for 10 of 100 points are less than 2 of 4. A scale without ends comes after those with, by size.
 */
export function byShare(a: Gap, b: Gap): number {
  return Number(b.real) - Number(a.real) || (b.share ?? -1) - (a.share ?? -1) || b.value - a.value;
}
