/**
 * Schools × measures by source, under one place: docs/methods/heatmap.md. Pure; loaded by heatmap.store.ts.
 *
 * Rows stand by grade span, then by name. Nothing here can put them in the order of a number.
 */
import type { MeasureSource, Words } from "../../db/schema.ts";
import type { Cell } from "../people/disclosure.ts";
import type { Place } from "../people/place.ts";
import { placesWithin, schoolsUnder } from "./district.ts";
import { type Estimate, fewerThanHalf } from "./estimate.ts";
import type { Estimates } from "./estimates.store.ts";
import { SOURCES } from "./family.ts";
import { bySpan } from "./grade-span.ts";
import type { Column, HeatFamily } from "./heat-columns.ts";
import { type Step, type Sure, stepOf, sureOf, wordStep } from "./heat-scale.ts";
import type { Measure } from "./measure.ts";
import { byName } from "./reviewed.ts";
import type { Summary } from "./summary.store.ts";

/** How one result is drawn. none: nothing is stored; the absences of people/disclosure.ts keep their names. */
export type Form =
  | { state: "number"; step: Step; sure: Sure; few: boolean }
  | { state: "word"; word: Words; at: number | null; of: number; step: Step | null; few: boolean } // at: 0 = lowest
  | { state: "censored"; word: string }
  | { state: "hidden"; why: Extract<Cell, { state: "hidden" }>["why"] }
  | { state: "suppressed" | "missing" | "not-asked" | "none" };

export type HeatCell = {
  column: Column;
  measure: Measure; // the form that this school has
  round: string;
  shown: Cell | null; // null = nothing is stored
  estimate: Estimate | null;
  form: Form;
};

export type HeatRow = { place: Place; cells: readonly HeatCell[] };
export type HeatGroup = { span: string | null; rows: readonly HeatRow[] };

/** What a reader chose. null = as it comes. */
export type Choice = {
  family: string | null; // an id, "all" = all that people answered, "every" = records as well
  source: MeasureSource | null;
  span: string | null;
  under: string | null; // id of a district under the place
  round: string | null;
  reviewed: boolean; // only schools where an indicator or condition has been reviewed
  page: number; // from 1
};
export const ALL = "all";
export const EVERY = "every";
export const AS_IT_COMES: Choice = {
  family: null,
  source: null,
  span: null,
  under: null,
  round: null,
  reviewed: false,
  page: 1,
};

/** What can be chosen here. */
export type Options = {
  families: readonly HeatFamily[];
  sources: readonly MeasureSource[]; // of the chosen families
  spans: readonly string[];
  districts: readonly Place[];
  rounds: readonly string[]; // newest first
  reviewed: number; // schools
};

export type Heat = {
  place: Place;
  families: readonly HeatFamily[]; // with the columns that are shown
  groups: readonly HeatGroup[]; // of this page
  all: readonly HeatRow[]; // of every page
  empty: number; // schools that nothing is stored of here, left out
  schools: number; // under the place, before anything was chosen
  pages: number;
  choice: Choice; // as it was carried out: what names nothing here is null
  options: Options;
};

/** Most schools whose families stand side by side unasked; more are shown one family at a time. */
export const MANY = 60;
/** Most columns that stand side by side unasked. */
const WIDE = 16;
/** Cells on a page, and the most and fewest schools. */
const CELLS = 960;
const [TALL, SHORT] = [150, 12];

/**
 * @param families  of the place's root (heatFamiliesOf)
 * @param estimates of all shown numbers of the schools under the place
 * @param reviewed  schools where an indicator or condition has been reviewed
 */
export function heatmapOf(
  summary: Pick<Summary, "places" | "shown">,
  families: readonly HeatFamily[],
  estimates: Estimates,
  reviewed: ReadonlySet<string>,
  { place, choice: wanted }: { place: Place; choice: Choice },
): Heat {
  const schools = schoolsUnder(summary.places, place);
  const within = wanted.under === null ? undefined : summary.places.get(wanted.under);
  const ofDistrict = within ? new Set(schoolsUnder(summary.places, within)) : null;
  const there = familiesAt(summary, families, schools);
  const family = familyOf(wanted, there, schools.length);
  const ofFamily = there.filter(({ id, voices }) => family === EVERY || (family === ALL ? voices : id === family));
  const options = optionsOf(summary, there, ofFamily, schools, reviewed, place);
  const choice = carriedOut({ ...wanted, family }, options);
  const filtered = schools.filter(
    (school) =>
      (choice.span === null || school.gradeSpan === choice.span) &&
      (choice.under === null || ofDistrict?.has(school) === true) &&
      (!choice.reviewed || reviewed.has(school.id)),
  );
  const chosen = choose(ofFamily, choice);
  const columns = chosen.flatMap((family) => family.columns);
  const made = filtered.map((school) => ({
    place: school,
    cells: columns.map((column) => cellAt(summary, estimates, school, column, choice.round)),
  }));
  const all = made.filter(({ cells }) => cells.some(({ shown }) => shown !== null)).sort(byRow);
  const heat = {
    place,
    families: chosen,
    groups: [],
    all,
    empty: made.length - all.length,
    schools: schools.length,
    pages: Math.max(1, Math.ceil(all.length / rowsOf(columns.length))),
    choice,
    options,
  };
  return onPage(heat, choice.page);
}

/** Whole families side by side are long to read and to make: the more columns, the fewer schools on a page. */
function rowsOf(columns: number): number {
  return columns <= 6 ? TALL : Math.max(SHORT, Math.min(MANY, Math.floor(CELLS / columns)));
}

