import type { z } from "zod";
import { dimensions, id, level, list, object, oneOf, some, stateCode, statuses, text } from "./parts.ts";

/** A site in the public record. Levels and statuses are our reading of public pages, never the site's own rating. */
export const siteCase = object({
  id,
  site: text,
  state: stateCode,
  site_type: oneOf(["district", "charter", "network", "mixed", "school"]),
  years: text,
  story: text.describe("120 to 250 words, own words."),
  indicators: list(object({ id, level, why: text })),
  conditions: list(object({ id, status: oneOf(statuses), why: text })),
  outcomes: list(object({ dimension: oneOf(dimensions), statement: text, source: id, locator: text })),
  sources: some(id),
  verified_at: some(text),
  provenance: text,
});
export type Case = z.infer<typeof siteCase>;
