import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "../db/testing.ts";
import { mappingJsonSchema } from "../domain/collect/mapping.ts";
import { readMapping } from "../domain/collect/mapping.yaml.ts";
import { measuresOf } from "../domain/collect/measure.ts";
import { databaseOfVerbs, run } from "./testing.ts";

let house: TestDatabase;
let folder: string;
beforeAll(async () => {
  house = await databaseOfVerbs();
  folder = await mkdtemp(join(tmpdir(), "innodopt-verbs-"));
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

const example = (name: string) => `examples/made-up-district/${name}`;

test("a refused row is written to a file; corrected, it is imported beside the others; both are taken back", async () => {
  const survey = await readFile(example("survey.csv"), "utf8");
  await writeFile(join(folder, "survey.csv"), survey.replace(/^(M03,[^,]*,[^,]*,[^,]*,[^,]*),7,/m, "$1,seven,"));
  const refused = join(folder, "refused.csv");
  const first = await run("import", example("survey.yaml"), folder, "--refused", refused);
  expect(first.code).toBe(0);
  expect(first.out).toContain("Rows     24 read, 23 kept, 1 refused");
  expect(first.out).toContain('survey.csv: Line 4, school M03: column "n_t": "seven" is not a number.');
  expect(first.err).toContain(`${refused}: 1 refused, each with what to correct.`);

  const toCorrect = await readFile(refused, "utf8");
  const lines = toCorrect.trimEnd().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toBe(`${survey.split("\n")[0]},innodopt: to correct`);
  await writeFile(refused, toCorrect.replace(",seven,", ",7,"));
  const second = await run("import", example("survey.yaml"), `survey=${refused}`);
  expect(second).toMatchObject({ code: 0 });
  expect(second.out).toContain("Rows     1 read, 1 kept, 0 refused");
  expect(second.out).toContain("Places   made: 1 school; 2 known before");
  expect(second.out).toContain("the mapping does not mention (innodopt: to correct)");

  expect((await run("places")).out).toContain("made-up  The Made-up District  (us-ny, 2 districts, 24 schools)");
  for (const { out } of [second, first]) {
    const id = /undo-import made-up (\w+)/.exec(out)?.[1] ?? "";
    expect((await run("undo-import", "made-up", id)).code).toBe(0);
  }
  expect((await run("places")).out).toBe(
    "No places yet. Import a list (docs/how-to/import.md), or make them: places add ROOT district NAME.",
  );
});

test("without files, those beside the mapping are read; a dry run says so and stores nothing; --json is the report", async () => {
  const dry = await run("import", example("survey.yaml"), "--dry-run");
  expect(dry.out.split("\n")[0]).toBe("DRY RUN: nothing was stored.");
  const json = JSON.parse((await run("import", example("survey.yaml"), "--json")).out);
  expect(json).toMatchObject({ outcome: "stored", rows: 24, rowsKept: 24, measures: 13 });
  expect((await run("import", example("survey.yaml"))).out).toBe(
    `Nothing to do: these files were imported under this mapping before (import ${json.id.slice(0, 12)}).`,
  );
  expect((await run("undo-import")).out).toMatch(
    /^made-up {2}\w{12} .* made-up-survey-2012 {2}312 entries from survey\.csv$/,
  );
  const tree = JSON.parse((await run("places", "made-up", "--json")).out);
  expect(tree[0].children.map((town: { children: unknown[] }) => town.children.length)).toEqual([12, 12]);
});

test("a problem with the input is code 1 and a sentence, a command not understood is code 2", async () => {
  expect(await run("import", "nowhere.yaml")).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^nowhere\.yaml: There is no such file\./),
  });
  expect(await run("import", example("outcomes.yaml"), folder)).toMatchObject({
    code: 1,
    err: expect.stringContaining("outcomes.csv: There is no such file."),
  });
  expect(await run("import")).toMatchObject({ code: 2 });
  expect(await run("places", "nowhere")).toMatchObject({
    code: 1,
    err: "nowhere: There is no district or independent school of this id. Name one of: made-up.",
  });
  expect(await run("undo-import", "made-up", "zz")).toMatchObject({ code: 1 });
});

