import { didYouMean, nearest } from "../../corpus/nearest.ts";
import { Problem } from "../../db/problem.ts";
import { type RefusedRow, sentence } from "./report.ts";

const count = (n: number) => n.toLocaleString("en-US");
const some = (names: readonly string[], most = 5) =>
  names.length <= most ? names.join(", ") : `${names.slice(0, most).join(", ")} and ${count(names.length - most)} more`;
const few = (names: readonly string[]) => [...names.slice(0, 6), ...(names.length > 6 ? ["…"] : [])].join(", ");

const EMPTY = {
  bytes: "The file is empty: it has 0 bytes.",
  text: "The file is empty: it has no text.",
  rows: "The file has a header and no rows.",
};

const save = "Open it, save it as CSV (UTF-8), and import that. Nothing was stored.";
const NO_TEXT = {
  xlsx: { what: "This is an Excel workbook (XLSX), not a CSV file.", remedy: save },
  zip: {
    what: "This is a ZIP archive, not a CSV file.",
    remedy: "Unpack it and import the CSV file in it. Nothing was stored.",
  },
  xls: { what: "This is an old Excel workbook (XLS), not a CSV file.", remedy: save },
  gzip: { what: "This file is compressed (gzip).", remedy: "Unpack it first. Nothing was stored." },
  pdf: { what: "This is a PDF, not a CSV file.", remedy: save },
  zeros: {
    what: "The file has bytes of value 0: it is not text, or it is UTF-16 without its mark.",
    remedy: "Save it as CSV (UTF-8), or write `encoding: utf-16le` in the mapping. Nothing was stored.",
  },
};

/** A refused row and its first problem, flat: `row` is that problem's code. */
const valuesOf = (row: RefusedRow | undefined) => {
  const [problem] = row?.problems ?? [];
  return {
    ...problem?.values,
    row: problem?.code ?? "",
    row_line: row?.line ?? 0,
    row_place: row?.place ?? "",
    row_name: row?.name ?? "",
    row_column: problem?.column ?? "",
  };
};

