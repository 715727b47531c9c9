import { z } from "zod";
import { isPlaceId, PLACE_ID_RULE } from "../people/place.ts";

/**
 * A mapping says how the columns of published files become places, measures and values: by data, never by code for one city.
 * It is a YAML file; docs/how-to/import.md explains it with examples. Pure; read from YAML by mapping.yaml.ts.
 */

const text = z.string({ error: 'must be a text; put it in quotes, e.g. "2006"' }).min(1, "must not be empty");
const column = text.describe("the name of a column, as the header spells it");
const pattern = text.describe("a text in which {} stands for one entry of `each`");
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, "must be small letters, digits, - and _, e.g. nyc-survey-2011");
const words = z
  .strictObject({ en: text, es: text.optional() })
  .describe("text for a reader: English, and Spanish if any");
const codes = z.array(z.string()).describe("texts in a cell; an entry that ends in * means every text that begins so");
const cell = z.strictObject({ column, is: text });

export const sources = ["teacher", "student", "family", "leader", "observer", "record"] as const;
export const dimensions = ["academic", "life-skills", "change", "context"] as const;
export const measureKinds = ["score", "item", "percent", "count", "number", "ordered"] as const;
export const uses = ["enrollment", "free-lunch", "language-learners"] as const;

const round = z.strictObject({
  id: text.describe("sorts by time, e.g. '2011' or '2011-12'"),
  title: words.optional(),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "must be YYYY, YYYY-MM or YYYY-MM-DD")
    .optional(),
});
const roundColumn = z.strictObject({ column: column.describe("the column that names the round of each row") });

const option = z.strictObject({
  label: words,
  score: z.number().nullable().describe("what this answer counts in the mean; null = it is left out of the mean"),
});

const file = z.strictObject({
  id,
  name: text.describe("the file's name, without a folder"),
  encoding: z.enum(["utf-8", "windows-1252", "utf-16le", "utf-16be"]).optional(),
  delimiter: z.enum(["tab", "comma", "semicolon", "pipe"]).optional(),
  quote: z.enum(['"', "'", "none"]).optional(),
  round: round.optional().describe("the round of this file, where each has its own; each is then an import of its own"),
});

const parent = z.strictObject({
  of: column.describe("the column that names the parent"),
  take: z.int().min(1).optional().describe("only this many letters from its beginning"),
  id: pattern.default("{}"),
  name: pattern.optional().describe("makes the parent; without it the parent must be known"),
  name_column: column.optional().describe("the column with the parent's name; makes the parent"),
  names: z.record(text, text).default({}).describe("names of single parents"),
  kind: z.enum(["district", "school"]).default("district"),
});

const places = z.strictObject({
  mode: z
    .enum(["list", "known-only"])
    .describe("list: this file is the list of places. known-only: places must be known"),
  id: z
    .union(
      [
        column,
        z.strictObject({
          column,
          as: pattern.optional().describe("the id, in which {} stands for the cell"),
          plain: z.literal(true).optional().describe("what no id may hold, such as / or (, becomes a -"),
        }),
      ],
      { error: "must be a column, or {column: …, as: …, plain: true}" },
    )
    .describe("the column with the places' ids"),
  name: column.optional(),
  kind: z
    .union(
      [
        z.enum(["school", "team", "district"]),
        z.strictObject({ column, is: z.record(text, z.enum(["school", "team"])) }),
      ],
      {
        error: "must be school, team, district, or {column: …, is: {TEXT: school}}",
      },
    )
    .default("school"),
  parent: parent.optional().describe("without it every place lies directly under the root"),
  grade_span: column.optional(),
  memberships: z
    .array(z.strictObject({ group: text, since: z.iso.date(), where: cell.optional() }))
    .default([])
    .describe("groups that places of this list belong to; made before by `innodopt groups add`"),
});

const respondents = z.strictObject({
  n: column.optional().describe("how many answered"),
  eligible: column.optional().describe("how many could have"),
  response_rate: column.optional().describe("percent"),
  not_asked: cell.optional().describe("where these people were not asked at all"),
  missing: codes.optional().describe("further texts that stand for no number in these columns"),
  n_over_eligible: text
    .optional()
    .describe("why more people may have answered than could have; without it such a row is refused"),
});

