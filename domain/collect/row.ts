import { isAddressWord, isPlaceId } from "../people/place.ts";
import { idColumn } from "./mapping.ts";
import type { Measure } from "./measure.ts";
import type { CellPlan, MeasurePlan, PeoplePlan, Plan } from "./plan.ts";
import { type RowProblem, rowProblems } from "./row-problems.ts";
import type { Row } from "./table.ts";

/** One value as it will be stored. Missing is never zero; suppressed is not missing. */
export type Value = {
  round: string | null; // null = the round of the file
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
  parentName: string | null;
  kind: "district" | "school" | "team";
  groups: { group: string; since: string }[];
  values: (Value | null)[]; // null = the row says nothing of this measure
  problems: RowProblem[];
};

const MOST_PROBLEMS = 20;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)$/;
const PERCENT = /^[-+]?(\d+\.?\d*|\.\d+)\s*%$/; // in a column of percents the sign says nothing else
const IN_THOUSANDS = /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;

/** Whether the mapping asks for this row: by `where`, and by none of `leave_out_rows`, which count what they leave out. */
export function isAskedFor(plan: Plan, cells: readonly string[]): boolean {
  if (!plan.where.every((cell) => holds(cell, cells))) return false;
  for (const rule of plan.leftOutRows) {
    if (!rule.where.every(({ column, oneOf }) => oneOf.includes((cells[column] ?? "").trim()))) continue;
    rule.rows++;
    return false;
  }
  return true;
}

const holds = ({ column, is }: CellPlan, cells: readonly string[]) => (cells[column] ?? "").trim() === is;

/** The id of a row's place, as the mapping makes it of a cell. */
function placeId({ mapping, id }: Plan, cells: readonly string[]): string {
  const text = (cells[id] ?? "").trim();
  const made = mapping.places.id;
  if (typeof made === "string" || text === "") return text;
  const plain = made.plain ? text.replace(/[^\p{L}\p{N}._~:@ -]+/gu, "-").replace(/^[^\p{L}\p{N}]+|-+$/gu, "") : text;
  return made.as?.replaceAll("{}", plain) ?? plain;
}

