import type { TextFile } from "./file.ts";
import { idColumn, type RoundMapping } from "./mapping.ts";
import { columnsOf, type Measure } from "./measure.ts";
import { problems } from "./problems.ts";
import type { TableFormat } from "./table.ts";

/** Where in a row of one file everything stands that a mapping asks for: column numbers from 0, -1 = not there. */
export type Plan = {
  file: TextFile;
  format: TableFormat;
  mapping: RoundMapping;
  id: number;
  name: number;
  gradeSpan: number;
  parent: number;
  parentName: number;
  round: number; // the column that names the round
  kind: number;
  memberships: { group: string; since: string; column: number; is: string }[];
  where: CellPlan[];
  leftOutRows: { reason: string; rows: number; where: { column: number; oneOf: string[] }[] }[]; // counted while rows pass by
  people: PeoplePlan[]; // those who were asked: one entry for all measures that share its columns
  measures: MeasurePlan[];
  absent: Measure[]; // optional measures whose columns this file lacks
  unread: string[]; // columns nobody names
  leftOut: { reason: string; columns: number }[]; // columns the mapping leaves out
};

export type CellPlan = { column: number; is: string };

export type MeasurePlan = {
  measure: Measure;
  round: number; // the column that names it, -1 = the measure's or the file's
  rows: CellPlan[];
  value: number[];
  counts: number[];
  people: number; // place in the plan's list
  words: Map<string, string> | null; // of an ordered measure: spelling → the word as it is stored
};

/** Where it stands how many answered, of how many. */
export type PeoplePlan = {
  n: number;
  eligible: number;
  responseRate: number;
  notAsked: CellPlan | null;
  nOverEligible: boolean;
  missing: string[];
};

/** The columns that a mapping names in one file; the id column first. */
export function wantedColumns(mapping: RoundMapping, fileId: string, measures: readonly Measure[]): string[] {
  const p = mapping.places;
  const wanted = [idColumn(p), ...Object.keys(mapping.where)];
  if ("column" in mapping.round) wanted.push(mapping.round.column);
  for (const column of [p.name, p.grade_span, p.parent?.of, p.parent?.name_column])
    if (column !== undefined) wanted.push(column);
  if (typeof p.kind !== "string") wanted.push(p.kind.column);
  for (const measure of measures)
    if (measure.file === null || measure.file === fileId) wanted.push(...columnsOf(measure));
  return wanted;
}

/**
 * Finds every column of the mapping in a file's header.
 *
 * @throws Problem "column-missing", naming the nearest column there is
 */
export function planFor(
  mapping: RoundMapping,
  mappingName: string,
  measures: readonly Measure[],
  file: TextFile,
  format: TableFormat,
): Plan {
  const at = new Map<string, number>();
  format.header.forEach((name, i) => {
    if (!at.has(name)) at.set(name, i);
  });
  const used = new Set<number>();
  const find = (column: string, where: string): number => {
    const found = at.get(column);
    if (found === undefined) {
      throw problems.columnMissing({ file: file.name, mapping: mappingName, at: where, column, header: format.header });
    }
    used.add(found);
    return found;
  };
  const findIf = (column: string | null | undefined, where: string) => (column == null ? -1 : find(column, where));

  const cells = (of: Record<string, string>, where: string) =>
    Object.entries(of).map(([column, is]) => ({ column: find(column, where), is }));

  const p = mapping.places;
  const people = new Map<string, PeoplePlan>();
  const peopleOf = (m: Measure): number => {
    const own: PeoplePlan = {
      n: findIf(m.n, m.where),
      eligible: findIf(m.eligible, m.where),
      responseRate: findIf(m.responseRate, m.where),
      notAsked: cellPlan(m.notAsked, m.where, find),
      nOverEligible: m.nOverEligible,
      missing: m.peopleMissing,
    };
    const key = JSON.stringify(own);
    if (!people.has(key)) people.set(key, own);
    return [...people.keys()].indexOf(key);
  };
  const plans: MeasurePlan[] = [];
  const absent: Measure[] = [];
  for (const measure of measures) {
    if (measure.file !== null && measure.file !== file.id) continue;
    if (measure.optional && ![...measure.value, ...measure.counts].every((column) => at.has(column))) {
      absent.push(measure);
      continue;
    }
    plans.push({
      measure,
      value: measure.value.map((column) => find(column, measure.where)),
      counts: measure.counts.map((column) => find(column, measure.where)),
      people: peopleOf(measure),
      words: wordsOf(measure),
      round: typeof measure.round === "object" ? findIf(measure.round?.column, measure.where) : -1,
      rows: cells(Object.fromEntries(measure.rows.map(({ column, is }) => [column, is])), measure.where),
    });
  }
  const plan = {
    file,
    format,
    mapping,
    id: find(idColumn(p), "places: id"),
    name: findIf(p.name, "places: name"),
    gradeSpan: findIf(p.grade_span, "places: grade_span"),
    parent: findIf(p.parent?.of, "places: parent: of"),
    parentName: findIf(p.parent?.name_column, "places: parent: name_column"),
    round: findIf("column" in mapping.round ? mapping.round.column : null, "round"),
    kind: typeof p.kind === "string" ? -1 : find(p.kind.column, "places: kind"),
    memberships: p.memberships.map(({ group, since, where }) => ({
      group,
      since,
      ...(cellPlan(where ?? null, "places: memberships", find) ?? { column: -1, is: "" }),
    })),
    where: cells(mapping.where, "where"),
    leftOutRows: (mapping.leave_out_rows ?? [])
      .filter((rule) => rule.file === undefined || rule.file === file.id)
      .map(({ reason, rows }) => ({
        reason,
        rows: 0,
        where: Object.entries(rows).map(([column, is]) => ({
          column: find(column, "leave_out_rows"),
          oneOf: [is].flat(),
        })),
      })),
    people: [...people.values()],
    measures: plans.sort((a, b) => (a.measure.id < b.measure.id ? -1 : 1)), // the order of the table's key: faster to store
    absent,
  };
  return { ...plan, ...restOf(mapping, file.id, format.header, used) };
}

function wordsOf({ ordered }: Measure): Map<string, string> | null {
  if (ordered === null) return null;
  return new Map(ordered.flatMap(({ spellings, label }) => spellings.map((spelling) => [spelling, label.en])));
}

function cellPlan(
  cell: { column: string; is: string } | null,
  where: string,
  find: (column: string, where: string) => number,
) {
  return cell === null ? null : { column: find(cell.column, where), is: cell.is };
}

/** What becomes of the columns that nothing is read from: left out with a reason, or not mentioned. */
function restOf(
  mapping: RoundMapping,
  fileId: string,
  header: string[],
  used: Set<number>,
): Pick<Plan, "unread" | "leftOut"> {
  const rules = mapping.leave_out
    .filter((rule) => rule.file === undefined || rule.file === fileId)
    .map((rule) => ({
      reason: rule.reason,
      columns: 0,
      patterns: rule.columns.map((text) => text.split("*")),
    }));
  const unread: string[] = [];
  header.forEach((name, i) => {
    if (used.has(i)) return;
    const rule = rules.find((r) => r.patterns.some((parts) => fits(name, parts)));
    if (rule === undefined) unread.push(name);
    else rule.columns++;
  });
  return { unread, leftOut: rules.filter((r) => r.columns > 0).map(({ reason, columns }) => ({ reason, columns })) };
}

/** Is a name these parts with anything between them? Takes time by its length, however many stars a mapping writes. */
function fits(name: string, [first = "", ...rest]: readonly string[]): boolean {
  const last = rest.at(-1);
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}
