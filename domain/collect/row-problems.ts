import { didYouMean, nearest } from "../../corpus/nearest.ts";
import { PLACE_ID_RULE } from "../people/place.ts";

/**
 * What is wrong with one row, so that it is refused: where in it, what, and what to do, for the command line and the file of refused
 * rows. `values` is what the sentences are about: the pages say the same in the reader's language (`importing.row.CODE`).
 */
export type RowProblem = {
  code: string;
  column: string | null;
  what: string;
  remedy: string;
  values?: Record<string, string | number>; // none in reports stored before 2026-11-26
};

/** Another row: its line, and its file where there are several, else "". */
export type Line = { line: number; file: string };

const lineOf = ({ line, file }: Line) => `line ${count(line)}${file === "" ? "" : ` of ${file}`}`;
const count = (n: number) => n.toLocaleString("en-US");

/** Every reason to refuse a single row. The line and the place are named by the report. */
export const rowProblems = {
  cutOff: (d: { fields: number; header: number }): RowProblem => ({
    code: "cut-off",
    column: null,
    what: `the row stops after ${count(d.fields)} of ${count(d.header)} fields. The file was cut off there.`,
    remedy: "Download it again, or go on without this row.",
    values: { fields: d.fields, header: d.header },
  }),

  /** What to do about a row that was cut off, once it is known how many rows are whole. */
  goOnWith: (kept: number): string => `Download it again, or go on with ${count(kept)}.`,

  wrongLength: (d: { fields: number; header: number }): RowProblem => ({
    code: "wrong-length",
    column: null,
    what: `the row has ${count(d.fields)} fields, the header has ${count(d.header)}.`,
    remedy: "Put a text that holds the delimiter in quotation marks, or remove the fields that are too many.",
    values: { fields: d.fields, header: d.header },
  }),

  noId: (d: { column: string }): RowProblem => ({
    code: "no-id",
    column: d.column,
    what: "the place's id is empty.",
    remedy: "Write the id, or remove the row.",
    values: {},
  }),

  badId: (d: { column: string; id: string }): RowProblem => ({
    code: "bad-id",
    column: d.column,
    what: `"${d.id}" cannot be a place's id.`,
    remedy: `Use ${PLACE_ID_RULE}.`,
    values: { id: d.id },
  }),

  idOfPage: (d: { column: string; id: string }): RowProblem => ({
    code: "id-of-page",
    column: d.column,
    what: `"${d.id}" cannot be a place's id: it is a word in the addresses of our pages.`,
    remedy: `Give this place another id, such as "${d.id}-1", here and in later files.`,
    values: { id: d.id },
  }),

  idOfRoot: (d: { column: string; id: string }): RowProblem => ({
    code: "id-of-root",
    column: d.column,
    what: `"${d.id}" is the id of the root place itself.`,
    remedy: "Give this place another id, or the root in the mapping.",
    values: { id: d.id },
  }),

  noName: (d: { column: string }): RowProblem => ({
    code: "no-name",
    column: d.column,
    what: "the place has no name.",
    remedy: "Write its name.",
    values: {},
  }),

  noParent: (d: { column: string }): RowProblem => ({
    code: "no-parent",
    column: d.column,
    what: "the place's parent is not named.",
    remedy: "Write the parent's id.",
    values: {},
  }),

  noRound: (d: { column: string }): RowProblem => ({
    code: "no-round",
    column: d.column,
    what: "the round is not named.",
    remedy: "Write the year or round, or remove the row.",
    values: {},
  }),

  idShared: (d: { column: string; id: string; other: string }): RowProblem => ({
    code: "id-shared",
    column: d.column,
    what: `its id becomes "${d.id}", which is already the id of "${d.other}".`,
    remedy: "Give the two names that differ in letters or digits, or give the mapping another id column.",
    values: { id: d.id, other: d.other },
  }),

  valueTwice: (d: { other: Line; measure: string; round: string | null }): RowProblem => ({
    code: "value-twice",
    column: null,
    what: `${lineOf(d.other)} gives ${d.measure}${d.round === null ? "" : ` in ${d.round}`} for the same place.`,
    remedy: "Keep one of the two rows; both are refused, because nobody can tell which is right.",
    values: { line: d.other.line, file: d.other.file, measure: d.measure, round: d.round ?? "" },
  }),

  parentUnknown: (d: { column: string; parent: string }): RowProblem => ({
    code: "parent-unknown",
    column: d.column,
    what: `its parent "${d.parent}" is not in the list of places.`,
    remedy: "Add the parent to the list, or say `name:` under `parent:` in the mapping so that it is made.",
    values: { parent: d.parent },
  }),

  kindUnknown: (d: { column: string; text: string; known: string[] }): RowProblem => ({
    code: "kind-unknown",
    column: d.column,
    what: `"${d.text}" is no kind of place that the mapping knows.${didYouMean(d.text, d.known)}`,
    remedy: "Correct the cell, or add it to `places: kind: is:`.",
    values: { text: d.text, near: nearest(d.text, d.known) ?? "" },
  }),

  placeTwice: (d: { other: Line }): RowProblem => ({
    code: "place-twice",
    column: null,
    what: `${lineOf(d.other)} is about the same place.`,
    remedy: "Keep one of the two rows; both are refused, because nobody can tell which is right.",
    values: { line: d.other.line, file: d.other.file },
  }),

  notNumber: (d: { column: string; text: string }): RowProblem => ({
    code: "not-a-number",
    column: d.column,
    what: d.text === "" ? "the cell is empty." : `"${d.text}" is not a number.`,
    remedy:
      'Write a plain number such as 1234.5 (no blanks, commas or signs), say `thousands: ","` in the mapping if the files write 1,234.5, or name the text under `missing`, `suppressed` or `censored`.',
    values: { text: d.text },
  }),

  notWhole: (d: { column: string; text: string }): RowProblem => ({
    code: "not-a-count",
    column: d.column,
    what: `${d.text} is not a whole number of 0 or more.`,
    remedy: "Write how many there are.",
    values: { text: d.text },
  }),

  percentOutside: (d: { column: string; value: number }): RowProblem => ({
    code: "percent-outside",
    column: d.column,
    what: `${d.value} is not a percentage: it lies outside 0 to 100.`,
    remedy: "Correct it, or choose another kind in the mapping if it is not a share of a whole.",
    values: { value: d.value },
  }),

  offScale: (d: { column: string; value: number; low: number | null; high: number | null }): RowProblem => ({
    code: "off-scale",
    column: d.column,
    what: `${d.value} lies outside the scale (${d.low ?? "any"} to ${d.high ?? "any"}).`,
    remedy: "Correct it, or `low` and `high` in the mapping.",
    values: { value: d.value, low: d.low ?? "", high: d.high ?? "" },
  }),

  wordUnknown: (d: { column: string; text: string; known: string[] }): RowProblem => ({
    code: "word-unknown",
    column: d.column,
    what: `"${d.text}" is not one of the ordered words.${didYouMean(d.text, d.known)}`,
    remedy: `Write one of ${d.known.join(", ")}, or name the text under \`missing\`.`,
    values: { text: d.text, near: nearest(d.text, d.known) ?? "", known: d.known.join(", ") },
  }),

  nOverEligible: (d: { n: number; eligible: number; column: string; other: string }): RowProblem => ({
    code: "n-over-eligible",
    column: d.column,
    what: `${count(d.n)} answered, but only ${count(d.eligible)} could have (${d.other}).`,
    remedy: "Correct one of the two, or give the reason under `n_over_eligible` in the mapping.",
    values: { n: d.n, eligible: d.eligible, other: d.other },
  }),

  countsOverN: (d: { answers: number; n: number; column: string; measure: string }): RowProblem => ({
    code: "counts-over-n",
    column: d.column,
    what: `the answers to ${d.measure} add up to ${count(d.answers)}, but only ${count(d.n)} people answered anything.`,
    remedy: "Correct the counts. A question that allows several answers has no distribution; leave it out.",
    values: { answers: d.answers, n: d.n, measure: d.measure },
  }),

  countsNotN: (d: { answers: number; n: number; column: string; measure: string }): RowProblem => ({
    code: "counts-not-n",
    column: d.column,
    what: `the answers to ${d.measure} add up to ${count(d.answers)}, but its n is ${count(d.n)}.`,
    remedy: "Correct the counts or n.",
    values: { answers: d.answers, n: d.n, measure: d.measure },
  }),

  countsPartly: (d: { column: string; measure: string }): RowProblem => ({
    code: "counts-partly",
    column: d.column,
    what: `the count is missing, while other answers to ${d.measure} are counted.`,
    remedy: "Write 0 if nobody chose it, or leave all of them empty.",
    values: { measure: d.measure },
  }),

  askedAfterAll: (d: { column: string; text: string; said: string }): RowProblem => ({
    code: "asked-after-all",
    column: d.column,
    what: `it holds "${d.text}", although "${d.said}" says that they were not asked.`,
    remedy: "Correct one of the two.",
    values: { text: d.text, said: d.said },
  }),
};