/** Reads one row. What is wrong with it is listed, not thrown: such a row is refused as a whole. */
export function readRow(plan: Plan, row: Row): RowRead {
  const { cells } = row;
  const { places } = plan.mapping;
  const id = placeId(plan, cells);
  const idFrom = idColumn(places);
  const found: RowProblem[] = [];
  const read: RowRead = {
    id,
    name: plan.name < 0 ? id : (cells[plan.name] ?? "").trim(),
    gradeSpan: null,
    parentKey: null,
    parentName: null,
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
  if (id === "") found.push(rowProblems.noId({ column: idFrom }));
  else if (places.mode === "list" && !isPlaceId(id)) found.push(rowProblems.badId({ column: idFrom, id }));
  else if (places.mode === "list" && isAddressWord(id)) found.push(rowProblems.idOfPage({ column: idFrom, id }));
  else if (id === plan.mapping.root.id) found.push(rowProblems.idOfRoot({ column: idFrom, id }));

  if (read.name === "") found.push(rowProblems.noName({ column: places.name ?? "" }));
  if (plan.gradeSpan >= 0) read.gradeSpan = (cells[plan.gradeSpan] ?? "").trim() || null;
  if (plan.parent >= 0) {
    const whole = (cells[plan.parent] ?? "").trim();
    read.parentKey = places.parent?.take === undefined ? whole : whole.slice(0, places.parent.take);
    if (plan.parentName >= 0) read.parentName = (cells[plan.parentName] ?? "").trim();
    const column = places.parent?.of ?? "";
    const parent = places.parent?.id.replaceAll("{}", read.parentKey) ?? "";
    if (read.parentKey === "") found.push(rowProblems.noParent({ column }));
    else if (places.mode === "list" && !isPlaceId(parent)) found.push(rowProblems.badId({ column, id: parent }));
    else if (places.mode === "list" && isAddressWord(parent)) found.push(rowProblems.idOfPage({ column, id: parent }));
    else if (read.parentName === "") found.push(rowProblems.noName({ column: places.parent?.name_column ?? "" }));
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
    if (column < 0 || holds({ column, is }, cells)) read.groups.push({ group, since });
  }
  const round = plan.round < 0 ? null : readRound(plan.round, plan, cells, found);
  const people = plan.people.map((p) => readPeople(p, plan, cells, found));
  for (const measure of plan.measures) {
    read.values.push(readValue(measure, people[measure.people] as People, plan, cells, found, round));
    if (found.length >= MOST_PROBLEMS) break;
  }
  return read;
}

function readRound(i: number, plan: Plan, cells: readonly string[], found: RowProblem[]): string {
  const round = (cells[i] ?? "").trim();
  if (round === "") found.push(rowProblems.noRound({ column: plan.format.header[i] ?? "" }));
  return round;
}

/** Who was asked and who answered, as one row says it. */
type People = {
  n: number | null;
  eligible: number | null;
  responseRate: number | null;
  notAsked: string | null; // the column that says that they were not asked
  withheld: "n" | "asked" | null; // the source keeps back how many answered, or (no n given) of how many, or at what rate
};

function readPeople(p: PeoplePlan, plan: Plan, cells: readonly string[], found: RowProblem[]): People {
  const header = plan.format.header;
  const codes =
    p.missing.length === 0 ? plan.mapping : { ...plan.mapping, missing: [...plan.mapping.missing, ...p.missing] };
  if (p.notAsked !== null && holds(p.notAsked, cells)) {
    const notAsked = header[p.notAsked.column] ?? "";
    return { n: null, eligible: null, responseRate: null, notAsked, withheld: null };
  }
  const n = p.n < 0 ? null : wholeNumber(p.n, codes, header, cells, found);
  const eligible = p.eligible < 0 ? null : wholeNumber(p.eligible, codes, header, cells, found);
  if (n !== null && eligible !== null && n > eligible && !p.nOverEligible) {
    found.push(rowProblems.nOverEligible({ n, eligible, column: header[p.n] ?? "", other: header[p.eligible] ?? "" }));
  }
  const responseRate = p.responseRate < 0 ? null : number(p.responseRate, codes, header, cells, found);
  if (responseRate !== null && (responseRate < 0 || responseRate > 100)) {
    found.push(rowProblems.percentOutside({ column: header[p.responseRate] ?? "", value: responseRate }));
  }
  const keptBack = (i: number) => i >= 0 && matches(codes.suppressed, (cells[i] ?? "").trim());
  const asked = n === null && (keptBack(p.eligible) || keptBack(p.responseRate));
  return { n, eligible, responseRate, notAsked: null, withheld: keptBack(p.n) ? "n" : asked ? "asked" : null };
}

/** One value. Where the source withholds how many people stand behind it, they are few: what it prints is suppressed. */
function readValue(
  m: MeasurePlan,
  people: People,
  plan: Plan,
  cells: readonly string[],
  found: RowProblem[],
  rowRound: string | null,
): Value | null {
  const { rows, measure } = m;
  if (rows.length > 0 && !rows.every((cell) => holds(cell, cells))) return null;
  if (measure.skip.length > 0 && m.value.some((i) => matches(measure.skip, (cells[i] ?? "").trim()))) return null;
  const value = readPrinted(m, people, plan, cells, found);
  if (m.round >= 0) {
    const named = (cells[m.round] ?? "").trim();
    if (named === "" && value.state === "missing") return null; // nothing, of no year
    value.round = readRound(m.round, plan, cells, found);
  } else value.round = typeof measure.round === "string" ? measure.round : rowRound;
  const withheld = people.withheld === "n" || (people.withheld === "asked" && value.counts === null);
  return withheld ? { ...value, state: "suppressed", value: null, word: null, counts: null, n: null } : value;
}

function readPrinted(m: MeasurePlan, people: People, plan: Plan, cells: readonly string[], found: RowProblem[]): Value {
  const { measure } = m;
  const header = plan.format.header;
  const { n, eligible, responseRate, notAsked } = people;
  const value: Value = {
    round: null,
    state: "missing",
    value: null,
    word: null,
    counts: null,
    n,
    eligible,
    responseRate,
  };
  if (notAsked !== null) {
    const answered = [...m.value, ...m.counts].find((i) => !matches(measure.missing, (cells[i] ?? "").trim()));
    if (answered !== undefined) {
      found.push(
        rowProblems.askedAfterAll({ column: header[answered] ?? "", text: cells[answered] ?? "", said: notAsked }),
      );
    }
    return { ...value, state: "not-asked" };
  }
  const counts = readCounts(m, header, cells, found);
  if (counts === "suppressed") return { ...value, state: "suppressed" };
  if (counts !== null) {
    const answers = counts.reduce((sum, count) => sum + count, 0);
    const column = header[plan.people[m.people]?.n ?? -1] ?? "";
    if (n !== null && measure.ownN && answers !== n)
      found.push(rowProblems.countsNotN({ answers, n, column, measure: measure.id }));
    else if (n !== null && answers > n)
      found.push(rowProblems.countsOverN({ answers, n, column, measure: measure.id }));
    value.n = answers;
    if (answers > 0) {
      value.counts = counts;
      value.state = "value";
    }
  }
  let sum = 0;
  let missing = m.value.length === 0;
  for (const i of m.value) {
    const text = (cells[i] ?? "").trim();
    if (matches(measure.suppressed, text)) {
      return { ...value, state: "suppressed", counts: null, word: asSaid(measure.asSaid, text) };
    }
    if (matches(measure.censored, text)) return { ...value, state: "censored", word: text, counts: null };
    const word = m.words?.get(text);
    if (word !== undefined) return { ...value, state: "value", word };
    if (matches(measure.missing, text)) {
      missing = true;
      value.word ??= asSaid(measure.asSaid, text);
    } else if (m.words === null) sum += published(i, m, header, cells, found);
    else found.push(rowProblems.wordUnknown({ column: header[i] ?? "", text, known: [...m.words.keys()] }));
  }
  if (missing || m.words !== null) return value.state === "missing" ? value : { ...value, word: null };
  return { ...value, state: "value", value: round12(sum) };
}

/** The publisher's own words for why there is no number, where the mapping asks to keep them. */
function asSaid(codes: readonly string[], text: string): string | null {
  return text !== "" && matches(codes, text) ? text : null;
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
  const printed = number(i, m.measure, header, cells, found);
  if (printed === null) return 0;
  const scaled = measure.times === 1 ? printed : round12(printed * measure.times);
  const value = measure.decimals === null ? scaled : Number(scaled.toFixed(measure.decimals));
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
    const count = wholeNumber(i, m.measure, header, cells, found);
    if (count === null) missing++;
    else counts.push(count);
  }
  if (missing > 0 && counts.length > 0) {
    const empty = m.counts.find((i) => matches(m.measure.missing, (cells[i] ?? "").trim()));
    found.push(rowProblems.countsPartly({ column: header[empty ?? 0] ?? "", measure: m.measure.id }));
  }
  return missing > 0 ? null : counts;
}

