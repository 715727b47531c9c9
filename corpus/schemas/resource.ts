import type { z } from "zod";
import { audiences, id, list, object, oneOf, some, text, url } from "./parts.ts";

/** A public tool that exists. */
export const resource = object({
  id,
  title: text,
  publisher: text,
  url,
  kind: oneOf(["toolkit", "protocol", "rubric", "survey", "course", "report", "dataset", "template"]),
  audience: some(oneOf(audiences)),
  use: text.describe("What to do with it: one sentence."),
  indicators: list(id),
  license: text.describe("As stated, or unknown."),
  verified_at: text,
});
export type Resource = z.infer<typeof resource>;
