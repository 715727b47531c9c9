import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { headerTroubles, lookAt } from "./draft-look.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "innodopt-look-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function look(content: string | Uint8Array, name = "scores.csv") {
  const path = join(folder, "0");
  await writeFile(path, content);
  return lookAt(path, name);
}

test("delimiter, header, rows and what stands in each column are found", async () => {
  const found = await look("id;name;rate\n1;Álamo;45.5\n2;Birch;NA\n3;;1,209\n");
  expect(found).toMatchObject({
    delimiter: "semicolon",
    rows: 3,
    headerLine: 1,
    encoding: "utf-8",
    mark: false,
    cutOff: null,
  });
  expect(found.columns[1]).toMatchObject({
    name: "name",
    empty: 1,
    texts: [
      ["Álamo", 1],
      ["Birch", 1],
    ],
  });
  expect(found.columns[2]).toMatchObject({ numbers: 2, low: 45.5, high: 1209, thousands: 1, texts: [["NA", 1]] });
});

test("of very many columns less is kept, and of the first ones as much as ever", async () => {
  const rows = Array.from({ length: 700 }, (_, r) => Array.from({ length: 2000 }, (_, c) => r * c + c).join(","));
  const { columns } = await look(`${Array.from({ length: 2000 }, (_, c) => `c${c}`).join(",")}\n${rows.join("\n")}\n`);
  expect(columns[1]?.distinct).toBe(700);
  expect(columns.at(-1)).toMatchObject({ distinct: 500, numbers: 700 });
});

test("a title above the table, a byte order mark and Windows' letters are no hindrance", async () => {
  expect(await look("\ufeffSurvey 2012\nid,name\n1,A\n2,B\n")).toMatchObject({ headerLine: 2, mark: true, rows: 2 });
  const padded = await look("Our schools,,\n,,\nid,name,score\n1,A,4.5\n2,,3\n"); // as spreadsheets save it
  expect(padded).toMatchObject({ headerLine: 3, rows: 2 });
  expect(padded.columns.map(({ name }) => name)).toEqual(["id", "name", "score"]);
  const windows = Buffer.from("id,name\n1,Pe\xf1a\n", "latin1");
  expect(await look(windows)).toMatchObject({ encoding: "windows-1252", first: [["1", "Peña"]] });
});

test("a last row that was cut off is named, with its line", async () => {
  expect((await look("a\tb\tc\n1\t2\t3\n4\t5")).cutOff).toEqual({ line: 3, first: "4", fields: 2 });
});

test("numbers with a decimal comma are counted, because they are read as texts", async () => {
  expect((await look("id;name;score\n1;Oak, North;4,5\n2;Elm;3,25\n")).decimalCommas).toEqual({
    cells: 2,
    first: "4,5",
  });
  expect((await look("id;score\n1;1,209\n2;3.5\n")).decimalCommas).toBeNull();
  expect((await look("id;gpa\n1;0,512\n2;3.5\n")).decimalCommas).toEqual({ cells: 1, first: "0,512" });
});

test("line ends within quotation marks belong to the cell, whichever they are", async () => {
  const found = await look('id,note,score\r\n1,"two\r\nlines, ""quoted""",4.5\r\n2,one,3\r\n');
  expect(found).toMatchObject({ rows: 2, wrongLength: 0, cutOff: null });
  expect(found.first[0]).toEqual(["1", 'two\r\nlines, "quoted"', "4.5"]);
});

test("headers that stand twice or are empty are found", async () => {
  expect(headerTroubles((await look("a,b,a,\n1,2,3,4\n")).columns)).toEqual({ twice: ["a"], unnamed: [4] });
});

test("what is no table is refused with a sentence that names the file as its sender does", async () => {
  const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04, ..."xl/workbook.xml".split("").map((c) => c.charCodeAt(0))]);
  await expect(look(zip, "scores.xlsx")).rejects.toMatchObject({ code: "not-text", where: "scores.xlsx" });
  await expect(look(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).rejects.toMatchObject({ code: "not-text" });
  await expect(look(Buffer.from([0x1f, 0x8b, 8, 0]))).rejects.toMatchObject({ code: "not-text" });
  await expect(look("%PDF-1.7\n")).rejects.toMatchObject({ code: "not-text" });
  await expect(look("")).rejects.toMatchObject({ code: "file-empty", where: "scores.csv" });
  await expect(look("just a sentence\nand another\n")).rejects.toMatchObject({ code: "no-table" });
});

test("100,000 columns, one endless line and an open quotation mark are refused and stop nothing", async () => {
  const wide = Array.from({ length: 100_000 }, (_, i) => i.toString(36)).join(",");
  await expect(look(`${wide}\n`)).rejects.toMatchObject({ code: "header-too-long" });
  const narrow = Array.from({ length: 12_000 }, (_, i) => i.toString(36)).join(",");
  await expect(look(`${narrow}\n`)).rejects.toMatchObject({ code: "too-many-columns" });
  await expect(look(`a,b\n${"7".repeat(5_000_000)},1\n`)).rejects.toMatchObject({ code: "line-too-long" });
  await expect(look(`a,b\n1,"${"2\n".repeat(3_000_000)}`)).rejects.toMatchObject({
    code: "line-too-long",
    where: expect.stringContaining("line 2"),
  });
});
