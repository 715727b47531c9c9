import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { codebookCsv, codebookOf, type Take, takeCsv, takeJson } from "./take.ts";

type Row = { name: string; gain: number | null; tags: string[] };
const take = (rows: Row[]): Take<Row> => ({
  name: "things",
  about: "One row for each thing.",
  rows,
  columns: [
    { name: "name", type: "text", means: "As people say it.", of: (row) => row.name },
    {
      name: "gain",
      type: "number",
      unit: "points",
      missing: "not known",
      means: "Later less earlier.",
      of: (row) => row.gain,
    },
    { name: "tags", type: "list of words", missing: "none", values: ["a", "b"], means: "Tags.", of: (row) => row.tags },
  ],
});

describe("a table to take along", () => {
  test("is the same rows in CSV and JSON, each with the same columns in its codebook", () => {
    const one = take([{ name: 'He said "yes",\nthen left', gain: -0.5, tags: ["a", "b"] }]);
    const [head, row] = parse(takeCsv(one)) as string[][];
    expect(head).toEqual(["name", "gain", "tags"]);
    expect(row).toEqual(['He said "yes",\nthen left', "-0.5", "a; b"]);
    const json = JSON.parse(takeJson(one, { place: { id: "S1" } }));
    expect(json.rows).toEqual([{ name: 'He said "yes",\nthen left', gain: -0.5, tags: ["a", "b"] }]);
    expect(json.place).toEqual({ id: "S1" });
    expect(json.codebook).toEqual(codebookOf(one));
    const told = parse(codebookCsv(one), { columns: true }) as Record<string, string>[];
    expect(told.map((c) => c.column)).toEqual(head);
    expect(told[1]).toMatchObject({ type: "number", unit: "points", empty: "not known" });
  });

  test("holds nothing where nothing is known: an empty cell in CSV, null in JSON, never 0", () => {
    const one = take([{ name: "x", gain: null, tags: [] }]);
    expect((parse(takeCsv(one)) as string[][])[1]).toEqual(["x", "", ""]);
    expect(JSON.parse(takeJson(one)).rows[0].gain).toBeNull();
  });

  test.each(["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", '=HYPERLINK("http://x","y")'])(
    "a spreadsheet does not run %j: an apostrophe stands before it in the CSV, and not in the JSON",
    (name) => {
      const one = take([{ name, gain: -1, tags: [] }]);
      expect((parse(takeCsv(one)) as string[][])[1]).toEqual([`'${name}`, "-1", ""]);
      expect(JSON.parse(takeJson(one)).rows[0].name).toBe(name);
    },
  );
});
