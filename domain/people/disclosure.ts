/**
 * The one place where it is decided whether the result of a group of people may be shown (laws 3 and 5).
 *
 * Stored rows come out of the database sealed. Only `disclose` opens the seal, and what it hands on carries no value,
 * no count and no n of a hidden group. A page therefore cannot show what it should not: it never holds it.
 * The rules, and what they do not protect from: docs/methods/disclosure.md.
 */

/** Fewest people in a group whose result anybody may see. */
export const PUBLIC_MINIMUM = 10;

/**
 * Why a result is hidden. few: fewer than the minimum. unknown: the source does not say how many, so it may be fewer.
 * partner: it, with what is shown, would give another hidden result away.
 */
export type Why = "few" | "unknown" | "partner";

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
  | Shown<{ state: "censored"; word: string; n: number | null }>
  | Shown<{ state: "hidden"; why: Why }>
  | Shown<{ state: "suppressed" | "missing" | "not-asked" }>;

/** What must be known of a measure to decide. */
export type Rule = {
  countsPeople: boolean; // its value is itself a number of people
  enrollment: boolean; // … of everybody at the place
  ofAll: boolean; // a record about the place as a whole: where no n is given, its enrollment decides
  madeFrom: readonly string[] | null; // measures whose mean it is
};

/** Equation between results of one place: whoever knows all but one knows the last. */
export type Relation = {
  whole: string;
  parts: readonly string[];
  people: "same" | "apart"; // one group answered all parts (a scale), or each part is a group of its own (a cohort)
};

let open: (sealed: Sealed) => readonly Row[];

