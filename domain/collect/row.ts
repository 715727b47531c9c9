import type { MeasurePlan, Plan } from "./plan.ts";
import { type RowProblem, rowProblems } from "./row-problems.ts";
import type { Row } from "./table.ts";

/** One value as it will be stored. Missing is never zero; suppressed is not missing. */
export type Value = {
  state: "value" | "missing" | "suppressed" | "censored" | "not-asked";
  value: number | null;
  word: string | null;
  counts: number[] | null;
  n: number | null;
  eligible: number | null;
  responseRate: number | null;
};

/** What one row says: the place it is about, and a value for each measure of the plan, in its order. */
export type RowRead = {
  id: string;
  name: string;
  gradeSpan: string | null;
  parentKey: string | null; // the text that names the parent, cut as the mapping says
  kind: "district" | "school" | "team";
  groups: { group: string; since: string }[];
  values: Value[];
  problems: RowProblem[];
};

const MOST_PROBLEMS = 20;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)$/;
const PLACE_ID = /^[\p{L}\p{N}][\p{L}\p{N}._~:@ -]{0,63}$/u;

/** Whether the mapping's `where` asks for this row. */
export function isAskedFor(plan: Plan, cells: readonly string[]): boolean {
  return plan.where.every(({ column, is }) => (cells[column] ?? "").trim() === is);
}

/** Reads one row. What is wrong with it is listed, not thrown: such a row is refused as a whole. */
export function readRow(plan: Plan, row: Row): RowRead {
  const { cells } = row;
  const { places } = plan.mapping;
  const id = (cells[plan.id] ?? "").trim();
  const found: RowProblem[] = [];
  const read: RowRead = {
    id,
    name: "",
    gradeSpan: null,
    parentKey: null,
    kind: "school",
    groups: [],
    values: [],
    problems: found,
  };

  if (cells.length !== plan.format.header.length) {
    const counts = { fields: cells.length, header: plan.format.header.length };
    found.push(cells.length < counts.header && row.last ? rowProblems.cutOff(counts) : rowProblems.wrongLength(counts));
    return read;
  }
  if (id === "") found.push(rowProblems.noId({ column: places.id }));
  else if (!PLACE_ID.test(id)) found.push(rowProblems.badId({ column: places.id, id }));
  else if (id === plan.mapping.root.id) found.push(rowProblems.idOfRoot({ column: places.id, id }));

  read.name = plan.name < 0 ? id : (cells[plan.name] ?? "").trim();
  if (read.name === "") found.push(rowProblems.noName({ column: places.name ?? "" }));
  if (plan.gradeSpan >= 0) read.gradeSpan = (cells[plan.gradeSpan] ?? "").trim() || null;
  if (plan.parent >= 0) {
    const whole = (cells[plan.parent] ?? "").trim();
    read.parentKey = places.parent?.take === undefined ? whole : whole.slice(0, places.parent.take);
    if (read.parentKey === "") found.push(rowProblems.noParent({ column: places.parent?.of ?? "" }));
  }
  if (typeof places.kind === "string") read.kind = places.kind;
  else {
    const text = (cells[plan.kind] ?? "").trim();
    const kind = places.kind.is[text];
    if (kind === undefined)
      found.push(rowProblems.kindUnknown({ column: places.kind.column, text, known: Object.keys(places.kind.is) }));
    else read.kind = kind;
  }
  for (const { group, since, column, is } of plan.memberships) {
    if (column < 0 || (cells[column] ?? "").trim() === is) read.groups.push({ group, since });
  }
  for (const measure of plan.measures) {
    read.values.push(readValue(measure, plan, cells, found));
    if (found.length >= MOST_PROBLEMS) break;
  }
  return read;
}

