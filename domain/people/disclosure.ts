/**
 * The one place where it is decided whether the result of a group of people may be shown (laws 3 and 5).
 *
 * Stored rows come out of the database sealed. Only `disclose` opens the seal, and what it hands on carries no value,
 * no count and no n of a hidden group. A page therefore cannot show what it should not: it never holds it.
 * The rules, and what they do not protect from: docs/methods/disclosure.md. What must be hidden beside a hidden result:
 * partners.ts.
 */
import { decide, type Group, linkedSets, nothingHidden, type Relation, type Why } from "./partners.ts";

/** Fewest people in a group whose result anybody may see. */
export const PUBLIC_MINIMUM = 10;

/** A stored value, as read: one measure at one place in one round. Not for anybody's eyes yet. */
export type Row = {
  place: string;
  measure: string;
  round: string;
  state: "value" | "missing" | "suppressed" | "censored" | "not-asked";
  value: number | null;
  word: string | null;
  counts: number[] | null;
  n: number | null;
  eligible: number | null;
  rate: number | null; // response rate in percent, as published
};

declare const brand: unique symbol;
/** Made by `disclose` and nowhere else: what may be shown. */
export type Shown<T> = T & { readonly [brand]: true };

/** What a group said or did, of a size that may be shown. */
export type ShownValue = Shown<{
  state: "value";
  value: number | null;
  word: string | null;
  counts: readonly number[] | null;
  n: number | null; // people in the group, at least the minimum; null = not published, of a place with at least the minimum
  eligible: number | null;
  rate: number | null;
}>;

/** One result as anybody may see it. Four absences that must not look alike: hidden, suppressed by the source, missing, not asked. */
export type Cell =
  | ShownValue
  | Shown<{ state: "censored"; word: string; n: number | null; why?: "few" }> // why: the bound is ours, not the source's
  | Shown<{ state: "hidden"; why: Why }>
  | Shown<{ state: "suppressed" | "missing" | "not-asked"; said?: string }>; // said: the publisher's own words for it

/** What must be known of a measure to decide. */
export type Rule = {
  countsPeople: boolean; // its value is itself a number of people
  enrollment: boolean; // … of everybody at the place
  ofAll: boolean; // a record about the place as a whole: where no n is given, its enrollment decides
  sides: "number" | "percent" | null; // its value parts the n people on record in two groups, and nobody else has judged them
  madeFrom: readonly string[] | null; // measures whose mean it is
  partedIn: readonly (readonly string[])[] | null; // groups that its people are parted in, each time anew: [[girls, boys], [learners, others]]
  withoutN?: boolean; // public already: where no n is given, it stands as its publisher printed it
};

/** The parent of each place; places without one, and places not named, lie under nothing. */
export type Parents = ReadonlyMap<string, string | null>;

let open: (sealed: Sealed) => { rows: readonly Row[]; parents: Parents };

/** Rows that nobody can look at: not by property, not as JSON. `disclose` opens them. */
export class Sealed {
  readonly #rows: readonly Row[];
  readonly #parents: Parents;

