import { type Options, Parser } from "csv-parse";
import { parse as parseAll } from "csv-parse/sync";
import { firstText, type TextFile, utf8Pieces } from "./file.ts";
import type { MappingFile } from "./mapping.ts";
import { problems } from "./problems.ts";

export const delimiters = { tab: "\t", comma: ",", semicolon: ";", pipe: "|" } as const;
export type Delimiter = keyof typeof delimiters;
export type Quote = '"' | "'" | "none";

/** How a text file is cut into rows, and the header it has. */
export type TableFormat = { delimiter: Delimiter; quote: Quote; headerLine: number; header: string[] };

/** One row of a file: the line it begins on and its cells, in the order of the header. `last` = nothing follows it. */
export type Row = { line: number; cells: string[]; last: boolean };

const SAMPLE = 1 << 17;
const HEADER_WITHIN = 20;

/**
 * Finds the delimiter, the quote and the header line: those under which one of the first 20 lines has the id column and
 * most of the columns that the mapping names. What the mapping states is not guessed.
 *
 * @param wanted  the columns the mapping names in this file; the first is the id column
 * @throws Problem "id-column-missing", "delimiter-wrong", "file-empty", "column-twice"
 */
export async function detectFormat(
  file: TextFile,
  declared: MappingFile,
  wanted: readonly string[],
): Promise<TableFormat> {
  const sample = await firstText(file, SAMPLE);
  if (sample.trim() === "") throw problems.fileEmpty({ file: file.name, of: "text" });
  const stated = declared.delimiter === undefined ? null : [declared.delimiter];
  const every = Object.keys(delimiters) as Delimiter[];
  const quotes: Quote[] = declared.quote === undefined ? ['"', "'"] : [declared.quote];

  const best = bestFormat(sample, stated ?? every, quotes, wanted);
  if (best === null && stated !== null) {
    const other = bestFormat(sample, every, quotes, wanted);
    if (other !== null) {
      const fields = other.header.length;
      throw problems.delimiterWrong({ file: file.name, stated: stated[0] ?? "", found: other.delimiter, fields });
    }
  }
  if (best === null) {
    const widest = widestFirstLine(sample, stated ?? every);
    throw problems.idColumnMissing({ file: file.name, column: wanted[0] ?? "", ...widest });
  }
  for (const name of new Set(wanted)) {
    const first = best.header.indexOf(name);
    const second = best.header.indexOf(name, first + 1);
    if (first !== -1 && second !== -1) {
      throw problems.columnTwice({ file: file.name, column: name, first: first + 1, second: second + 1 });
    }
  }
  return best;
}

function bestFormat(
  sample: string,
  among: Delimiter[],
  quotes: Quote[],
  wanted: readonly string[],
): TableFormat | null {
  const id = wanted[0] ?? "";
  const names = new Set(wanted);
  const [firstLine = ""] = sample.split(/\r?\n|\r/, 1); // the parser would go on through the whole sample
  let best: TableFormat | null = null;
  let most = 0;
  // Nearly always line 1 is the header and has every column; only where it has not are more lines and the second quote tried.
  for (const { quote, to } of [{ quote: quotes[0], to: 1 }, ...quotes.map((q) => ({ quote: q, to: HEADER_WITHIN }))]) {
    if (quote === undefined || most === names.size || (best !== null && quote !== best.quote)) break;
    for (const delimiter of among) {
      for (const { line, cells } of firstRows(to === 1 ? firstLine : sample, delimiter, quote, to)) {
        const header = cells.map((cell) => cell.trim());
        const matches = header.includes(id) ? new Set(header.filter((cell) => names.has(cell))).size : 0;
        if (matches > most) [best, most] = [{ delimiter, quote, headerLine: line, header }, matches];
      }
    }
  }
  return best;
}

function firstRows(
  sample: string,
  delimiter: Delimiter,
  quote: Quote,
  to: number,
): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let before = 0;
  const lenient: Options = {
    ...parserOptions({ delimiter, quote }),
    to,
    on_record: (cells: string[], { lines }) => {
      rows.push({ line: before + 1, cells });
      before = lines;
      return null;
    },
  };
  try {
    parseAll(sample, lenient);
  } catch {
    // A quote left open in the sample: the rows before it are enough to find the header.
  }
  return rows;
}

function widestFirstLine(sample: string, among: Delimiter[]): { delimiter: string; fields: string[] } {
  const firsts = among.map((delimiter) => ({
    delimiter,
    fields: firstRows(sample, delimiter, "none", 1)[0]?.cells ?? [],
  }));
  return firsts.reduce((a, b) => (b.fields.length > a.fields.length ? b : a));
}

function parserOptions({ delimiter, quote }: { delimiter: Delimiter; quote: Quote }): Options {
  return {
    columns: false,
    delimiter: delimiters[delimiter],
    max_record_size: 4_000_000, // else a quotation mark that is never closed would be held whole
    quote: quote === "none" ? false : quote,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  };
}

/**
 * Reads a file row by row, holding one piece of it at a time.
 *
 * @param onRow    called for each row after the header, in order
 * @param onPiece  awaited after each piece; takes the bytes read so far
 * @returns        the number of rows
 * @throws Problem "quote-open" when a quotation mark opens before the last line and never closes
 */
export async function readRows(
  file: TextFile,
  format: TableFormat,
  onRow: (row: Row) => void,
  onPiece: (bytes: number) => Promise<void> | void = () => {},
): Promise<number> {
  let waiting: Row | null = null; // held back until it is known whether it is the last
  let rows = 0;
  let lines = 0; // lines up to the end of the latest row
  let thrown: unknown = null;
  const parser = new Parser({
    ...parserOptions(format),
    on_record: (cells: string[], context) => {
      const line = lines + 1 + (context.empty_lines - emptyBefore);
      emptyBefore = context.empty_lines;
      lines = context.lines;
      if (line <= format.headerLine || thrown !== null) return null;
      try {
        if (waiting !== null) onRow(waiting);
      } catch (error) {
        thrown = error;
      }
      waiting = { line, cells, last: false };
      rows++;
      return null;
    },
  });
  let emptyBefore = 0;
  parser.on("error", () => {}); // reported by the callbacks below
  let bytes = 0;
  for await (const piece of utf8Pieces(file)) {
    await step((done) => parser.write(piece, done));
    if (thrown !== null) throw thrown;
    bytes += piece.length;
    await onPiece(bytes);
  }
  const open = await step((done) => parser.end(done)).then(
    () => null,
    (error: { code?: string; lines?: number }) => error,
  );
  if (open !== null) {
    if (open.code !== "CSV_QUOTE_NOT_CLOSED") throw open;
    const cut = await lastLine(file);
    const line = lines + 1;
    if (cut.line !== line) throw problems.quoteOpen({ file: file.name, line });
    if (waiting !== null) onRow(waiting);
    rows++;
    const cells = cut.text.split(delimiters[format.delimiter]).map((cell) => cell.replace(/^"(.*)"$/s, "$1"));
    waiting = { line, cells: cells.slice(0, -1), last: true };
  }
  if (waiting !== null) onRow({ ...(waiting as Row), last: true });
  return rows;
}

function step(run: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => run((error) => (error ? reject(error) : resolve())));
}

async function lastLine(file: TextFile): Promise<{ line: number; text: string }> {
  let line = 1;
  let text = "";
  for await (const piece of utf8Pieces(file)) {
    const parts = piece.toString("latin1").split("\n");
    line += parts.length - 1;
    text = parts.length === 1 ? text + parts[0] : (parts.at(-1) ?? "");
  }
  return { line, text: Buffer.from(text, "latin1").toString("utf8") };
}
