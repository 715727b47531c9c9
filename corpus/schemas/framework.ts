import { z } from "zod";
import { elements, flag, id, list, object, oneOf, some, text, whole } from "./parts.ts";

const code = z.string().regex(/^[^\s:]+$/, "should be a code without spaces or colons.");

/** What a CASE package says of one of its entities: kept as its source wrote it, and so written again. */
const origin = { identifier: text, uri: text, changed: text };
const link = object({ ...origin, sequence: whole.optional() });
const end = object({ title: text.optional(), identifier: text, uri: text });

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
  case: object({
    ...origin,
    type: text.optional(),
    language: text.optional(),
    education_level: some(text).optional(),
    list_enumeration: text.optional(),
    notes: text.optional(),
    under: link.optional().describe("The link to its parent."),
  })
    .optional()
    .describe("Only of a framework that was read from a CASE package."),
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
      case: link.optional(),
    }),
  ),
  case: object({
    ...origin,
    status: text.optional(),
    language: text.optional(),
    version: text.optional(),
    links: list(object({ ...origin, type: text, from: end, to: end, sequence: whole.optional() })).describe(
      "References that lead out of the package, not resolved, and kinds of link that we have no word for.",
    ),
  })
    .optional()
    .describe("Only of a framework that was read from a CASE package."),
});
export type Framework = z.infer<typeof framework>;
export type FrameworkItem = z.infer<typeof item>;
export type CaseLink = z.infer<typeof link>;
