import { z } from "zod";
import { id, list, object, oneOf, text, url } from "./parts.ts";

const date = object({ "date-parts": z.array(z.array(z.int()).min(1).max(3)).min(1).max(2) });

/** One work, in CSL-JSON (the citeproc standard; citationstyles.org). */
export const source = object({
  id,
  type: oneOf([
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "dataset",
    "document",
    "entry-dictionary",
    "legislation",
    "manuscript",
    "post-weblog",
    "report",
    "speech",
    "thesis",
    "webpage",
  ]),
  title: text,
  author: list(
    object({ family: text.optional(), given: text.optional(), literal: text.optional() }).refine(
      (name) => (name.literal === undefined) !== (name.family === undefined),
      "an author has a `family` name (and `given`), or a `literal` one.",
    ),
  ).optional(),
  issued: date.optional(),
  accessed: date.optional(),
  publisher: text.optional(),
  "container-title": text.optional(),
  volume: text.optional(),
  issue: text.optional(),
  page: text.optional(),
  URL: url.optional(),
  DOI: z
    .string()
    .regex(/^10\.\d{4,}\/\S+$/, "should be a DOI without its address, e.g. 10.3102/0013…")
    .optional(),
  ISBN: text.optional(),
  note: text.optional(),
});
export type Source = z.infer<typeof source>;
