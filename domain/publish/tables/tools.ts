/** Tables of what people use: instruments, frameworks, public tools; and who names whom. */
import { audiences, kinds, type Reference, relationNames } from "../../../corpus/index.ts";
import { type Table, table } from "./column.ts";
import { provenance, recordTable } from "./record.ts";

const absent = "does not apply";

export const instruments = recordTable(
  "instruments",
  "Questions and rubrics of our own. Items, scales and protocols are in the YAML.",
  [
    { name: "title", type: "text", means: "The instrument.", of: (i) => i.title },
    {
      name: "kind",
      type: "word",
      values: ["survey", "observation", "interview", "artifact-review", "document-review", "self-review"],
      means: "How it is used.",
      of: (i) => i.kind,
    },
    { name: "respondent", type: "word", means: "Who answers.", of: (i) => i.respondent },
    { name: "minutes", type: "whole number", unit: "minutes", means: "Of the required part.", of: (i) => i.minutes },
    {
      name: "languages",
      type: "list of words",
      values: ["en", "es"],
      means: "Languages of its texts.",
      of: (i) => i.languages,
    },
    {
      name: "items",
      type: "whole number",
      unit: "items",
      means: "How many questions or lines.",
      of: (i) => i.items.length,
    },
    {
      name: "constructs",
      type: "list of ids",
      missing: "none",
      means: "What several items measure together.",
      of: (i) => i.constructs.map(({ id }) => id),
    },
    {
      name: "indicators",
      type: "list of ids",
      missing: "none",
      means: "Indicators its constructs and items bear on.",
      of: (i) =>
        [
          ...new Set([
            ...i.constructs.flatMap((c) => c.indicators),
            ...i.items.flatMap((item) => item.indicator ?? []),
          ]),
        ].sort(),
    },
    { name: "score", type: "text", means: "What may be made of the answers together.", of: (i) => i.use.score },
    { name: "single_item", type: "text", means: "What may be made of one answer.", of: (i) => i.use.single_item },
    { name: "level", type: "text", means: "Whether a level may come of it.", of: (i) => i.use.level },
    { name: "cadence", type: "text", means: "How often to use it.", of: (i) => i.cadence },
    { name: "limits", type: "text", missing: "not written yet", means: "What it cannot do.", of: (i) => i.limits },
    { name: "sources", type: "list of ids", missing: "none", means: "Works (sources.csv).", of: (i) => i.sources },
    provenance,
    {
      name: "version",
      type: "text",
      means: "The record's own version, set by its writer.",
      of: (i) => i.version,
    },
    {
      name: "status",
      type: "word",
      values: ["draft", "reviewed", "withdrawn"],
      means: "How far it has been reviewed.",
      of: (i) => i.status,
    },
  ],
);

export const frameworks = recordTable(
  "frameworks",
  "Published sets of competencies, conditions or stages, by others. Entries and how they line up are in the YAML.",
  [
    { name: "title", type: "text", means: "As published.", of: (f) => f.title },
    { name: "publisher", type: "text", means: "Who published it.", of: (f) => f.publisher },
    { name: "source", type: "id", means: "The work, in sources.csv.", of: (f) => f.source },
    {
      name: "kind",
      type: "word",
      values: ["outcomes", "change", "conditions"],
      means: "What its entries are.",
      of: (f) => f.kind,
    },
    {
      name: "entries",
      type: "whole number",
      unit: "entries",
      means: "How many entries we hold.",
      of: (f) => f.items.length,
    },
    {
      name: "associations",
      type: "whole number",
      unit: "associations",
      means: "How many lines to entries of other frameworks; our reading.",
      of: (f) => f.associations.length,
    },
    {
      name: "verified",
      type: "true or false",
      means: "true = the entries were read in the publisher's own text.",
      of: (f) => f.verified,
    },
    { name: "verified_at", type: "text", means: "Where it was read.", of: (f) => f.verified_at },
    { name: "verified_note", type: "text", means: "What was compared.", of: (f) => f.verified_note },
    {
      name: "license",
      type: "text",
      missing: "not stated",
      means: "The publisher's, as stated.",
      of: (f) => f.license,
    },
    { name: "about", type: "text", means: "What it is, in our words.", of: (f) => f.about },
  ],
);

export const resources = recordTable("resources", "Public tools that exist, by others.", [
  { name: "title", type: "text", means: "As published.", of: (r) => r.title },
  { name: "publisher", type: "text", means: "Who published it.", of: (r) => r.publisher },
  { name: "url", type: "address", means: "Where it is.", of: (r) => r.url },
  {
    name: "kind",
    type: "word",
    values: ["toolkit", "protocol", "rubric", "survey", "course", "report", "dataset", "template"],
    means: "What it is.",
    of: (r) => r.kind,
  },
  { name: "audience", type: "list of words", values: audiences, means: "For whom.", of: (r) => r.audience },
  { name: "use", type: "text", means: "What to do with it.", of: (r) => r.use },
  {
    name: "indicators",
    type: "list of ids",
    missing: "none",
    means: "Indicators it helps with.",
    of: (r) => r.indicators,
  },
  { name: "license", type: "text", means: "As stated, or unknown.", of: (r) => r.license },
  { name: "verified_at", type: "text", means: "Where it was read.", of: (r) => r.verified_at },
]);

export const references: Table = table<Reference>({
  name: "references",
  about: "One row for each reference that a record makes to another. Main triggers of a step stand as main-trigger.",
  columns: [
    { name: "from_kind", type: "word", values: kinds, means: "Kind of the record that names.", of: (r) => r.from.kind },
    { name: "from_id", type: "id", means: "Its id.", of: (r) => r.from.id },
    {
      name: "from_part",
      type: "text",
      missing: "the record as a whole",
      means: "The part that names, e.g. a finding or an entry's code.",
      of: (r) => r.ownPart,
    },
    {
      name: "relation",
      type: "word",
      values: Object.keys(relationNames),
      means: "What the reference means.",
      of: (r) => r.relation,
    },
    { name: "to_kind", type: "word", values: kinds, means: "Kind of the record that is named.", of: (r) => r.to.kind },
    { name: "to_id", type: "id", means: "Its id.", of: (r) => r.to.id },
    { name: "to_part", type: "text", missing: absent, means: "The part that is named.", of: (r) => r.part },
    { name: "note", type: "text", missing: "nothing", means: "What the record says of it.", of: (r) => r.note },
  ],
  rows: (commons) =>
    kinds.flatMap((kind) => commons.all(kind).flatMap(({ id }) => [...commons.referencesFrom(kind, id)])),
});
