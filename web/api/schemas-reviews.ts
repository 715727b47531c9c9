/** The shape of what teams agreed on. It has no room for anything that was seen, and for a spread only as a whole. */
import { z } from "zod";
import { statuses } from "../../corpus/schemas/parts.ts";
import { madeUp, place } from "./schemas-places.ts";

const tick = z.enum(["not-seen", "in-places", "widely", "not-said"]);
const note = z.string().optional();

export const reviews = z.strictObject({
  madeUp,
  place,
  reviews: z
    .array(
      z.strictObject({
        root: z.string(),
        place: z.string(),
        about: z.strictObject({ kind: z.enum(["indicator", "condition"]), id: z.string() }),
        version: z.string().describe("Of the text that the team read."),
        openedOn: z.string(),
        agreedOn: z.string().nullable(),
        way: z.enum(["laptop", "phones", "paper"]),
        people: z.int().nullable().describe("In the room, as the team said."),
        placed: z.int().describe("How many placed the team in private."),
        counts: z
          .array(z.strictObject({ answer: z.string(), people: z.int() }))
          .nullable()
          .describe(
            "How they placed it, before the talk; null = fewer than ten: it stands on the team's own page alone, and below five nowhere.",
          ),
        level: z.literal([1, 2, 3, 4]).nullable().describe("Agreed by people reading evidence, never computed."),
        also: z.literal([1, 2, 3, 4]).nullable().describe("Two views remained: between level and this one."),
        status: z.enum([...statuses, "not-known"]).nullable(),
        looks: z.strictObject({ lookFors: z.array(tick), lookAlikes: z.array(tick) }),
        notes: z.strictObject({
          reasons: note,
          minority: note,
          missing: note,
          step: note,
          who: note,
          when: note,
          obstacle: note,
          mover: note,
          signed: note,
        }),
      }),
    )
    .describe("Agreed ones, newest first. What was seen stays on the team's page."),
});
