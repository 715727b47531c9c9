import { seeded } from "@innodopt/stats";
import { describe, expect, test } from "vitest";
import { type Cell, disclose, type Row, type Rule, Sealed } from "./disclosure.ts";
import { decide, type Group, type Relation } from "./partners.ts";
import { answers as people } from "./testing.ts";

function row(more: Partial<Row> & Pick<Row, "place" | "measure" | "round">): Row {
  return { state: "value", value: null, word: null, counts: null, n: null, eligible: null, rate: null, ...more };
}

describe("an attacker who knows everything shown and all equations", () => {
  // Oracle of its own: ranks modulo a prime. A hidden result is known when its unit vector lies in the equations' row space.
  const prime = 1_000_003;
  const power = (b: number, e: number): number =>
    e === 0 ? 1 : Number((BigInt(power(b, e >> 1)) ** 2n * (e & 1 ? BigInt(b) : 1n)) % BigInt(prime));
  const rank = (matrix: number[][]): number => {
    const rows = matrix.map((r) => r.map((v) => ((v % prime) + prime) % prime));
    let found = 0;
    for (let c = 0; c < (rows[0]?.length ?? 0); c++) {
      const at = rows.findIndex((r, i) => i >= found && r[c] !== 0);
      if (at < 0) continue;
      const [pivot] = rows.splice(at, 1) as [number[]];
      rows.splice(found, 0, pivot);
      const inverse = power(pivot[c] as number, prime - 2);
      for (let i = found + 1; i < rows.length; i++) {
        const factor = ((rows[i]?.[c] ?? 0) * inverse) % prime;
        rows[i] = (rows[i] as number[]).map((v, j) => (((v - factor * (pivot[j] as number)) % prime) + prime) % prime);
      }
      found++;
    }
    return found;
  };

  /** Which unit vectors lie in the row space of a matrix, asked of some: the matrix is brought to echelon form once. */
  const follows = (matrix: readonly (readonly number[])[], asked: readonly number[]): number[] => {
    const echelon: { at: number; row: Float64Array }[] = [];
    const reduce = (vector: Float64Array) => {
      for (const { at, row } of echelon) {
        const factor = vector[at] as number;
        if (factor !== 0)
          for (let j = at; j < row.length; j++) {
            const v = row[j] as number;
            if (v !== 0) vector[j] = ((vector[j] as number) + (prime - factor) * v) % prime;
          }
      }
      return vector.findIndex((v) => v !== 0);
    };
    for (const line of matrix) {
      const row = Float64Array.from(line, (x) => ((x % prime) + prime) % prime);
      const at = reduce(row);
      if (at < 0) continue;
      const inverse = power(row[at] as number, prime - 2);
      echelon.push({ at, row: row.map((v) => (v * inverse) % prime) });
      echelon.sort((a, b) => a.at - b.at);
    }
    if (echelon.length === 0) return [];
    const width = matrix[0]?.length ?? 0;
    return asked.filter((j) => reduce(Float64Array.from({ length: width }, (_, i) => (i === j ? 1 : 0))) < 0);
  };

  test("cannot work out one hidden result in 1,000 random districts with schools and teams; without partners, thousands", () => {
    const random = seeded(20260101);
    const seen = { tables: 0, cells: 0, hidden: 0, partners: 0, derived: 0, broken: 0 };
    for (let trial = 0; trial < 1000; trial++) {
      const { rows, parents, rules } = randomTree(random);
      const shown = disclose(new Sealed(rows, parents), rules);
      const cellOf = (r: Row) => shown.cell(r.place, r.measure, r.round) as Cell;
      const partner = (r: Row) => {
        const cell = cellOf(r);
        return cell.state === "hidden" && cell.why === "partner";
      };
      const told = rows.filter((r) => r.state !== "missing" && r.state !== "not-asked");
      const known = new Set(told.filter((r) => cellOf(r).state === "value"));
      const equations = equationsOf(told, parents, rules);
      const attack = (knows: (r: Row) => boolean) => {
        const unknown = told.filter((r) => !knows(r));
        const columns = [...unknown, ...equations.flatMap(({ others }) => others ?? [])];
        const column = new Map(columns.map((c, j) => [c, j] as const));
        const matrix = equations.map(({ terms, others }) => {
          const line = columns.map(() => 0);
          for (const [r, weight] of terms) if (column.has(r)) line[column.get(r) as number] = weight;
          if (others) line[column.get(others) as number] = 1;
          return line;
        });
        const secret = columns.flatMap((c, j) => ("place" in c || c.n < 10 ? [j] : []));
        return follows(matrix, secret).map((j) => columns[j] as Row | Others);
      };
      const name = (c: Row | Others) => ("place" in c ? `${c.place} ${c.measure} ${c.round}` : `${c.n} others`);
      expect(attack((r) => known.has(r)).map(name), `trial ${trial}`).toEqual([]);
      const naive = attack((r) => known.has(r) || partner(r));
      seen.tables++;
      seen.cells += told.length;
      seen.hidden += told.length - known.size;
      seen.partners += told.filter(partner).length;
      seen.derived += naive.length;
      seen.broken += naive.length > 0 ? 1 : 0;
    }
    // Complementary suppression switched off: the same attacker works out thousands of results, in most of the tables.
    expect(seen.broken).toBeGreaterThan(700);
    expect(seen.derived).toBeGreaterThan(2000);
    expect(seen.partners / seen.cells).toBeLessThan(0.3);
  });

  test("cannot work out one hidden result in 2,000 random places with overlapping scales", () => {
    const random = seeded(20110501);
    const pick = (n: number) => Math.floor(random() * n);
    let hiddenInAll = 0;
    for (let trial = 0; trial < 2000; trial++) {
      const items = Array.from({ length: 3 + pick(8) }, (_, i) => `i${i}`);
      const relations: Relation[] = Array.from({ length: 1 + pick(4) }, (_, s) => ({
        whole: `s${s}`,
        parts: items.filter(() => random() < 0.5),
        people: random() < 0.5 ? ("same" as const) : ("apart" as const),
      })).filter(({ parts }) => parts.length > 0);
      const groups = new Map<string, Group>(
        [...items, ...relations.map(({ whole }) => whole)].map((key) => [
          key,
          { people: pick(60), bySource: random() < 0.05 },
        ]),
      );
      const why = decide(groups, relations, 10);
      const hidden = [...groups].filter(([key, group]) => why.has(key) || group.bySource).map(([key]) => key);
      hiddenInAll += hidden.length;
      const equations = relations.map(({ whole, parts }) =>
        hidden.map((key) => (key === whole ? -parts.length : parts.includes(key) ? 1 : 0)),
      );
      const known = rank(equations);
      hidden.forEach((key, j) => {
        const unit = hidden.map((_, i) => (i === j ? 1 : 0));
        expect(rank([...equations, unit]), `trial ${trial}: ${key} can be worked out`).toBe(known + 1);
      });
      for (const [key, { people: n }] of groups) if ((n ?? 0) < 10) expect(why.has(key)).toBe(true);
    }
    expect(hiddenInAll).toBeGreaterThan(2000);
  });
});

