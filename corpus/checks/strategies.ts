import { at, type Check, repeated } from "./shelf.ts";

/** At most three triggers, the main one first and only one. */
export const oneMainTriggerFirst: Check = function* (shelf) {
  for (const record of shelf.all("strategies")) {
    const { when } = record.body;
    if (when.length > 3) yield at(record, "when", `has ${when.length} triggers; a step answers at most three needs.`);
    const main = when.filter((trigger) => trigger.main).length;
    if (main !== 1) yield at(record, "when", `has ${main} triggers with main: true; exactly one is the main one.`);
    else if (!when[0]?.main) yield at(record, "when", "the main trigger should stand first.");
    const needs = when.map((trigger) => ("indicator" in trigger ? trigger.indicator : trigger.condition));
    for (const [i, need] of repeated(needs)) yield at(record, `when[${i}]`, `"${need}" is a trigger twice.`);
  }
};

/** An absence of evidence is no test that helped. */
export const gapsNeverWork: Check = function* (shelf) {
  for (const record of shelf.all("strategies")) {
    for (const [i, { claim, bearing }] of record.body.evidence.entries()) {
      if (bearing !== "works" || shelf.get("claims", claim)?.kind !== "gap") continue;
      yield at(record, `evidence[${i}].bearing`, `"works" cannot rest on "${claim}", a gap: say why or warns.`);
    }
  }
};