function readValue(m: MeasurePlan, plan: Plan, cells: readonly string[], found: RowProblem[]): Value {
  const { measure } = m;
  const header = plan.format.header;
  const nothing: Value = {
    state: "missing",
    value: null,
    word: null,
    counts: null,
    n: null,
    eligible: null,
    responseRate: null,
  };
  if (m.notAsked !== null && (cells[m.notAsked.column] ?? "").trim() === m.notAsked.is) {
    const answered = [...m.value, ...m.counts].find((i) => !matches(measure.missing, (cells[i] ?? "").trim()));
    if (answered !== undefined) {
      found.push(
        rowProblems.askedAfterAll({
          column: header[answered] ?? "",
          text: cells[answered] ?? "",
          said: header[m.notAsked.column] ?? "",
          is: m.notAsked.is,
        }),
      );
    }
    return { ...nothing, state: "not-asked" };
  }
  const whole = (i: number) => wholeNumber(i, m, header, cells, found);
  const counts = readCounts(m, header, cells, found);
  let n = m.n < 0 ? null : whole(m.n);
  const eligible = m.eligible < 0 ? null : whole(m.eligible);
  if (n !== null && eligible !== null && n > eligible && !measure.nOverEligible) {
    found.push(rowProblems.nOverEligible({ n, eligible, column: header[m.n] ?? "", other: header[m.eligible] ?? "" }));
  }
  if (counts !== null && counts !== "suppressed") {
    const answers = counts.reduce((sum, c) => sum + c, 0);
    const about = { answers, n: n ?? 0, column: header[m.n] ?? "", measure: measure.id };
    if (n !== null && measure.ownN && answers !== n) found.push(rowProblems.countsNotN(about));
    else if (n !== null && answers > n) found.push(rowProblems.countsOverN(about));
    n = answers;
  }
  const rate = m.responseRate < 0 ? null : number(m.responseRate, m, header, cells, found);
  if (rate !== null && (rate < 0 || rate > 100)) {
    found.push(rowProblems.percentOutside({ column: header[m.responseRate] ?? "", value: rate }));
  }
  const about = { n, eligible, responseRate: rate };
  const answered = counts === "suppressed" || counts === null || counts.every((c) => c === 0) ? null : counts;

  if (measure.value.length === 0) {
    return {
      ...nothing,
      ...about,
      state: counts === "suppressed" ? "suppressed" : answered === null ? "missing" : "value",
      counts: answered,
    };
  }
  let sum = 0;
  let state: Value["state"] = answered === null ? "missing" : "value";
  let missing = false;
  for (const i of m.value) {
    const text = (cells[i] ?? "").trim();
    if (matches(measure.suppressed, text)) return { ...nothing, ...about, state: "suppressed" };
    if (matches(measure.censored, text)) return { ...nothing, ...about, state: "censored", word: text };
    if (matches(measure.missing, text)) missing = true;
    else if (m.words !== null) {
      if (m.words.has(text)) return { ...nothing, ...about, state: "value", word: text };
      found.push(rowProblems.wordUnknown({ column: header[i] ?? "", text, known: [...m.words.keys()] }));
      return nothing;
    } else sum += published(i, m, header, cells, found);
  }
  if (counts === "suppressed") state = "suppressed";
  else if (!missing) state = "value";
  return { ...nothing, ...about, state, value: missing || state !== "value" ? null : round12(sum), counts: answered };
}

/** A published value: a number on the measure's scale. */
function published(
  i: number,
  m: MeasurePlan,
  header: readonly string[],
  cells: readonly string[],
  found: RowProblem[],
): number {
  const { measure } = m;
  const column = header[i] ?? "";
  const value = number(i, m, header, cells, found);
  if (value === null) return 0;
  if (measure.kind === "percent" && (value < 0 || value > 100))
    found.push(rowProblems.percentOutside({ column, value }));
  else if (measure.kind === "count" && (value < 0 || !Number.isInteger(value)))
    found.push(rowProblems.notWhole({ column, text: String(value) }));
  else if (
    m.value.length === 1 &&
    ((measure.low !== null && value < measure.low) || (measure.high !== null && value > measure.high))
  ) {
    found.push(rowProblems.offScale({ column, value, low: measure.low, high: measure.high }));
  }
  return value;
}

function readCounts(
  m: MeasurePlan,
  header: readonly string[],
  cells: readonly string[],
  found: RowProblem[],
): number[] | "suppressed" | null {
  if (m.counts.length === 0) return null;
  const counts: number[] = [];
  let missing = 0;
  for (const i of m.counts) {
    const text = (cells[i] ?? "").trim();
    if (matches(m.measure.suppressed, text)) return "suppressed";
    const count = wholeNumber(i, m, header, cells, found);
    if (count === null) missing++;
    else counts.push(count);
  }
  if (missing > 0 && counts.length > 0) {
    const empty = m.counts.find((i) => matches(m.measure.missing, (cells[i] ?? "").trim()));
    found.push(rowProblems.countsPartly({ column: header[empty ?? 0] ?? "", measure: m.measure.id }));
  }
  return missing > 0 ? null : counts;
}

function wholeNumber(
  i: number,
  m: MeasurePlan,
  header: readonly string[],
  cells: readonly string[],
  found: RowProblem[],
): number | null {
  const value = number(i, m, header, cells, found);
  if (value === null || (Number.isInteger(value) && value >= 0 && value < 2 ** 31)) return value;
  found.push(rowProblems.notWhole({ column: header[i] ?? "", text: (cells[i] ?? "").trim() }));
  return null;
}

/** A number, or null where the cell is missing, suppressed, or (as listed) no number. */
function number(
  i: number,
  m: MeasurePlan,
  header: readonly string[],
  cells: readonly string[],
  found: RowProblem[],
): number | null {
  const text = (cells[i] ?? "").trim();
  if (NUMBER.test(text)) return Number(text);
  if (matches(m.measure.missing, text) || matches(m.measure.suppressed, text)) return null;
  found.push(rowProblems.notNumber({ column: header[i] ?? "", text }));
  return null;
}

function matches(codes: readonly string[], text: string): boolean {
  for (const code of codes) {
    if (code === text || (code.endsWith("*") && text.startsWith(code.slice(0, -1)))) return true;
  }
  return false;
}

/** Sums of decimals without the dust of binary fractions. */
function round12(value: number): number {
  return Number(value.toPrecision(12));
}