/** The same heatmap on another of its pages; the last where there are not so many. */
export function onPage(heat: Heat, wanted: number): Heat {
  const rows = rowsOf(heat.families.reduce((sum, { columns }) => sum + columns.length, 0));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), heat.pages);
  const here = heat.all.slice((page - 1) * rows, page * rows);
  return { ...heat, groups: grouped(here), choice: { ...heat.choice, page } };
}

/** By grade span from the youngest up, then by name: never by a number. */
function byRow(a: HeatRow, b: HeatRow): number {
  return bySpan(a.place.gradeSpan, b.place.gradeSpan) || byName(a.place, b.place);
}

function grouped(rows: readonly HeatRow[]): HeatGroup[] {
  const groups = new Map<string | null, HeatRow[]>();
  for (const row of rows) groups.set(row.place.gradeSpan, [...(groups.get(row.place.gradeSpan) ?? []), row]);
  return [...groups].map(([span, members]) => ({ span, rows: members }));
}

/** Families of which anything is stored at these schools. */
function familiesAt({ shown }: Pick<Summary, "shown">, families: readonly HeatFamily[], schools: readonly Place[]) {
  return withColumns(families, ({ measures, rounds }) =>
    schools.some(({ id }) => measures.some((m) => rounds.some((round) => shown.cell(id, m.id, round) !== null))),
  );
}

function withColumns(families: readonly HeatFamily[], keep: (column: Column) => boolean): HeatFamily[] {
  return families.flatMap((family) => {
    const columns = family.columns.filter(keep);
    return columns.length > 0 ? [{ ...family, columns }] : [];
  });
}

/** What was chosen if it names something; else all that people answered where that is not too much at once, else the first. */
function familyOf({ family }: Choice, there: readonly HeatFamily[], schools: number): string | null {
  const voiced = there.filter(({ voices }) => voices);
  const ids = [EVERY, ...(voiced.length > 0 ? [ALL] : []), ...there.map(({ id }) => id)];
  if (family !== null && ids.includes(family)) return family;
  const columns = voiced.reduce((sum, one) => sum + one.columns.length, 0);
  return columns > 0 && schools <= MANY && columns <= WIDE ? ALL : (there[0]?.id ?? null);
}

function optionsOf(
  { places }: Pick<Summary, "places">,
  there: readonly HeatFamily[],
  chosen: readonly HeatFamily[],
  schools: readonly Place[],
  reviewed: ReadonlySet<string>,
  place: Place,
): Options {
  const columns = chosen.flatMap((family) => family.columns);
  const spans = new Set(schools.flatMap(({ gradeSpan }) => gradeSpan ?? []));
  return {
    families: there,
    sources: SOURCES.filter((source) => columns.some((column) => column.source === source)),
    spans: [...spans].sort(bySpan),
    districts: placesWithin(places, place).filter(({ id, kind }) => kind === "district" && id !== place.id),
    rounds: [...new Set(columns.flatMap(({ rounds }) => rounds))].sort().reverse(),
    reviewed: schools.filter(({ id }) => reviewed.has(id)).length,
  };
}

/** A choice that names something here; all else is left as it comes. */
function carriedOut(wanted: Choice, { sources, spans, districts, rounds, reviewed }: Options): Choice {
  const one = <T>(value: T | null, among: readonly T[]) => (value !== null && among.includes(value) ? value : null);
  const ids = districts.map(({ id }) => id);
  return {
    family: wanted.family,
    source: one(wanted.source, sources),
    span: one(wanted.span, spans),
    under: one(wanted.under, ids),
    round: one(wanted.round, rounds),
    reviewed: wanted.reviewed && reviewed > 0,
    page: Math.max(1, Math.trunc(wanted.page) || 1),
  };
}

/** The columns to show: of a source, of a round. Where no column has both, of the source in the newest round of each. */
function choose(families: readonly HeatFamily[], { source, round }: Choice): HeatFamily[] {
  const ofSource = withColumns(families, (column) => source === null || column.source === source);
  const ofRound = withColumns(ofSource, ({ rounds }) => round === null || rounds.includes(round));
  return ofRound.length > 0 ? ofRound : ofSource;
}

function cellAt(
  { shown }: Pick<Summary, "shown">,
  estimates: Estimates,
  { id }: Place,
  column: Column,
  wanted: string | null,
): HeatCell {
  const round = wanted !== null && column.rounds.includes(wanted) ? wanted : (column.rounds[0] as string);
  const measure =
    column.measures.find((one) => shown.cell(id, one.id, round) !== null) ?? (column.measures[0] as Measure);
  const cell = shown.cell(id, measure.id, round);
  const estimate = cell?.state === "value" ? estimates(id, measure.id, round) : null;
  return { column, measure, round, shown: cell, estimate, form: formOf(column, measure, cell, estimate) };
}

/** @param estimate  of a cell that holds a number */
export function formOf(column: Column, measure: Measure, cell: Cell | null, estimate: Estimate | null): Form {
  if (cell === null) return { state: "none" };
  if (cell.state === "hidden") return { state: "hidden", why: cell.why };
  if (cell.state === "censored") return { state: "censored", word: cell.word };
  if (cell.state !== "value") return { state: cell.state };
  if (estimate) {
    const { value } = estimate;
    const sure = sureOf(estimate, column.width);
    return { state: "number", step: stepOf(value, column.cuts), sure, few: fewerThanHalf(estimate) };
  }
  if (cell.word === null) return { state: "missing" };
  const words = measure.words ?? [];
  const at = words.findIndex(({ en }) => en === cell.word);
  const word = words[at] ?? { en: cell.word };
  const step = at < 0 ? null : wordStep(at, words.length);
  return { state: "word", word, at: at < 0 ? null : at, of: words.length, step, few: fewerThanHalf(cell) };
}
