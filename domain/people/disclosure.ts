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
  | Shown<{ state: "censored"; word: string; n: number | null; why?: "few" }> // why: the bound is ours, not the source's
  | Shown<{ state: "hidden"; why: Why }>
  | Shown<{ state: "suppressed" | "missing" | "not-asked" }>;

/** What must be known of a measure to decide. */
export type Rule = {
  countsPeople: boolean; // its value is itself a number of people
  enrollment: boolean; // … of everybody at the place
  ofAll: boolean; // a record about the place as a whole: where no n is given, its enrollment decides
  sides: "number" | "percent" | null; // its value parts the n people on record in two groups, and nobody else has judged them
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
    const rule = rules.get(row.measure) as Rule;
    const { n, fewest } = sizeOf(row, rule);
    if (row.state === "missing" || row.state === "not-asked" || (n === 0 && !rule.countsPeople)) continue;
    const everybody = rule.ofAll && row.state !== "suppressed" ? all : null;
    const bySource = row.state === "suppressed" || row.state === "censored";
    groups.set(keyOf(row), { people: fewest ?? everybody, bySource });
  }
  const why = decide(groups, relationsAmong(rows, rules), minimum);
  return rows.map((row) => [row, cellOf(row, rules.get(row.measure) as Rule, why.get(keyOf(row)) ?? null, minimum)]);
}

function cellOf(row: Row, rule: Rule, why: Why | null, minimum: number): Cell {
  const brandIt = (cell: object) => Object.freeze(cell) as Cell;
  const { state, value, word, counts, eligible, rate } = row;
  const { n } = sizeOf(row, rule);
  if (state === "missing" || state === "not-asked" || state === "suppressed") return brandIt({ state });
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
    const sizes = hidden.map((row) => sizeOf(row, rules.get(row.measure) as Rule).fewest);
    if (!mayPool(sizes, numbers)) return null;
  }
  return make(
    both.map((row) => row.value as number),
    both.map((row) => ys.get(row.place)?.value as number),
  );
}

export type Spot = { measure: string; round: string };
