import type { Commons } from "../commons/commons.ts";
import type { Place } from "../people/place.ts";
import { differencesIn, type Known, knownFrom, type ReadingsFor } from "./known.ts";
import { type Audience, candidatesAt, order, type Step } from "./next-steps.ts";
import { type FindOut, findOutAbout } from "./purpose.ts";

/** What to do next at a place, in order, and how to find out about Why and What while nobody has said anything of them. */
export type NextSteps = {
  steps: Step[];
  findOut: FindOut | null;
  differences: ReturnType<typeof differencesIn>; // conditions that a district and its schools see differently
};

/**
 * @param from       what is said of the place, and of those that are asked after it (known.store.ts)
 * @param audiences  a step for any of these; the place's own people when left out
 */
export function nextStepsAt(
  commons: Commons,
  place: Place,
  from: ReadingsFor,
  audiences: readonly Audience[] = ownPeople(place),
): NextSteps {
  const known: Known = knownFrom(from);
  return {
    steps: order(candidatesAt(commons, known, audiences)),
    findOut: findOutAbout(commons, known),
    differences: differencesIn(known),
  };
}

/** Who would take a step at a place: the district's staff, or a school's teachers and leaders. */
function ownPeople(place: Pick<Place, "kind">): Audience[] {
  return place.kind === "district" ? ["district"] : ["teacher-team", "school-leader"];
}

/** Next steps as data, with every factor, so that the order can be worked out again. The same for the command line and the API. */
export function nextStepsData(
  place: Place,
  { readings, above, schools }: ReadingsFor,
  { steps, findOut, differences }: NextSteps,
) {
  return {
    place,
    readings,
    above: above && { place: above.place.id, readings: above.readings },
    schools: schools?.length ?? null,
    findOut: findOut?.first.id ?? null,
    differences,
    steps: steps.map(stepData),
  };
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
