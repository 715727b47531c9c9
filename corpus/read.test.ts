import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { stampAll, writeChanges } from "./changes.ts";
import { checkCorpus, fileOf, problemsOf } from "./check.ts";
import { type Kind, kinds, schemas } from "./kinds.ts";
import { problemLine } from "./problem.ts";
import { corpusFolder, hashOf, parseRecord, readCorpus } from "./read.ts";
import { small } from "./test/small.ts";

/** What is said of one record's text. */
function said(kind: Kind, text: string, id = "x"): string[] {
  const answer = parseRecord({ kind, id, file: `${kind}/${id}.yaml`, at: "", hash: hashOf(text), text });
  return "problems" in answer ? answer.problems.map(problemLine) : [];
}

const resource = `id: x
title: A guide
publisher: Somebody
url: https://example.org/guide
kind: toolkit
audience: [district]
use: Read it.
indicators: []
license: unknown
verified_at: https://example.org/guide
`;

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

/** A stamped folder of the small corpus, for a test to break. */
function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "corpus-"));
  dirs.push(dir);
  const { sources, ...others } = small();
  writeFileSync(join(dir, "sources.json"), JSON.stringify(Object.values(sources)));
  for (const [kind, bodies] of Object.entries(others)) {
    mkdirSync(join(dir, kind));
    for (const [id, body] of Object.entries(bodies)) writeFileSync(join(dir, kind, `${id}.yaml`), JSON.stringify(body));
  }
  writeChanges(dir, stampAll(readCorpus(dir).records, new Map(), "2026-11-25", "first record").after);
  return dir;
}

test("every record of the corpus is read, stamped and without a problem", () => {
  const { problems, unstamped, counts } = checkCorpus(corpusFolder);
  expect([...problems, ...unstamped].map(problemLine)).toEqual([]);
  for (const kind of kinds) expect(counts[kind]).toBeGreaterThan(10);
});

test("a record that fits has no problems", () => {
  expect(said("resources", resource)).toEqual([]);
});

test("broken YAML is named by line and column", () => {
  expect(said("resources", resource.replace("use: Read it.", "use: Read it\n  all: now"))).toEqual([
    'resources/x.yaml: is not YAML: line 8, column 6: bad indentation of a mapping entry. Check the indentation above, and put text that holds ": " or " #" in quotes.',
  ]);
  expect(said("resources", `${resource}title: Again\n`)[0]).toContain("line 11, column 1: a field stands there twice.");
  expect(said("resources", "")[0]).toBe("resources/x.yaml: is empty. Copy a neighbor's file and change it.");
});

test("text in another encoding than UTF-8 is refused, a byte order mark is not", () => {
  const dir = folder();
  const path = join(dir, "resources/guide.yaml");
  writeFileSync(path, Buffer.from(resource.replace("Somebody", "Centro de Educaci\u00f3n"), "latin1"));
  expect(readCorpus(dir).problems.map(problemLine)).toEqual([
    "resources/guide.yaml: is not UTF-8 text: some letters were lost. Save it as UTF-8.",
  ]);
  writeFileSync(path, `\ufeff${resource.replace("id: x", "id: guide")}`);
  expect(readCorpus(dir).problems).toEqual([]);
});

test("a folder that is not the corpus is said in a sentence", () => {
  const dir = folder();
  rmSync(join(dir, "claims"), { recursive: true });
  expect(readCorpus(dir).problems.map(problemLine)).toEqual([
    `claims: the folder is missing in ${dir}. Name the folder that holds the corpus.`,
  ]);
});

test("an unknown field is an error that names the nearest", () => {
  expect(said("resources", resource.replace("publisher", "publishr"))).toEqual([
    "resources/x.yaml: publisher: is missing.",
    'resources/x.yaml: unknown field "publishr". Did you mean "publisher"?',
  ]);
});

test("a word that is not on the list is an error that names the nearest and the list", () => {
  expect(said("resources", resource.replace("toolkit", "tolkit"))).toEqual([
    'resources/x.yaml: kind: "tolkit" is not one of toolkit, protocol, rubric, survey, course, report, dataset, template. Did you mean "toolkit"?',
  ]);
});

test("text where a list belongs, and a list where text belongs, are said in those words", () => {
  expect(said("resources", resource.replace("[district]", "district"))).toEqual([
    'resources/x.yaml: audience: should be a list, but is the text "district".',
  ]);
  expect(said("resources", resource.replace("use: Read it.", "use: [Read, it]"))).toEqual([
    "resources/x.yaml: use: should be text, but is a list.",
  ]);
  expect(said("resources", resource.replace("use: Read it.", "use:"))).toEqual([
    "resources/x.yaml: use: should be text, but is empty.",
  ]);
});

test("an id is kebab-case and the file's name", () => {
  expect(said("resources", resource.replace("id: x", "id: X_1"))[0]).toContain("id: should be kebab-case");
  expect(said("resources", resource.replace("id: x", "id: y"))).toEqual([
    'resources/x.yaml: id: is "y", but the file\'s name is the id: rename one.',
  ]);
});

