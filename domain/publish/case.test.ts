import { describe, expect, test } from "vitest";
import { readChanges, readCorpus } from "../../corpus/index.ts";
import { commonsOf } from "../commons/commons.ts";
import { CASE_NAMESPACE, uuidOf } from "./case-ids.ts";
import { PRACTICES } from "./case-indicators.ts";
import { caseLibrary, casePackageOf, documentIdOf } from "./case-library.ts";
import type { CfPackage } from "./case-types.ts";

const changes = readChanges("corpus");
const commons = commonsOf(
  readCorpus("corpus").records.map((record) => ({
    ...record,
    lastChange: changes.get(`${record.kind}/${record.id}`) ?? null,
  })),
);
const at = "https://innodopt.example.org";
const library = caseLibrary(commons, at);
const names = [PRACTICES, ...commons.all("frameworks").map(({ id }) => id)];
const packageOf = (id: string) => casePackageOf(commons, id, at) as CfPackage;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/; // the information model's pattern
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const TYPES =
  /^(isChildOf|isPeerOf|isPartOf|exactMatchOf|precedes|isRelatedTo|replacedBy|exemplar|hasSkillLevel|isTranslationOf|ext:.+)$/;

test("identifiers are UUIDs of version 5: the RFC's own example, and the same for ever", () => {
  expect(uuidOf("www.example.com", "6ba7b810-9dad-11d1-80b4-00c04fd430c8")).toBe(
    "2ed6657d-e927-568b-95e1-2665a8aea6a2",
  );
  expect(uuidOf("urn:innodopt:case", "6ba7b811-9dad-11d1-80b4-00c04fd430c8")).toBe(CASE_NAMESPACE);
  expect(documentIdOf("casel")).toBe("c706b2c3-7e4f-56a3-b6e8-30e9b8baf93b"); // by Python's uuid.uuid5
});

describe.each(names)("the package of %s", (id) => {
  const one = packageOf(id);
  const { CFDocument: document, CFItems: items, CFAssociations: associations } = one;

  test("has every field that ../shared/formats.md calls required, of the right form", () => {
    const entities = [
      document,
      ...items,
      ...associations,
      ...Object.values(one.CFDefinitions).flat(),
      ...(one.CFRubrics ?? []),
    ];
    for (const entity of entities) {
      expect(entity.identifier).toMatch(UUID);
      expect(entity.uri).toMatch(/^https:\/\/innodopt\.example\.org\/ims\/case\/v1p1\/CF\w+\/[0-9a-f-]{36}$/);
      expect(entity.lastChangeDateTime).toMatch(DATE);
    }
    expect(document.creator && document.title).toBeTruthy();
    for (const { fullStatement } of items) expect(fullStatement).toMatch(/\S/);
    for (const { associationType, originNodeURI, destinationNodeURI } of associations) {
      expect(associationType).toMatch(TYPES);
      for (const end of [originNodeURI, destinationNodeURI])
        expect(end.title && end.identifier && end.uri).toBeTruthy();
    }
  });

  test("has no identifier twice", () => {
    const all = [document, ...items, ...associations].map(({ identifier }) => identifier);
    expect(new Set(all).size).toBe(all.length);
  });

  test("is a tree: every item lies under one other, and up from each the document is reached", () => {
    const up = new Map<string, string>();
    for (const a of associations.filter(({ associationType }) => associationType === "isChildOf")) {
      expect(up.has(a.originNodeURI.identifier)).toBe(false);
      up.set(a.originNodeURI.identifier, a.destinationNodeURI.identifier);
    }
    for (const { identifier } of items) {
      let [here, steps] = [identifier, 0];
      while (here !== document.identifier && steps++ < 10) here = up.get(here) ?? "";
      expect(here).toBe(document.identifier);
    }
  });

  test("defines every type, concept, subject, licence and grouping that it names", () => {
    const defined = new Set(
      Object.values(one.CFDefinitions)
        .flat()
        .map(({ identifier }) => identifier),
    );
    const named = [
      ...(document.subjectURI ?? []),
      document.licenseURI,
      ...items.flatMap((item) => [item.CFItemTypeURI, item.conceptKeywordsURI]),
      ...associations.map((association) => association.CFAssociationGroupingURI),
    ].flatMap((to) => to?.identifier ?? []);
    for (const identifier of named) expect(defined).toContain(identifier);
  });

  test("every end of every link is something that this installation hands out", () => {
    const known = new Set([...library.items.keys(), ...library.packages.keys()]);
    for (const { originNodeURI, destinationNodeURI } of associations)
      for (const end of [originNodeURI, destinationNodeURI]) expect(known).toContain(end.identifier);
  });
});

test("each indicator is an item whose four levels stand in a rubric, in order and without a score", () => {
  const { CFItems, CFRubrics = [] } = packageOf(PRACTICES);
  for (const indicator of commons.all("indicators")) {
    const item = CFItems.find(({ humanCodingScheme }) => humanCodingScheme === indicator.id);
    expect(item?.fullStatement).toBe(indicator.statement);
    const rubric = CFRubrics.find((one) => one.CFRubricCriteria[0]?.CFItemURI.identifier === item?.identifier);
    const [progression, ...seen] = rubric?.CFRubricCriteria ?? [];
    expect(
      progression?.CFRubricCriterionLevels.map(({ position, quality, description }) => [
        position,
        quality,
        description,
      ]),
    ).toEqual(indicator.progression.map(({ level, name, description }) => [level, name, description]));
    expect(JSON.stringify(progression)).not.toContain('"score"');
    expect(seen.map(({ description }) => description)).toEqual([...indicator.look_fors, ...indicator.counterfeits]);
  }
});

test("every entry of a framework that an indicator is aligned with is a related item of it", () => {
  const related = packageOf(PRACTICES).CFAssociations.filter(
    ({ associationType }) => associationType === "isRelatedTo",
  );
  expect(related.length).toBe(commons.all("indicators").reduce((sum, { aligned }) => sum + aligned.length, 0));
});

test("a licence is named only where the record says that the words may be used again", () => {
  const licensed = names.filter((id) => packageOf(id).CFDocument.licenseURI);
  expect(licensed).toEqual([PRACTICES, "myways"]);
});

test("a statement of our own for words we have not read says so, and each document says whose words it holds", () => {
  for (const framework of commons.all("frameworks")) {
    const { CFDocument, CFItems } = packageOf(framework.id);
    expect(CFDocument.notes).toContain("Innodopt's own words");
    for (const item of framework.items.filter(({ gloss }) => gloss))
      expect(CFItems.find((one) => one.fullStatement === item.description)?.notes).toContain("gloss");
  }
});

test("another address changes where things are found, and no identifier", () => {
  const other = JSON.stringify(casePackageOf(commons, "casel", "http://localhost:8080"));
  expect(JSON.stringify(packageOf("casel")).replaceAll(at, "http://localhost:8080")).toBe(other);
});

test("there is no package of what is not there", () => {
  expect(casePackageOf(commons, "caesel", at)).toBeUndefined();
});