const LEARNERS = ["learners", "speakers"];
const GIRLS = ["girls", "boys"];

/** People of a place who are in none of the places under it, or in none of the groups there. */
type Others = { n: number };

/** A district of 1 to 4 schools with up to 3 teams each; two sources with overlapping scales of questions; records. */
function randomTree(random: () => number): {
  rows: Row[];
  parents: Map<string, string | null>;
  rules: Map<string, Rule>;
} {
  const pick = (n: number) => Math.floor(random() * n);
  const chance = (p: number) => random() < p;
  const parents = new Map<string, string | null>([["D", null]]);
  for (let s = 0, schools = 1 + pick(4); s < schools; s++) {
    parents.set(`D${s}`, "D");
    for (let t = pick(4); t > 0; t--) parents.set(`D${s}.${t}`, `D${s}`);
  }
  const under = (place: string) => [...parents].filter(([, up]) => up === place).map(([child]) => child);
  const rules = new Map<string, Rule>();
  for (const source of chance(0.3) ? ["t", "s"] : ["t"]) {
    const items = Array.from({ length: 2 + pick(4) }, (_, i) => `${source}${i}`);
    for (const item of items) rules.set(item, people);
    rules.set(`${source}-all`, { ...people, madeFrom: items });
    if (chance(0.5)) rules.set(`${source}-some`, { ...people, madeFrom: items.slice(0, 2) });
  }
  rules.set("dropouts", { ...people, countsPeople: true, sides: "number" });
  rules.set("graduated", { ...people, sides: "percent", partedIn: [LEARNERS, GIRLS].filter(() => chance(0.5)) });
  for (const group of [...LEARNERS, ...GIRLS]) rules.set(group, { ...people, sides: "percent" });
  rules.set("enrolled", { ...people, countsPeople: true, enrollment: true, ofAll: true });
  rules.set("lunch", { ...people, ofAll: true });
  const silent = new Set([...parents.keys()].filter(() => chance(0.15))); // nothing is said of these places
  const rows: Row[] = [];
  for (const round of chance(0.3) ? ["2011", "2012"] : ["2011"]) {
    for (const [measure, rule] of rules) {
      if (chance(0.1) || LEARNERS.includes(measure) || GIRLS.includes(measure)) continue;
      const sizes = new Map<string, number>();
      const some = new Map<string, number>(); // of them
      const sizeOf = (place: string): number => {
        const below = under(place).reduce((sum, child) => sum + sizeOf(child), 0);
        const others = below === 0 ? 1 + pick(chance(0.15) ? 12 : 60) : chance(0.3) ? pick(25) : 0;
        sizes.set(place, below + others);
        some.set(
          place,
          under(place).reduce((sum, child) => sum + (some.get(child) ?? 0), pick(others + 1)),
        );
        return below + others;
      };
      sizeOf("D");
      for (const parted of rule.partedIn ?? []) {
        for (const [place, n] of sizes) {
          if (silent.has(place)) continue;
          const first = pick(n + 1);
          const second = chance(0.8) ? n - first : pick(n - first + 1); // the rest are in neither
          for (const [i, size] of [first, second].entries()) {
            if (size === 0 || chance(0.05)) continue;
            const said = { place, measure: parted[i] as string, round, n: size };
            rows.push(chance(0.1) ? row({ ...said, state: "suppressed" }) : row({ ...said, value: 100 * random() }));
          }
        }
      }
      for (const [place, n] of sizes) {
        if (silent.has(place) || chance(0.05)) continue;
        const counted = some.get(place) ?? 0;
        const measured = rule.sides === "percent" ? (100 * counted) / n : random() * 10;
        const value = rule.enrollment ? n : rule.countsPeople ? counted : measured;
        const said = { place, measure, round, value };
        const item = /^[ts]\d$/.test(measure);
        const turn = random();
        if (turn < 0.01) rows.push(row({ ...said, state: "suppressed", value: null, n: chance(0.5) ? n : null }));
        else if (turn < 0.05) rows.push(row({ ...said, state: chance(0.5) ? "missing" : "not-asked", value: null }));
        else if (turn < 0.06) rows.push(row({ ...said, state: "censored", value: null, word: "< 30%", n }));
        else if (rule.ofAll) rows.push(row(said));
        else if (item && chance(0.8)) {
          rows.push(row({ ...said, value: null, counts: [counted, n - counted] }));
        } else if (chance(0.01)) rows.push(row({ ...said, n: null }));
        else rows.push(row({ ...said, n }));
      }
    }
  }
  return { rows, parents, rules };
}

