import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { importFiles } from "./import.ts";
import { readMapping } from "./mapping.yaml.ts";
import { type ImportReport, sentence } from "./report.ts";
import { importsOf, undoImport } from "./undo.store.ts";

let own: TestDatabase;
let folder: string;
beforeAll(async () => {
  own = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "innodopt-import-"));
});
afterAll(async () => {
  await own.close();
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  for (const { root, id } of await importsOf(own.db)) await undoImport(own.db, root, id);
});

const mapping = `
mapping: m
title: { en: A survey }
root: { id: d, name: District }
round: { id: "2012" }
files: [{ id: survey, name: survey.csv }]
places: { mode: list, id: dbn, name: school }
missing: ["", NA]
respondents:
  teacher: { n: n_t, eligible: e_t, response_rate: rr_t }
option_sets:
  two: [{ label: { en: yes }, score: 10 }, { label: { en: no }, score: 0 }]
measures:
  - { id: trust, title: { en: Trust }, question: null, source: teacher, dimension: change, kind: score, low: 0, high: 10, value: trust }
  - { id: q1, title: { en: Q1 }, question: null, source: teacher, dimension: change, kind: item, low: 0, high: 10, value: q1, rounded_to: 0.1, counts: "q1_{option}", options: two }
  - { id: graduated, title: { en: Graduated }, question: null, source: record, dimension: academic, kind: percent, value: grad }
`;
const header = "dbn,school,n_t,e_t,rr_t,trust,q1,q1_1,q1_2,grad";
const good = "A1,Alpha,20,40,50,7.5,6,12,8,91";
const csv = (...rows: string[]) => `${[header, ...rows].join("\n")}\n`;

async function bring(
  content: string | Uint8Array,
  change: (text: string) => string = (text) => text,
): Promise<ImportReport> {
  const path = join(folder, "survey.csv");
  await writeFile(path, content);
  return importFiles(own.db, {
    mapping: { name: "survey.yaml", text: change(mapping) },
    files: new Map([["survey", path]]),
  });
}

const refusedOf = async (...rows: string[]) => (await bring(csv(...rows))).refused.map(sentence);

/** Nothing half-done: after a refused import no table has a row, and no staging table is left. */
async function nothingIsStored() {
  for (const table of ["imports", "places", "measures", "measure_values", "import_places", "import_measures"]) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(own.db);
    expect([table, rows[0]?.n]).toEqual([table, 0]);
  }
}

async function refuses(importing: Promise<unknown>, message: string) {
  await expect(importing).rejects.toThrow(message);
  await nothingIsStored();
}

test("a good file is kept, whatever its encoding, and the report says which it was", async () => {
  const accented = csv(good.replace("Alpha", "José"));
  const cases: [Uint8Array, string][] = [
    [Buffer.from(accented, "utf8"), "utf-8 (every byte of it)"],
    [Buffer.from(`\ufeff${accented}`, "utf8"), "utf-8 (by its byte order mark)"],
    [Buffer.from(`\ufeff${accented}`, "utf16le"), "utf-16le (by its byte order mark)"],
    [Buffer.from(accented, "latin1"), "windows-1252 (line 2 is not UTF-8)"],
  ];
  for (const [bytes, encoding] of cases) {
    const report = await bring(bytes);
    expect(report.files[0]?.encoding).toBe(encoding);
    const { rows } = await sql<{ name: string }>`select name from places where id = 'A1'`.execute(own.db);
    expect(rows[0]?.name).toBe("José");
    await undoImport(own.db, "d", report.id);
  }
});

test("a file that is not in the encoding the mapping states names the line", () =>
  refuses(
    bring(Buffer.from(csv(good, "A2,José,20,40,50,7.5,6,12,8,91"), "latin1"), (t) =>
      t.replace("name: survey.csv", "name: survey.csv, encoding: utf-8"),
    ),
    "survey.csv, line 3: The file should be UTF-8 as the mapping says, but this line is not. Save the file as UTF-8, or write in the mapping `encoding: windows-1252` if that is what it is. Nothing was stored.",
  ));

