import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Look, lookAt } from "./draft-look.ts";
import { readMapping } from "./mapping.yaml.ts";
import { candidateOf, fitting, isWhole, partsOf } from "./propose.ts";
import {
  codeOf,
  codesIn,
  guessColumn,
  guessPeople,
  guessPlaces,
  maybeMeasure,
  orderOf,
  yearIn,
} from "./propose-guess.ts";
import { type Choices, idFrom, mappingOf, withRound } from "./propose-mapping.ts";

const madeUp = new URL("../../examples/made-up-district/", import.meta.url);
const text = (name: string) => readFile(new URL(name, madeUp), "utf8");
const candidate = async (name: string) =>
  candidateOf("example", name, await text(`${name}.yaml`), readMapping(await text(`${name}.yaml`), name));

let folder: string;
let outcomes: Look;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "innodopt-propose-"));
  outcomes = await lookAt(fileURLToPath(new URL("outcomes.csv", madeUp)), "outcomes.csv");
});
afterAll(() => rm(folder, { recursive: true }));

async function look(content: string): Promise<Look> {
  await writeFile(join(folder, "0"), content);
  return lookAt(join(folder, "0"), "x.csv");
}
const columnsOf = (found: Look) => Object.fromEntries(found.columns.map((column) => [column.name, column]));

describe("a mapping is proposed", () => {
  test("where all its columns are there, and not where its id column is missing", async () => {
    const both = [await candidate("survey"), await candidate("outcomes")];
    const fits = fitting(both, [{ name: "any.csv", header: outcomes.columns.map(({ name }) => name) }]);
    expect(fits.map(({ candidate: { name } }) => name)).toEqual(["outcomes"]);
    expect(fits[0]).toMatchObject({ files: [{ id: "outcomes", index: 0 }], there: 9, wanted: 9, missing: [] });
    expect(fitting(both, [{ name: "any.csv", header: ["something", "else"] }])).toEqual([]);
  });

  test("with what it misses, where half of it is there", async () => {
    const header = outcomes.columns.map(({ name }) => name).filter((name) => name !== "Attendance");
    const [fit] = fitting([await candidate("outcomes")], [{ name: "any.csv", header }]);
    expect(fit).toMatchObject({ there: 8, wanted: 9, missing: ["Attendance"] });
    expect(fit && isWhole(fit)).toBe(false);
  });

  test("which of two years of one report a file is, its name says; in whatever order, downloaded twice or as rows corrected", async () => {
    const yaml = (await text("outcomes.yaml"))
      .replace(/^round:.*\n/m, "")
      .replace(
        /^ {2}- \{ id: outcomes, name: outcomes\.csv \}$/m,
        ["one", "two"].map((id, i) => `  - { id: ${id}, name: ${id}.csv, round: { id: "201${i}" } }`).join("\n"),
      );
    const header = outcomes.columns.map(({ name }) => name);
    const partsNamed = (...names: string[]) =>
      partsOf(
        candidateOf("example", "outcomes", yaml, readMapping(yaml, "outcomes")),
        names.map((name) => ({ name, header })),
      );
    expect(partsNamed("two.csv", "one.csv")).toEqual({ parts: { one: 1, two: 0 }, untold: [] });
    expect(partsNamed("two (2).csv", "ONE (1).csv")).toEqual({ parts: { one: 1, two: 0 }, untold: [] });
    expect(partsNamed("refused-two.csv")).toEqual({ parts: { two: 0 }, untold: [] });
    // a name that tells nothing is never guessed, not even as the one that is left
    expect(partsNamed("any.csv", "one.csv")).toEqual({ parts: { one: 1 }, untold: [0] });
    expect(partsNamed("a.csv", "b.csv", "c.csv")).toEqual({ parts: {}, untold: [0, 1] });
    const oneRound = yaml.replaceAll('"2011"', '"2010"'); // two files of one round: nothing can be taken for another year
    expect(
      partsOf(candidateOf("example", "o", oneRound, readMapping(oneRound, "o")), [{ name: "a.csv", header }]),
    ).toEqual({
      parts: { one: 0 },
      untold: [],
    });
  });

  test("for another round it is the same mapping but for its round", async () => {
    const before = readMapping(await text("outcomes.yaml"), "outcomes.yaml");
    const after = readMapping(withRound(before, { id: "2013", date: "2013-06" }), "outcomes.yaml");
    expect(after).toEqual({ ...before, round: { id: "2013", date: "2013-06" } });
  });
});

