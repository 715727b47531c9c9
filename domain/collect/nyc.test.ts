import { existsSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { placesUnder } from "../people/place.store.ts";
import { importFiles } from "./import.ts";
import { type ImportReport, sentence } from "./report.ts";

// New York City's files are not part of this repository; see examples/nyc-schools-2011/README.md.
const DATA = new URL("../../../shared/data/nyc-schools-2011/", import.meta.url);
const there = existsSync(DATA);
if (!there)
  console.warn("Skipped: ../shared/data/nyc-schools-2011 is not there, so the import of real files is not tested.");

type Row = Record<string, string>;

/** An independent reader, as simple as can be: one line is one row, a cell may be in quotation marks. Not the importer's. */
function naive(name: string, delimiter: string): Row[] {
  const text = readFileSync(new URL(name, DATA), "utf8").replace(/^\ufeff/, "");
  const cell = new RegExp(`(?:"([^"]*)"|([^${delimiter}]*))(?:${delimiter}|$)`, "y");
  const split = (line: string) => {
    const cells: string[] = [];
    for (cell.lastIndex = 0; cell.lastIndex < line.length; ) {
      const [, quoted, plain] = cell.exec(line) ?? [];
      cells.push(quoted ?? plain ?? "");
    }
    return line.endsWith(delimiter) ? [...cells, ""] : cells;
  };
  const [head = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const header = split(head);
  const rows = lines.map(split).filter((cells) => cells.length === header.length);
  return rows.map((cells) => Object.fromEntries(cells.map((text, i) => [header[i], text])));
}

/** The columns that count answers, by question: { t_q1a: ['t_N_q1a_1', …] }. */
function countedIn(row: Row): Map<string, string[]> {
  const counted = new Map<string, string[]>();
  for (const column of Object.keys(row)) {
    const [, source, question] = /^([pst])_N_(q.+)_\d+$/.exec(column) ?? [];
    if (question !== undefined)
      counted.set(`${source}_${question}`, [...(counted.get(`${source}_${question}`) ?? []), column]);
  }
  return counted;
}

const number = (cell: string | undefined) =>
  cell === undefined || cell === "" || cell === "NA" || cell === "s" ? null : Number(cell);

describe.skipIf(!there)("the published files of New York City's schools", () => {
  let own: TestDatabase;
  const reports: Record<string, ImportReport> = {};
  const bring = async (name: string, files: Record<string, string>) => {
    const text = readFileSync(new URL(`../../examples/nyc-schools-2011/${name}.yaml`, import.meta.url), "utf8");
    const paths = new Map(Object.entries(files).map(([id, file]) => [id, new URL(file, DATA).pathname]));
    reports[name] = await importFiles(own.db, { mapping: { name: `${name}.yaml`, text }, files: paths });
  };
  beforeAll(async () => {
    own = await testDatabase();
    await bring("survey", { general: "survey_all.txt", d75: "survey_d75.txt" });
    await bring("sat", { sat: "sat_results.csv" });
    await bring("graduation", { graduation: "graduation.csv" });
    await bring("demographics", { demographics: "demographics.csv" });
  });
  afterAll(() => own.close());

  /** Everything stored of one mapping at one place, by measure. */
  const storedAt = async (place: string) => {
    const { rows } = await sql<{
      measure: string;
      state: string;
      value: number | null;
      counts: number[] | null;
      n: number | null;
      eligible: number | null;
      rate: number | null;
    }>`
      select measure_id as measure, state, value, counts, n, eligible, response_rate as rate from measure_values
      where root_id = 'nyc' and place_id = ${place}`.execute(own.db);
    return new Map(rows.map((row) => [row.measure, row]));
  };

  test("454 and 56 schools are kept, and the cut row is refused by name", () => {
    const survey = reports.survey as ImportReport;
    expect(survey).toMatchObject({
      rows: 511,
      rowsKept: 510,
      placesMade: { district: 11, school: 510 },
      measures: 383,
    });
    expect(survey.files.map((file) => file.rows)).toEqual([455, 56]);
    expect(survey.refused.map(sentence)).toEqual([
      "survey_all.txt: Line 456, school 09X404: the row stops after 668 of 1,942 fields. The file was cut off there. Download it again, or go on with 454.",
    ]);
    expect(survey.files.flatMap((file) => file.unread)).toEqual([]);
  });

  test("the tree has the districts by the first two characters of the DBN", async () => {
    const places = await placesUnder(own.db, "nyc");
    const districts = places
      .filter((place) => place.kind === "district" && place.parent !== null)
      .map((place) => place.name);
    expect(districts).toHaveLength(10);
    expect(districts).toContain("District 75 (special education)");
    expect(places.find((place) => place.id === "01M448")).toMatchObject({
      parent: "district-01",
      kind: "school",
      gradeSpan: "High School",
    });
  });

  test("for 01M448 and every tenth school after it, every score, count, n and rate equals the file's", async () => {
    const general = naive("survey_all.txt", "\t");
    const all = [
      ...general.map((row) => ({ row, prefix: "" })),
      ...naive("survey_d75.txt", "\t").map((row) => ({ row, prefix: "d75_" })),
    ];
    const start = all.findIndex(({ row }) => row.dbn === "01M448");
    const chosen = all.filter((_, i) => i >= start && (i - start) % 10 === 0);
    expect(chosen.length).toBeGreaterThan(45);
    let compared = 0;
    for (const { row, prefix } of chosen) {
      const stored = await storedAt(row.dbn as string);
      const countedColumns = countedIn(row);
      for (const [measure, found] of stored) {
        const name = measure.replace(`nyc-survey-2011:${prefix}`, "");
        if (!measure.startsWith("nyc-survey-2011:")) continue;
        const [source = "", question] = /_(q.+)$/.exec(name) ? [name[0], name.slice(2)] : [name.at(-1)];
        const column = question === undefined ? `${name}_11` : name;
        const at = { school: row.dbn, measure };
        if (source === "s" && row.studentssurveyed === "No") {
          expect({ ...at, ...found }).toMatchObject({ ...at, state: "not-asked", value: null, counts: null, n: null });
          continue;
        }
        const counted = countedColumns.get(name) ?? [];
        const counts = counted.map((key) => number(row[key]));
        const answers = counts.includes(null) ? null : counts.reduce<number>((sum, c) => sum + (c ?? 0), 0);
        const hasCounts = counted.length > 0 && answers !== null;
        expect({ ...at, ...found }).toEqual({
          ...at,
          state: number(row[column]) !== null || (hasCounts && answers > 0) ? "value" : "missing",
          value: number(row[column]),
          counts: hasCounts && answers > 0 ? counts : null,
          n: hasCounts ? answers : number(row[`N_${source}`]),
          eligible: number(row[`nr_${source}`]),
          rate: number(row[`rr_${source}`]),
        });
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(6000);
  });

  test("a missing value is never stored as zero, and a zero that was published stays", async () => {
    const { rows } = await sql<{ zero: number; missing: number }>`
      select count(*) filter (where value = 0)::int as zero, count(*) filter (where state = 'missing' and value is not null)::int as missing
      from measure_values where measure_id like 'nyc-survey-2011:%'`.execute(own.db);
    const scores = /^([pst]_q\d+[a-z]*|(saf|com|eng|aca)_[pst]_11)$/;
    const zeros = (file: string, ticked: RegExp) =>
      naive(file, "\t").flatMap((row) =>
        Object.entries(row).filter(([key, cell]) => scores.test(key) && !ticked.test(key) && /^0(\.0)?$/.test(cell)),
      ).length;
    const read = zeros("survey_all.txt", /^p_q(5|10)[a-z]$/) + zeros("survey_d75.txt", /^p_q[57][a-z]$/);
    expect(rows[0]).toEqual({ zero: read, missing: 0 });
  });

  test("SAT: the three means add up, s is suppressed, and other schools are counted, not stored", async () => {
    const sat = naive("sat_results.csv", ",");
    expect(sat).toHaveLength(478);
    const known = new Set((await placesUnder(own.db, "nyc")).map((place) => place.id));
    const ours = sat.filter((row) => known.has(row.DBN as string));
    expect(reports.sat).toMatchObject({
      rowsKept: ours.length,
      notInList: { rows: (reports.sat?.rows as number) - ours.length },
      refused: [],
    });
    let suppressed = 0;
    for (const row of ours) {
      const stored = (await storedAt(row.DBN as string)).get("nyc-sat-2012:sat_total");
      const parts = [row["SAT Critical Reading Avg. Score"], row["SAT Math Avg. Score"], row["SAT Writing Avg. Score"]];
      if (parts.includes("s")) {
        suppressed++;
        expect(stored).toMatchObject({ state: "suppressed", value: null });
      } else
        expect(stored).toMatchObject({ state: "value", value: parts.reduce((sum, part) => sum + Number(part), 0) });
    }
    expect(suppressed).toBeGreaterThan(5);
  });

  test("graduation is that of all students of the 2006 cohort, without August", async () => {
    const rows = naive("graduation.csv", ",").filter(
      (row) => row.Demographic === "Total Cohort" && row.Cohort === "2006",
    );
    for (const row of rows.slice(0, 40)) {
      const stored = (await storedAt(row.DBN as string)).get("nyc-graduation-2006-cohort:graduated");
      if (stored === undefined) continue; // not in the list of surveyed schools
      const share = row["Total Grads - % of cohort"];
      expect(stored).toMatchObject(
        share === "s" ? { state: "suppressed", value: null } : { state: "value", value: Number(share) },
      );
    }
    expect(reports.graduation?.refused).toEqual([]); // "1,092" students are 1092, because the mapping says so
    expect((await storedAt("08X405")).get("nyc-graduation-2006-cohort:graduated")).toMatchObject({
      value: 44.6,
      n: 1092,
    });
    expect(reports.graduation?.refused).toEqual([]);
    const cohort = naive("graduation.csv", ",").filter((row) => row.Cohort === "2006").length; // all and ten groups of students
    expect(reports.graduation?.rowsElsewhere).toBe((reports.graduation?.rows ?? 0) - cohort);
  });

  test("groups of students are stored as published: a withheld one, and the partner that would give it away", async () => {
    const at = await storedAt("01M448");
    expect(at.get("nyc-graduation-2006-cohort:graduated_learners")).toMatchObject({ state: "suppressed", n: 3 });
    expect(at.get("nyc-graduation-2006-cohort:graduated_proficient")).toMatchObject({
      state: "value",
      value: 43,
      n: 121,
    });
  });

  test("what similar schools are found by is there for every school of the year 2011-12", async () => {
    const { rows } = await sql<{ use: string; n: number }>`
      select m.use, count(*)::int as n from measure_values v join measures m on m.root_id = v.root_id and m.id = v.measure_id
      where m.use is not null and v.state = 'value' group by m.use order by 1`.execute(own.db);
    const kept = reports.demographics?.rowsKept;
    expect(rows).toEqual(["enrollment", "free-lunch", "language-learners"].map((use) => ({ use, n: kept })));
  });
});
