import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { schemas } from "../../corpus/index.ts";
import { Problem } from "../../db/problem.ts";
import { frameworkPackage } from "./case.ts";
import { readCasePackage } from "./case-read.ts";

const folder = new URL("../../../shared/data/case-frameworks/", import.meta.url);
const there = existsSync(folder);
const files = there ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

/** Reads a package, writes it again, and says what is lost and what is added: paths with how often. */
function thereAndBack(json: unknown) {
  const found = readCasePackage(json);
  const at = { address: "http://localhost:1", changed: "2026-01-01T00:00:00Z", framework: () => undefined };
  const written = JSON.parse(JSON.stringify(frameworkPackage(found.framework, at)));
  const [lost, added] = [new Map<string, number>(), new Set<string>()];
  compare(json, written, "", lost, added);
  return { ...found, written, lost: [...lost].map(([path, times]) => `${path} (${times})`).sort(), added: [...added] };
}

/** Lists of things with an identifier are compared thing by thing, for their order is not meant; an empty list is no list. */
function compare(a: unknown, b: unknown, path: string, lost: Map<string, number>, added: Set<string>): void {
  const empty = (x: unknown) => x === undefined || (Array.isArray(x) && x.length === 0);
  if (empty(a) && empty(b)) return;
  const lose = () => lost.set(path, (lost.get(path) ?? 0) + 1);
  if (empty(b)) return void lose();
  if (empty(a)) return void added.add(path);
  const entities = (x: unknown) => Array.isArray(x) && x.every((one) => typeof one === "object" && one?.identifier);
  if (entities(a) && entities(b)) {
    const [as, bs] = [a, b].map(
      (list) => new Map((list as { identifier: string }[]).map((one) => [one.identifier, one])),
    );
    for (const key of new Set([...(as?.keys() ?? []), ...(bs?.keys() ?? [])]))
      compare(as?.get(key), bs?.get(key), `${path}[]`, lost, added);
    return;
  }
  const plain = (x: unknown) => typeof x === "object" && x !== null && !Array.isArray(x);
  if (plain(a) && plain(b)) {
    for (const key of new Set([...Object.keys(a as object), ...Object.keys(b as object)]))
      compare((a as never)[key], (b as never)[key], path ? `${path}.${key}` : key, lost, added);
    return;
  }
  if (JSON.stringify(a) !== JSON.stringify(b)) lose();
}

const pathsOf = (lines: readonly string[]) => lines.map((line) => line.slice(0, line.indexOf(":"))).sort();

