/** How sure each shown number of many places is: what a page about a district needs and no single place's page would. */
import type { Db } from "../../db/connect.ts";
import { type Disclosed, disclosing } from "../people/disclosure.ts";
import { manyCells } from "./cells.store.ts";
import { type Estimate, estimateOf } from "./estimate.ts";
import { versionOf } from "./measure.store.ts";
import { type Measure, rulesOf } from "./measure.ts";
import { inSlices, type Summary, summaryOf } from "./summary.store.ts";

/** The estimate of a shown value; null where the cell holds no number. */
export type Estimates = (place: string, measure: string, round: string) => Estimate | null;

/** Places at once: some 100 ms of work, between which others are served. */
const AT_ONCE = 40;

type Known = { places: Map<string, ReadonlyMap<string, Estimate>>; making: Promise<void> };
const kept = new WeakMap<Summary, Known>();

/**
 * The estimates of some places of a root, kept as long as its summary: 40 schools take some 100 ms the first time, nothing later.
 * However many ask at once, each place's are made once.
 *
 * @param among  which places, once it is known what places there are
 */
export async function estimatesAt(
  db: Db,
  root: string,
  among: (summary: Summary) => readonly string[],
): Promise<{ summary: Summary; estimates: Estimates }> {
  const summary = await summaryOf(db, root);
  const known = kept.get(summary) ?? { places: new Map(), making: Promise.resolve() };
  kept.set(summary, known);
  const wanted = among(summary);
  if (wanted.some((place) => !known.places.has(place))) {
    const mine = known.making.then(() => make(db, root, summary, known, wanted));
    known.making = mine.catch(() => {});
    await mine;
    // another version of the data may have been read: an import came or went meanwhile
    if ((await versionOf(db, root)) !== summary.version) return estimatesAt(db, root, among);
  }
  const at = (place: string, key: string) => known.places.get(place)?.get(key) ?? null;
  return { summary, estimates: (place, measure, round) => at(place, `${measure}\n${round}`) };
}

async function make(db: Db, root: string, summary: Summary, known: Known, wanted: readonly string[]) {
  const missing = wanted.filter((place) => !known.places.has(place));
  for (let i = 0; i < missing.length; i += AT_ONCE) {
    const found = await read(db, root, summary, missing.slice(i, i + AT_ONCE));
    for (const [place, estimates] of found) known.places.set(place, estimates);
  }
}

async function read(db: Db, root: string, summary: Summary, places: readonly string[]) {
  const scores = summary.measures.filter(({ kind }) => kind !== "item");
  const measures = new Set(scores.flatMap(({ id, madeFrom }) => [id, ...(madeFrom ?? [])]));
  const sealed = await manyCells(db, root, places, [...measures]);
  const shown = await inSlices(disclosing(sealed, rulesOf(summary.measures), { decided: summary.shown }));
  return inSlices(estimating(summary, shown, scores, places));
}

function* estimating(
  summary: Summary,
  shown: Disclosed,
  scores: readonly Measure[],
  places: readonly string[],
): Generator<undefined, [string, ReadonlyMap<string, Estimate>][], void> {
  const made: [string, ReadonlyMap<string, Estimate>][] = [];
  for (const place of places) {
    const found = new Map<string, Estimate>();
    for (const measure of scores) {
      for (const [round, cell] of shown.rounds(place, measure.id)) {
        if (cell.state !== "value") continue;
        const items = (measure.madeFrom ?? []).flatMap((id) => {
          const item = summary.byId.get(id);
          return item ? [{ measure: item, cell: shown.cell(place, id, round) }] : [];
        });
        const estimate = estimateOf(measure, cell, items);
        if (estimate) found.set(`${measure.id}\n${round}`, estimate);
      }
    }
    made.push([place, found]);
    yield;
  }
  return made;
}
