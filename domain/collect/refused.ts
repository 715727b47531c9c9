import { once } from "node:events";
import type { Writable } from "node:stream";
import { inspectFile } from "./file.ts";
import type { MappingFile } from "./mapping.ts";
import type { FileReport, RefusedRow } from "./report.ts";
import { delimiters, readRows, type TableFormat } from "./table.ts";

/** The column in which a refused row says what is to be corrected; an import does not read it. */
export const TO_CORRECT = "innodopt: to correct";

/**
 * Writes the refused rows of one file as a file that can be corrected and imported: its header, the rows as they were, and
 * one more column that says what is wrong. UTF-8.
 *
 * @param path      the imported file, which is read once more
 * @param declared  what the mapping says of it
 * @param report    what the import found out about it
 */
export async function writeRefused(
  path: string,
  declared: MappingFile,
  report: FileReport,
  rows: readonly RefusedRow[],
  out: Writable,
): Promise<void> {
  const wrong = new Map(
    rows.map((row) => [row.line, row.problems.map((p) => `${p.column ?? "row"}: ${p.what} ${p.remedy}`).join(" ")]),
  );
  const file = await inspectFile(path, declared);
  const width = report.columns;
  const delimiter = delimiters[report.delimiter];
  const write = (cells: readonly string[], last: string) => {
    const padded = Array.from({ length: width }, (_, i) => cells[i] ?? "");
    out.write(`${[...padded, unlikeFormula(last)].map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`);
  };
  const everything: TableFormat = {
    delimiter: report.delimiter,
    quote: declared.quote ?? '"',
    headerLine: report.headerLine - 1,
    header: [],
  };
  await readRows(file, everything, ({ line, cells }) => {
    if (line === report.headerLine) write(cells, TO_CORRECT);
    const said = wrong.get(line);
    if (said !== undefined) write(cells, said);
  });
  out.end();
  await once(out, "close");
}

/** What we say begins with a column's name, which the file chose; a spreadsheet must not take it for a formula. The row's own cells stay as they were. */
function unlikeFormula(text: string): string {
  return /^[\s]*[=+\-@]/.test(text) ? `'${text}` : text;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
