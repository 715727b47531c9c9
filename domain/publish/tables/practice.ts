/** Tables of what people do and meet: indicators, conditions, next steps, cases. */
import { audiences, elements } from "../../../corpus/index.ts";
import { provenance, recordTable } from "./record.ts";

export const records = ["draft", "reviewed", "withdrawn"] as const;
const none = "none";
export const version = "The record's own version, set by its writer.";

export const indicators = recordTable("indicators", "Codified practices, each with four levels.", [
  { name: "title", type: "text", means: "The practice.", of: (i) => i.title },
  { name: "title_es", type: "text", means: "The same in Spanish.", of: (i) => i.es.title },
  { name: "element", type: "word", values: elements, means: "The family it belongs to.", of: (i) => i.element },
  {
    name: "seen_at",
    type: "list of words",
    values: ["classroom", "school", "district", "network", "state"],
    means: "Where it has been seen.",
    of: (i) => i.seen_at,
  },
  { name: "statement", type: "text", means: "What is true when the practice is in place.", of: (i) => i.statement },
  { name: "statement_es", type: "text", means: "The same in Spanish.", of: (i) => i.es.statement },
  { name: "rationale", type: "text", means: "Why it matters.", of: (i) => i.rationale },
  ...([1, 2, 3, 4] as const).map((level) => ({
    ...{ name: `level_${level}`, type: "text" as const, means: `What an observer would see at level ${level} of 4.` },
    of: (i: { progression: readonly { level: number; description: string }[] }) =>
      i.progression.find((step) => step.level === level)?.description,
  })),
  { name: "look_fors", type: "list of sentences", means: "What to look for.", of: (i) => i.look_fors },
  {
    name: "looks_like_it",
    type: "list of sentences",
    means: "What looks like it but is not.",
    of: (i) => i.counterfeits,
  },
  {
    name: "measures",
    type: "list of ids",
    missing: none,
    means: "Items that ask about it, as INSTRUMENT#ITEM.",
    of: (i) => i.measures,
  },
  {
    name: "aligned",
    type: "list of ids",
    missing: none,
    means: "Entries of published frameworks near to it, as FRAMEWORK:CODE; our reading.",
    of: (i) => i.aligned,
  },
  { name: "evidence", type: "list of ids", missing: none, means: "Claims (claims.csv).", of: (i) => i.evidence },
  { name: "sources", type: "list of ids", missing: none, means: "Works (sources.csv).", of: (i) => i.sources },
  provenance,
  { name: "version", type: "text", means: version, of: (i) => i.version },
  { name: "status", type: "word", values: records, means: "How far it has been reviewed.", of: (i) => i.status },
]);

const movers = [...audiences, "federal"] as const;

export const conditions = recordTable("conditions", "Operating and policy conditions that help or block.", [
  { name: "title", type: "text", means: "The condition.", of: (c) => c.title },
  { name: "title_es", type: "text", means: "The same in Spanish.", of: (c) => c.es.title },
  {
    name: "kind",
    type: "word",
    values: ["policy", "operating"],
    means: "policy = a rule; operating = daily running.",
    of: (c) => c.kind,
  },
  {
    name: "level",
    type: "word",
    values: ["school", "district", "state", "federal"],
    means: "Where it is set.",
    of: (c) => c.level,
  },
  { name: "statement", type: "text", means: "What is true where it is present.", of: (c) => c.statement },
  { name: "statement_es", type: "text", means: "The same in Spanish.", of: (c) => c.es.statement },
  { name: "test", type: "text", means: "How to tell, from documents or a question.", of: (c) => c.test },
  {
    name: "who_can_change_it",
    type: "list of words",
    values: movers,
    means: "Who can change it.",
    of: (c) => c.who_can_change_it,
  },
  { name: "when_absent", type: "text", means: "What its absence does to the work.", of: (c) => c.when_absent },
  { name: "levers", type: "list of sentences", means: "What each can do to change it.", of: (c) => c.levers },
  {
    name: "examples",
    type: "list of sentences",
    missing: none,
    means: "SITE (SOURCE): what it did.",
    of: (c) => c.examples.map((e) => `${e.site} (${e.source}): ${e.note}`),
  },
  { name: "evidence", type: "list of ids", missing: none, means: "Claims (claims.csv).", of: (c) => c.evidence },
  provenance,
]);

const claimsOf = (evidence: readonly { claim: string; bearing: string }[], bearing: string) =>
  evidence.flatMap((e) => (e.bearing === bearing ? [e.claim] : []));

