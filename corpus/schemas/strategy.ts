import { z } from "zod";
import { audiences, count, id, list, object, oneOf, some, text, whole } from "./parts.ts";

const main = z.literal(true, "is true where it stands; leave it out of the other triggers.").optional();

const byIndicator = object({
  indicator: id,
  at_most: whole.min(1, "should be 1 to 3.").max(3, "should be 1 to 3."),
  main,
});
const byCondition = object({ condition: id, is: some(oneOf(["absent", "partly"])), main });

/** A need that the step answers: an indicator at a level or lower, or a condition that is not (fully) there. */
const trigger = z.union([byIndicator, byCondition], {
  error: (issue) => {
    const about = typeof issue.input === "object" && issue.input !== null && "condition" in issue.input ? 1 : 0;
    const first = issue.errors[about]?.[0];
    const form = about === 0 ? "{indicator: ID, at_most: 2}" : "{condition: ID, is: [absent, partly]}";
    return `should look like ${form}${first ? `: ${[...first.path, first.message].join(" ")}` : "."}`;
  },
});

/** A next step that somebody can take. */
export const strategy = object({
  id,
  title: text.describe("An imperative sentence in plain words."),
  audience: some(oneOf(audiences)),
  when: some(trigger).describe("At most three; exactly one has `main: true` and is written first."),
  on_tuesday: text.describe("The first thing somebody can do this week in under 45 minutes."),
  steps: some(text),
  first_measure: text.describe("How you will know within 90 days."),
  stop: text.describe("What to stop or shrink to make room."),
  watch_out: some(text),
  effort: object({ people: text, weeks: count }),
  cost: object({
    band: oneOf(["none", "low", "medium", "high", "unknown"]),
    hours: count.nullable().describe("Staff hours for one `per` in the first 90 days."),
    money: text.nullable(),
    per: oneOf(["school", "district", "state"]),
    basis: text,
  }),
  resources: list(id),
  evidence: list(object({ claim: id, bearing: oneOf(["works", "why", "warns"]), note: text })).describe(
    "May be empty: reasoned, not yet tested.",
  ),
  es: object({ title: text, on_tuesday: text }),
  provenance: text,
});
export type Strategy = z.infer<typeof strategy>;
export type Trigger = z.infer<typeof trigger>;
