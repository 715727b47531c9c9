import type { Trigger } from "../../corpus/index.ts";
import type { Level, Standing } from "../collect/reading.ts";

/** A trigger that holds, with what is known that makes it hold. */
export type Need =
  | { about: { kind: "indicator"; id: string }; level: Level; size: number }
  | { about: { kind: "condition"; id: string }; status: "partly" | "absent"; size: number };

/**
 * The need that a trigger answers, if what is known at the place makes it hold.
 *
 * @returns size 1 for level 1 or an absent condition, 0.5 for a higher level or a condition that is partly there;
 *          null when the trigger does not hold or nothing is known: an unknown is not a low
 */
export function needOf(trigger: Trigger, standing: Standing): Need | null {
  if ("indicator" in trigger) {
    const level = standing.levels.get(trigger.indicator);
    if (level === undefined || level > trigger.at_most) return null;
    return { about: { kind: "indicator", id: trigger.indicator }, level, size: level === 1 ? 1 : 0.5 };
  }
  const status = standing.statuses.get(trigger.condition);
  if (status === undefined || status === "present" || !trigger.is.includes(status)) return null;
  return { about: { kind: "condition", id: trigger.condition }, status, size: status === "absent" ? 1 : 0.5 };
}
