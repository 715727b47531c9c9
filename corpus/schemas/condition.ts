import type { z } from "zod";
import { audiences, id, list, object, oneOf, some, text } from "./parts.ts";

/** An operating or policy condition that helps or blocks. */
export const condition = object({
  id,
  title: text,
  kind: oneOf(["policy", "operating"]),
  level: oneOf(["school", "district", "state", "federal"]),
  statement: text.describe("Stated so that a site can say present, partly or absent."),
  test: text.describe("How to tell, from documents or a question."),
  who_can_change_it: some(oneOf([...audiences, "federal"])),
  when_absent: text.describe("What its absence does to the work."),
  levers: some(text),
  evidence: list(id).describe("Claims; each names this condition in its `about`."),
  examples: list(object({ site: text, source: id, note: text })),
  no_strategy: text.optional().describe("Why no strategy has it as main trigger; only where that is so."),
  es: object({ title: text, statement: text }),
  provenance: text,
});
export type Condition = z.infer<typeof condition>;