test("tabs, semicolons and bars are found; title lines above the header are passed over", async () => {
  for (const delimiter of ["\t", ";", "|"]) {
    const report = await bring(`A survey of schools${delimiter}2012\n${csv(good).replaceAll(",", delimiter)}`);
    expect(report).toMatchObject({ rowsKept: 1, files: [{ headerLine: 2 }] });
    await undoImport(own.db, "d", report.id);
  }
});

test("a delimiter stated wrongly is told which would do", () =>
  refuses(
    bring(csv(good).replaceAll(",", "\t"), (t) => t.replace("name: survey.csv", "name: survey.csv, delimiter: comma")),
    "survey.csv: The mapping says comma between the columns; with tab the header has 10 fields and is understood. Write `delimiter: tab`, or leave the line out and it is detected. Nothing was stored.",
  ));

test("a missing id column names what is there", () =>
  refuses(
    bring(csv(good).replace("dbn", "dbm")),
    'survey.csv: No line among the first 20 has the column "dbn" with the places\' ids. Read with comma between the columns, line 1 has 10: dbm, school, n_t, e_t, rr_t, trust and 4 more. Did you mean "dbm"? Correct `places: id:` in the mapping, or name the right file. Nothing was stored.',
  ));

test("a column that is not there is named with the nearest one", () =>
  refuses(
    bring(csv(good).replace("trust", "trust_11")),
    'survey.yaml, measures[0] (trust): survey.csv has no column "trust".',
  ));

test("a header with the same column twice is refused", () =>
  refuses(
    bring(csv(good).replace("rr_t", "n_t")),
    'survey.csv: The header has "n_t" twice, as column 3 and as column 5. Rename or remove one of them. Nothing was stored.',
  ));

test("the same school twice: both rows are refused, and each names the other", async () => {
  const report = await bring(csv(good, "B2,Beta,20,40,50,7.5,6,12,8,91", "A1,Alpha again,20,40,50,1,6,12,8,91"));
  expect(report.refused.map(sentence)).toEqual([
    "survey.csv: Line 4, school A1: line 2 is about the same place. Keep one of the two rows; both are refused, because nobody can tell which is right.",
    "survey.csv: Line 2, school A1: line 4 is about the same place. Keep one of the two rows; both are refused, because nobody can tell which is right.",
  ]);
  const { rows } = await sql<{ place: string }>`select distinct place_id as place from measure_values`.execute(own.db);
  expect(rows).toEqual([{ place: "B2" }]);
  expect(report).toMatchObject({ rowsKept: 1, placesMade: { district: 1, school: 1, team: 0 }, values: { value: 3 } });
});

test("text in a number, a percentage over 100, a value off its scale: the row is refused with line, school, column and remedy", async () => {
  expect(
    await refusedOf(
      good,
      "B2,Beta,twenty,40,50,7.5,6,12,8,91",
      "C3,Gamma,20,40,50,7.5,6,12,8,101",
      "D4,Delta,20,40,120,75,6,12,8,91",
    ),
  ).toEqual([
    'survey.csv: Line 3, school B2: column "n_t": "twenty" is not a number. Write a plain number such as 1234.5 (no blanks, commas or signs), say `thousands: ","` in the mapping if the files write 1,234.5, or name the text under `missing`, `suppressed` or `censored`.',
    'survey.csv: Line 4, school C3: column "grad": 101 is not a percentage: it lies outside 0 to 100. Correct it, or choose another kind in the mapping if it is not a share of a whole.',
    'survey.csv: Line 5, school D4: column "rr_t": 120 is not a percentage: it lies outside 0 to 100. Correct it, or choose another kind in the mapping if it is not a share of a whole. Also column "trust": 75 lies outside the scale (0 to 10). Correct it, or `low` and `high` in the mapping.',
  ]);
});

