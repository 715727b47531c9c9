/** What two records say of each other agrees. */
import { at, type Check } from "./shelf.ts";

/** A claim and each indicator or condition it is about name each other. */
export const claimsAndTargetsNameEachOther: Check = function* (shelf) {
  for (const claim of shelf.all("claims")) {
    for (const [i, about] of claim.body.about.entries()) {
      const [word, id = ""] = about.split(":");
      const target = shelf.get(word === "indicator" ? "indicators" : "conditions", id);
      if (target === undefined || target.evidence.includes(claim.id)) continue;
      yield at(claim, `about[${i}]`, `"${about}" does not name this claim: add "${claim.id}" to its evidence.`);
    }
  }
  for (const record of [...shelf.all("indicators"), ...shelf.all("conditions")]) {
    const word = record.kind === "indicators" ? "indicator" : "condition";
    for (const [i, id] of record.body.evidence.entries()) {
      const claim = shelf.get("claims", id);
      if (claim === undefined || claim.about.includes(`${word}:${record.id}`)) continue;
      yield at(record, `evidence[${i}]`, `"${id}" is not about it: add "${word}:${record.id}" to that claim's about.`);
    }
  }
};

/** Where no strategy has it as main trigger it says why, and only there. */
export const everyNeedHasAStepOrSaysWhyNot: Check = function* (shelf) {
  const answered = new Set(
    shelf.references
      .filter(({ reference }) => reference.relation === "main-trigger")
      .map(({ reference }) => `${reference.to.kind}/${reference.to.id}`),
  );
  for (const record of [...shelf.all("indicators"), ...shelf.all("conditions")]) {
    const has = answered.has(`${record.kind}/${record.id}`);
    const says = record.body.no_strategy !== undefined;
    if (!has && !says) {
      yield at(record, "no_strategy", "is missing: no strategy has this as its main trigger, so say why.");
    }
    if (has && says) {
      yield at(record, "no_strategy", "should go: a strategy has this as its main trigger now.");
    }
  }
};
