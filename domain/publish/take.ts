/**
 * A table about a place to take along: as CSV, as JSON, and the codebook of its columns. The same columns make all three, so what
 * a file holds and what is said of it cannot part. What goes in has passed disclosure; nothing is decided here.
 *
 * A cell of words that a spreadsheet would run as a formula (= + - @ or a control character at its start) has an apostrophe
 * before it in the CSV, and in no other place (docs/decisions/tryout.md). Numbers are numbers, negative ones too.
 */
import { type Cell, type CellType, type Column, cellText, csvLine } from "./tables/column.ts";

/** `name` is the file's without its ending; `about` one sentence, e.g. "One row for each number." */
export type Take<Row> = {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
};

/** RFC 4180, UTF-8 without a mark, lines ended by CR LF, the columns' names first. */
export function takeCsv<Row>({ columns, rows }: Take<Row>): string {
  const lines = rows.map((row) => columns.map(({ of, type }) => safe(of(row), type)));
  return [columns.map(({ name }) => name), ...lines].map(csvLine).join("");
}

/** What the four levels of an indicator are called, lowest first, as the instrument self-review has them. */
export const LEVEL_NAMES = ["not yet", "emerging", "established", "self-renewing"] as const;
export const LEVELS_TOLD = LEVEL_NAMES.map((name, i) => `${i + 1} = ${name}`).join(", ");

/** What stands for a column in the codebook. */
export type Told = {
  column: string;
  type: CellType;
  means: string;
  unit: string | null;
  values: readonly string[] | null;
  empty: string | null; // what an empty cell (in JSON: null) says; null = no cell is empty
};

export function codebookOf<Row>({ columns }: Pick<Take<Row>, "columns">): Told[] {
  return columns.map(({ name, type, means, unit, values, missing }) => ({
    column: name,
    type,
    means,
    unit: unit ?? null,
    values: values ?? null,
    empty: missing ?? null,
  }));
}

/** The codebook as a table of its own, a row for each column. */
export function codebookCsv<Row>(take: Take<Row>): string {
  return takeCsv({
    name: `${take.name}.codebook`,
    about: "One row for each column.",
    rows: codebookOf(take),
    columns: [
      { name: "column", type: "text", means: "The column's name.", of: (c) => c.column },
      {
        name: "type",
        type: "text",
        means: "What stands in a cell, and how the parts of a list are joined.",
        of: (c) => typeTold(c.type),
      },
      { name: "means", type: "text", means: "What it says.", of: (c) => c.means },
      { name: "unit", type: "text", missing: "no unit", means: "Unit of a number.", of: (c) => c.unit },
      {
        name: "values",
        type: "list of words",
        missing: "any",
        means: "Every value that can occur.",
        of: (c) => c.values,
      },
      {
        name: "empty",
        type: "text",
        means: "What an empty cell says.",
        of: (c) => c.empty ?? "no cell is empty",
      },
    ],
  });
}

/** In a CSV a list is one cell: whoever has the file and its codebook alone has to know how to part it. */
function typeTold(type: CellType): string {
  if (type === "list of sentences") return `${type}, joined by " | "`;
  return type.startsWith("list") ? `${type}, joined by "; "` : type;
}

/** The same as JSON: what it is, the codebook, then the rows. Lists stay lists; what a CSV leaves empty is null. */
export function takeJson<Row>(take: Take<Row>, about: Readonly<Record<string, unknown>> = {}): string {
  const rows = take.rows.map((row) => Object.fromEntries(take.columns.map(({ name, of }) => [name, of(row) ?? null])));
  return `${JSON.stringify({ about: take.about, ...about, codebook: codebookOf(take), rows }, null, 1)}\n`;
}

function safe(cell: Cell, type: CellType): string {
  const text = cellText(cell, type);
  return typeof cell !== "number" && /^[=+\-@\p{Cc}]/u.test(text) ? `'${text}` : text;
}
