/** The shapes of what is known of places. A hidden result has no value, count or n: its shape has no room for one. */
import { z } from "zod";
import { statuses } from "../../corpus/schemas/parts.ts";
import { placeKinds } from "../../domain/people/place.ts";

const words = z.strictObject({ en: z.string(), es: z.string().optional() });
const maybe = z.number().nullable();
const source = z.enum(["teacher", "student", "family", "leader", "observer", "record"]);
const dimension = z.enum(["academic", "life-skills", "change", "context"]);

export const madeUp = z
  .literal(true)
  .optional()
  .describe("Invented, for trying things out: nobody and nothing in it is real.");

export const place = z.strictObject({
  madeUp,
  root: z.string(),
  id: z.string(),
  parent: z.string().nullable().describe("null = it is a root itself."),
  kind: z.enum(placeKinds),
  name: z.string(),
  state: z.string().nullable().describe("Id of a state's record, of roots alone."),
  gradeSpan: z.string().nullable().describe("As published."),
});

const shown = {
  value: maybe.describe("As published."),
  word: z.string().nullable(),
  n: z.int().nullable().describe("People in the group, 10 or more; null = the source does not say."),
  eligible: z.int().nullable().describe("People who could have answered."),
  rate: maybe.describe("Percent that answered."),
};
const hidden = { why: z.enum(["few", "partner", "unknown"]) };

const band = z
  .strictObject({ n: z.int(), p10: z.number(), p25: z.number(), p50: z.number(), p75: z.number(), p90: z.number() })
  .nullable()
  .describe("How other places lie; null = fewer than 10 of them.");

const common = {
  measure: z.string(),
  title: words,
  source,
  dimension,
  kind: z.enum(["score", "item", "percent", "count", "number", "ordered"]),
  round: z.string().describe("When it was asked or recorded."),
};
const beside = {
  rate: maybe,
  range: z
    .strictObject({
      low: z.number(),
      high: z.number(),
      half: z.tuple([z.number(), z.number()]).describe("The middle half."),
      se: maybe,
      level: z.number(),
    })
    .nullable()
    .describe("How surely the number is known; null = the source gives nothing to compute it from."),
  method: z.enum(["at-most", "wilson", "published"]).nullable(),
  basis: z
    .union([
      z.strictObject({ items: z.int(), itemMean: z.number() }),
      z.strictObject({ count: z.int(), cohort: z.boolean() }),
      z.strictObject({ why: z.string() }),
    ])
    .nullable(),
  others: band,
  similar: band,
  position: z.strictObject({ below: z.int(), above: z.int(), n: z.int() }).nullable(),
};
const nothing = { rate: z.null(), range: z.null(), method: z.null(), basis: z.null(), position: z.null() };

const number = z.discriminatedUnion("state", [
  z.strictObject({ ...common, state: z.literal("value"), ...shown, ...beside }),
  z.strictObject({
    ...common,
    state: z.literal("censored"),
    word: z.string(),
    n: maybe,
    why: z.literal("few").optional(),
    ...beside,
    ...nothing,
  }),
  z.strictObject({ ...common, state: z.literal("hidden"), ...hidden, ...beside, ...nothing }),
  z.strictObject({ ...common, state: z.literal(["suppressed", "missing", "not-asked"]), ...beside, ...nothing }),
]);

const asked = { measure: z.string(), question: words.nullable(), source, round: z.string() };
const question = z.discriminatedUnion("state", [
  z.strictObject({ ...asked, state: z.literal("value"), counts: z.array(z.int()).nullable(), n: z.int().nullable() }),
  z.strictObject({ ...asked, state: z.literal("hidden"), ...hidden }),
  z.strictObject({ ...asked, state: z.literal("censored"), why: z.literal("few").optional() }),
  z.strictObject({ ...asked, state: z.literal(["suppressed", "missing", "not-asked"]) }),
]);

const gap = z.strictObject({
  higher: source,
  lower: source,
  value: z.number(),
  share: maybe.describe("Of the scale's width."),
  low: z.number(),
  high: z.number(),
  real: z.boolean().describe("The range leaves out 0."),
  fewAnswered: z.array(source),
});

const trait = z.enum(["enrollment", "free-lunch", "language-learners"]);
const similar = z.discriminatedUnion("state", [
  z.strictObject({
    state: z.literal("found"),
    schools: z.array(z.strictObject({ place: z.string(), distance: z.number() })),
    among: z.int(),
    sd: z.record(trait, z.number()),
  }),
  z.strictObject({ state: z.literal("unknown"), missing: z.array(trait) }),
  z.strictObject({ state: z.literal("no-grade-span") }),
  z.strictObject({ state: z.literal("too-few"), among: z.int() }),
]);

export const reading = z.strictObject({
  root: z.string(),
  place: z.string(),
  id: z.string(),
  about: z.strictObject({ kind: z.enum(["indicator", "condition"]), id: z.string() }),
  level: z.literal([1, 2, 3, 4]).nullable().describe("Said by somebody, never measured."),
  status: z.enum([...statuses, "not-known"]).nullable(),
  reason: z.string(),
  saidBy: z.string(),
  review: z.string().nullable().describe("the team's self-review it comes from; null = one person's word"),
  saidAt: z.string(),
});