describe("what a column is, is guessed from its name and values", () => {
  test("shares, counts, scores and words in order", () => {
    const found = columnsOf(outcomes);
    const guess = (name: string) => guessColumn(found[name] as never);
    expect(guess("Free lunch %")).toMatchObject({
      kind: "percent",
      use: "free-lunch",
      dimension: "context",
      source: "record",
    });
    expect(guess("Enrollment")).toMatchObject({ kind: "count", use: "enrollment" });
    expect(guess("Attendance")).toMatchObject({ kind: "percent", dimension: "academic" });
    expect(guess("Trust (report card)")).toMatchObject({
      kind: "ordered",
      ordered: ["VERY WEAK", "WEAK", "FAIR", "STRONG", "VERY STRONG"],
    });
    expect(guess("Name").kind).toBe("leave-out");
  });

  test("a scale of 0 to 10 of teachers, of 1 to 4, and cells with a % sign, which are percents", async () => {
    const found = columnsOf(await look("id,trust_t,climate,share\n1,7.5,3.2,45%\n2,6.1,2.8,50%\n"));
    expect(guessColumn(found.trust_t as never)).toMatchObject({ kind: "score", low: 0, high: 10, source: "teacher" });
    expect(guessColumn(found.climate as never)).toMatchObject({ kind: "score", low: 1, high: 4 });
    expect(guessColumn(found.share as never).kind).toBe("percent");
    const over = {
      ...(found.climate as never as object),
      name: "Belonging % of students",
      whole: false,
      low: 44,
      high: 140,
    };
    expect(guessColumn(over as never)).toMatchObject({ kind: "percent", source: "student" });
  });

  test("the place's id, name and district", async () => {
    expect(guessPlaces(outcomes)).toMatchObject({ name: "Name" });
    const found = await look("school_id,school,town,n\nA1,Alder,North,5\nA2,Birch,North,5\nA3,Cedar,North,6\n");
    expect(guessPlaces(found)).toEqual({ id: "school_id", name: "school", parent: "town", grades: "" });
    const doubled = await look("School Code,School,x\n101,Oak,1\n102,Elm,2\n101,Oak,3\n"); // a mistake in the file, not another id
    expect(guessPlaces(doubled)).toMatchObject({ id: "School Code", name: "School" });
  });

  test("who answered, of how many, and the year in a file's name", async () => {
    const found = await look(
      "id,Teachers Answered,Teachers Asked,Teacher rate %,n_s,trust_s\nA,31,40,78,9,7.1\nB,22,35,63,8,6.2\n",
    );
    expect(guessPeople(found)).toEqual({
      teacher: { n: "Teachers Answered", eligible: "Teachers Asked" },
      student: { n: "n_s", eligible: "" },
    });
    const enrolled = await look("id,n_students,Students completed Algebra,belonging_s\nA,400,31,7.1\nB,310,22,6.2\n");
    expect(guessPeople(enrolled)).toEqual({}); // who is there has not answered
    expect(
      [
        "Lakeside survey 2025-26.csv",
        "sat2012.csv",
        "x_2011-2012.txt",
        "120345.csv",
        "survey_2026-01-15.csv",
        "19283746.csv",
      ].map(yearIn),
    ).toEqual(["2025-26", "2012", "2011-2012", "", "2026", ""]);
  });

  test("codes among numbers: missing, hidden, a bound, or a mistake", async () => {
    expect(["NA", "-", "s", "*", "<10", "< 30%", "7O"].map(codeOf)).toEqual([
      "missing",
      "missing",
      "suppressed",
      "suppressed",
      "suppressed",
      "bound",
      "mistake",
    ]);
    const found = await look("id,a,b\n1,NA,5\n2,7O,s\n3,8,NA\n4,9,6\n");
    expect(codesIn(found.columns)).toEqual([
      { text: "NA", times: 2, columns: ["a", "b"], means: "missing" },
      { text: "7O", times: 1, columns: ["a"], means: "mistake" },
      { text: "s", times: 1, columns: ["b"], means: "suppressed" },
    ]);
  });

  test("words in no known order are no measure until somebody orders them", async () => {
    expect(orderOf(["red", "green"])).toBeNull();
    const found = await look("id,color,x\n1,red,4\n2,green,5\n3,red,6\n");
    expect(found.columns.filter(maybeMeasure).map(({ name }) => name)).toEqual(["id", "x"]);
  });
});

test("choices become a mapping that the one reader reads", () => {
  const measure = {
    low: null,
    high: null,
    source: "record",
    dimension: "context",
    title: "T",
    ordered: [],
    use: null,
  } as const;
  const choices: Choices = {
    title: "Our survey, 2026: ñandú",
    mode: "list",
    root: { id: "our", name: "Our District", state: "us-nh" },
    round: { id: "2026", date: "2026-04" },
    id: "School ID",
    name: "School",
    parent: "",
    grades: "",
    people: { teacher: { n: "n_t", eligible: "" }, student: { n: "n_s", eligible: "" } },
    codes: { NA: "missing", s: "suppressed", "< 30%": "bound" },
    thousands: true,
    measures: {
      "trust: t": { ...measure, kind: "score", low: 0, high: 10, source: "teacher", dimension: "change", ordered: [] },
      "trust - t": { ...measure, kind: "percent", ordered: [], use: "free-lunch" },
      word: { ...measure, kind: "ordered", ordered: ["LOW", "HIGH"] },
    },
  };
  const yaml = mappingOf(choices, "scores.csv", ["School ID", "School", "trust: t", "trust - t", "word", "other"]);
  const read = readMapping(yaml, "made");
  expect(read).toMatchObject({
    mapping: "our-survey-2026-nandu",
    missing: ["", "NA"],
    suppressed: ["s"],
    censored: ["<*"],
    respondents: { teacher: { n: "n_t" } },
  });
  expect(read.measures.map(({ id, value }) => [id, value])).toEqual([
    ["trust_t", "trust: t"],
    ["trust_t_2", "trust - t"],
    ["word", "word"],
  ]);
  expect(idFrom("***")).toBe("mapping");
});
