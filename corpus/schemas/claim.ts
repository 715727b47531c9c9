import { z } from "zod";
import { flag, id, list, object, oneOf, some, text } from "./parts.ts";

export const certainties = ["very-low", "low", "moderate", "high"] as const;

const about = some(
  z.string().regex(/^(indicator|condition):[a-z0-9-]+$/, 'should be "indicator:ID" or "condition:ID".'),
).describe("Each of these names the claim in its `evidence`.");

const finding = object({
  id,
  kind: z.literal("finding"),
  statement: text.describe("What the evidence says, in one sentence that could be wrong."),
  about,
  support: some(
    object({ study: id, finding: id, stance: oneOf(["supports", "contradicts", "qualifies"]), note: text.optional() }),
  ),
  certainty: oneOf(certainties),
  certainty_reason: text,
  certainty_once_read: oneOf(certainties)
    .optional()
    .describe("Only where certainty is held down by how the support was read."),
  provisional: flag.optional().describe("Only where no supporting study was read in full or in its tables."),
  would_change_our_mind: text,
});

const gap = object({
  id,
  kind: z.literal("gap"),
  statement: text.describe("What nobody knows, in one sentence."),
  about,
  nearest: list(object({ study: id, finding: id, note: text.optional() })).describe("The closest evidence there is."),
  why_it_matters: text,
  how_to_fill: text.describe("Which study, of what size, would fill it."),
  would_change_our_mind: text,
});

/** What the evidence says, or what nobody knows. */
export const claim = z.discriminatedUnion("kind", [finding, gap], {
  error: 'should be "finding" (something the evidence says) or "gap" (something nobody knows).',
});
export type Claim = z.infer<typeof claim>;
export type FindingClaim = z.infer<typeof finding>;
export type GapClaim = z.infer<typeof gap>;
export type Certainty = (typeof certainties)[number];
