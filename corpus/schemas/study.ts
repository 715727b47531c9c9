import { z } from "zod";
import { count, depths, dimensions, flag, id, list, number, object, oneOf, some, stateCode, text } from "./parts.ts";

const effect = object({
  metric: oneOf(["g", "d", "r", "pct", "pp", "other"]),
  value: number,
  se: number.nullable().optional(),
  p: number.optional(),
  ci: z.tuple([number, number], "should be two numbers: [low, high].").optional(),
  ci_level: number.gt(0).lt(1).optional().describe("0.95 for a 95 % interval."),
  clusters: count.optional().describe("Schools or other units assigned together."),
  clusters_by_arm: list(count).optional(),
  n_by_arm: list(count).optional(),
  n_locator: text.optional().describe("Where n and the clusters were read."),
  treatment_pct: number.optional(),
  comparison_pct: number.optional(),
  treatment_mean: number.optional(),
  comparison_mean: number.optional(),
  k: count.optional().describe("Effects pooled."),
  k_studies: count.optional().describe("Studies pooled."),
  lotteries: count.optional(),
  note: text.optional(),
}).describe("What is not reported is left out.");

const finding = object({
  id,
  outcome: text,
  measure: text.optional(),
  dimension: oneOf(dimensions),
  direction: oneOf(["positive", "negative", "mixed", "null", "not-applicable"]),
  statement: text.describe("One sentence, own words."),
  effect: effect.optional(),
  n: count.nullable().optional(),
  n_unit: text.optional().describe("What n counts; students where left out."),
  locator: text.optional().describe("Page, table or section."),
  verified: flag.describe("Read in the source itself or in its publisher's own summary."),
  verified_at: text,
  read: oneOf(depths).optional().describe("Where it differs from the study's."),
  note: text.optional(),
});

/** One study or synthesis and what it found. */
export const study = object({
  id,
  source: id,
  title: text.describe("A short name."),
  design: oneOf(["rct", "qed", "correlational", "descriptive", "case-study", "implementation", "synthesis"]),
  essa_tier: z
    .literal([1, 2, 3, 4], "should be 1, 2, 3, 4 or null.")
    .nullable()
    .describe("Our reading of the ESSA tiers."),
  essa_reason: text,
  setting: object({
    country: text.nullable(),
    states: list(stateCode),
    grades: text,
    site_type: oneOf(["charter", "district", "mixed"]),
    years: text.nullable(),
  }),
  sample: z
    .object({
      schools: count.nullable(),
      students: count.nullable(),
      teachers: count.nullable(),
      districts: count.nullable(),
    })
    .catchall(count.nullable())
    .describe("null = not reported. Any other thing that was counted may stand beside these four."),
  dimension: oneOf(dimensions),
  read: oneOf(depths).describe("How deep somebody here read it; a finding may carry its own."),
  findings: some(finding),
  limitations: some(text),
  tags: list(text),
});
export type Study = z.infer<typeof study>;
export type Finding = z.infer<typeof finding>;
export type Depth = (typeof depths)[number];
