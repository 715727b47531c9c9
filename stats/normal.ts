import { StatsError } from "./error.ts";

/**
 * Quantile of the standard normal distribution: the z below which a share p lies.
 *
 * @param p  share, 0 < p < 1
 * @returns  z in SD units; relative accuracy 1e-14 or better
 * @throws   StatsError "range"
 *
 * Method   Three rational approximations, AS 241 (PPND16). Wichura (1988), Applied Statistics 37:477–484.
 * Checked  stats/test/quantiles.test.ts (R's qnorm)
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new StatsError("range", `A normal quantile needs a share between 0 and 1, not ${p}.`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * horner(r, CENTRE)) / horner(r, CENTRE_BELOW);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z =
    r <= 5 ? horner(r - 1.6, TAIL) / horner(r - 1.6, TAIL_BELOW) : horner(r - 5, FAR) / horner(r - 5, FAR_BELOW);
  return q < 0 ? -z : z;
}

/** a₀ + a₁x + a₂x² + … with coefficients in that order. */
function horner(x: number, coefficients: readonly number[]): number {
  return coefficients.reduceRight((sum, a) => sum * x + a, 0);
}

// Coefficients of AS 241, constant term first, in the paper's order: A and B, C and D, E and F, as the nearest doubles.
const CENTRE = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRE_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852546,
];
const TAIL = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const TAIL_BELOW = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const FAR = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const FAR_BELOW = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
  1.421511758316446e-7, 2.0442631033899397e-15,
];
