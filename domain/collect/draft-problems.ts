import { Problem } from "../../db/problem.ts";

const count = (n: number) => n.toLocaleString("en-US");

/** What stops a file before any mapping is asked for. */
export const draftProblems = {
  lineTooLong: (d: { file: string; line: number; most: number }) =>
    new Problem({
      code: "line-too-long",
      where: `${d.file}, line ${count(d.line)}`,
      what: `One row here is longer than ${count(d.most)} characters. A table has a line for each school; a quotation mark that is never closed makes one row of many.`,
      remedy: "Open the file, look at this line, and save it as CSV with line ends. Nothing was stored.",
      values: { line: d.line, most: d.most },
    }),

  headerTooLong: (d: { file: string; most: number }) =>
    new Problem({
      code: "header-too-long",
      where: d.file,
      what: `The first line is longer than ${count(d.most)} characters, so it is no list of columns.`,
      remedy: "Keep the columns you need, or check that the file has line ends. Nothing was stored.",
      values: { most: d.most },
    }),

  tooManyColumns: (d: { file: string; columns: number; most: number }) =>
    new Problem({
      code: "too-many-columns",
      where: d.file,
      what: `The file has ${count(d.columns)} columns; ${count(d.most)} can be read.`,
      remedy: "Keep the columns you need. Nothing was stored.",
      values: { columns: d.columns, most: d.most },
    }),

  noTable: (d: { file: string }) =>
    new Problem({
      code: "no-table",
      where: d.file,
      what: "No table was found: no line has two fields with a tab, comma, semicolon or | between them.",
      remedy: "Save it as CSV with one row for each school. Nothing was stored.",
      values: {},
    }),
};