test("more answers than people, and more people than there are, are refused", async () => {
  expect(await refusedOf(good, "B2,Beta,20,40,50,7.5,6,15,10,91", "C3,Gamma,50,40,50,7.5,6,12,8,91")).toEqual([
    'survey.csv: Line 3, school B2: column "n_t": the answers to m:q1 add up to 25, but only 20 people answered anything. Correct the counts. A question that allows several answers has no distribution; leave it out.',
    'survey.csv: Line 4, school C3: column "n_t": 50 answered, but only 40 could have (e_t). Correct one of the two, or give the reason under `n_over_eligible` in the mapping.',
  ]);
});

test("counts that do not add up to the question's own n are refused", async () => {
  const report = await bring(csv(good, "B2,Beta,20,40,50,7.5,6,6,4,91"), (t) =>
    t.replace("options: two", "options: two, n: n_t"),
  );
  expect(report.refused.map(sentence)).toEqual([
    'survey.csv: Line 3, school B2: column "n_t": the answers to m:q1 add up to 10, but its n is 20. Correct the counts or n.',
  ]);
});

test("an answer without a count beside answers with counts is refused, not read as zero", async () => {
  expect(await refusedOf(good, "B2,Beta,20,40,50,7.5,6,12,,91")).toEqual([
    'survey.csv: Line 3, school B2: column "q1_2": the count is missing, while other answers to m:q1 are counted. Write 0 if nobody chose it, or leave all of them empty.',
  ]);
});

test("a last row cut in the middle is refused by name, and the rest is kept", async () => {
  const report = await bring(`${csv(good, "B2,Beta,20,40,50,7.5,6,12,8,91")}C3,Gamma,20,4`);
  expect(report.refused.map(sentence)).toEqual([
    "survey.csv: Line 4, school C3: the row stops after 4 of 10 fields. The file was cut off there. Download it again, or go on with 2.",
  ]);
  expect(report.rowsKept).toBe(2);
});

test("a last row cut inside quotation marks is refused by name too", async () => {
  const report = await bring(`${csv(good)}C3,"Gam`);
  expect(report.refused.map(sentence)).toEqual([
    "survey.csv: Line 3, school C3: the row stops after 1 of 10 fields. The file was cut off there. Download it again, or go on with 1.",
  ]);
});

test("a quotation mark that opens in the middle and never closes stops the import at its line", () =>
  refuses(
    bring(csv(good, 'B2,"Beta,20,40,50,7.5,6,12,8,91', "C3,Gamma,20,40,50,7.5,6,12,8,91")),
    "survey.csv, line 3: A quotation mark opens here and is never closed, so that all that follows would be one cell.",
  ));

test("a row with too many or too few fields in the middle is refused", async () => {
  expect(await refusedOf("B2,Beta, the school,20,40,50,7.5,6,12,8,91", good)).toEqual([
    "survey.csv: Line 2, school B2: the row has 11 fields, the header has 10. Put a text that holds the delimiter in quotation marks, or remove the fields that are too many.",
  ]);
});

test("an empty file, a header alone, and a workbook are told apart", async () => {
  await refuses(
    bring(""),
    "survey.csv: The file is empty: it has 0 bytes. Export or download the file again. Nothing was stored.",
  );
  await refuses(bring("\ufeff\n \n"), "survey.csv: The file is empty: it has no text.");
  await refuses(bring(csv()), "survey.csv: The file has a header and no rows.");
  const workbook = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.from("........[Content_Types].xml")]);
  await refuses(
    bring(workbook),
    "survey.csv: This is an Excel workbook (XLSX), not a CSV file. Open it, save it as CSV (UTF-8), and import that. Nothing was stored.",
  );
  await refuses(bring(Buffer.from("PK\u0003\u0004....data.csv")), "survey.csv: This is a ZIP archive, not a CSV file.");
  await refuses(
    bring(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])),
    "survey.csv: This is an old Excel workbook (XLS), not a CSV file.",
  );
});

test("a file of which no row can be kept stores nothing", () =>
  refuses(
    bring(csv("B2,Beta,x,40,50,7.5,6,12,8,91")),
    'survey.csv: Of 1 rows none can be kept. The first: survey.csv: Line 2, school B2: column "n_t": "x" is not a number.',
  ));

