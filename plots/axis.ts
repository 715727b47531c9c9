import { scaleLinear } from "d3-scale";

/** A straight axis with its ticks, in the units of the measure. */
export type Axis = { low: number; high: number; ticks: number[] };

/**
 * An axis over some values that begins and ends at a tick and never leaves the scale.
 *
 * @param values  what is to be drawn; at least one
 * @param scale   ends of the measure's scale; null = open
 */
export function axisOver(values: readonly number[], scale: { low: number | null; high: number | null }): Axis {
  const inside = (x: number) => Math.min(scale.high ?? x, Math.max(scale.low ?? x, x));
  const [low, high] = [inside(Math.min(...values)), inside(Math.max(...values))];
  const room = high > low ? 0 : Math.abs(high) * 0.1 || 1;
  const nice = scaleLinear()
    .domain([inside(low - room), inside(high + room)])
    .nice(3);
  const [from, to] = nice.domain().map(inside) as [number, number];
  const ticks = nice.ticks(3).filter((tick) => tick >= from && tick <= to);
  return { low: from, high: to, ticks };
}

/** Where a value lies on an axis, as SVG writes it: "43.3%". A value beyond an end is drawn at that end. */
export function across(axis: Axis, value: number): string {
  return `${round(share(axis, value))}%`;
}

/** The distance between two values on an axis, "11.7%". */
export function span(axis: Axis, low: number, high: number): string {
  return `${round(share(axis, high) - share(axis, low))}%`;
}

function share({ low, high }: Axis, value: number): number {
  return 100 * Math.min(1, Math.max(0, (value - low) / (high - low)));
}

function round(x: number): number {
  return Math.round(x * 10) / 10;
}