/** Texts that stand for no number, and how the file writes one. */
type Codes = {
  missing: readonly string[];
  suppressed: readonly string[];
  thousands?: "," | undefined;
  kind?: Measure["kind"];
};

function wholeNumber(
  i: number,
  codes: Codes,
  header: readonly string[],
  cells: readonly string[],
  found: RowProblem[],
): number | null {
  const value = number(i, codes, header, cells, found);
  if (value === null || (Number.isInteger(value) && value >= 0 && value < 2 ** 31)) return value;
  found.push(rowProblems.notWhole({ column: header[i] ?? "", text: (cells[i] ?? "").trim() }));
  return null;
}

/** A number, or null where the cell is missing, suppressed, or (as listed) no number. */
function number(
  i: number,
  codes: Codes,
  header: readonly string[],
  cells: readonly string[],
  found: RowProblem[],
): number | null {
  const text = (cells[i] ?? "").trim();
  if (matches(codes.missing, text) || matches(codes.suppressed, text)) return null; // first: a code may look like a number
  if (NUMBER.test(text)) return Number(text);
  if (codes.thousands === "," && IN_THOUSANDS.test(text)) return Number(text.replaceAll(",", ""));
  if (codes.kind === "percent" && PERCENT.test(text)) return Number.parseFloat(text);
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