test("a gap has no certainty and no support", () => {
  const gap = `id: x
kind: gap
statement: Nobody knows.
about: ["indicator:y"]
nearest: []
why_it_matters: It is advised.
how_to_fill: A trial.
would_change_our_mind: A trial.
`;
  expect(said("claims", gap)).toEqual([]);
  expect(said("claims", `${gap}certainty: low\n`)).toEqual(['claims/x.yaml: unknown field "certainty".']);
  expect(said("claims", gap.replace("kind: gap", "kind: gaps"))).toEqual([
    'claims/x.yaml: kind: should be "finding" (something the evidence says) or "gap" (something nobody knows).',
  ]);
});

test("a broken trigger is said in its own form", () => {
  const text = readFileSync(join(corpusFolder, "strategies/ask-for-measures-of-change.yaml"), "utf8");
  const broken = (to: string) =>
    said("strategies", text.replace(/- \{indicator.*\}/, `- ${to}`), "ask-for-measures-of-change");
  const file = "strategies/ask-for-measures-of-change.yaml";
  expect(broken("{indicator: change-depth, at_most: 4, main: true}")).toEqual([
    `${file}: when[0].at_most: should be 1 to 3.`,
  ]);
  expect(broken("{indicator: change-depth, is: [absent], main: true}")).toEqual([
    `${file}: when[0]: should look like {indicator: ID, at_most: 2}: at_most is missing.`,
  ]);
  expect(broken("{condition: seat-time-flexibility, at_most: 2}")).toEqual([
    `${file}: when[0]: should look like {condition: ID, is: [absent, partly]}: is is missing.`,
  ]);
});

test("an id that stands twice is named with both places", () => {
  const dir = folder();
  const sources = JSON.parse(readFileSync(join(dir, "sources.json"), "utf8"));
  writeFileSync(join(dir, "sources.json"), JSON.stringify([...sources, sources[0]]));
  expect(readCorpus(dir).problems.map(problemLine)).toEqual([
    `sources.json: [${sources.length}].id: "${sources[0].id}" stands twice, also at [0].`,
  ]);
});

test("a broken record is one problem, not one for everybody who names it", () => {
  const dir = folder();
  writeFileSync(join(dir, "indicators/why.yaml"), "id: why\n title: x\n");
  const { problems, unstamped } = checkCorpus(dir);
  expect(problems.map(({ file }) => file)).toEqual(["indicators/why.yaml"]);
  expect(unstamped).toEqual([]);
});

test("a file that is not YAML by name, and a sources.json that is not JSON, are said", () => {
  const dir = folder();
  writeFileSync(join(dir, "studies/new-study.yml"), "id: new-study\n");
  writeFileSync(join(dir, "sources.json"), "[{]");
  const lines = readCorpus(dir).problems.map(problemLine);
  expect(lines[0]).toBe('studies/new-study.yml: is not read: records are files whose names end in ".yaml". Rename it.');
  expect(lines[1]).toMatch(/^sources\.json: is not JSON: .+ Often a comma is missing or one too many\.$/);
});

test("a change without a stamp is a problem, for YAML and for one source, and so is a stamp without a record", () => {
  const dir = folder();
  const path = join(dir, "states/us-nd.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replace("North", "north"));
  const sources = JSON.parse(readFileSync(join(dir, "sources.json"), "utf8"));
  sources[0].title += ".";
  writeFileSync(join(dir, "sources.json"), JSON.stringify(sources, null, 2));
  const changes = readFileSync(join(dir, "changes.yaml"), "utf8");
  const gone = `cases/gone: {date: "2026-11-25", hash: "0123456789abcdef", what: "first record"}\n`;
  writeFileSync(join(dir, "changes.yaml"), changes + gone);
  const remedy = 'Say in one line what changed: npm run stamp -- "what changed".';
  expect(checkCorpus(dir).unstamped.map(problemLine)).toEqual([
    `states/us-nd.yaml: changed since its stamp. ${remedy}`,
    `sources.json: ${sources[0].id}: changed since its stamp. ${remedy}`,
    `changes.yaml: cases/gone: the record is gone, its stamp is not. ${remedy}`,
  ]);
});

test("another layout of sources.json alone is no change", () => {
  const dir = folder();
  const path = join(dir, "sources.json");
  writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, "utf8")), null, 4));
  expect(checkCorpus(dir).unstamped).toEqual([]);
});

test("a hash is the same whatever the machine writes at the end of a line", () => {
  expect(hashOf("a\r\nb\r\n")).toBe(hashOf("a\nb\n"));
});

test("one file's problems are its own and those of others that name it", () => {
  const problems = [
    { file: "claims/a.yaml", path: "", what: "own." },
    { file: "studies/b.yaml", path: "", what: 'names "a" wrongly.' },
    { file: "studies/c.yaml", path: "", what: 'names "ab".' },
  ];
  expect(problemsOf("claims/a.yaml", problems)).toEqual(problems.slice(0, 2));
  for (const typed of ["corpus/states/us-nd.yaml", "states/us-nd.yaml", "us-nd.yaml", "us-nd"]) {
    expect(fileOf(corpusFolder, typed)).toBe("states/us-nd.yaml");
  }
  expect(fileOf(corpusFolder, "us-xx")).toBeUndefined();
});

test.each(kinds)("the JSON Schema of %s is what its schema says", async (kind) => {
  const json = z.toJSONSchema(schemas[kind], { io: "input" });
  await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot(`json-schemas/${kind}.json`);
});
