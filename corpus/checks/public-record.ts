/** What states and cases owe their reader. */
import { at, type Check } from "./shelf.ts";

/** A status that is said has a sentence, a source, its date and how it was read. */
export const statusesHaveSources: Check = function* (shelf) {
  for (const record of shelf.all("states")) {
    for (const [i, line] of record.body.conditions.entries()) {
      if (line.status === "not-known" && line.source === undefined && line.what === undefined) continue;
      const missing = (["what", "source", "as_of", "read"] as const).filter((field) => line[field] === undefined);
      if (missing.length > 0) {
        yield at(record, `conditions[${i}]`, `"${line.condition}" is ${line.status} without ${missing.join(", ")}.`);
      }
    }
  }
};

/** Every state answers for the same conditions, `not-known` where nobody has looked. */
export const statesListTheSameConditions: Check = function* (shelf) {
  const states = shelf.all("states");
  const asked = new Set(states.flatMap((record) => record.body.conditions.map((line) => line.condition)));
  for (const record of states) {
    const own = new Set(record.body.conditions.map((line) => line.condition));
    const missing = [...asked].filter((id) => !own.has(id));
    if (missing.length > 0) {
      yield at(
        record,
        "conditions",
        `does not list ${missing.join(", ")}, which other states do: add not-known where nobody has looked.`,
      );
    }
  }
};

/** What can be counted from a state's lines is not written down beside them, where it would go stale. */
export const notesDoNotCount: Check = function* (shelf) {
  for (const record of shelf.all("states")) {
    const said = /\d+ of \d+ conditions/.exec(record.body.note)?.[0];
    if (said !== undefined)
      yield at(record, "note", `says "${said}", which its own lines say too: leave it out, it is counted on the page.`);
  }
};

/** A case's story has 120 to 250 words. */
export const storiesAreShort: Check = function* (shelf) {
  for (const record of shelf.all("cases")) {
    const words = record.body.story.trim().split(/\s+/).length;
    if (words < 120 || words > 250) yield at(record, "story", `has ${words} words; it should have 120 to 250.`);
  }
};

/** A case lists every source that its outcomes name. */
export const casesListTheirSources: Check = function* (shelf) {
  for (const record of shelf.all("cases")) {
    for (const [i, outcome] of record.body.outcomes.entries()) {
      if (record.body.sources.includes(outcome.source)) continue;
      yield at(
        record,
        `outcomes[${i}].source`,
        `"${outcome.source}" is not among the case's own sources: add it there.`,
      );
    }
  }
};
