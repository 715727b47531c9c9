import { parse as parseAll } from "csv-parse/sync";
import { draftProblems } from "./draft-problems.ts";
import { firstText, inspectFile } from "./file.ts";
import { type Delimiter, delimiters, type Quote, readRows, type TableFormat } from "./table.ts";

/** What a file holds, before anybody has said what it means. */
export type Look = {
  name: string;
  bytes: number;
  sha256: string;
  encoding: string;
  encodingWhy: string;
  mark: boolean; // it begins with a byte order mark
  delimiter: Delimiter;
  quote: Quote;
  headerLine: number;
  rows: number;
  first: string[][]; // the first rows
  cutOff: { line: number; first: string; fields: number } | null; // the last row, where it stops too early
  wrongLength: number; // other rows with more or fewer cells than the header
  decimalCommas?: { cells: number; first: string } | null; // cells such as 4,5, which are read as no numbers
  columns: Column[];
};

/** What one column holds. Texts are what is no number. */
export type Column = {
  name: string;
  empty: number;
  numbers: number;
  low: number | null;
  high: number | null;
  whole: boolean; // every number is a whole one
  percentSigns: number; // cells such as 45%
  thousands: number; // cells such as 1,209
  texts: [text: string, times: number][]; // at most MOST_TEXTS different ones
  manyTexts: boolean; // there are more
  distinct: number; // different cells, counted up to MOST_DISTINCT, or fewer where there are many columns
  firsts: string[]; // of the first rows
};

export const MOST_COLUMNS = 10_000;
const LONGEST_HEADER = 1 << 17; // the sample in which table.ts looks for it
const LONGEST_LINE = 4_000_000;
const FIRST_ROWS = 6;
const MOST_TEXTS = 24;
const MOST_DISTINCT = 5_000;
/** Different cells that are kept of all columns after the first FIRST_COLUMNS together, so that 10,000 columns do not fill the memory. */
const MOST_KEPT = 1_000_000;
const FIRST_COLUMNS = 100; // among them are the ids of places

/**
 * Reads a file from end to end: its encoding, how it is cut into cells, how many rows, and what stands in each column.
 *
 * @param progress  told the share that is read, 0 to 1
 * @throws Problem of file.ts ("not-text" …), "no-table", "too-many-columns", "header-too-long", "line-too-long", "quote-open"
 */
export async function lookAt(path: string, name: string, progress: (share: number) => void = () => {}): Promise<Look> {
  const file = await inspectFile(path, { id: "file", name }, name);
  const sample = await firstText(file, LONGEST_HEADER);
  if (sample.length >= LONGEST_HEADER && !sample.includes("\n"))
    throw draftProblems.headerTooLong({ file: name, most: LONGEST_HEADER });
  const format = formatOf(sample);
  if (format === null) throw draftProblems.noTable({ file: name });
  const { header } = format;
  if (header.length > MOST_COLUMNS)
    throw draftProblems.tooManyColumns({ file: name, columns: header.length, most: MOST_COLUMNS });

  const fewer = Math.min(MOST_DISTINCT, Math.ceil(MOST_KEPT / header.length));
  const columns = header.map((title, i) => new Profile(title, i < FIRST_COLUMNS ? MOST_DISTINCT : fewer));
  const first: string[][] = [];
  let cutOff: Look["cutOff"] = null;
  let wrongLength = 0;
  let decimalCommas: { cells: number; first: string } | null = null;
  let reached = format.headerLine;
  const rows = await readRows(
    file,
    format,
    ({ line, cells, last }) => {
      reached = line;
      if (cells.length !== header.length) {
        if (last && cells.length < header.length) cutOff = { line, first: cells[0] ?? "", fields: cells.length };
        else wrongLength++;
        return;
      }
      if (first.length < FIRST_ROWS) first.push(cells.map((cell) => cell.trim().slice(0, 200)));
      for (let i = 0; i < columns.length; i++) {
        const text = (cells[i] ?? "").trim();
        (columns[i] as Profile).add(text);
        if (format.delimiter === "comma" || !text.includes(",") || IN_THOUSANDS.test(text)) continue;
        if (DECIMAL_COMMA.test(text))
          decimalCommas = { cells: (decimalCommas?.cells ?? 0) + 1, first: decimalCommas?.first ?? text };
      }
    },
    (read) => progress(Math.min(1, read / file.bytes)),
  ).catch((error: { code?: string }) => {
    if (error.code !== "CSV_MAX_RECORD_SIZE") throw error;
    throw draftProblems.lineTooLong({ file: name, line: reached + 1, most: LONGEST_LINE });
  });
  const { bytes, sha256, encoding, encodingWhy } = file;
  const mark = encodingWhy.includes("byte order mark");
  const { delimiter, quote, headerLine } = format;
  return {
    ...{
      name,
      bytes,
      sha256,
      encoding,
      encodingWhy,
      mark,
      delimiter,
      quote,
      headerLine,
      rows,
      first,
      cutOff,
      wrongLength,
      decimalCommas,
    },
    columns: columns.map((column, i) => column.done(first.map((cells) => cells[i] ?? ""))),
  };
}