const measure = z.strictObject({
  each: z.array(text).min(1).optional().describe("writes this measure once for each entry, which replaces {}"),
  id: pattern.regex(/^[A-Za-z0-9{][A-Za-z0-9_.{}-]*$/, "must be letters, digits, - and _"),
  file: id.optional().describe("only in this file"),
  round: z
    .union([text, roundColumn], { error: "must be a round's id, or {column: …}" })
    .optional()
    .describe("where it is not the round of the file: one file may say what was in several years"),
  rows: z.record(column, text).optional().describe("only in rows whose cells are exactly these (`long: true`)"),
  title: words,
  question: words.nullable().describe("as it was asked; null = the source does not publish it"),
  source: z.enum(sources),
  dimension: z.enum(dimensions),
  kind: z.enum(measureKinds),
  family: id.optional().describe("measures that ask the same of several sources share it"),
  low: z.number().optional(),
  high: z.number().optional(),
  value: z
    .union([column, z.strictObject({ sum: z.array(column).min(2) })], {
      error: "must be a column, or {sum: [column, …]}",
    })
    .optional(),
  counts: z
    .union([pattern, z.array(pattern).min(2)], { error: "must be a pattern with {option}, or a list of columns" })
    .optional()
    .describe("columns with the number of answers per option; {option} stands for 1, 2, …"),
  options: z.union([text, z.array(option).min(2)], { error: "must be a name from option_sets, or a list" }).optional(),
  ordered: z
    .array(
      z.strictObject({
        is: z.union([text, z.array(text).min(2)], { error: "must be a text, or a list of spellings" }),
        label: words,
      }),
    )
    .min(2)
    .optional()
    .describe("lowest first; `is` may list several spellings of one word"),
  times: z
    .number()
    .positive()
    .optional()
    .describe("multiplies the published number, e.g. 100 where percents are fractions"),
  decimals: z
    .int()
    .min(0)
    .max(9)
    .optional()
    .describe("decimals that mean something; what follows is noise of the file"),
  rounded_to: z.number().positive().optional().describe("the step to which the file rounds this value, e.g. 0.1"),
  n: column.optional(),
  eligible: column.optional(),
  response_rate: column.optional(),
  missing: codes.optional(),
  suppressed: codes.optional(),
  censored: codes.optional().describe("texts that bound a value and never become a number, e.g. '< 30%'"),
  skip: codes.optional().describe("texts that belong to another measure of the same column: nothing is stored"),
  not_asked: cell.optional(),
  optional: z.boolean().optional().describe("the column may be absent"),
  made_from: z
    .array(text)
    .min(2)
    .optional()
    .describe("measures whose mean this one is; the import checks it on the data"),
  parted_in: z
    .array(z.array(text).min(1))
    .optional()
    .describe("groups that these people are parted in, each list anew; a hidden group then hides its partner"),
  use: z.enum(uses).optional().describe("similar places are found by it"),
  bears_on: z
    .array(z.strictObject({ indicator: text, reason: text, by: text }))
    .default([])
    .describe("an indicator that a person says this measure bears on, with the reason and the person's name"),
  note: words.optional(),
});

export const mappingSchema = z.strictObject({
  mapping: id.describe("this mapping's own id"),
  title: words,
  publisher: text.optional(),
  public: z
    .strictObject({
      ...words.shape,
      without_n: z
        .literal(true)
        .optional()
        .describe("results stand as published, too, where the publisher does not print how many people they are of"),
    })
    .optional()
    .describe(
      "where these records are public, and what their publisher withholds; their shares then stand as published",
    ),
  root: z
    .strictObject({
      id: text.refine(isPlaceId, `must be ${PLACE_ID_RULE}`),
      name: text,
      state: text.optional(),
      kind: z.enum(["district", "school"]).default("district"),
    })
    .describe("the district or independent school at the top"),
  round: z
    .union([round, roundColumn], { error: "must be {id: …}, or {column: …}" })
    .optional()
    .describe("without it each file has its own"),
  files: z.array(file).min(1),
  places,
  where: z.record(column, text).default({}).describe("only rows whose cells are exactly these"),
  long: z
    .literal(true)
    .optional()
    .describe("a place has several rows, one for each measure or round; no value may stand twice"),
  missing: codes.default([""]),
  suppressed: codes.default([]),
  censored: codes.default([]),
  as_said: codes
    .optional()
    .describe("missing and suppressed texts that are kept, to be shown in the publisher's own words"),
  rounded_to: z.number().positive().optional(),
  thousands: z.literal(",").optional().describe("the files write 1,209 for 1209"),
  respondents: z.partialRecord(z.enum(sources), respondents).default({}),
  option_sets: z.record(text, z.array(option).min(2)).default({}),
  templates: z.record(text, z.unknown()).default({}).describe("a place for YAML anchors; nothing is read from here"),
  measures: z.array(measure).min(1),
  together: z
    .array(z.strictObject({ score: z.array(text).min(1), outcome: z.array(text).min(1), reason: words }))
    .optional()
    .describe(
      "scores and outcomes (MAPPING:MEASURE; of several a place has one) to lay beside each other, and why these",
    ),
  leave_out: z
    .array(z.strictObject({ columns: z.array(text).min(1), file: id.optional(), reason: text }))
    .default([])
    .describe("columns that are not read, and why; * stands for any letters"),
  leave_out_rows: z
    .array(
      z.strictObject({
        rows: z.record(column, z.union([text, z.array(text).min(1)], { error: "must be a text, or a list of texts" })),
        file: id.optional(),
        reason: text,
      }),
    )
    .optional()
    .describe("rows that are not read, and why: those whose cells are one of these"),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type MappingRound = z.infer<typeof round>;
export type RoundColumn = z.infer<typeof roundColumn>;
export type MappingFile = z.infer<typeof file>;
export type MappingMeasure = z.infer<typeof measure>;
export type Cell = z.infer<typeof cell>;
export type AnswerOption = z.infer<typeof option>;
export type Words = z.infer<typeof words>;

/** A mapping as it is used for files of one round, or of rounds that a column names. */
export type RoundMapping = Mapping & { round: MappingRound | RoundColumn };

/** The column that holds the places' ids. */
export function idColumn({ id }: Mapping["places"]): string {
  return typeof id === "string" ? id : id.column;
}

/** The mapping language as JSON Schema, for editors: what a person writes, before defaults are filled in. */
export function mappingJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(mappingSchema, { io: "input" }) as Record<string, unknown>;
}
