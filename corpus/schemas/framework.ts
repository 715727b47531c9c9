import { z } from "zod";
import { elements, flag, id, list, object, oneOf, some, text } from "./parts.ts";

const code = z.string().regex(/^[^\s:]+$/, "should be a code without spaces or colons.");

const item = object({
  code,
  published_code: text.optional(),
  parent: code.optional(),
  title: text,
  description: text,
  element: oneOf(elements).optional(),
  gloss: flag.optional().describe("The description is ours."),
  title_status: oneOf(["verified", "partial", "unconfirmed"]).optional(),
  presumed_title: text.optional(),
  title_note: text.optional(),
  verified: flag.optional(),
  source: id.optional(),
});

/** A published set of competencies, conditions or change stages; CASE's CFDocument, its items CFItems. */
export const framework = object({
  id,
  title: text,
  publisher: text,
  source: id,
  kind: oneOf(["outcomes", "change", "conditions"]),
  verified: flag,
  verified_at: text,
  verified_at_more: list(text).optional(),
  verified_note: text,
  license: text.optional(),
  about: text,
  items: some(item).describe("A tree by `parent`."),
  unconfirmed_items: list(
    object({
      code,
      parent: code,
      title: text,
      description: text,
      gloss: flag,
      title_status: z.literal("unconfirmed"),
      check: text,
    }),
  )
    .optional()
    .describe("Never shown as published names."),
  associations: list(
    object({
      from: code,
      type: oneOf(["isRelatedTo", "exactMatchOf", "precedes", "isChildOf", "isPartOf", "replacedBy", "exemplar"]),
      to: text.describe("framework-id:code"),
      note: text,
    }),
  ),
});
export type Framework = z.infer<typeof framework>;
export type FrameworkItem = z.infer<typeof item>;