/** Delimiter, quote and header line: those under which most lines of the sample have as many cells as the widest header. */
function formatOf(sample: string): TableFormat | null {
  let best: TableFormat | null = null;
  let most = 0;
  for (const delimiter of Object.keys(delimiters) as Delimiter[]) {
    const lines = firstLines(sample, delimiters[delimiter]);
    const widest = Math.max(0, ...lines.map(({ cells }) => cells.length));
    if (widest < 2) continue;
    const wide = lines.filter(({ cells }) => cells.length === widest);
    const filled = ({ cells }: { cells: string[] }) => cells.filter((cell) => cell.trim() !== "").length;
    const first = wide[0]; // a title above the table fills one of its cells, and a blank line none
    const header = first && filled(first) <= 1 ? (wide.find((line) => filled(line) === widest) ?? first) : first;
    const alike = lines.filter(({ cells }) => cells.length === widest).length / lines.length;
    const score = Math.log(widest) * (0.2 + alike);
    if (header && score > most) {
      most = score;
      best = { delimiter, quote: '"', headerLine: header.line, header: header.cells.map((cell) => cell.trim()) };
    }
  }
  return best;
}

function firstLines(sample: string, delimiter: string): { line: number; cells: string[] }[] {
  const lines: { line: number; cells: string[] }[] = [];
  let before = 0;
  try {
    parseAll(sample, {
      delimiter,
      quote: '"',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: 20,
      on_record: (cells: string[], context) => {
        lines.push({ line: before + 1, cells });
        before = context.lines;
        return null;
      },
    });
  } catch {
    // a quotation mark left open in the sample: the lines before it are enough
  }
  return lines;
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)$/;
const IN_THOUSANDS = /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const DECIMAL_COMMA = /^[-+]?\d+,\d+\s*%?$/;
const PERCENT = /^[-+]?(\d+\.?\d*|\.\d+)\s*%$/;

/** Gathers what a column holds, cell by cell. */
class Profile {
  readonly #name: string;
  #empty = 0;
  #numbers = 0;
  #low = Number.POSITIVE_INFINITY;
  #high = Number.NEGATIVE_INFINITY;
  #whole = true;
  #percentSigns = 0;
  #thousands = 0;
  readonly #texts = new Map<string, number>();
  #manyTexts = false;
  readonly #distinct = new Set<string>();

  readonly #most: number;

  /** @param most  different cells that are counted */
  constructor(name: string, most: number) {
    this.#name = name;
    this.#most = most;
  }

  /** @param text  of a cell, without blanks around it */
  add(text: string): void {
    if (text === "") {
      this.#empty++;
      return;
    }
    if (this.#distinct.size < this.#most) this.#distinct.add(text.length > 60 ? text.slice(0, 60) : text);
    if (NUMBER.test(text)) this.#number(Number(text));
    else if (IN_THOUSANDS.test(text)) {
      this.#thousands++;
      this.#number(Number(text.replaceAll(",", "")));
    } else if (PERCENT.test(text)) {
      this.#percentSigns++;
      this.#number(Number.parseFloat(text));
    } else {
      const times = this.#texts.get(text);
      if (times !== undefined) this.#texts.set(text, times + 1);
      else if (this.#texts.size >= MOST_TEXTS || text.length > 80) this.#manyTexts = true;
      else this.#texts.set(text, 1);
    }
  }

  #number(value: number): void {
    this.#numbers++;
    if (value < this.#low) this.#low = value;
    if (value > this.#high) this.#high = value;
    if (!Number.isInteger(value)) this.#whole = false;
  }

  done(firsts: string[]): Column {
    const some = this.#numbers > 0;
    return {
      name: this.#name,
      empty: this.#empty,
      numbers: this.#numbers,
      low: some ? this.#low : null,
      high: some ? this.#high : null,
      whole: this.#whole,
      percentSigns: this.#percentSigns,
      thousands: this.#thousands,
      texts: [...this.#texts].sort((a, b) => b[1] - a[1]),
      manyTexts: this.#manyTexts,
      distinct: this.#distinct.size,
      firsts,
    };
  }
}

/** Header names that stand twice, or are empty: neither can be named in a mapping. */
export function headerTroubles(columns: readonly Column[]): { twice: string[]; unnamed: number[] } {
  const seen = new Set<string>();
  const twice = new Set<string>();
  const unnamed: number[] = [];
  columns.forEach(({ name }, i) => {
    if (name === "") unnamed.push(i + 1);
    else if (seen.has(name)) twice.add(name);
    seen.add(name);
  });
  return { twice: [...twice], unnamed };
}