/** Rows that nobody can look at: not by property, not as JSON. `disclose` opens them. */
export class Sealed {
  readonly #rows: readonly Row[];
  constructor(rows: readonly Row[]) {
    this.#rows = rows;
  }
  static {
    open = (sealed) => sealed.#rows;
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
    return [...(this.#cells.get(place)?.get(measure) ?? [])].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }

  /** The newest round of a measure at a place, or null where nothing is stored. */
  latest(place: string, measure: string): { round: string; cell: Cell } | null {
    const last = this.rounds(place, measure).at(-1);
    return last ? { round: last[0], cell: last[1] } : null;
  }
}

/**
 * Opens sealed rows and hands on what may be shown.
 *
 * @param sealed   rows of any number of places; all rows of a place at once, since one may give another away
 * @param rules    per measure id; rows of a measure without a rule are left out
 * @param minimum  fewest people in a group that is shown
 */
export function disclose(sealed: Sealed, rules: ReadonlyMap<string, Rule>, minimum = PUBLIC_MINIMUM): Disclosed {
  const groups = new Map<string, Row[]>();
  for (const row of open(sealed)) {
    if (!rules.has(row.measure)) continue;
    const rows = groups.get(row.place);
    if (rows) rows.push(row);
    else groups.set(row.place, [row]);
  }
  const out: [Row, Cell][] = [];
  for (const rows of groups.values()) out.push(...disclosePlace(rows, rules, minimum));
  return Disclosed.of(out);
}

function disclosePlace(rows: readonly Row[], rules: ReadonlyMap<string, Rule>, minimum: number): [Row, Cell][] {
  const all = wholePlace(rows, rules);
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const rule = rules.get(row.measure);
    const people = fewestIn(row, rule) ?? (rule?.ofAll ? all : null);
    if (row.state === "missing" || row.state === "not-asked") continue;
    if (peopleIn(row, rule) === 0 && !rule?.countsPeople) continue;
    groups.set(keyOf(row), { people, bySource: row.state === "suppressed" || row.state === "censored" });
  }
  const why = decide(groups, relationsAmong(rows, rules), minimum);
  return rows.map((row) => [row, cellOf(row, peopleIn(row, rules.get(row.measure)), why.get(keyOf(row)) ?? null)]);
}

/** @param people  in the group; null = not published */
function cellOf(row: Row, people: number | null, why: Why | null): Cell {
  const brandIt = (cell: object) => Object.freeze(cell) as Cell;
  if (row.state === "missing" || row.state === "not-asked" || row.state === "suppressed") {
    return brandIt({ state: row.state });
  }
  if (why !== null) return brandIt({ state: "hidden", why });
  if (people === 0) return brandIt({ state: "missing" });
  if (row.state === "censored") return brandIt({ state: "censored", word: row.word ?? "", n: people });
  const { value, word, counts, eligible, rate } = row;
  return brandIt({ state: "value", value, word, counts: counts && [...counts], n: people, eligible, rate });
}

/** People in the group that a row speaks of, at the fewest: a response rate is a rounded number. */
function fewestIn(row: Row, rule: Rule | undefined): number | null {
  const { counts, n, eligible, rate } = row;
  if (counts !== null || n !== null || eligible === null || rate === null) return peopleIn(row, rule);
  if (Number.isInteger(rate)) return Math.max(0, Math.floor((eligible * (rate - 0.5)) / 100));
  const digits = String(rate).split(".")[1]?.length ?? 0;
  return Math.max(0, Math.ceil((eligible * (rate - 0.5 / 10 ** digits)) / 100 - 1e-9));
}

/** People in the group that a row speaks of: its answers, its n, eligible × response rate, or its own value where it counts people. */
function peopleIn(row: Row, rule: Rule | undefined): number | null {
  if (row.counts !== null) return row.counts.reduce((sum, c) => sum + c, 0);
  if (row.n !== null) return row.n;
  if (row.eligible !== null && row.rate !== null) return Math.round((row.eligible * row.rate) / 100);
  if (rule?.countsPeople && row.value !== null) return row.value;
  return null;
}

/** Everybody at the place: the smallest enrollment on record. */
function wholePlace(rows: readonly Row[], rules: ReadonlyMap<string, Rule>): number | null {
  const counted = rows.flatMap(({ measure, value }) =>
    rules.get(measure)?.enrollment && value !== null ? [value] : [],
  );
  return counted.length > 0 ? Math.min(...counted) : null;
}

/** The equations in these rows: a score that is the mean of its items, in each round. */
function relationsAmong(rows: readonly Row[], rules: ReadonlyMap<string, Rule>): Relation[] {
  const present = new Set(rows.map(keyOf));
  return rows.flatMap((row) => {
    const parts = rules.get(row.measure)?.madeFrom?.map((measure) => keyOf({ measure, round: row.round }));
    const there = parts?.filter((key) => present.has(key)) ?? [];
    return there.length > 0 ? [{ whole: keyOf(row), parts: there, people: "same" as const }] : [];
  });
}

const keyOf = (row: { measure: string; round: string }) => `${row.measure}\n${row.round}`;

/** A group's size (null = not known) and whether the source itself withheld its result. */
export type Group = { people: number | null; bySource: boolean };

/**
 * Which groups are hidden, and why: those that are too small, then as many partners as it takes that no hidden result,
 * and no sum of hidden results of fewer people than the minimum, follows from what is shown.
 *
 * @returns for each hidden key its reason; what the source withheld is hidden but not named here
 */
export function decide(
  groups: ReadonlyMap<string, Group>,
  relations: readonly Relation[],
  minimum: number,
): Map<string, Why> {
  const why = new Map<string, Why>();
  const hidden = new Set<string>();
  for (const [key, { people, bySource }] of groups) {
    if (bySource) hidden.add(key);
    if (people === null) why.set(key, "unknown");
    else if (people < minimum) why.set(key, "few");
    if (why.has(key)) hidden.add(key);
  }
  const live = relations.filter(({ whole }) => groups.has(whole));
  for (let victim = partner(groups, live, hidden, minimum); victim; victim = partner(groups, live, hidden, minimum)) {
    why.set(victim, "partner");
    hidden.add(victim);
  }
  return why;
}

/** The next result that must be hidden because it would give another away; null when all is well. */
function partner(
  groups: ReadonlyMap<string, Group>,
  relations: readonly Relation[],
  hidden: ReadonlySet<string>,
  minimum: number,
): string | null {
  const size = (key: string) => groups.get(key)?.people ?? 0;
  const open = (key: string) => groups.has(key) && !hidden.has(key);
  for (const { keys, from } of derivable(relations, groups, hidden)) {
    const sizes = keys.map(size);
    const same = from.some(({ people }) => people === "same");
    const together = same ? Math.max(...sizes) : sizes.reduce((sum, n) => sum + n, 0);
    if (keys.length > 1 && together >= minimum) continue;
    const parts = from.map((relation) => relation.parts.filter(open).sort((a, b) => size(a) - size(b))[0]);
    const victim = parts.find((key) => key !== undefined) ?? from.map(({ whole }) => whole).find(open);
    if (victim) return victim;
  }
  return null;
}

/** Sets of hidden results of which a weighted sum follows from what is shown, and the equations that it follows from. */
function derivable(relations: readonly Relation[], groups: ReadonlyMap<string, Group>, hidden: ReadonlySet<string>) {
  const touched = relations
    .map((relation) => ({ ...relation, parts: relation.parts.filter((key) => groups.has(key)) }))
    .filter(({ whole, parts }) => [whole, ...parts].some((key) => hidden.has(key)));
  const columns = [...new Set(touched.flatMap(({ whole, parts }) => [whole, ...parts]))].filter((key) =>
    hidden.has(key),
  );
  const rows = touched.map(({ whole, parts }) =>
    columns.map((key) => (key === whole ? -parts.length : parts.includes(key) ? 1 : 0)),
  );
  const named = (row: readonly number[]) => columns.filter((_, j) => Math.abs(row[j] ?? 0) > 1e-9);
  const alone = touched.map((relation, i) => ({ keys: named(rows[i] ?? []), from: [relation] }));
  const combined = reduce(rows).map((row) => {
    const keys = named(row);
    const holds = ({ whole, parts }: Relation) => keys.some((key) => key === whole || parts.includes(key));
    return { keys, from: [...touched.filter(holds), ...touched.filter((relation) => !holds(relation))] };
  });
  return [...alone, ...combined].filter(({ keys }) => keys.length > 0);
}

/** Gauss–Jordan elimination. */
function reduce(matrix: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map((row) => [...row]);
  const width = rows[0]?.length ?? 0;
  let top = 0;
  for (let column = 0; column < width && top < rows.length; column++) {
    const at = rows.findIndex((row, i) => i >= top && Math.abs(row[column] ?? 0) > 1e-9);
    if (at < 0) continue;
    const pivotRow = rows[at] as number[];
    rows[at] = rows[top] as number[];
    rows[top] = pivotRow;
    const pivot = pivotRow[column] as number;
    for (let j = 0; j < width; j++) pivotRow[j] = (pivotRow[j] as number) / pivot;
    rows.forEach((row, i) => {
      const factor = row[column] as number;
      if (i !== top && factor !== 0)
        for (let j = 0; j < width; j++) row[j] = (row[j] as number) - factor * (pivotRow[j] as number);
    });
    top++;
  }
  return rows.filter((row) => row.some((v) => Math.abs(v) > 1e-9));
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
    const found = new Map<string, Row>();
    for (const spot of spots) {
      for (const row of open(sealed)) {
        const here = row.measure === spot.measure && row.round === spot.round;
        if (here && row.state === "value" && row.value !== null && !found.has(row.place)) found.set(row.place, row);
      }
    }
    return found;
  };
  const [xs, ys] = [at(x), at(y)];
  const both = [...xs.values()].filter((row) => ys.has(row.place));
  for (const side of [xs, ys]) {
    const hidden = both
      .map(({ place }) => side.get(place) as Row)
      .filter(({ place, measure, round }) => shown.cell(place, measure, round)?.state !== "value");
    const sizes = hidden.map((row) => fewestIn(row, rules.get(row.measure)));
    if (!mayPool(sizes, numbers)) return null;
  }
  return make(
    both.map((row) => row.value as number),
    both.map((row) => ys.get(row.place)?.value as number),
  );
}

export type Spot = { measure: string; round: string };
