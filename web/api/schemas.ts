/**
 * The shapes that the API answers with, by the names under which its OpenAPI document lists them. A record's own shape is the
 * corpus' schema. Names in camelCase are ours; inside `record` they are those of the YAML files.
 */
import { z } from "zod";
import { schemas as corpus, type Kind, kinds } from "../../corpus/index.ts";
import { relationNames } from "../../corpus/references.ts";
import { depths, dimensions } from "../../corpus/schemas/parts.ts";
import { madeUp, nextSteps, place, profile } from "./schemas-places.ts";
import { reviews } from "./schemas-reviews.ts";

const kind = z.enum(kinds);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const change = z
  .strictObject({ date: day, what: z.string() })
  .nullable()
  .describe("null = changed since the last stamp.");
const address = z.string().describe("Of its page, without the site's own address.");
const maybe = z.number().nullable();

const target = z.strictObject({ kind, id: z.string() });
const reference = z.strictObject({
  relation: z.enum(Object.keys(relationNames) as [keyof typeof relationNames]),
  from: target,
  to: target,
  part: z.string().optional().describe("Of the target: a finding, an item, a framework's code."),
  ownPart: z.string().optional().describe("Of the record that names."),
  note: z.string().optional(),
  path: z.string().describe("Where it stands in the record."),
});

const own = <K extends Kind>(name: K) => ({
  kind: z.literal(name),
  id: z.string(),
  address,
  title: z.string(),
  lastChange: change,
  record: corpus[name] as z.ZodType,
});
type Own = ReturnType<typeof own>;

const entry = z.discriminatedUnion(
  "kind",
  kinds.map((name) => z.strictObject(own(name))) as unknown as [z.ZodObject<Own>],
);
const record = z.discriminatedUnion(
  "kind",
  kinds.map((name) =>
    z.strictObject({ ...own(name), names: z.array(reference), namedBy: z.array(reference) }),
  ) as unknown as [z.ZodObject<Own>],
);

const finding = z.strictObject({
  study: z.string(),
  finding: z.string(),
  address,
  studyTitle: z.string(),
  design: z.enum(["rct", "qed", "correlational", "descriptive", "case-study", "implementation", "synthesis"]),
  essaTier: z.literal([1, 2, 3, 4]).nullable().describe("Our reading of the ESSA tiers."),
  read: z.enum(depths).describe("How deep somebody here read it."),
  verified: z.boolean(),
  outcome: z.string(),
  measure: z.string().nullable(),
  dimension: z.enum(dimensions),
  direction: z.enum(["positive", "negative", "mixed", "null", "not-applicable"]),
  statement: z.string(),
  metric: z.enum(["g", "d", "r", "pct", "pp", "other"]).nullable().describe("null = no effect was taken down."),
  value: maybe.describe("In the metric's units: never pool two metrics."),
  se: maybe,
  p: maybe,
  interval: z
    .strictObject({ low: z.number(), high: z.number(), level: maybe })
    .nullable()
    .describe("As published. null = not reported."),
  n: maybe,
  nUnit: z.string().describe("What n counts."),
  nByArm: z.array(z.number()).nullable(),
  clusters: maybe.describe("Schools or other units assigned together."),
  k: maybe.describe("Effects pooled."),
  kStudies: maybe,
  note: z.string().nullable(),
  source: z.string().describe("Id of the source's record."),
  locator: z.string().nullable().describe("Page, table or section."),
  verifiedAt: z.string(),
  claims: z.array(
    z.strictObject({ claim: z.string(), stance: z.enum(["supports", "contradicts", "qualifies", "nearest"]) }),
  ),
});

const list = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    total: z.int().describe("How many there are in all."),
    limit: z.int(),
    offset: z.int(),
    next: z.string().nullable().describe("Address of the next part; null = this was the last."),
    items: z.array(item),
  });

const about = z.strictObject({
  name: z.literal("Innodopt"),
  version: z.string().describe("Of the program."),
  corpusVersion: z.string().describe("Differs whenever any record does."),
  changedOn: day.nullable().describe("Day of the last stamped change."),
  counts: z.record(kind, z.int()),
  size: z.int(),
  licence: z.strictObject({ name: z.string(), url: z.string(), credit: z.string() }),
  links: z.record(z.string(), z.string()).describe("Where the operations, the reference and the whole download are."),
});

const kindsAnswer = z.strictObject({
  kinds: z.array(
    z.strictObject({
      kind,
      singular: z.string(),
      what: z.string(),
      count: z.int(),
      records: z.string().describe("Address of the list."),
      schema: z.string().describe("Name of the record's shape in this document."),
    }),
  ),
});

const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe("`what` and `remedy` in one text."),
    code: z.string().describe("A stable word for programs."),
    where: z.string(),
    what: z.string(),
    remedy: z.string(),
    near: z.string().nullable().describe("The nearest thing there is, where one is near."),
  })
  .describe("RFC 9457, with what happened, where, and what to do.");

/** "Indicator" for indicators, as the OpenAPI document names them. */
export const recordShapes: Record<Kind, string> = {
  indicators: "Indicator",
  conditions: "Condition",
  claims: "Claim",
  strategies: "Strategy",
  studies: "Study",
  cases: "Case",
  states: "State",
  instruments: "Instrument",
  frameworks: "Framework",
  resources: "Resource",
  sources: "Source",
};

export const schemas = {
  About: about,
  Kinds: kindsAnswer,
  Records: list(entry),
  RecordEntry: entry,
  Record: record,
  Reference: reference,
  Findings: list(finding),
  Finding: finding,
  Place: place,
  Places: z.strictObject({ places: z.array(place).describe("Districts and independent schools, by name.") }),
  Root: z.strictObject({
    madeUp,
    root: place,
    places: z.array(place).describe("All places of it, itself included, by id."),
  }),
  Profile: profile,
  NextSteps: nextSteps,
  Reviews: reviews,
  Problem: problem,
} as const;
export type SchemaName = keyof typeof schemas;

/** Every named shape as JSON Schema 2020-12, as OpenAPI 3.1 wants it: what one names of another is a `$ref`. */
export function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const name of kinds) registry.add(corpus[name], { id: recordShapes[name] });
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: "output" });
  return Object.fromEntries(Object.entries(made).map(([name, { $schema, $id, id, ...shape }]) => [name, shape]));
}