/** What whoever knows how scores are made and who lies under whom can write down: Σ weight × result = what others add. */
function equationsOf(
  told: readonly Row[],
  parents: ReadonlyMap<string, string | null>,
  rules: ReadonlyMap<string, Rule>,
) {
  const at = new Map(told.map((r) => [`${r.place} ${r.measure} ${r.round}`, r]));
  const equations: { terms: [Row, number][]; others: Others | null }[] = [];
  const sums = new Map<Row, Row[]>();
  for (const r of told) {
    const parts = (rules.get(r.measure)?.madeFrom ?? []).flatMap((id) => at.get(`${r.place} ${id} ${r.round}`) ?? []);
    if (parts.length > 0)
      equations.push({ terms: [[r, -parts.length], ...parts.map((part): [Row, number] => [part, 1])], others: null });
    for (let up = parents.get(r.place) ?? null; up !== null; up = parents.get(up) ?? null) {
      const whole = at.get(`${up} ${r.measure} ${r.round}`);
      if (!whole) continue;
      sums.set(whole, [...(sums.get(whole) ?? []), r]);
      break;
    }
  }
  const parted = told.flatMap((r): [Row, Row[]][] =>
    (rules.get(r.measure)?.partedIn ?? []).flatMap((groups) => {
      const parts = groups.flatMap((group) => at.get(`${r.place} ${group} ${r.round}`) ?? []);
      return parts.length > 0 ? [[r, parts]] : [];
    }),
  );
  const size = (r: Row) => r.counts?.reduce((a, b) => a + b, 0) ?? r.n;
  for (const [whole, parts] of [...sums, ...parted]) {
    const adds = rules.get(whole.measure)?.countsPeople === true;
    const of = (r: Row) => (adds ? r.value : size(r));
    const every = [whole, ...parts].every((r) => of(r) !== null);
    const others = every ? (of(whole) ?? 0) - parts.reduce((sum, r) => sum + (of(r) ?? 0), 0) : 0;
    const weights = parts.map((r) => (adds ? 1 : (size(r) ?? 1))); // where no n is published, parts weigh alike
    const all = adds ? 1 : weights.reduce((a, b) => a + b, 0) + Math.max(0, others);
    equations.push({
      terms: [[whole, -all], ...parts.map((r, i): [Row, number] => [r, weights[i] as number])],
      others: others > 0 ? { n: others } : null,
    });
  }
  return equations;
}
