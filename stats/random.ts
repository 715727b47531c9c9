/** The next number, evenly spread from 0 up to but not including 1. */
export type Random = () => number;

/**
 * A seeded generator of random numbers, so that every simulation can be run again. Not for secrets.
 *
 * @param seed  whole number, 0 to 2³² − 1
 *
 * Method   SplitMix32 with the murmur3 finalizer: a counter, mixed; period 2³². Steele, Lea and Flood (2014), OOPSLA, 453–472, in 32 bits.
 * Checked  stats/test/random.test.ts (even spread, no correlation between neighbours)
 */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
  };
}
