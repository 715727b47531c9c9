/** How many conditions are how, over lines of states' records. Pure. */
import type { State } from "../../../corpus/index.ts";

export const STATUSES = ["present", "partly", "absent", "not-known"] as const;

export type StatusCounts = Record<(typeof STATUSES)[number], number>;

export function tally(lines: readonly { status: string }[]): StatusCounts {
  const n = (status: string) => lines.filter((line) => line.status === status).length;
  return { present: n("present"), partly: n("partly"), absent: n("absent"), "not-known": n("not-known") };
}

/** The conditions that somebody looked up in some state, in the order of the first state's record. */
export function conditionsOf(states: readonly State[]): string[] {
  return [...new Set(states.flatMap((state) => state.conditions.map((line) => line.condition)))];
}
