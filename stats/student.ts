import { StatsError } from "./error.ts";
import { normalQuantile } from "./normal.ts";

/**
 * Quantile of Student's t distribution: the t below which a share p lies.
 *
 * @param p   share, 0 < p < 1
 * @param df  degrees of freedom, > 0; Infinity gives the normal quantile
 * @returns   t; relative accuracy 1e-10 for df from 0.5 to 1,000 and 1e-9 up to 1e6,
 *            p from 1e-6 to 1 − 1e-6
 * @throws    StatsError "range"
 *
 * Method   The distribution function inverted by Newton steps that a shrinking bracket holds in.
 * Checked  stats/test/quantiles.test.ts (R's qt)
 */
export function tQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new StatsError("range", `A t quantile needs a share between 0 and 1, not ${p}.`);
  if (!(df > 0)) throw new StatsError("range", `Degrees of freedom are above 0; these are ${df}.`);
  if (df > 1e7) return normalQuantile(p);
  if (p === 0.5) return 0;
  if (p < 0.5) return -tQuantile(1 - p, df);
  const key = `${p} ${df}`;
  let t = found.get(key);
  if (t === undefined) {
    t = invert(p, df);
    if (found.size >= FOUND_MOST) found.clear();
    found.set(key, t);
  }
  return t;
}

/** Quantiles asked for before: a profile asks for the same few hundred again and again. */
const found = new Map<string, number>();
const FOUND_MOST = 10_000;

function invert(p: number, df: number): number {
  let [low, high] = [0, 1];
  while (upperTail(high, df) > 1 - p) [low, high] = [high, high * 2];
  let t = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const over = upperTail(t, df) - (1 - p);
    if (over > 0) low = t;
    else high = t;
    const newton = t + over / density(t, df);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-15 * Math.abs(next)) return next;
    t = next;
  }
  return t;
}

/** P(T > t) for t ≥ 0: half the regularized incomplete beta function at df / (df + t²). */
function upperTail(t: number, df: number): number {
  return incompleteBeta(df / (df + t * t), (t * t) / (df + t * t), df / 2, 0.5) / 2;
}

function density(t: number, df: number): number {
  const logScale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(logScale - ((df + 1) / 2) * Math.log1p((t * t) / df));
}

/**
 * Regularized incomplete beta function I_x(a, b), with y = 1 − x given apart so that neither loses digits.
 * Continued fraction evaluated by Lentz's method; DLMF 8.17.22.
 */
function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(y, x, b, a);
  const front = Math.exp(
    logGamma(a + b) -
      logGamma(a) -
      logGamma(b) +
      a * (y < 0.5 ? Math.log1p(-y) : Math.log(x)) +
      b * (x < 0.5 ? Math.log1p(-x) : Math.log(y)),
  );
  const tiny = 1e-300;
  const away = (z: number) => (Math.abs(z) < tiny ? tiny : z);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return (front * fraction) / a;
}

/**
 * Natural logarithm of the gamma function for x > 0.
 * Stirling's series after shifting x above 12; absolute accuracy about 1e-14 times log Γ. DLMF 5.11.1.
 */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 12) {
    shift += Math.log(z);
    z += 1;
  }
  const u = 1 / (z * z);
  const series = (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u * (1 / 1680 - u * (1 / 1188 - (u * 691) / 360360))))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
