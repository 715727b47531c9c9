/**
 * Complementary suppression: what must be hidden besides the small groups, so that what is shown gives none of them away.
 * Pure, and blind: it knows groups by their keys and sizes, and the equations among their results.
 */

/**
 * Why a result is hidden. few: fewer than the minimum. unknown: the source does not say how many, so it may be fewer.
 * partner: it, with what is shown, would give another hidden result away.
 */
export type Why = "few" | "unknown" | "partner";

/** A group's size (null = not known), whether the source itself withheld its result, or that it is nobody's secret. */
export type Group = {
  people: number | null;
  bySource: boolean;
  who?: string; // the place whose people they are; groups of one place may be the same people
  free?: boolean; // stands in no table and is large: a reader does not know its result, but may
};

/** Equation between results: whoever knows all but one knows the last. */
export type Relation = {
  whole: string;
  parts: readonly string[];
  people: "same" | "apart"; // one group answered all parts (a scale), or each part is a group of its own (a cohort)
  weights?: Weights; // without: the whole is the mean of its parts
};

/** Of the equation `whole × the whole's result = Σ parts[i] × the part's`; whole numbers. */
export type Weights = { whole: number; parts: readonly number[] };

/**
 * Which groups are hidden, and why: those that are too small, then as many partners as it takes that no hidden result,
 * and no sum of hidden results of fewer people than the minimum, follows from what is shown.
 *
 * @returns for each hidden key its reason; what the source withheld is hidden but not named here
 *
 * Limits  Single results are found exactly. Sums of several are looked for in each equation and in each row that elimination
 *         leaves, not in every combination of them.
 */
export function decide(
  groups: ReadonlyMap<string, Group>,
  relations: readonly Relation[],
  minimum: number,
): Map<string, Why> {
  const why = new Map<string, Why>();
  const hidden = new Set<string>();
  for (const [key, { people, bySource, free }] of groups) {
    if (bySource || free) hidden.add(key);
    if (people === null) why.set(key, "unknown");
    else if (people < minimum) why.set(key, "few");
    if (why.has(key)) hidden.add(key);
  }
  const equations = relations.flatMap((relation, order) => equationOf(relation, order, groups));
  const holding = new Map<string, Equation[]>();
  for (const equation of equations) {
    for (const key of equation.terms.keys()) {
      const held = holding.get(key);
      if (held) held.push(equation);
      else holding.set(key, [equation]);
    }
  }
  const table = { groups, hidden, holding, minimum };
  let changed: Iterable<Equation> = equations; // since their unknowns were last looked at
  for (;;) {
    const helped = new Set<Equation>(); // by a victim of this turn; what is left of them is looked at in the next
    const victims = [...linkedTo(changed, table)].flatMap((linked) => partners(linked, table, helped));
    if (victims.length === 0) return why;
    for (const key of victims) {
      why.set(key, "partner");
      hidden.add(key);
    }
    changed = helped;
  }
}

/** Where nothing is hidden, nothing can be given away: the common case, in which `decide` need not be asked. */
export function nothingHidden(groups: ReadonlyMap<string, Group>, minimum: number): boolean {
  for (const { people, bySource, free } of groups.values())
    if (bySource || free || people === null || people < minimum) return false;
  return true;
}

/** All groups, those that are hidden so far, and the equations that each is in. */
type Table = {
  groups: ReadonlyMap<string, Group>;
  hidden: ReadonlySet<string>;
  holding: ReadonlyMap<string, readonly Equation[]>;
  minimum: number;
};

/** The equations that share unknowns, directly or through others, with some: in sets that share none. */
function* linkedTo(some: Iterable<Equation>, { hidden, holding }: Table): Generator<Equation[]> {
  const seen = new Set<Equation>();
  const passed = new Set<string>();
  for (const first of some) {
    if (seen.has(first)) continue;
    seen.add(first);
    const linked = [first];
    for (const { terms } of linked) {
      for (const key of terms.keys()) {
        if (!hidden.has(key) || passed.has(key)) continue;
        passed.add(key);
        for (const next of holding.get(key) ?? []) {
          if (seen.has(next)) continue;
          seen.add(next);
          linked.push(next);
        }
      }
    }
    yield linked.sort((a, b) => a.order - b.order);
  }
}

/** A relation among the groups that there are: what each result is multiplied by, in an order in which the smallest comes first. */
type Equation = { order: number; relation: Relation; parts: readonly string[]; terms: ReadonlyMap<string, number> };

function equationOf(relation: Relation, order: number, groups: ReadonlyMap<string, Group>): Equation[] {
  const { whole, weights } = relation;
  if (!groups.has(whole)) return [];
  const there = relation.parts.flatMap((key, i) => (groups.has(key) ? [{ key, weight: weights?.parts[i] ?? 1 }] : []));
  const size = (key: string) => groups.get(key)?.people ?? 0;
  const parts = there.map(({ key }) => key).sort((a, b) => size(a) - size(b));
  const terms = new Map([[whole, -(weights?.whole ?? there.length)]]);
  for (const { key, weight } of there) terms.set(key, weight + (terms.get(key) ?? 0));
  return [{ order, relation, parts, terms }];
}

