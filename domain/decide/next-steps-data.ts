import { type Reading, standingOf } from "../collect/reading.ts";
import type { Commons } from "../commons/commons.ts";
import type { Place } from "../people/place.ts";
import { type Audience, candidatesAt, order, type Step } from "./next-steps.ts";
import { type FindOut, findOutAbout } from "./purpose.ts";

/** What to do next at a place, in order, and how to find out about Why and What while nobody has said anything of them. */
export type NextSteps = { steps: Step[]; findOut: FindOut | null };

/**
 * @param readings   the newest of each indicator and condition
 * @param audiences  a step for any of these; the place's own people when left out
 */
export function nextStepsAt(
  commons: Commons,
  place: Place,
  readings: readonly Reading[],
  audiences: readonly Audience[] = ownPeople(place),
): NextSteps {
  const standing = standingOf(readings);
  return { steps: order(candidatesAt(commons, standing, audiences)), findOut: findOutAbout(commons, standing) };
}

/** Who would take a step at a place: the district's staff, or a school's teachers and leaders. */
function ownPeople(place: Pick<Place, "kind">): Audience[] {
  return place.kind === "district" ? ["district"] : ["teacher-team", "school-leader"];
}

/** Next steps as data, with every factor, so that the order can be worked out again. The same for the command line and the API. */
export function nextStepsData(place: Place, readings: readonly Reading[], { steps, findOut }: NextSteps) {
  return { place, readings, findOut: findOut?.first.id ?? null, steps: steps.map(stepData) };
}

function stepData({ strategy, forPurpose, main, others, conditions, need, evidence, fit, score, waits }: Step) {
  return {
    strategy: strategy.id,
    forPurpose,
    waits,
    score,
    need,
    evidence,
    fit,
    cost: strategy.cost,
    main,
    others,
    conditions,
  };
}