  /** @param parents  of the places in the rows and of all places above them: what a place says, those under it say together */
  constructor(rows: readonly Row[], parents: Parents = new Map()) {
    this.#rows = rows;
    this.#parents = parents;
  }
  static {
    open = (sealed) => ({ rows: sealed.#rows, parents: sealed.#parents });
  }
}

/** Results that may be shown, by place, measure and round. */
export class Disclosed {
  readonly #cells = new Map<string, Map<string, Map<string, Cell>>>();

  /** @internal filled by `disclose` */
  static of(cells: Iterable<readonly [Row, Cell]>): Disclosed {
    const made = new Disclosed();
    for (const [{ place, measure, round }, cell] of cells) {
      const measures = made.#cells.get(place) ?? new Map<string, Map<string, Cell>>();
      const rounds = measures.get(measure) ?? new Map<string, Cell>();
      made.#cells.set(place, measures.set(measure, rounds.set(round, cell)));
    }
    return made;
  }

  places(): string[] {
    return [...this.#cells.keys()];
  }

  /** The cell, or null where nothing is stored. */
  cell(place: string, measure: string, round: string): Cell | null {
    return this.#cells.get(place)?.get(measure)?.get(round) ?? null;
  }

  /** A measure's rounds at a place, oldest first. */
  rounds(place: string, measure: string): [string, Cell][] {
    const found = this.#cells.get(place)?.get(measure);
    if (!found) return [];
    const rounds = [...found];
    return rounds.length > 1 ? rounds.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) : rounds;
  }

  /** The newest round of a measure at a place, or null where nothing is stored. */
  latest(place: string, measure: string): { round: string; cell: Cell } | null {
    let last: { round: string; cell: Cell } | null = null;
    for (const [round, cell] of this.#cells.get(place)?.get(measure) ?? [])
      if (last === null || round > last.round) last = { round, cell };
    return last;
  }
}

/**
 * Opens sealed rows and hands on what may be shown.
 *
 * @param sealed   rows of any number of places; all rows of a place at once, and all places of a tree, since one may give
 *                 another away
 * @param rules    per measure id; rows of a measure without a rule are left out
 * @param minimum  fewest people in a group that is shown
 * @param decided  what was decided over more rows than these, and stands: only rows that it does not know are decided here
 */
export function disclose(sealed: Sealed, rules: ReadonlyMap<string, Rule>, options: Options = {}): Disclosed {
  const work = disclosing(sealed, rules, options);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

type Options = { minimum?: number; decided?: Disclosed };

/** The same as work in pieces, a few places each, so that a server can answer others in between. */
export function* disclosing(
  sealed: Sealed,
  rules: ReadonlyMap<string, Rule>,
  { minimum = PUBLIC_MINIMUM, decided }: Options = {},
): Generator<undefined, Disclosed, void> {
  const { rows, parents } = open(sealed);
  const places = new Map<string, Row[]>();
  for (const row of rows) {
    if (!rules.has(row.measure)) continue;
    const own = places.get(row.place);
    if (own) own.push(row);
    else places.set(row.place, [row]);
  }
  yield;
  const sums = sumsAmong(places, parents, rules);
  yield;
  const out: [Row, Cell][] = [];
  for (const linked of linkedSets([...places.keys()].map(alone).concat(sums), placesOf)) {
    const together = new Set(linked.flatMap(placesOf));
    const own = [...together].flatMap((place) => places.get(place) ?? []);
    for (const one of discloseTogether(own, linked, rules, minimum, decided)) out.push(one);
    yield;
  }
  return Disclosed.of(out);
}

/** A result of a place, and those of the places next under it that have one: it is their sum, or their mean by people. */
type Sum = { whole: Row | null; parts: readonly Row[]; places: readonly string[] };
const placesOf = ({ places }: Sum) => places;
const alone = (place: string): Sum => ({ whole: null, parts: [], places: [place] });

function sumsAmong(places: ReadonlyMap<string, Row[]>, parents: Parents, rules: ReadonlyMap<string, Rule>): Sum[] {
  const above = (place: string): string[] => {
    const way: string[] = [];
    for (let up = parents.get(place) ?? null; up !== null && !way.includes(up); up = parents.get(up) ?? null)
      way.push(up);
    return way;
  };
  const ways = new Map([...places.keys()].map((place) => [place, above(place).filter((up) => places.has(up))]));
  const upper = new Set([...ways.values()].flat());
  if (upper.size === 0) return []; // nothing but leaves: the common case
  const at = new Map<string, Row>();
  for (const place of upper) {
    for (const row of places.get(place) ?? []) if (counts(row, rules)) at.set(`${place}\n${keyOf(row)}`, row);
  }
  const sums = new Map<Row, Row[]>();
  for (const [place, way] of ways) {
    for (const row of places.get(place) ?? []) {
      if (way.length === 0 || !counts(row, rules)) continue;
      const whole = way.map((up) => at.get(`${up}\n${keyOf(row)}`)).find((found) => found !== undefined);
      if (whole) sums.set(whole, [...(sums.get(whole) ?? []), row]);
    }
  }
  return [...sums].map(([whole, parts]) => ({ whole, parts, places: [whole, ...parts].map(({ place }) => place) }));
}

/** Whether a row is about anybody, and a number: words do not add up. */
function counts(row: Row, rules: ReadonlyMap<string, Rule>): boolean {
  return isThere(row, rules.get(row.measure) as Rule) && (row.state !== "value" || row.word === null);
}

function isThere(row: Row, rule: Rule): boolean {
  if (row.state === "missing" || row.state === "not-asked") return false;
  return rule.countsPeople || sizeOf(row, rule).n !== 0;
}

function discloseTogether(
  rows: readonly Row[],
  sums: readonly Sum[],
  rules: ReadonlyMap<string, Rule>,
  minimum: number,
  decided: Disclosed | undefined,
): [Row, Cell][] {
  const before = rows.map((row) => decided?.cell(row.place, row.measure, row.round) ?? null);
  if (decided && before.every((cell) => cell !== null)) return rows.map((row, i) => [row, before[i] as Cell]);
  const everybody = wholePlaces(rows, rules);
  const names = rows.map(nameOf);
  const groups = new Map<string, Group>();
  rows.forEach((row, i) => {
    const rule = rules.get(row.measure) as Rule;
    if (!isThere(row, rule)) return;
    const { fewest } = sizeOf(row, rule);
    const all = (rule.ofAll || rule.withoutN) && row.state !== "suppressed" ? (everybody.get(row.place) ?? null) : null;
    const bySource = row.state === "suppressed" || row.state === "censored" || isHidden(before[i] ?? null);
    groups.set(names[i] as string, {
      people: fewest ?? all ?? (rule.withoutN ? minimum : null),
      bySource,
      who: row.place,
    });
  });
  const apart = sums.flatMap(({ whole, parts }) => (whole ? [sumOf(whole, parts, rules, groups, minimum)] : []));
  apart.push(...partsAmong(rows, rules, groups, minimum)); // these may add groups that stand in no table
  const why = nothingHidden(groups, minimum) ? null : decide(groups, [...meansAmong(rows, rules), ...apart], minimum);
  return rows.map((row, i) => {
    const cell = cellOf(row, rules.get(row.measure) as Rule, why?.get(names[i] as string) ?? null, minimum);
    const old = before[i] ?? null;
    return [row, old && (isHidden(old) || !isHidden(cell)) ? old : cell];
  });
}

const isHidden = (cell: Cell | null) => cell !== null && "why" in cell;

function brandIt(cell: object): Cell {
  return Object.freeze(cell) as Cell;
}

function cellOf(row: Row, rule: Rule, why: Why | null, minimum: number): Cell {
  const { state, value, word, counts, eligible, rate } = row;
  const { n } = sizeOf(row, rule);
  if (state === "missing" || state === "not-asked" || state === "suppressed")
    return brandIt(word === null ? { state } : { state, said: word });
  if (why !== null) {
    const bound = why === "few" ? boundOf(row, rule, minimum) : null;
    return brandIt(bound === null ? { state: "hidden", why } : { state: "censored", word: bound, n, why });
  }
  if (n === 0) return brandIt({ state: "missing" });
  if (state === "censored") return brandIt({ state, word: word ?? "", n });
  return brandIt({ state, value, word, counts: counts && [...counts], n, eligible, rate });
}

/** People whom a row speaks of. n: as it is shown; fewest: as it is judged; null = not published. */
function sizeOf(row: Row, rule: Rule): { n: number | null; fewest: number | null } {
  const { state, value, counts, eligible, rate } = row;
  const answers = counts?.reduce((sum, c) => sum + c, 0) ?? row.n;
  const asked = answers === null && eligible !== null && rate !== null;
  const n = asked ? Math.round((eligible * rate) / 100) : answers;
  const group = asked ? fewestOf(eligible, rate) : answers;
  if (!(rule.countsPeople || rule.sides) || state === "censored") return { n, fewest: group };
  if (value === null) return { n, fewest: null };
  if (group === null) return rule.countsPeople ? { n: value, fewest: value } : { n, fewest: null };
  const counted = rule.countsPeople ? value : fewestOf(group, value);
  const others = rule.countsPeople ? group - value : fewestOf(group, 100 - value);
  return { n, fewest: Math.min(group, counted, ...(rule.sides ? [others] : [])) };
}

/** The fewest people that a published percentage of a number may stand for. A whole percent is taken to be rounded up, too. */
function fewestOf(total: number, percent: number): number {
  const written = String(Number(percent.toFixed(6)));
  const digits = written.split(".")[1]?.length ?? 0;
  const least = (total * (Number(written) - 0.5 / 10 ** digits)) / 100;
  return Math.max(0, digits === 0 ? Math.floor(least) : Math.ceil(least - 1e-9));
}

/**
 * What is said instead of a number or share of which one side is small: that it is, on which side, and no more. Among fewer
 * than twice the minimum one side always is, so there it would say nothing.
 */
function boundOf(row: Row, rule: Rule, minimum: number): string | null {
  const { n } = sizeOf(row, rule);
  if (rule.sides === null || row.state !== "value" || row.value === null || n === null || n < 2 * minimum) return null;
  const share = rule.sides === "percent";
  const counted = share ? Math.round((row.value * n) / 100) : row.value;
  if (counted < minimum) return share ? `< ${Math.ceil((100 * minimum) / n)}%` : `< ${minimum}`;
  if (n - counted < minimum) return share ? `> ${Math.floor((100 * (n - minimum)) / n)}%` : `> ${n - minimum}`;
  return null;
}

/** Everybody at each place: the smallest enrollment on record. */
function wholePlaces(rows: readonly Row[], rules: ReadonlyMap<string, Rule>): Map<string, number> {
  const found = new Map<string, number>();
  for (const { place, measure, value } of rows) {
    if (rules.get(measure)?.enrollment && value !== null)
      found.set(place, Math.min(value, found.get(place) ?? Number.POSITIVE_INFINITY));
  }
  return found;
}

const keyOf = (row: { measure: string; round: string }) => `${row.measure}\n${row.round}`;
const nameOf = (row: { place: string; measure: string; round: string }) => `${row.place}\n${keyOf(row)}`;

/** The equations at single places: a score that is the mean of its items, in each round. */
function meansAmong(rows: readonly Row[], rules: ReadonlyMap<string, Rule>): Relation[] {
  const present = new Set(rows.map(nameOf));
  return rows.flatMap((row) => {
    const parts = rules.get(row.measure)?.madeFrom?.map((measure) => nameOf({ ...row, measure }));
    const there = parts?.filter((key) => present.has(key)) ?? [];
    return there.length > 0 ? [{ whole: nameOf(row), parts: there, people: "same" as const }] : [];
  });
}

/** The equations between everybody at a place and the groups that they are parted in, in each round. */
function partsAmong(
  rows: readonly Row[],
  rules: ReadonlyMap<string, Rule>,
  groups: Map<string, Group>,
  minimum: number,
): Relation[] {
  if (!rows.some(({ measure }) => rules.get(measure)?.partedIn)) return [];
  const at = new Map(rows.flatMap((row) => (groups.has(nameOf(row)) ? [[nameOf(row), row] as const] : [])));
  return [...at.values()].flatMap((row) =>
    (rules.get(row.measure)?.partedIn ?? []).flatMap((measures, i) => {
      const parts = measures.flatMap((measure) => at.get(nameOf({ ...row, measure })) ?? []);
      return parts.length > 0 ? [sumOf(row, parts, rules, groups, minimum, `${i}`)] : [];
    }),
  );
}

/**
 * The equation between a place and those under it, or between everybody at a place and the groups there. People who are in none of
 * them are a group as well, though it stands nowhere: it is put among the groups.
 */
function sumOf(
  whole: Row,
  parts: readonly Row[],
  rules: ReadonlyMap<string, Rule>,
  groups: Map<string, Group>,
  minimum: number,
  parted = "",
): Relation {
  const rule = rules.get(whole.measure) as Rule;
  const adds = rule.countsPeople;
  const inAll = (of: (row: Row) => number | null) => {
    const [all, ...each] = [whole, ...parts].map(of);
    if (all == null || each.some((n) => n === null)) return null;
    return all - each.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  };
  const people = (row: Row) => sizeOf(row, rule).n;
  const stated = (row: Row) => (row.counts !== null || row.n !== null ? people(row) : null);
  const others = adds ? inAll(({ value }) => value) : inAll(stated);
  const relation = { whole: nameOf(whole), people: "apart" as const };
  const weights = parts.map((row) => (adds ? 1 : Math.max(1, people(row) ?? 1)));
  const names = parts.map(nameOf);
  if (others === null || others <= 0) {
    const whole = adds ? 1 : weights.reduce((a, b) => a + b, 0);
    return { ...relation, parts: names, weights: { whole, parts: weights } };
  }
  const counted = (row: Row) => (row.value === null ? null : ((people(row) ?? 0) * row.value) / 100);
  const side = rule.sides === "percent" ? Math.round(inAll(counted) ?? 0) : others;
  const left = `${nameOf(whole)}\n${parted}`; // no measure is called so
  const fewest = rule.sides === "percent" ? Math.min(side, others - side) : others;
  const free = fewest >= minimum;
  groups.set(left, { people: Math.max(0, fewest), bySource: !free, free });
  return {
    ...relation,
    parts: [...names, left],
    weights: { whole: adds ? 1 : (people(whole) as number), parts: [...weights, adds ? 1 : others] },
  };
}

/**
 * May numbers about many places (correlations, say) be shown when some of those places' results are hidden?
 * Yes when none is; else when there are more hidden results than numbers, and they stand for the minimum of people.
 *
 * @param sizes    people in each hidden result that goes into the numbers; null = not known
 * @param numbers  how many such numbers are shown
 */
export function mayPool(sizes: readonly (number | null)[], numbers = 1, minimum = PUBLIC_MINIMUM): boolean {
  if (sizes.length === 0) return true;
  return sizes.length > numbers && sizes.reduce<number>((sum, n) => sum + (n ?? 0), 0) >= minimum;
}

/**
 * Two measures over many places, as two lists without names, for a number about all of them. Hidden results go in only
 * where `mayPool` lets them.
 *
 * @param x, y     measure id and round of each; of several, a place's first counts
 * @param numbers  how many numbers are made from either measure
 * @param shown    what `disclose` shows of these rows: all else is hidden, a result that is hidden as a partner included
 * @param make     from the two lists, in one order
 * @returns        null where the hidden results might be worked out
 */
export function pool<T>(
  sealed: Sealed,
  rules: ReadonlyMap<string, Rule>,
  {
    x,
    y,
    numbers,
    shown = disclose(sealed, rules),
  }: {
    x: readonly Spot[];
    y: readonly Spot[];
    numbers: number;
    shown?: Disclosed;
  },
  make: (x: number[], y: number[]) => T,
): T | null {
  const at = (spots: readonly Spot[]) => {
    const found = new Map<string, { row: Row; value: number }>();
    for (const { measure, round, ranks } of spots) {
      for (const row of columnsOf(sealed).get(keyOf({ measure, round })) ?? []) {
        if (row.state !== "value" || found.has(row.place)) continue;
        const value = row.value ?? ranks?.get(row.word ?? "");
        if (value !== undefined) found.set(row.place, { row, value });
      }
    }
    return found;
  };
  const [xs, ys] = [at(x), at(y)];
  const both = [...xs.keys()].filter((place) => ys.has(place));
  for (const side of [xs, ys]) {
    const hidden = both
      .flatMap((place) => side.get(place)?.row ?? [])
      .filter(({ place, measure, round }) => shown.cell(place, measure, round)?.state !== "value");
    const sizes = hidden.map((row) => sizeOf(row, rules.get(row.measure) as Rule).fewest);
    if (!mayPool(sizes, numbers)) return null;
  }
  return make(
    both.map((place) => xs.get(place)?.value as number),
    both.map((place) => ys.get(place)?.value as number),
  );
}

const columns = new WeakMap<Sealed, ReadonlyMap<string, readonly Row[]>>();

/** The rows by measure and round; sorted once, however many pairs are pooled. */
function columnsOf(sealed: Sealed): ReadonlyMap<string, readonly Row[]> {
  const made = columns.get(sealed) ?? Map.groupBy(open(sealed).rows, keyOf);
  columns.set(sealed, made);
  return made;
}

/** ranks: of an ordered measure, each word's place in the order. */
export type Spot = { measure: string; round: string; ranks?: ReadonlyMap<string, number> };
