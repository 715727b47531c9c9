import { didYouMean } from "../../corpus/nearest.ts";
import { PLACE_ID_RULE } from "../people/place.ts";

/** What is wrong with one row, so that it is refused: where in it, what, and what to do. */
export type RowProblem = { code: string; column: string | null; what: string; remedy: string };

const count = (n: number) => n.toLocaleString("en-US");

/** Every reason to refuse a single row. The line and the place are named by the report. */
export const rowProblems = {
  cutOff: (d: { fields: number; header: number }): RowProblem => ({
    code: "cut-off",
    column: null,
    what: `the row stops after ${count(d.fields)} of ${count(d.header)} fields. The file was cut off there.`,
    remedy: "Download it again, or go on without this row.",
  }),

  /** What to do about a row that was cut off, once it is known how many rows are whole. */
  goOnWith: (kept: number): string => `Download it again, or go on with ${count(kept)}.`,

  wrongLength: (d: { fields: number; header: number }): RowProblem => ({
    code: "wrong-length",
    column: null,
    what: `the row has ${count(d.fields)} fields, the header has ${count(d.header)}.`,
    remedy: "Put a text that holds the delimiter in quotation marks, or remove the fields that are too many.",
  }),

  noId: (d: { column: string }): RowProblem => ({
    code: "no-id",
    column: d.column,
    what: "the place's id is empty.",
    remedy: "Write the id, or remove the row.",
  }),

  badId: (d: { column: string; id: string }): RowProblem => ({
    code: "bad-id",
    column: d.column,
    what: `"${d.id}" cannot be a place's id.`,
    remedy: `Use ${PLACE_ID_RULE}.`,
  }),

  idOfRoot: (d: { column: string; id: string }): RowProblem => ({
    code: "id-of-root",
    column: d.column,
    what: `"${d.id}" is the id of the root place itself.`,
    remedy: "Give this place another id, or the root in the mapping.",
  }),

  noName: (d: { column: string }): RowProblem => ({
    code: "no-name",
    column: d.column,
    what: "the place has no name.",
    remedy: "Write its name.",
  }),

  noParent: (d: { column: string }): RowProblem => ({
    code: "no-parent",
    column: d.column,
    what: "the place's parent is not named.",
    remedy: "Write the parent's id.",
  }),

  noRound: (d: { column: string }): RowProblem => ({
    code: "no-round",
    column: d.column,
    what: "the round is not named.",
    remedy: "Write the year or round, or remove the row.",
  }),

  idShared: (d: { column: string; id: string; other: string }): RowProblem => ({
    code: "id-shared",
    column: d.column,
    what: `its id becomes "${d.id}", which is already the id of "${d.other}".`,
    remedy: "Give the two names that differ in letters or digits, or give the mapping another id column.",
  }),

  valueTwice: (d: { other: string; measure: string; round: string | null }): RowProblem => ({
    code: "value-twice",
    column: null,
    what: `${d.other} gives ${d.measure}${d.round === null ? "" : ` in ${d.round}`} for the same place.`,
    remedy: "Keep one of the two rows; both are refused, because nobody can tell which is right.",
  }),

  parentUnknown: (d: { column: string; parent: string }): RowProblem => ({
    code: "parent-unknown",
    column: d.column,
    what: `its parent "${d.parent}" is not in the list of places.`,
    remedy: "Add the parent to the list, or say `name:` under `parent:` in the mapping so that it is made.",
  }),

  kindUnknown: (d: { column: string; text: string; known: string[] }): RowProblem => ({
    code: "kind-unknown",
    column: d.column,
    what: `"${d.text}" is no kind of place that the mapping knows.${didYouMean(d.text, d.known)}`,
    remedy: "Correct the cell, or add it to `places: kind: is:`.",
  }),

  placeTwice: (d: { other: string }): RowProblem => ({
    code: "place-twice",
    column: null,
    what: `${d.other} is about the same place.`,
    remedy: "Keep one of the two rows; both are refused, because nobody can tell which is right.",
  }),

  placeUnknown: (d: { root: string }): RowProblem => ({
    code: "place-unknown",
    column: null,
    what: `this place is not in the list of places under ${d.root}.`,
    remedy: "Correct its id, or import the list of places that has it.",
  }),

  notNumber: (d: { column: string; text: string }): RowProblem => ({
    code: "not-a-number",
    column: d.column,
    what: d.text === "" ? "the cell is empty." : `"${d.text}" is not a number.`,
    remedy:
      'Write a plain number such as 1234.5 (no blanks, commas or signs), say `thousands: ","` in the mapping if the files write 1,234.5, or name the text under `missing`, `suppressed` or `censored`.',
  }),

  notWhole: (d: { column: string; text: string }): RowProblem => ({
    code: "not-a-count",
    column: d.column,
    what: `${d.text} is not a whole number of 0 or more.`,
    remedy: "Write how many there are.",
  }),

  percentOutside: (d: { column: string; value: number }): RowProblem => ({
    code: "percent-outside",
    column: d.column,
    what: `${d.value} is not a percentage: it lies outside 0 to 100.`,
    remedy: "Correct it, or choose another kind in the mapping if it is not a share of a whole.",
  }),

  offScale: (d: { column: string; value: number; low: number | null; high: number | null }): RowProblem => ({
    code: "off-scale",
    column: d.column,
    what: `${d.value} lies outside the scale (${d.low ?? "any"} to ${d.high ?? "any"}).`,
    remedy: "Correct it, or `low` and `high` in the mapping.",
  }),

  wordUnknown: (d: { column: string; text: string; known: string[] }): RowProblem => ({
    code: "word-unknown",
    column: d.column,
    what: `"${d.text}" is not one of the ordered words.${didYouMean(d.text, d.known)}`,
    remedy: `Write one of ${d.known.join(", ")}, or name the text under \`missing\`.`,
  }),

  nOverEligible: (d: { n: number; eligible: number; column: string; other: string }): RowProblem => ({
    code: "n-over-eligible",
    column: d.column,
    what: `${count(d.n)} answered, but only ${count(d.eligible)} could have (${d.other}).`,
    remedy: "Correct one of the two, or give the reason under `n_over_eligible` in the mapping.",
  }),

  countsOverN: (d: { answers: number; n: number; column: string; measure: string }): RowProblem => ({
    code: "counts-over-n",
    column: d.column,
    what: `the answers to ${d.measure} add up to ${count(d.answers)}, but only ${count(d.n)} people answered anything.`,
    remedy: "Correct the counts. A question that allows several answers has no distribution; leave it out.",
  }),

  countsNotN: (d: { answers: number; n: number; column: string; measure: string }): RowProblem => ({
    code: "counts-not-n",
    column: d.column,
    what: `the answers to ${d.measure} add up to ${count(d.answers)}, but its n is ${count(d.n)}.`,
    remedy: "Correct the counts or n.",
  }),

  countsPartly: (d: { column: string; measure: string }): RowProblem => ({
    code: "counts-partly",
    column: d.column,
    what: `the count is missing, while other answers to ${d.measure} are counted.`,
    remedy: "Write 0 if nobody chose it, or leave all of them empty.",
  }),

  askedAfterAll: (d: { column: string; text: string; said: string }): RowProblem => ({
    code: "asked-after-all",
    column: d.column,
    what: `it holds "${d.text}", although "${d.said}" says that they were not asked.`,
    remedy: "Correct one of the two.",
  }),
};
