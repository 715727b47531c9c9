import { z } from "zod";
import { depths, id, list, object, oneOf, some, statuses, text, version, whole } from "./parts.ts";

const day = z
  .union([z.int(), z.string().regex(/^(\d{4}(-\d{2}){0,2}|undated)$/)], {
    error: "should be a year, year-month, date or `undated`.",
  })
  .describe("The date of what the source describes.");

const line = object({
  condition: id,
  status: oneOf([...statuses, "not-known"]),
  since: whole.optional().describe("Year."),
  what: text.optional().describe("One plain sentence."),
  source: id.optional(),
  also: id.optional().describe("A second source."),
  as_of: day.optional(),
  read: oneOf(depths).optional(),
  basis: text.optional().describe("`national statement`: the only support is a sentence about all states."),
  earlier: object({ as_of: day, status: oneOf(statuses), what: text, source: id, read: oneOf(depths) })
    .optional()
    .describe("An older reading that no longer stands."),
});

/** What is publicly known of one state's conditions. */
export const state = object({
  id: z.string().regex(/^us-[a-z]{2}$/, 'should be "us-" and the state\'s two letters, e.g. us-nd.'),
  name: text,
  conditions: some(line),
  asked_for: list(text).describe("What districts in the state ask for."),
  note: text,
  looked_up: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, "should be year-month, in quotes or not."),
  version,
  status: oneOf(["draft", "reviewed", "withdrawn"]),
});
export type State = z.infer<typeof state>;
export type StateLine = z.infer<typeof line>;
