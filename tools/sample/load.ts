import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Db } from "../../db/connect.ts";
import { importFiles } from "../../domain/collect/import.ts";
import type { About } from "../../domain/collect/reading.ts";
import { agree, keepDraft, openReview, placeOnPaper } from "../../domain/collect/review.store.ts";
import { type Agreed, type Looks, type Notes, type ReviewAt, readRecord } from "../../domain/collect/review.ts";
import { loadSample } from "../../domain/collect/sample.store.ts";
import type { Commons } from "../../domain/commons/commons.ts";
import { addPlace } from "../../domain/people/place.store.ts";
import { SAMPLE } from "../../domain/people/sample.ts";
import { type Random, seeded } from "../../stats/index.ts";
import { PLACES } from "./district.ts";
import { CHECKS, type MadeCheck, type MadeReview, REVIEWS } from "./reviews.ts";
import { type Made, ROUNDS, records, survey } from "./survey.ts";

/**
 * Loads the made-up district by the ways that everybody's data take: places, imports under a mapping, reviews. Does nothing where
 * it is here. Takes turns with whatever else the process does.
 *
 * @throws Problem "sample-exists", "import-busy"
 */
export async function loadMapleValley(db: Db, commons: Commons, signal?: AbortSignal): Promise<void> {
  const random = seeded(5);
  await loadSample(db, SAMPLE.root, async () => {
    for (const one of PLACES) await addPlace(db, one);
    for (const made of allFiles(commons)) {
      signal?.throwIfAborted();
      await bring(db, made);
      await setImmediate();
    }
    for (const review of REVIEWS) {
      signal?.throwIfAborted();
      await hold(db, commons, review, random);
      await setImmediate();
    }
    for (const check of CHECKS) await checked(db, commons, check, random);
  });
}

/** Every file of the made-up district with its mapping, in the order in which they are imported. */
export function allFiles(commons: Commons): Made[] {
  return [...ROUNDS.map((round) => survey(commons, round)), records()];
}

async function bring(db: Db, { mapping, file, csv }: Made): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "innodopt-sample-"));
  try {
    const path = join(folder, file);
    await writeFile(path, csv);
    const id = file.replace(/-\d+\.csv$/, "");
    const report = await importFiles(db, {
      mapping: { name: file.replace(/csv$/, "yaml"), text: mapping },
      files: new Map([[id, path]]),
    });
    const [wrong] = report.refused;
    if (wrong !== undefined) throw new Error(`The made-up ${file} has a row that is refused: ${JSON.stringify(wrong)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function hold(db: Db, commons: Commons, made: MadeReview, random: Random): Promise<void> {
  const about: About = { kind: "indicator", id: made.about };
  const indicator = commons.get("indicators", made.about);
  if (indicator === undefined) throw new Error(`tools/sample/reviews.ts names no indicator: ${made.about}`);
  const at = await open(db, made, about, { version: indicator.version, id: made.id, way: made.way });
  await placeOnPaper(db, at, { counts: made.counts, seen: made.seen }, random); // one by one ends in the same row, forty commits later
  const looks: Looks = { lookFors: made.lookFors, lookAlikes: made.lookAlikes };
  await keepDraft(db, at, { looks });
  await agreeOn(db, at, about, made.answer, made.notes, made.day);
}

/** A condition has no version of its own; the hash of its test stands for it, as where a team opens the check. */
async function checked(db: Db, commons: Commons, made: MadeCheck, random: Random): Promise<void> {
  const about: About = { kind: "condition", id: made.about };
  const condition = commons.get("conditions", made.about);
  if (condition === undefined) throw new Error(`tools/sample/reviews.ts names no condition: ${made.about}`);
  const version = createHash("sha256").update(condition.test).digest("hex").slice(0, 12);
  const at = await open(db, made, about, { version, id: `mv-${made.place}-${made.about}`, way: "paper" });
  await placeOnPaper(db, at, { counts: made.counts, seen: [] }, random);
  await agreeOn(db, at, about, made.answer, { reasons: made.reasons, signed: made.signed }, made.day);
}

async function open(
  db: Db,
  made: Pick<MadeReview | MadeCheck, "place" | "day" | "counts">,
  about: About,
  rest: { version: string; id: string; way: MadeReview["way"] },
): Promise<ReviewAt> {
  const at = { root: SAMPLE.root, place: made.place, id: rest.id };
  const people = made.counts.reduce((a, b) => a + b, 0);
  await openReview(db, { ...at, about, version: rest.version, way: rest.way, people, openedOn: made.day });
  return at;
}

async function agreeOn(db: Db, at: ReviewAt, about: About, answer: string, notes: Notes, day: string): Promise<void> {
  const read = readRecord(about, { answer, notes }, { draft: false });
  if (read.agreed === null || read.mistakes.length > 0)
    throw new Error(`The made-up review ${at.id} is incomplete: ${JSON.stringify(read.mistakes)}`);
  await agree(db, at, { agreed: read.agreed as Agreed, notes: read.notes, day });
}
