/** A flat table of the corpus and what its columns mean: the same lines make the CSV and the codebook. */
import type { Commons } from "../../commons/commons.ts";

export type Cell = string | number | boolean | null | undefined | readonly (string | number)[];

/** What stands in a cell, as the codebook says it. Sentences may hold a semicolon, so a list of them is joined by " | ". */
export type CellType =
  | "id"
  | "text"
  | "word"
  | "whole number"
  | "number"
  | "true or false"
  | "date"
  | "address"
  | "list of ids"
  | "list of words"
  | "list of sentences";

export type Column<Row> = {
  readonly name: string;
  readonly type: CellType;
  readonly means: string;
  readonly unit?: string;
  readonly values?: readonly string[];
  /** What an empty cell says. Where it is left out no cell is empty. */
  readonly missing?: string;
  readonly of: (row: Row) => Cell;
};

/** `name` is the file's without .csv. */
export type Table<Row = unknown> = {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: (commons: Commons, site: string) => readonly Row[];
};

/** Keeps a table's row type to itself. */
export function table<Row>(table: Table<Row>): Table {
  return table as unknown as Table;
}

/** A cell as text: lists joined, absent = empty, true and false in full. */
export function cellText(cell: Cell, type: CellType): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "object") return String(cell);
  return cell.join(type === "list of sentences" ? " | " : "; ");
}

/** RFC 4180, UTF-8 without a mark, lines ended by CR LF, the columns' names first. */
export function csv({ columns, rows }: Table, commons: Commons, site: string): string {
  const lines = rows(commons, site).map((row) => columns.map((column) => cellText(column.of(row), column.type)));
  return [columns.map(({ name }) => name), ...lines].map(csvLine).join("");
}

/** A line of RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