export const strategies = recordTable("strategies", "Next steps that somebody can take.", [
  { name: "title", type: "text", means: "The step, as an imperative.", of: (s) => s.title },
  { name: "title_es", type: "text", means: "The same in Spanish.", of: (s) => s.es.title },
  {
    name: "audience",
    type: "list of words",
    values: audiences,
    means: "For whom; the first is the main one.",
    of: (s) => s.audience,
  },
  {
    ...{
      name: "when",
      type: "list of ids",
      means: "Needs it answers, the main one first: indicator:ID<=LEVEL or condition:ID=STATUS/STATUS.",
    },
    of: (s) =>
      s.when.map((w) =>
        "indicator" in w ? `indicator:${w.indicator}<=${w.at_most}` : `condition:${w.condition}=${w.is.join("/")}`,
      ),
  },
  { name: "on_tuesday", type: "text", means: "What to do this week in under 45 minutes.", of: (s) => s.on_tuesday },
  { name: "on_tuesday_es", type: "text", means: "The same in Spanish.", of: (s) => s.es.on_tuesday },
  { name: "steps", type: "list of sentences", means: "The steps in order.", of: (s) => s.steps },
  { name: "first_measure", type: "text", means: "How you will know within 90 days.", of: (s) => s.first_measure },
  { name: "stop", type: "text", means: "What to stop or shrink to make room.", of: (s) => s.stop },
  { name: "watch_out", type: "list of sentences", means: "What goes wrong.", of: (s) => s.watch_out },
  { name: "people", type: "text", means: "Who is needed.", of: (s) => s.effort.people },
  { name: "weeks", type: "whole number", unit: "weeks", means: "How long.", of: (s) => s.effort.weeks },
  {
    name: "cost_band",
    type: "word",
    values: ["none", "low", "medium", "high", "unknown"],
    means: "Our estimate.",
    of: (s) => s.cost.band,
  },
  {
    name: "cost_hours",
    type: "whole number",
    unit: "staff hours for one cost_per in the first 90 days",
    missing: "not known",
    means: "Staff time.",
    of: (s) => s.cost.hours,
  },
  {
    name: "cost_money",
    type: "text",
    missing: "none, or not known",
    means: "Money, in words.",
    of: (s) => s.cost.money,
  },
  {
    name: "cost_per",
    type: "word",
    values: ["school", "district", "state"],
    means: "What the cost is for.",
    of: (s) => s.cost.per,
  },
  { name: "cost_basis", type: "text", means: "What the estimate rests on.", of: (s) => s.cost.basis },
  {
    name: "works",
    type: "list of ids",
    missing: "reasoned, not yet tested",
    means: "Claims that a test of it bears on.",
    of: (s) => claimsOf(s.evidence, "works"),
  },
  {
    name: "why",
    type: "list of ids",
    missing: none,
    means: "Claims that say why it is needed.",
    of: (s) => claimsOf(s.evidence, "why"),
  },
  {
    name: "warns",
    type: "list of ids",
    missing: none,
    means: "Claims that warn.",
    of: (s) => claimsOf(s.evidence, "warns"),
  },
  {
    name: "resources",
    type: "list of ids",
    missing: none,
    means: "Public tools (resources.csv).",
    of: (s) => s.resources,
  },
  provenance,
]);

export const cases = recordTable(
  "cases",
  "Sites in the public record. Levels and statuses are our reading of public pages, never the site's own rating.",
  [
    { name: "site", type: "text", means: "The site's name.", of: (c) => c.site },
    { name: "state", type: "word", means: "US state, two letters.", of: (c) => c.state },
    {
      name: "site_type",
      type: "word",
      values: ["district", "charter", "network", "mixed", "school"],
      means: "Kind of site.",
      of: (c) => c.site_type,
    },
    { name: "years", type: "text", means: "Years told of.", of: (c) => c.years },
    { name: "story", type: "text", means: "What happened, in our words.", of: (c) => c.story },
    {
      name: "indicators",
      type: "list of words",
      missing: none,
      means: "INDICATOR=LEVEL, our reading.",
      of: (c) => c.indicators.map((i) => `${i.id}=${i.level}`),
    },
    {
      name: "conditions",
      type: "list of words",
      missing: none,
      means: "CONDITION=STATUS, our reading.",
      of: (c) => c.conditions.map((i) => `${i.id}=${i.status}`),
    },
    {
      name: "outcomes",
      type: "list of sentences",
      missing: none,
      means: "DIMENSION: what was reported (SOURCE, LOCATOR).",
      of: (c) => c.outcomes.map((o) => `${o.dimension}: ${o.statement} (${o.source}, ${o.locator})`),
    },
    { name: "sources", type: "list of ids", means: "Works (sources.csv).", of: (c) => c.sources },
    { name: "verified_at", type: "list of words", means: "Where it was read.", of: (c) => c.verified_at },
    provenance,
  ],
);
