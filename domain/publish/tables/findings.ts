/** The table of findings: one row for each finding of each study, with its effect. */
import { depths, dimensions, type Finding, type Study } from "../../../corpus/index.ts";
import { addressOf } from "../../commons/commons.ts";
import { type Cell, type Column, type Table, table } from "./column.ts";
import { designs, unreported } from "./evidence.ts";

type Found = { study: Study; finding: Finding; address: string };
const noEffect = "no number was reported, or none that could be read";
const effect = (name: string, means: string, of: (e: NonNullable<Finding["effect"]>) => Cell, more: object = {}) =>
  ({
    name,
    type: "number",
    means,
    missing: noEffect,
    of: (f: Found) => f.finding.effect && of(f.finding.effect),
    ...more,
  }) as Column<Found>;

export const findings: Table = table<Found>({
  name: "findings",
  about: "One row for each finding of each study, with its effect where a number was published.",
  columns: [
    {
      name: "id",
      type: "id",
      means: "STUDY#FINDING: unique, and what claims name.",
      of: (f) => `${f.study.id}#${f.finding.id}`,
    },
    { name: "study", type: "id", means: "The study, in studies.csv.", of: (f) => f.study.id },
    { name: "finding", type: "id", means: "The finding's id within its study.", of: (f) => f.finding.id },
    { name: "source", type: "id", means: "The work, in sources.csv.", of: (f) => f.study.source },
    { name: "design", type: "word", values: designs, means: "Of the study.", of: (f) => f.study.design },
    {
      name: "dimension",
      type: "word",
      values: dimensions,
      means: "Dimension of the evidence.",
      of: (f) => f.finding.dimension,
    },
    { name: "outcome", type: "text", means: "What was looked at.", of: (f) => f.finding.outcome },
    {
      name: "measure",
      type: "text",
      missing: unreported,
      means: "What it was measured with.",
      of: (f) => f.finding.measure,
    },
    {
      name: "direction",
      type: "word",
      values: ["positive", "negative", "mixed", "null", "not-applicable"],
      means: "Which way it points; null = no difference that could be told from chance.",
      of: (f) => f.finding.direction,
    },
    { name: "statement", type: "text", means: "The finding in one sentence of ours.", of: (f) => f.finding.statement },
    effect(
      "metric",
      "g, d = standard deviations; r = correlation; pct = percent; pp = percentage points; other = see effect_note.",
      (e) => e.metric,
      { type: "word", values: ["g", "d", "r", "pct", "pp", "other"] },
    ),
    effect(
      "value",
      "The effect in its metric; positive = in favor of what was studied, unless the statement says otherwise.",
      (e) => e.value,
      { unit: "that of metric" },
    ),
    effect("se", "Standard error of value.", (e) => e.se, { unit: "that of metric" }),
    effect("ci_low", "Lower end of the confidence interval.", (e) => e.ci?.[0], { unit: "that of metric" }),
    effect("ci_high", "Upper end of the confidence interval.", (e) => e.ci?.[1], { unit: "that of metric" }),
    effect("ci_level", "Level of the interval; 0.95 = 95 percent.", (e) => e.ci_level, { unit: "share, 0 to 1" }),
    effect("p", "p value as published.", (e) => e.p, { unit: "0 to 1" }),
    effect("clusters", "Schools or other units assigned together.", (e) => e.clusters, {
      type: "whole number",
      unit: "units",
    }),
    effect("clusters_by_arm", "The same for each arm.", (e) => e.clusters_by_arm, {
      type: "list of words",
      unit: "units",
    }),
    effect("n_by_arm", "n for each arm.", (e) => e.n_by_arm, { type: "list of words", unit: "that of n_unit" }),
    effect("treatment_pct", "Of the group that had it.", (e) => e.treatment_pct, { unit: "percent" }),
    effect("comparison_pct", "Of the comparison group.", (e) => e.comparison_pct, { unit: "percent" }),
    effect("treatment_mean", "Of the group that had it.", (e) => e.treatment_mean, { unit: "that of measure" }),
    effect("comparison_mean", "Of the comparison group.", (e) => e.comparison_mean, { unit: "that of measure" }),
    effect("k", "Effects pooled.", (e) => e.k, { type: "whole number", unit: "effects" }),
    effect("k_studies", "Studies pooled.", (e) => e.k_studies, { type: "whole number", unit: "studies" }),
    effect("lotteries", "Admission lotteries used.", (e) => e.lotteries, { type: "whole number", unit: "lotteries" }),
    effect("effect_note", "What else is to be known of the number.", (e) => e.note, {
      type: "text",
      missing: "nothing",
    }),
    {
      name: "n",
      type: "whole number",
      unit: "that of n_unit",
      missing: unreported,
      means: "How many the finding is about.",
      of: (f) => f.finding.n,
    },
    {
      name: "n_unit",
      type: "text",
      missing: "n is not reported",
      means: "What n counts.",
      of: (f) => (f.finding.n == null ? undefined : (f.finding.n_unit ?? "students")),
    },
    {
      name: "n_locator",
      type: "text",
      missing: "not noted",
      means: "Where n and clusters were read.",
      of: (f) => f.finding.effect?.n_locator,
    },
    {
      name: "read",
      type: "word",
      values: depths,
      means: "How deep somebody here read this finding.",
      of: (f) => f.finding.read ?? f.study.read,
    },
    {
      name: "verified",
      type: "true or false",
      means: "true = read in the source itself or in its publisher's own summary.",
      of: (f) => f.finding.verified,
    },
    { name: "verified_at", type: "text", means: "Where it was read.", of: (f) => f.finding.verified_at },
    {
      name: "locator",
      type: "text",
      missing: "not noted",
      means: "Page, table or section.",
      of: (f) => f.finding.locator,
    },
    { name: "note", type: "text", missing: "nothing", means: "A remark of ours.", of: (f) => f.finding.note },
    { name: "address", type: "address", means: "The finding on its study's page.", of: (f) => f.address },
  ],
  rows: (commons, site) =>
    commons.all("studies").flatMap((study) =>
      study.findings.map((finding) => ({
        study,
        finding,
        address: `${site}${addressOf("studies", study.id)}#${finding.id}`,
      })),
    ),
});