/** Every problem that stops an import as a whole, by name. What is wrong with single rows is in row-problems.ts. */
export const problems = {
  mappingInvalid: (d: { file: string; at: string; what: string; remedy: string }) =>
    new Problem({ code: "mapping-invalid", where: `${d.file}, ${d.at}`, what: d.what, remedy: d.remedy }),

  yamlBroken: (d: { file: string; line: number; column: number; said: string }) =>
    new Problem({
      code: "yaml-broken",
      where: `${d.file}, line ${d.line}, column ${d.column}`,
      what: `This is not valid YAML: ${d.said.replace(/\.?$/, ".")}`,
      remedy: "Correct the line (often an indentation, a missing quote or a tab) and import again. Nothing was stored.",
    }),

  fieldUnknown: (d: { file: string; line: number; at: string; field: string; known: Iterable<string> }) =>
    new Problem({
      code: "mapping-invalid",
      where: `${d.file}, line ${d.line}`,
      what: `${d.at === "" ? "A mapping" : d.at} has no field "${d.field}".${didYouMean(d.field, d.known)}`,
      remedy: "docs/how-to/import.md lists the fields.",
    }),

  measureTwice: (d: { where: string; id: string; first: string; second: string }) =>
    new Problem({
      code: "mapping-invalid",
      where: d.where,
      what: `${d.first} and ${d.second} have the same id "${d.id}".`,
      remedy: "Give each measure an id of its own, or give them different files, rounds or rows.",
    }),

  measureSplit: (d: { where: string; at: string; first: string; field: string }) =>
    new Problem({
      code: "mapping-invalid",
      where: `${d.where}, ${d.at}`,
      what: `It is the same measure as ${d.first}, but has another ${d.field}.`,
      remedy: "A measure is the same in all files and rounds; share its parts by an anchor, or give it another id.",
    }),

  roundMissing: (d: { file: string; name: string }) =>
    new Problem({
      code: "mapping-invalid",
      where: d.file,
      what: `Neither the mapping nor its file "${d.name}" says which round this is.`,
      remedy: 'Write `round: { id: "2026" }` for the whole mapping, or under each of its files.',
    }),

  roundTwice: (d: { file: string; name: string }) =>
    new Problem({
      code: "mapping-invalid",
      where: d.file,
      what: `Both the mapping and its file "${d.name}" say which round this is.`,
      remedy: "Say it in one place: for the whole mapping, or under each of its files.",
    }),

  severalRounds: (d: { file: string; rounds: string[] }) =>
    new Problem({
      code: "several-rounds",
      where: d.file,
      what: `These files are of ${count(d.rounds.length)} rounds (${some(d.rounds)}); each is an import of its own, so that one can be undone without the others.`,
      remedy: "Import the files of one round at a time. Nothing was stored.",
    }),

  partUnknown: (d: { where: string; measure: string; field: string; part: string; known: string[] }) =>
    new Problem({
      code: "mapping-invalid",
      where: `${d.where}, ${d.measure}`,
      what: `${d.field} names "${d.part}", which this mapping does not declare.${didYouMean(d.part, d.known)}`,
      remedy: "Name a measure of this mapping.",
    }),

  optionSetUnknown: (d: { file: string; at: string; name: string; known: string[] }) =>
    new Problem({
      code: "mapping-invalid",
      where: `${d.file}, ${d.at}`,
      what: `option_sets has no "${d.name}".${didYouMean(d.name, d.known)}`,
      remedy: `Name one of: ${some(d.known, 12)}.`,
    }),

  fileUnknown: (d: { file: string; at: string; name: string; known: string[] }) =>
    new Problem({
      code: "mapping-invalid",
      where: `${d.file}, ${d.at}`,
      what: `There is no file "${d.name}" in this mapping.${didYouMean(d.name, d.known)}`,
      remedy: `Name one of: ${some(d.known, 12)}.`,
    }),

  indicatorUnknown: (d: { file: string; at: string; indicator: string; known: string[] }) =>
    new Problem({
      code: "mapping-invalid",
      where: `${d.file}, ${d.at}`,
      what: `bears_on names the indicator "${d.indicator}", which is not in the corpus.${didYouMean(d.indicator, d.known)}`,
      remedy: "Name an indicator's id, as its page's address spells it.",
    }),

  togetherUnknown: (d: { file: string; at: string; id: string; own: string; known: string[] }) =>
    new Problem({
      code: "mapping-invalid",
      where: `${d.file}, ${d.at}`,
      what: `No mapping declares the measure "${d.id}".${didYouMean(d.id.includes(":") ? d.id : `${d.own}:${d.id}`, d.known)}`,
      remedy: "Name measures as MAPPING:MEASURE. Nothing was stored.",
    }),

  fileMissing: (d: { file: string }) =>
    new Problem({
      code: "file-missing",
      where: d.file,
      what: "There is no such file.",
      remedy: "Name the file, or the folder it lies in, after the mapping.",
      values: {},
    }),

  fileEmpty: (d: { file: string; of: keyof typeof EMPTY }) =>
    new Problem({
      code: "file-empty",
      where: d.file,
      what: EMPTY[d.of],
      remedy: "Export or download the file again. Nothing was stored.",
      values: { of: d.of },
    }),

  notText: (d: { file: string; is: keyof typeof NO_TEXT }) =>
    new Problem({ code: "not-text", where: d.file, ...NO_TEXT[d.is], values: { is: d.is } }),

  encodingWrong: (d: { file: string; line: number; said: string }) =>
    new Problem({
      code: "encoding-wrong",
      where: `${d.file}, line ${count(d.line)}`,
      what: `The file should be ${d.said}, but this line is not.`,
      remedy:
        "Save the file as UTF-8, or write in the mapping `encoding: windows-1252` if that is what it is. Nothing was stored.",
      values: { line: d.line },
    }),

  idColumnMissing: (d: { file: string; column: string; delimiter: string; fields: string[] }) =>
    new Problem({
      code: "id-column-missing",
      where: d.file,
      what:
        `No line among the first 20 has the column "${d.column}" with the places' ids. ` +
        `Read with ${d.delimiter} between the columns, line 1 has ${count(d.fields.length)}: ${some(d.fields, 6)}.` +
        didYouMean(d.column, d.fields),
      remedy: "Correct `places: id:` in the mapping, or name the right file. Nothing was stored.",
      values: { column: d.column, n: d.fields.length, fields: few(d.fields), near: nearest(d.column, d.fields) ?? "" },
    }),

  delimiterWrong: (d: { file: string; stated: string; found: string; fields: number }) =>
    new Problem({
      code: "delimiter-wrong",
      where: d.file,
      what: `The mapping says ${d.stated} between the columns; with ${d.found} the header has ${count(d.fields)} fields and is understood.`,
      remedy: `Write \`delimiter: ${d.found}\`, or leave the line out and it is detected. Nothing was stored.`,
      values: { stated: d.stated, found: d.found },
    }),

  columnMissing: (d: { file: string; mapping: string; at: string; column: string; header: string[] }) =>
    new Problem({
      code: "column-missing",
      where: `${d.mapping}, ${d.at}`,
      what: `${d.file} has no column "${d.column}".${didYouMean(d.column, d.header)}`,
      remedy:
        "Correct the name, write `optional: true` if some files lack it, or declare the measure once for each file. Nothing was stored.",
      values: { file: d.file, column: d.column, near: nearest(d.column, d.header) ?? "" },
    }),

  columnTwice: (d: { file: string; column: string; first: number; second: number }) =>
    new Problem({
      code: "column-twice",
      where: d.file,
      what: `The header has "${d.column}" twice, as column ${d.first} and as column ${d.second}.`,
      remedy: "Rename or remove one of them. Nothing was stored.",
      values: { column: d.column, first: d.first, second: d.second },
    }),

  quoteOpen: (d: { file: string; line: number }) =>
    new Problem({
      code: "quote-open",
      where: `${d.file}, line ${count(d.line)}`,
      what: "A quotation mark opens here and is never closed, so that all that follows would be one cell.",
      remedy:
        "Close it, or write `quote: none` in the mapping if quotation marks mean nothing in this file. Nothing was stored.",
      values: { line: d.line },
    }),

  nothingKept: (d: { file: string; rows: number; first: RefusedRow | undefined }) =>
    new Problem({
      code: "nothing-kept",
      where: d.file,
      what: `Of ${count(d.rows)} rows none can be kept. The first: ${d.first === undefined ? "no row is asked for." : sentence(d.first)}`,
      remedy: "Correct the file or the mapping; `--dry-run` lists every row. Nothing was stored.",
      values: { ...valuesOf(d.first), rows: d.rows },
    }),

  tooManyRefused: (d: { file: string; most: number; first: RefusedRow }) =>
    new Problem({
      code: "too-many-refused",
      where: d.file,
      what: `More than ${count(d.most)} rows cannot be kept. The first: ${sentence(d.first)}`,
      remedy: "The mapping hardly fits this file; correct it first. Nothing was stored.",
      values: { ...valuesOf(d.first), most: d.most },
    }),

  placesUnknown: (d: { root: string }) =>
    new Problem({
      code: "places-unknown",
      where: d.root,
      what: "No places are known under this root, and the mapping says `places: mode: known-only`.",
      remedy: "Import the list of places first (a mapping with `mode: list`), or write `mode: list` here.",
      values: {},
    }),

  groupUnknown: (d: { file: string; group: string }) =>
    new Problem({
      code: "group-unknown",
      where: d.file,
      what: `There is no group "${d.group}".`,
      remedy: `Make it first: npm run -s innodopt -- groups add ${d.group} KIND NAME.`,
      values: { group: d.group },
    }),

  /** One round of several could not be stored. */
  roundsBefore: ({ problem, rounds }: { problem: Problem; rounds: string[] }) =>
    new Problem(
      {
        code: problem.code,
        what: problem.what,
        ...(problem.values !== undefined && { values: { ...problem.values, before: rounds.join(", ") } }),
        ...(problem.where !== undefined && { where: problem.where }),
        remedy:
          `${problem.remedy.replace(/ ?Nothing was (stored|changed)\.$/, "")} The rounds before it (${rounds.join(", ")}) are stored: each can be undone, and importing them again changes nothing.`.trim(),
      },
      { cause: problem },
    ),

  reviewClosed: (d: { id: string }) =>
    new Problem({
      code: "review-closed",
      where: d.id,
      what: "The placing of this review is over: whoever came later would be told from the others by the difference.",
      remedy: "Take part in the talk, or place the team again in the next review.",
    }),

  reviewFull: (d: { id: string; most: number }) =>
    new Problem({
      code: "review-full",
      where: d.id,
      what: `${count(d.most)} placements are in; one review takes no more.`,
      remedy: "End the placing. Larger groups review in tables, each with a review of its own.",
    }),

  reviewPlacing: (d: { id: string }) =>
    new Problem({
      code: "review-placing",
      where: d.id,
      what: "People are still placing the team; nothing can be agreed before.",
      remedy: "End the placing first.",
    }),

  reviewBegun: (d: { id: string }) =>
    new Problem({
      code: "review-begun",
      where: d.id,
      what: "Placements of this review came in before these slips, so the slips were not added: nobody is counted twice.",
      remedy: "Type them into a new review, or go on with what is in.",
    }),

  reviewChanged: (d: { id: string }) =>
    new Problem({
      code: "review-changed",
      where: d.id,
      what: "Somebody kept other words or ticks for this review since your page was loaded.",
      remedy:
        "Open this page in a second window to see them, put together what belongs here, and send this form again: then yours stands.",
    }),

  reviewAgreed: (d: { id: string }) =>
    new Problem({
      code: "review-agreed",
      where: d.id,
      what: "The record of this review was closed before this came, with other words, and it stands.",
      remedy: "Copy what you need from here; the next review says what changed.",
    }),

  busy: (d: { root: string }) =>
    new Problem({
      code: "import-busy",
      where: d.root,
      what: "Another import or undo for this root is running.",
      remedy: "Wait until it has ended and try again. Nothing was stored.",
      values: {},
    }),

  valuesAlreadyThere: (d: { root: string; mapping: string; import: string; values: number; example: string }) =>
    new Problem({
      code: "values-already-there",
      where: d.root,
      what: `${count(d.values)} of these values are there already (${d.example}), from import ${d.import.slice(0, 12)} of mapping ${d.mapping}.`,
      remedy: `To replace them, undo that import first: npm run -s innodopt -- undo-import ${d.root} ${d.import.slice(0, 12)}. Nothing was stored.`,
      values: { root: d.root, import: d.import, mapping: d.mapping, n: d.values },
    }),

  measureDiffers: (d: { root: string; measure: string; field: string; imports: string[] }) =>
    new Problem({
      code: "measure-differs",
      where: d.root,
      what: `The measure ${d.measure} is already stored with another ${d.field}, by import ${some(d.imports.map((i) => i.slice(0, 12)))}.`,
      remedy: "Undo that import first, or give the mapping or the measure another id. Nothing was stored.",
      values: { measure: d.measure, field: d.field, imports: few(d.imports.map((i) => i.slice(0, 12))) },
    }),

  checkFailed: (d: {
    mapping: string;
    at: string;
    kind: "made-from" | "counts";
    place: string;
    file: string;
    line: number;
    got: number;
    published: number;
    allowed: number;
  }) =>
    new Problem({
      code: "check-failed",
      where: `${d.mapping}, ${d.at}`,
      what: `At ${d.place} (line ${count(d.line)} of ${d.file}) ${d.kind === "made-from" ? "the mean of its parts (made_from)" : "the mean of its counted answers"} is ${d.got.toFixed(3)}, the file says ${d.published}. Rounding explains ${d.allowed} at most.`,
      remedy: "Correct what the mapping declares, or leave the declaration out. Nothing was stored.",
      values: {
        kind: d.kind,
        place: d.place,
        file: d.file,
        line: d.line,
        got: d.got.toFixed(3),
        published: d.published,
      },
    }),

  importUnknown: (d: { root: string; import: string; known: string[] }) =>
    new Problem({
      code: "import-unknown",
      where: d.root,
      what: `No import's id begins with "${d.import}".`,
      remedy:
        d.known.length === 0 ? "Nothing has been imported under this root." : `Name one of: ${some(d.known, 10)}.`,
    }),

  importAmbiguous: (d: { root: string; import: string; known: string[] }) =>
    new Problem({
      code: "import-ambiguous",
      where: d.root,
      what: `Several imports' ids begin with "${d.import}".`,
      remedy: `Write more letters of one of: ${some(d.known, 10)}.`,
    }),

  importNeeded: (d: { root: string; import: string; others: string[] }) =>
    new Problem({
      code: "import-needed",
      where: d.root,
      what: `Other imports have values at places that only import ${d.import.slice(0, 12)} brought: ${some(d.others)}.`,
      remedy: "Undo those first. Nothing was changed.",
      values: { others: few(d.others) },
    }),
};
