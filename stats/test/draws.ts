import type { Random } from "../index.ts";

/** One draw from the standard normal distribution. Box and Muller (1958), Annals of Mathematical Statistics 29:610–611. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
