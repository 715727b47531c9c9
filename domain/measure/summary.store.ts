import type { Db } from "../../db/connect.ts";
import { type Disclosed, disclosing, pool, type Spot } from "../people/disclosure.ts";
import { placesUnder } from "../people/place.store.ts";
import type { Place } from "../people/place.ts";
import { rootCells } from "./cells.store.ts";
import { type Import, importsOf, measuresOf, versionOf } from "./measure.store.ts";
import { type Measure, rulesOf } from "./measure.ts";
import { type Traits, traits } from "./similar.ts";
import { type Correlated, correlate, pairsOf, ranksOf } from "./together.ts";

/** What may be shown of all places of one root: kept in memory, made anew when an import comes or goes. */
export type Summary = {
  version: string;
  places: ReadonlyMap<string, Place>;
  measures: readonly Measure[];
  byId: ReadonlyMap<string, Measure>;
  imports: readonly Import[];
  shown: Disclosed; // scores and records of all places; single items only where they decide about a score
  /** The shown values of one measure in one round, by place. */
  column(measure: string, round: string): ReadonlyMap<string, number>;
  /** The same, ascending, of all places like one: of its kind, and of its grade span where it has one. */
  ascending(measure: string, round: string, like: Place): readonly number[];
  traits: readonly Traits[];
  together: readonly Correlated[];
};

const kept = new WeakMap<Db, Map<string, Promise<Summary>>>();
export const KEPT_ROOTS = 50;

/**
 * The summary of one root; the first time after an import some 0.5 s for 510 schools, 2 s for 6,000, in pieces between which others
 * are served; then what one short query takes.
 * However many ask at once, it is made once: the others wait for it and look again.
 */
export async function summaryOf(db: Db, root: string): Promise<Summary> {
  const roots = kept.get(db) ?? new Map<string, Promise<Summary>>();
  kept.set(db, roots);
  const old = roots.get(root);
  const there = await old;
  const version = await versionOf(db, root); // read after waiting: an import may have come meanwhile
  if (there?.version === version) return there;
  if (roots.get(root) !== old) return summaryOf(db, root); // another request began a newer one meanwhile
  const made = summarize(db, root, version);
  roots.delete(root);
  roots.set(root, made);
  for (const oldest of roots.keys()) {
    if (roots.size <= KEPT_ROOTS) break;
    roots.delete(oldest);
  }
  made.catch(() => roots.delete(root));
  return made;
}

async function summarize(db: Db, root: string, version: string): Promise<Summary> {
  const [places, measures, imports, sealed] = await Promise.all([
    placesUnder(db, root),
    measuresOf(db, root),
    importsOf(db, root),
    rootCells(db, root),
  ]);
  const rules = rulesOf(measures);
  const shown = await inSlices(disclosing(sealed, rules));
  await letOthers();
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const has = (id: string) => byId.has(id); // a form that no imported file has is left out
  const asked = pairsOf(imports).map((pair) => ({
    ...pair,
    score: pair.score.filter(has),
    outcome: pair.outcome.filter(has),
  }));
  const schools = places.flatMap(({ id, kind }) => (kind === "school" ? [id] : []));
  const shares = (ids: readonly string[], others: readonly string[]) => ids.some((id) => others.includes(id));
  const correlated = ({ score, outcome, reason }: (typeof asked)[number]): Correlated[] => {
    const [x, y] = [spotsOf(shown, score, byId), spotsOf(shown, outcome, byId)];
    const [first, last] = [x[0], y[0]];
    if (!first || !last) return [];
    const numbers = Math.max(
      asked.filter((pair) => shares(pair.score, score)).length,
      asked.filter((pair) => shares(pair.outcome, outcome)).length,
    );
    const method = [...x, ...y].some(({ ranks }) => ranks) ? "spearman" : "pearson";
    const made = pool(sealed, rules, { x, y, numbers, shown }, (xs, ys) => correlate(xs, ys, method));
    if (!made) return [];
    const rounds: [string, string] = [first.round, last.round];
    const over = schools.some((id) => shown.cell(id, first.measure, first.round)) ? "schools" : "districts";
    return [{ score: first.measure, outcome: last.measure, forms: x.length, reason, rounds, method, over, ...made }];
  };
  const together: Correlated[] = [];
  for (const pair of asked) {
    together.push(...correlated(pair));
    await letOthers();
  }
  const column = columnsOf(shown);
  return {
    version,
    places: new Map(places.map((place) => [place.id, place])),
    measures,
    byId,
    imports,
    shown,
    column,
    ascending: ascendingOf(places, column),
    traits: traitsOf(places, measures, shown),
    together,
  };
}

/** How long the server works on a summary before it answers others, ms. */
const SLICE = 25;

/** Lets others be served. */
const letOthers = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Does work that comes in pieces to its end, and lets others be served in between. */
export async function inSlices<T>(work: Generator<undefined, T, void>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - since < SLICE) continue;
    await letOthers();
    since = performance.now();
  }
}

function columnsOf(shown: Disclosed): Summary["column"] {
  const made = new Map<string, ReadonlyMap<string, number>>();
  const places = shown.places();
  return (measure, round) => {
    const key = `${measure}\n${round}`;
    const old = made.get(key);
    if (old) return old;
    const column = new Map(
      places.flatMap((place) => {
        const cell = shown.cell(place, measure, round);
        return cell?.state === "value" && cell.value !== null ? [[place, cell.value] as const] : [];
      }),
    );
    made.set(key, column);
    return column;
  };
}

function ascendingOf(places: readonly Place[], column: Summary["column"]): Summary["ascending"] {
  const made = new Map<string, readonly number[]>();
  return (measure, round, { kind, gradeSpan }) => {
    const key = `${measure}\n${round}\n${kind}\n${gradeSpan}`;
    const old = made.get(key);
    if (old) return old;
    const values = column(measure, round);
    const like = places.filter((place) => place.kind === kind && (!gradeSpan || place.gradeSpan === gradeSpan));
    const ascending = like.flatMap(({ id }) => values.get(id) ?? []).sort((a, b) => a - b);
    made.set(key, ascending);
    return ascending;
  };
}

/** Each measure in its newest round; measures that have no value anywhere are left out. */
function spotsOf(shown: Disclosed, measures: readonly string[], byId: Summary["byId"]): Spot[] {
  return measures.flatMap((measure) => {
    const round = newest(shown, measure);
    const found = byId.get(measure);
    const ranks = found ? ranksOf(found) : null;
    return round === null ? [] : [{ measure, round, ...(ranks && { ranks }) }];
  });
}

/** The newest round in which a measure has a value anywhere. */
function newest(shown: Disclosed, measure: string): string | null {
  let last: string | null = null;
  for (const place of shown.places()) {
    for (const [round, cell] of shown.rounds(place, measure)) {
      if (cell.state === "value" && (last === null || round > last)) last = round;
    }
  }
  return last;
}

function traitsOf(places: readonly Place[], measures: readonly Measure[], shown: Disclosed): Traits[] {
  const by = traits.map((trait) => [trait, measures.find(({ use }) => use === trait)?.id] as const);
  return places
    .filter(({ kind }) => kind === "school")
    .map((place) => {
      const values = by.map(([trait, measure]) => {
        const cell = measure ? shown.latest(place.id, measure)?.cell : null;
        return [trait, cell?.state === "value" ? cell.value : null];
      });
      return { place: place.id, gradeSpan: place.gradeSpan, ...Object.fromEntries(values) } as Traits;
    });
}
