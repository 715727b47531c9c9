import type { z } from "zod";
import { elements, id, level, list, object, oneOf, some, text, version } from "./parts.ts";

/** A codified effective practice, with four levels that an observer would see. */
export const indicator = object({
  id,
  title: text,
  element: oneOf(elements).describe("Which part of the change it belongs to."),
  seen_at: some(oneOf(["classroom", "school", "district", "network", "state"])),
  statement: text.describe("What is true when the practice is in place: observable, one sentence."),
  rationale: text.describe("Why it matters."),
  progression: list(object({ level, name: text, description: text })).describe(
    "Four levels; each describes what an observer would see, not an adjective.",
  ),
  look_fors: some(text),
  counterfeits: some(text).describe("What looks like it but is transactional or compliance."),
  measures: list(text).describe("instrument-id#item-id"),
  aligned: list(text).describe("framework-id:code"),
  evidence: list(id).describe("Claims; each names this indicator in its `about`."),
  sources: list(id),
  es: object({ title: text, statement: text }),
  provenance: text,
  version,
  status: oneOf(["draft", "reviewed", "withdrawn"]),
  no_strategy: text.optional().describe("Why no strategy has it as main trigger; only where that is so."),
});
export type Indicator = z.infer<typeof indicator>;