describe.skipIf(!there)("the packages of ../shared/data/case-frameworks (left out where that folder is not)", () => {
  test("are there", () => expect(files.length).toBeGreaterThanOrEqual(7));

  test.each(files)("%s: what comes back differs exactly in what is said not to be kept", (name) => {
    const { notKept, lost, added } = thereAndBack(read(name));
    expect(pathsOf(notKept)).toEqual(lost);
    const renamed = lost.some((path) => path.startsWith("CFItems[].educationalLevel"))
      ? ["CFItems[].educationLevel"]
      : [];
    expect(added.sort()).toEqual(["CFDocument.caseVersion", ...renamed].sort());
  });

  test.each(files)("%s becomes a framework that fits the corpus' schema, but for what a person must say", (name) => {
    const { framework, toSay } = readCasePackage(read(name));
    const answer = schemas.frameworks.safeParse(JSON.parse(JSON.stringify(framework)));
    if (framework.items.length > 0) expect(answer.error?.issues).toBeUndefined();
    else expect(toSay.join()).toContain("items:");
    expect(toSay[0]).toContain("source:");
  });

  test("siblings stand by sequence number, not by their place in the file", () => {
    const codes = readCasePackage(read("SequenceNumberFramework.json")).framework.items.map(({ code }) => code);
    expect(codes).toEqual(["SNT.2", "SNT.1"]);
  });

  test("without sequence numbers siblings stand by code, each before those under it", () => {
    const { items } = readCasePackage(read("Ordering.json")).framework;
    const seen = new Set<string>();
    for (const { code, parent } of items) {
      if (parent !== undefined) expect(seen, code).toContain(parent);
      seen.add(code);
    }
    expect(items[0]?.code).toBe("H.A.MATH.GM");
    expect(items.length).toBe(28);
  });

  test("links that lead out are kept as they are, with the source's addresses", () => {
    const { framework } = readCasePackage(read("what_standards_could_be_casepackage.json"));
    expect(framework.case?.links.length).toBe(21);
    expect(Map.groupBy(framework.case?.links ?? [], ({ type }) => type).get("exactMatchOf")?.length).toBe(16);
    expect(framework.case?.uri).toMatch(/^http:\/\/opensalt-staging\.opened\.com\/uri\//);
    expect(framework.associations.map(({ type }) => type)).toEqual(["precedes", "precedes"]);
  });

  test("letters outside the usual planes come through", () => {
    expect(readCasePackage(read("Utf8TestFramework.json")).framework.title).toContain("𝑑");
  });
});

const date = "2024-05-01T10:00:00+00:00";
const item = (n: number, more: object = {}) => ({
  identifier: `00000000-0000-4000-8000-00000000000${n}`,
  uri: `https://else.where/uri/${n}`,
  fullStatement: `Statement ${n}`,
  lastChangeDateTime: date,
  ...more,
});
const doc = { identifier: "d0000000-0000-4000-8000-000000000000", uri: "https://else.where/uri/d" };
const end = (of: { identifier: string; uri: string }, title: string) => ({
  title,
  identifier: of.identifier,
  uri: of.uri,
});
const link = (n: number, type: string, from: object, to: object, more: object = {}) => ({
  identifier: `a0000000-0000-4000-8000-00000000000${n}`,
  uri: `https://else.where/uri/a${n}`,
  lastChangeDateTime: date,
  associationType: type,
  originNodeURI: from,
  destinationNodeURI: to,
  ...more,
});
const made = (items: object[], links: object[], more: object = {}) => ({
  CFDocument: { ...doc, creator: "Somebody", title: "Skills: a draft", lastChangeDateTime: date },
  CFItems: items,
  CFAssociations: links,
  ...more,
});

describe("a package with everything that is hard", () => {
  const [one, two, three, four] = [
    item(1, { humanCodingScheme: "A 1" }),
    item(2, { humanCodingScheme: "A 1", abbreviatedStatement: "Statement 2", subject: ["Life skills"] }),
    item(3, { educationLevel: ["09", "10"], CFItemType: "Skill", extensions: { x: 1 } }),
    item(4),
  ];
  const far = { title: "Far", identifier: "not a uuid", uri: "https://far.example/x", targetType: "ext:web" };
  const hard = made(
    [one, two, three, four],
    [
      link(1, "isChildOf", end(one, "A 1"), end(doc, "Skills: a draft"), { sequenceNumber: 10 }),
      link(2, "isChildOf", end(two, "A 1"), end(doc, "Skills: a draft"), { sequenceNumber: 9 }),
      link(3, "isChildOf", end(three, "Statement 3"), end(four, "Statement 4")),
      link(4, "isChildOf", end(four, "Statement 4"), end(three, "Statement 3")), // a circle
      link(5, "isChildOf", end(two, "A 1"), end(one, "A 1"), { notes: "A second parent." }),
      link(6, "ext:inspires", end(one, "A 1"), end(two, "A 1")),
      link(7, "isRelatedTo", far, end(one, "A 1"), { notes: "From outside." }),
      link(8, "isPeerOf", end(one, "A 1"), far),
    ],
    { CFRubrics: [{ identifier: "x" }], CFDefinitions: { CFSubjects: [{ identifier: "s" }], CFConcepts: [] } },
  );

  test("differs after there and back exactly in what is said", () => {
    const { notKept, lost, added } = thereAndBack(hard);
    expect(pathsOf(notKept)).toEqual(lost);
    expect(added).toEqual(["CFDocument.caseVersion"]);
  });

  test("the same code twice becomes two codes, both published as they were", () => {
    const { items } = readCasePackage(hard).framework;
    expect(items.map(({ code }) => code)).toEqual(["A-1~00000000", "A-1", "00000000", expect.stringContaining("0004")]);
    expect(items.filter(({ published_code }) => published_code === "A 1").length).toBe(2);
  });

  test("items in a circle end the circle and are all kept", () => {
    const { items } = readCasePackage(hard).framework;
    expect(items.filter(({ parent }) => parent !== undefined).length).toBe(1);
  });
});

test("what is said twice, or is no number, is said not to be kept", () => {
  const json = made([item(1)], [link(1, "isChildOf", end(item(1), "Statement 1"), end(doc, "Skills: a draft"))]);
  Object.assign(json.CFDocument, { officialSourceURL: doc.uri });
  Object.assign(json.CFAssociations[0] ?? {}, { sequenceNumber: null });
  const { notKept, lost, written } = thereAndBack(json);
  expect(pathsOf(notKept)).toEqual(lost);
  expect(written.CFAssociations[0]).not.toHaveProperty("sequenceNumber");
});

test("a title with accents becomes an id without them", () => {
  const json = made([], []);
  const titled = (title: string) =>
    readCasePackage({ ...json, CFDocument: { ...json.CFDocument, title } }).framework.id;
  expect(titled("Educación: Años 1–3")).toBe("educacion-anos-1-3");
  expect(titled("学校")).toBe("framework");
});

test("an empty package with a description keeps it", () => {
  const json = made([], []);
  const { framework, notKept } = readCasePackage({ ...json, CFDocument: { ...json.CFDocument, description: "Why." } });
  expect(framework.about).toBe("Why.");
  expect(notKept).toEqual([]);
});

test.each([
  [{}, "CFDocument"],
  [null, "the file"],
  [made([{ identifier: "x" }], []), "CFItems.0.uri"],
  [{ ...made([], []), CFAssociations: {} }, "CFAssociations"],
])("what is no package is refused, naming where (%#)", (json, where) => {
  expect(() => readCasePackage(json)).toThrow(Problem);
  expect(() => readCasePackage(json)).toThrow(where);
});