/** Results that must be hidden because they would give another away; none when all is well. */
function partners(equations: readonly Equation[], table: Table, helped: Set<Equation>): string[] {
  const { groups, hidden, holding, minimum } = table;
  const open = (key: string) => !hidden.has(key);
  const victims: string[] = [];
  for (const { keys, from } of derivable(equations, hidden)) {
    if (keys.every((key) => groups.get(key)?.free)) continue;
    if (keys.length > 1 && peopleTogether(keys, from, groups) >= minimum) continue;
    if (from.some((equation) => helped.has(equation))) continue;
    const victim =
      from.map(({ parts }) => parts.find(open)).find((key) => key !== undefined) ??
      from.map(({ relation }) => relation.whole).find(open);
    if (victim === undefined) continue;
    victims.push(victim);
    for (const equation of holding.get(victim) ?? []) helped.add(equation);
  }
  return victims;
}

/** How many different people stand behind some results, at the fewest. */
function peopleTogether(
  keys: readonly string[],
  from: readonly Equation[],
  groups: ReadonlyMap<string, Group>,
): number {
  const same = from.some(({ relation }) => relation.people === "same");
  const whoOf = (key: string) => groups.get(key)?.who ?? (same ? "" : key);
  const each = new Map<string, number>();
  for (const key of keys) each.set(whoOf(key), Math.max(each.get(whoOf(key)) ?? 0, groups.get(key)?.people ?? 0));
  let [apart, most] = [0, 0];
  const wholes = new Set(from.flatMap(({ relation }) => (relation.people === "apart" ? [whoOf(relation.whole)] : [])));
  for (const [who, people] of each) {
    // A whole's people are those of its parts: they count once.
    if (wholes.has(who)) most = Math.max(most, people);
    else apart += people;
  }
  return Math.max(apart, most);
}

/** Sets of hidden results of which a weighted sum follows from what is shown, and the equations that it follows from. */
function derivable(equations: readonly Equation[], hidden: ReadonlySet<string>) {
  const rows = equations.flatMap((equation): Combination[] => {
    const unknown = new Map([...equation.terms].filter(([key, weight]) => hidden.has(key) && weight !== 0));
    for (const [key, weight] of unknown) unknown.set(key, modulo(weight));
    return unknown.size > 0 ? [{ unknown, from: new Set([equation]) }] : [];
  });
  const alone = rows.map(({ unknown, from }) => ({ keys: [...unknown.keys()], from: [...from] }));
  const combined = eliminate(rows).map(({ unknown, from }) => {
    const keys = [...unknown.keys()];
    const holds = ({ terms }: Equation) => keys.some((key) => terms.has(key));
    return { keys, from: [...from].sort((a, b) => Number(holds(b)) - Number(holds(a))) };
  });
  return [...alone, ...combined];
}

/** What equations leave of the hidden results when they are added up: key → weight modulo PRIME, none of them 0. */
type Combination = { unknown: Map<string, number>; from: Set<Equation> };

const PRIME = 94_906_249; // the largest whose products are exact in double precision
const modulo = (x: number) => ((Math.round(x) % PRIME) + PRIME) % PRIME;

/**
 * Gauss–Jordan elimination over whole numbers modulo a prime: exact, so a result follows from the equations if and only if
 * it is left alone in a row. (A prime that divides a pivot by chance, 1 in 10⁸, would be the exception.)
 */
function eliminate(equations: readonly Combination[]): Combination[] {
  const rows = equations.map(({ unknown, from }) => ({ unknown: new Map(unknown), from: new Set(from) }));
  const holders = new Map<string, Set<Combination>>();
  for (const row of rows) for (const key of row.unknown.keys()) holdersOf(key).add(row);
  function holdersOf(key: string): Set<Combination> {
    const found = holders.get(key) ?? new Set<Combination>();
    holders.set(key, found);
    return found;
  }
  const waiting = new Set(rows);
  while (waiting.size > 0) {
    let row: Combination | null = null; // the shortest, and in it the rarest unknown: rows stay short
    for (const other of waiting) if (row === null || other.unknown.size < row.unknown.size) row = other;
    if (row === null) break;
    waiting.delete(row);
    let pivot: string | null = null;
    for (const key of row.unknown.keys())
      if (pivot === null || holdersOf(key).size < holdersOf(pivot).size) pivot = key;
    if (pivot === null) continue;
    const inverse = power(row.unknown.get(pivot) as number, PRIME - 2);
    for (const [key, weight] of row.unknown) row.unknown.set(key, (weight * inverse) % PRIME);
    for (const other of [...holdersOf(pivot)]) {
      if (other === row) continue;
      const factor = other.unknown.get(pivot) as number;
      for (const [key, weight] of row.unknown) {
        const left = modulo((other.unknown.get(key) ?? 0) - ((factor * weight) % PRIME));
        if (left === 0) {
          other.unknown.delete(key);
          holdersOf(key).delete(other);
        } else {
          other.unknown.set(key, left);
          holdersOf(key).add(other);
        }
      }
      for (const equation of row.from) other.from.add(equation);
    }
  }
  return rows.filter(({ unknown }) => unknown.size > 0);
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

/** Parts what there is into sets that share no key, directly or through others. */
export function linkedSets<T>(things: readonly T[], keysOf: (thing: T) => readonly string[]): T[][] {
  const parent = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    for (let at = key; at !== root; ) {
      const up = parent.get(at) as string;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  for (const thing of things) {
    const [first, ...others] = keysOf(thing);
    for (const key of others) {
      const [a, b] = [rootOf(first as string), rootOf(key)];
      if (a !== b) parent.set(b, a);
    }
  }
  const sets = new Map<string, T[]>();
  for (const thing of things) {
    const root = rootOf(keysOf(thing)[0] as string);
    const set = sets.get(root);
    if (set) set.push(thing);
    else sets.set(root, [thing]);
  }
  return [...sets.values()];
}