test("places join and leave groups by command, with dates", async () => {
  expect(await run("groups", "add", "net", "club", "A", "network")).toMatchObject({ code: 2 });
  expect((await run("groups", "add", "net", "network", "A", "network")).out).toBe("net  network  A network");
  expect((await run("groups", "join", "net", "made-up/M01", "--since", "2012-02-30")).err).toBe(
    "2012-02-30: This is not a day. Write it as YYYY-MM-DD, e.g. 2026-09-01.",
  );
  expect((await run("groups", "join", "net", "made-up/M77", "--since", "2012-02-01")).err).toContain(
    "made-up/M77: There is no such place.",
  );
  expect((await run("groups", "join", "net", "made-up/M01", "--since", "2012-02-01")).code).toBe(0);
  expect((await run("groups", "join", "net", "made-up/M01", "--since", "2012-03-01")).err).toContain(
    "It is in net already, since 2012-02-01.",
  );
  expect((await run("groups", "leave", "net", "made-up/M01", "--until", "2012-06-30")).code).toBe(0);
  expect((await run("groups", "join", "net", "made-up/M01", "--since", "2012-09-01")).code).toBe(0);
  expect((await run("groups", "net")).out).toBe(
    "A network  (network)\n  made-up/M01  since 2012-02-01 until 2012-06-30\n  made-up/M01  since 2012-09-01",
  );
});

test("the mapping language's JSON Schema in examples/ is the current one", async () => {
  const stored = JSON.parse(await readFile("examples/mapping.schema.json", "utf8"));
  expect(stored).toEqual(mappingJsonSchema());
  expect(JSON.parse((await run("import", "--schema")).out)).toEqual(stored);
});

test("the mapping in docs/how-to/import.md is a mapping", async () => {
  const page = await readFile("docs/how-to/import.md", "utf8");
  const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const mapping = readMapping(yaml, "import.md");
  expect(mapping).toMatchObject({ mapping: "our-survey-2026", title: { en: "Our survey, 2026" } });
  expect(measuresOf(mapping, "import.md").map((measure) => measure.id)).toEqual(["our-survey-2026:trust_t"]);
});

test("a place is made by command, once, and goes only when nothing rests on it", async () => {
  const made = await run("places", "add", "maple-hill", "district", "Maple Hill", "--state", "us-vt");
  expect(made).toEqual({ code: 0, out: "maple-hill  district  Maple Hill", err: "" });
  expect((await run("places", "add", "maple-hill/elm", "school", "Elm Street School", "--grades", "K-8")).code).toBe(0);
  expect((await run("places", "add", "maple-hill/elm", "school", "Elm Street School", "--grades", "K-8")).code).toBe(0);
  expect((await run("places", "add", "maple-hill/six", "team", "Grade 6 team", "--under", "elm")).code).toBe(0);
  expect((await run("places", "maple-hill")).out).toBe(
    [
      "maple-hill  Maple Hill  (us-vt, 1 school, 1 team)",
      "  elm  Elm Street School  (K-8, 1 team)",
      "    six  Grade 6 team",
    ].join("\n"),
  );
  const other = await run("places", "add", "maple-hill/elm", "school", "Oak Street School");
  expect(other.code).toBe(1);
  expect(other.err).toContain('This id stands for another place already: the school "Elm Street School"');
  expect((await run("places", "add", "maple-hill/x", "school", "X", "--under", "nowhere")).err).toContain(
    "no such place",
  );
  expect((await run("places", "add", "maple-hill/a?b", "school", "X")).err).toContain("cannot be a place's id");
  expect((await run("places", "add", "maple-hill/x", "shop", "X")).code).toBe(2);
  expect((await run("places", "remove", "maple-hill/elm")).err).toContain("Something rests on this place");
  for (const place of ["maple-hill/six", "maple-hill/elm", "maple-hill"])
    expect((await run("places", "remove", place)).out).toBe(`${place} is gone.`);
});
