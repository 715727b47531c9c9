import type { Trigger } from "../../corpus/index.ts";
import type { Level, Standing } from "../collect/reading.ts";
import type { Known, SchoolStanding } from "./known.ts";

type Status = "partly" | "absent";
type OfIndicator = { about: { kind: "indicator"; id: string }; size: number };
type OfCondition = { about: { kind: "condition"; id: string }; size: number };

/** Who said so: of the place itself, or, of a team, of its school. */
type SaidOf = { from: "here" | "above" };

/** Of a district: how its schools stand. `low` by name, then id; `know` counts all that know, `unknown` those that do not. */
export type SchoolsNeed = (
  | (OfIndicator & { low: readonly LowSchool<{ level: Level }>[]; atMost: Level })
  | (OfCondition & { low: readonly LowSchool<{ status: Status }>[] })
) & { from: "schools"; know: number; unknown: number };

type LowSchool<T> = Pick<SchoolStanding, "id" | "name"> & T;

/** A need that somebody's own word makes hold. */
export type SaidNeed = ((OfIndicator & { level: Level }) | (OfCondition & { status: Status })) & SaidOf;

/** A trigger that holds, with what is known that makes it hold. */
export type Need = SaidNeed | SchoolsNeed;

/** Fewest schools that stand low before their district has a need. */
export const FEWEST_SCHOOLS = 2;

/**
 * The need that a trigger answers, if what is known makes it hold. What is said of the place itself comes first; only where that
 * says nothing, a team is read as its school, and a district by its schools: there at least half of those that know, and at
 * least FEWEST_SCHOOLS, must stand where the trigger says.
 *
 * @returns size 1 for level 1 or an absent condition, 0.5 for a higher level or a condition that is partly there; of schools the
 *          mean over all that know, 0 for one that does not stand low (so that a school that gets better never makes it larger);
 *          null when the trigger does not hold or nothing is known: an unknown is not a low
 */
export function needOf(trigger: Trigger, known: Known): Need | null {
  const place = firstThatKnows(trigger, known);
  if (place !== null) {
    const held = heldAt(trigger, place.standing);
    return held && ({ ...held, from: place.from } as SaidNeed);
  }
  return known.schools ? needOfSchools(trigger, known.schools, known.unread) : null;
}

function firstThatKnows(trigger: Trigger, known: Known): { standing: Standing; from: "here" | "above" } | null {
  if (knows(trigger, known)) return { standing: known, from: "here" };
  if (known.above && knows(trigger, known.above)) return { standing: known.above, from: "above" };
  return null;
}

function knows(trigger: Trigger, standing: Standing): boolean {
  return "indicator" in trigger ? standing.levels.has(trigger.indicator) : standing.statuses.has(trigger.condition);
}

type Held = (OfIndicator & { level: Level }) | (OfCondition & { status: Status });

function heldAt(trigger: Trigger, standing: Standing): Held | null {
  if ("indicator" in trigger) {
    const level = standing.levels.get(trigger.indicator);
    if (level === undefined || level > trigger.at_most) return null;
    return { about: { kind: "indicator", id: trigger.indicator }, level, size: level === 1 ? 1 : 0.5 };
  }
  const status = standing.statuses.get(trigger.condition);
  if (status === undefined || status === "present" || !trigger.is.includes(status)) return null;
  return { about: { kind: "condition", id: trigger.condition }, status, size: status === "absent" ? 1 : 0.5 };
}

function needOfSchools(trigger: Trigger, schools: readonly SchoolStanding[], unread = 0): SchoolsNeed | null {
  const know = schools.filter(({ standing }) => knows(trigger, standing));
  const held = know
    .flatMap(({ id, name, standing }) => {
      const at = heldAt(trigger, standing);
      return at ? [{ id, name, at }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1));
  if (held.length < FEWEST_SCHOOLS || held.length * 2 < know.length) return null;
  const counted = {
    from: "schools" as const,
    know: know.length,
    unknown: schools.length + unread - know.length,
    size: held.reduce((sum, { at }) => sum + at.size, 0) / know.length,
  };
  if ("indicator" in trigger) {
    const low = held.flatMap(({ id, name, at }) => ("level" in at ? [{ id, name, level: at.level }] : []));
    const about = { kind: "indicator" as const, id: trigger.indicator };
    return { about, ...counted, atMost: trigger.at_most as Level, low };
  }
  const low = held.flatMap(({ id, name, at }) => ("status" in at ? [{ id, name, status: at.status }] : []));
  return { about: { kind: "condition", id: trigger.condition }, ...counted, low };
}
