/** Every table of the download, and the codebook of their columns. */
import type { Kind } from "../../../corpus/index.ts";
import { type Column, csv, csvLine, type Table, table } from "./column.ts";
import { claims, sources, studies } from "./evidence.ts";
import { findings } from "./findings.ts";
import { cases, conditions, indicators, strategies } from "./practice.ts";
import { stateConditions, states } from "./states.ts";
import { frameworks, instruments, references, resources } from "./tools.ts";

export { csv, csvLine, type Table };

/** One flat table for each kind. */
export const tableOf: { readonly [K in Kind]: Table } = {
  ...{
    indicators,
    conditions,
    claims,
    strategies,
    studies,
    cases,
    states,
    instruments,
    frameworks,
    resources,
    sources,
  },
};

const content: readonly Table[] = [...Object.values(tableOf), findings, stateConditions, references];

type Entry = { table: Table; column: Column<unknown> };
const entries = (): Entry[] =>
  [...content, codebook].flatMap((table) => table.columns.map((column) => ({ table, column })));

/** A row for each column of each table, its own included. */
export const codebook: Table = table<Entry>({
  name: "codebook",
  about: "One row for each column of each table.",
  columns: [
    { name: "table", type: "text", means: "The file, without .csv.", of: (e) => e.table.name },
    { name: "column", type: "text", means: "The column's name.", of: (e) => e.column.name },
    {
      name: "type",
      type: "text",
      means:
        "What stands in a cell. Lists are joined by a semicolon and a space, lists of sentences by | between spaces.",
      of: (e) => e.column.type,
    },
    { name: "means", type: "text", means: "What it says.", of: (e) => e.column.means },
    { name: "unit", type: "text", missing: "no unit", means: "Unit of a number.", of: (e) => e.column.unit },
    {
      name: "values",
      type: "list of words",
      missing: "any",
      means: "Every value that can occur.",
      of: (e) => e.column.values,
    },
    {
      name: "missing",
      type: "text",
      missing: "no cell is empty",
      means: "What an empty cell says.",
      of: (e) => e.column.missing,
    },
  ],
  rows: entries,
});

/** In the order of the download. */
export const tables: readonly Table[] = [...content, codebook];

/** The codebook for people: a Markdown page. */
export function codebookPage(): string {
  const cell = (text: string | undefined) => (text ?? "").replaceAll("|", "\\|");
  const section = (one: Table) => [
    `## ${one.name}.csv`,
    "",
    one.about,
    "",
    "| column | type | meaning | unit | values | empty means |",
    "|---|---|---|---|---|---|",
    ...one.columns.map(
      (c) =>
        `| ${c.name} | ${c.type} | ${cell(c.means)} | ${cell(c.unit)} | ${cell(c.values?.join(", "))} | ${cell(c.missing) || "never empty"} |`,
    ),
    "",
  ];
  return [
    "# Codebook",
    "",
    "Files are UTF-8, comma-separated (RFC 4180), the columns' names in the first line. An empty cell is never a zero or a no.",
    "Lists of ids and words are joined by `; `, lists of sentences by ` | `. true and false are written out.",
    "",
    ...tables.flatMap(section),
  ].join("\n");
}
