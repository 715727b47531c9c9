import { expect, test } from "vitest";
import { corpusFolder, readCorpus, referencesOf } from "../../corpus/index.ts";
import { addressOf, commonsOf, titleOf } from "./commons.ts";

const { records } = readCorpus(corpusFolder);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));

test("every reference is found from both its ends", () => {
  let references = 0;
  for (const record of records) {
    const from = commons.referencesFrom(record.kind, record.id);
    expect(from).toEqual(referencesOf(record));
    for (const reference of from) expect(commons.referencesTo(reference.to.kind, reference.to.id)).toContain(reference);
    references += from.length;
  }
  const back = records.reduce((sum, { kind, id }) => sum + commons.referencesTo(kind, id).length, 0);
  expect(back).toBe(references);
});

test("steps that have an indicator as main trigger come before all others who name it", () => {
  for (const { id } of commons.all("indicators")) {
    const relations = commons.referencesTo("indicators", id).map(({ relation }) => relation);
    const steps = relations.filter((relation) => relation === "main-trigger").length;
    expect(steps).toBeGreaterThan(0);
    expect(relations.slice(0, steps).every((relation) => relation === "main-trigger")).toBe(true);
  }
});

test("a reference says which part it names and what stands beside it", () => {
  const steps = commons.referencesFrom("strategies", "adopt-credit-by-demonstration");
  expect(steps[0]).toEqual({
    relation: "main-trigger",
    from: { kind: "strategies", id: "adopt-credit-by-demonstration" },
    to: { kind: "conditions", id: "seat-time-flexibility" },
    note: "absent or partly",
    path: "when[0].condition",
  });
  const support = commons.referencesFrom("claims", "few-funded-innovations-show-gains");
  expect(support).toContainEqual(
    expect.objectContaining({
      relation: "contradicts",
      to: { kind: "studies", id: "barr-scale-up-2022" },
      part: "pass-core",
    }),
  );
});

test("a title is Spanish where the record has it, and says so where it has not", () => {
  expect(titleOf(commons, "strategies", "adopt-credit-by-demonstration", "es").lang).toBe("es");
  expect(titleOf(commons, "states", "us-nd", "es")).toEqual({ text: "North Dakota", lang: "en" });
  for (const { kind, id } of records) expect(titleOf(commons, kind, id, "en").text).not.toBe(id);
  expect(titleOf(commons, "claims", "no-such", "en")).toEqual({ text: "no-such", lang: "en" });
});

test("a record's address is its kind and id, and a mistyped id has a nearest one", () => {
  expect(addressOf("indicators", "purpose-shared-why")).toBe("/indicators/purpose-shared-why");
  expect(commons.nearestId("indicators", "purpose-share-why")).toBe("purpose-shared-why");
  expect(commons.nearestId("indicators", "zzz")).toBeUndefined();
});