test("options that do not give the published score are refused with the school that shows it", () =>
  refuses(
    bring(csv(good, "B2,Beta,20,40,50,7.5,9,12,8,91")),
    "survey.yaml, measures[1] (q1): At B2 (line 3 of survey.csv) the mean of its counted answers is 6.000, the file says 9. Rounding explains 0.05 at most. Correct what the mapping declares, or leave the declaration out. Nothing was stored.",
  ));

test("values that are there already are not replaced: the earlier import is named with the way to take it back", async () => {
  const { id } = await bring(csv(good));
  const short = id.slice(0, 12);
  await expect(bring(csv(good.replace("7.5", "7.6")))).rejects.toThrow(
    `d: 3 of these values are there already (m:graduated at A1 in 2012), from import ${short} of mapping m. To replace them, undo that import first: npm run -s innodopt -- undo-import d ${short}. Nothing was stored.`,
  );
  expect(await importsOf(own.db)).toHaveLength(1);
});

test("a measure declared differently under the same id is refused, naming the field", async () => {
  const { id } = await bring(csv(good));
  await expect(
    bring(csv("B2,Beta,20,40,50,7.5,6,12,8,91"), (t) => t.replace("en: Trust", "en: Confidence")),
  ).rejects.toThrow(`d: The measure m:trust is already stored with another title, by import ${id.slice(0, 12)}.`);
});

test("corrected rows of a refused file are a second import beside the first", async () => {
  await bring(csv(good, "B2,Beta,x,40,50,7.5,6,12,8,91"));
  const second = await bring(csv("B2,Beta,20,40,50,7.5,6,12,8,91"));
  expect(second).toMatchObject({ rowsKept: 1, placesMade: { school: 1 }, placesKnown: 1 });
});

const wrongMapping = (change: (text: string) => string) => () => readMapping(change(mapping), "survey.yaml");

test("a broken mapping names its line", () => {
  expect(wrongMapping((t) => t.replace("files: [{", "files: [{{"))).toThrow(
    /^survey\.yaml, line \d+, column \d+: This is not valid YAML: .*\. Correct the line/,
  );
});

test("an unknown field in a mapping names its line and the nearest field", () => {
  expect(wrongMapping((t) => t.replace("kind: percent", "kynd: percent"))).toThrow(
    'survey.yaml, line 16: measures[2] has no field "kynd". Did you mean "kind"? docs/how-to/import.md lists the fields.',
  );
});

test("a number where a text belongs, and an unknown word, say what is expected", () => {
  expect(wrongMapping((t) => t.replace('id: "2012"', "id: 2012"))).toThrow(
    'survey.yaml, line 5: round.id must be a text; put it in quotes, e.g. "2006".',
  );
  expect(wrongMapping((t) => t.replace("source: record", "source: pupil"))).toThrow(
    /survey\.yaml, line 16: measures\[2\]\.source .*"teacher"/,
  );
});

test("a root's id that no address can hold is refused, with what an id may be", () => {
  for (const id of ["a/b", ".", "a?b", "x".repeat(65), " d"]) {
    expect(wrongMapping((t) => t.replace("id: d,", `id: "${id}",`))).toThrow(
      "survey.yaml, line 4: root.id must be up to 64 letters, digits, blanks and . _ ~ : @ -, beginning with a letter or digit.",
    );
  }
});

test("so is a parent's id that is made from a cell: the row is refused", async () => {
  const report = await bring(csv(good, good.replace("A1,Alpha", "B2,North/South")), (t) =>
    t.replace("name: school }", 'name: school, parent: { of: school, id: "town-{}", name: "{} Town" } }'),
  );
  expect(report.refused.map(sentence)).toEqual([
    'survey.csv: Line 3, school B2: column "school": "town-North/South" cannot be a place\'s id. Use up to 64 letters, digits, blanks and . _ ~ : @ -, beginning with a letter or digit.',
  ]);
  const { rows } = await sql<{ id: string }>`select id from places order by id`.execute(own.db);
  expect(rows.map(({ id }) => id)).toEqual(["A1", "d", "town-Alpha"]);
});