export const profile = z.strictObject({
  madeUp,
  place: z.strictObject({
    root: z.string(),
    id: z.string(),
    name: z.string(),
    kind: z.enum(placeKinds),
    gradeSpan: z.string().nullable(),
  }),
  path: z.array(z.string()),
  facts: z.array(number),
  families: z.array(
    z.strictObject({
      id: z.string(),
      title: words,
      dimension,
      numbers: z.array(number),
      gaps: z.array(gap),
      questions: z.array(question),
    }),
  ),
  similar,
  standsOut: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("stands-out"),
      line: z.string(),
      side: z.enum(["low", "high"]),
      schools: z.int(),
      beyond: z.int(),
    }),
    z.strictObject({ kind: z.literal("nothing-stands-out"), numbers: z.int(), schools: z.int() }),
    z.strictObject({ kind: z.literal("nothing-to-compare") }),
  ]),
  disagree: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("disagree"), family: z.string(), gap }),
    z.strictObject({ kind: z.literal("no-difference-seen"), families: z.int() }),
    z.strictObject({ kind: z.literal("one-voice") }),
  ]),
  unknown: z.strictObject({
    dimensions: z.array(z.enum(["academic", "life-skills", "change"])),
    indicators: z.int(),
    known: z.int(),
    begin: z.strictObject({ instrument: z.string(), minutes: z.number(), covers: z.int() }).nullable(),
  }),
  readings: z.array(reading),
  together: z
    .array(
      z.strictObject({
        score: z.string(),
        outcome: z.string(),
        forms: z.int(),
        reason: words,
        rounds: z.tuple([z.string(), z.string()]),
        method: z.enum(["pearson", "spearman"]).describe("spearman: one of the two is ordered words"),
        over: z.enum(["schools", "districts"]),
        r: z.number(),
        low: z.number(),
        high: z.number(),
        n: z.int(),
        level: z.number(),
      }),
    )
    .optional()
    .describe("Of roots alone: what goes together over their places. Never a cause."),
  imports: z.array(
    z.strictObject({
      id: z
        .string()
        .nullable()
        .describe(
          "A hash over mapping and files. null, and so is sha256, where the mapping does not say that these records are public.",
        ),
      mapping: z.string(),
      files: z.array(
        z.strictObject({ name: z.string(), sha256: z.string().nullable(), bytes: z.int(), rows: z.int() }),
      ),
      madeAt: z.string(),
    }),
  ),
});

const size = z
  .number()
  .describe("1 for level 1 or an absent condition, else 0.5; of schools the mean over those that know.");
const from = z.enum(["here", "above"]).describe("Said of the place itself, or of a team's school.");
const ofSchools = {
  from: z.literal("schools"),
  size,
  know: z.int().describe("Schools that know."),
  unknown: z.int().describe("Schools of which nobody said it: not counted as low."),
};
const school = { id: z.string(), name: z.string() };
const level = z.literal([1, 2, 3, 4]);
const low = z.enum(["partly", "absent"]);
const need = z.union([
  z.strictObject({
    about: z.strictObject({ kind: z.literal("indicator"), id: z.string() }),
    ...ofSchools,
    atMost: level,
    low: z.array(z.strictObject({ ...school, level })).describe("By name."),
  }),
  z.strictObject({
    about: z.strictObject({ kind: z.literal("condition"), id: z.string() }),
    ...ofSchools,
    low: z.array(z.strictObject({ ...school, status: low })).describe("By name."),
  }),
  z.strictObject({
    about: z.strictObject({ kind: z.literal("indicator"), id: z.string() }),
    level,
    from,
    size,
  }),
  z.strictObject({
    about: z.strictObject({ kind: z.literal("condition"), id: z.string() }),
    status: low,
    from,
    size,
  }),
]);

export const nextSteps = z.strictObject({
  madeUp,
  place,
  readings: z.array(reading),
  above: z
    .strictObject({ place: z.string(), readings: z.array(reading) })
    .nullable()
    .describe("Of a team: what is said of its school."),
  schools: z.int().nullable().describe("Of a district: how many schools it has."),
  differences: z
    .array(
      z.strictObject({
        condition: z.string(),
        said: z.enum(statuses),
        schools: z.strictObject({
          status: z.enum(statuses),
          present: z.array(z.string()),
          partly: z.array(z.string()),
          absent: z.array(z.string()),
          unknown: z.int(),
        }),
      }),
    )
    .describe(
      "Conditions of which a district says one thing and its schools, by at least half of those that know, another.",
    ),
  findOut: z
    .string()
    .nullable()
    .describe("The indicator of purpose to find out about first, while nobody has said anything of one."),
  steps: z
    .array(
      z.strictObject({
        strategy: z.string(),
        forPurpose: z.boolean(),
        waits: z.boolean().describe("About How, while a step for purpose is open."),
        score: z.number().describe("need × evidence × fit. An order, no measured effect."),
        need: z.number(),
        evidence: z.number(),
        fit: z.number(),
        cost: z.strictObject({
          band: z.enum(["none", "low", "medium", "high", "unknown"]),
          hours: z.int().nullable(),
          money: z.string().nullable(),
          per: z.enum(["school", "district", "state"]),
          basis: z.string(),
        }),
        main: need,
        others: z.array(need),
        conditions: z.array(z.strictObject({ id: z.string(), status: z.enum(statuses).nullable() })),
      }),
    )
    .describe("In order, the first to take first."),
});
