import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { problems as people } from "../people/problems.ts";
import { isMadeUp, sampleState } from "../people/sample.store.ts";
import { oneAtATime } from "./import.store.ts";

/**
 * Every table with a place's data, in the order in which rows can go. `samples` itself stays (it remembers that it was removed),
 * and so do uploads that were never stored (`import_drafts` goes by the day). sample.store.test.ts finds a table that lacks here.
 */
export const tablesOfARoot = [
  "note_answers",
  "notes",
  "readings",
  "reviews",
  "measure_values",
  "import_memberships",
  "memberships",
  "import_measures",
  "import_places",
  "imports",
  "measures",
  "places",
] as const;

type RowsByTable = Partial<Record<(typeof tablesOfARoot)[number], number>>;

/** What stands under a root, by what people call it. */
export type RowsOfARoot = Record<"places" | "readings" | "reviews" | "numbers" | "imports" | "notes", number>;

/**
 * Loads a made-up district where nothing stands under its root, or begins anew where a load was interrupted. Every page under the
 * root is labelled from the first row on.
 *
 * @param fill  stores places, imports and reviews under the root
 * @throws Problem "sample-exists" where a district of this id is here that nobody made up; "import-busy"
 */
export async function loadSample(db: Db, root: string, fill: () => Promise<void>): Promise<void> {
  await oneAtATime(db, `sample ${root}`, async () => {
    const state = await sampleState(db, root);
    if (state === "here") return;
    if (state === "loading") await empty(db, root);
    const there = await sql`select 1 from places where root_id = ${root}`.execute(db);
    if (there.rows.length > 0) throw people.sampleExists({ root });
    await sql`
      insert into samples (root_id) values (${root})
      on conflict (root_id) do update set begun_at = now(), loaded_at = null, removed_at = null`.execute(db);
    await fill();
    await sql`update samples set loaded_at = now() where root_id = ${root}`.execute(db);
  });
}

/**
 * Removes a made-up district with everything that was stored under its root, in one transaction. Nothing else is touched. A root
 * that is not made up is never removed.
 *
 * @returns what went; null where there is none
 * @throws Problem "import-busy" while it is loaded, or something is imported into it
 */
export async function removeSample(db: Db, root: string): Promise<RowsOfARoot | null> {
  return oneAtATime(db, `sample ${root}`, async () => ((await isMadeUp(db, root)) ? empty(db, root) : null));
}

async function empty(db: Db, root: string): Promise<RowsOfARoot> {
  return oneAtATime(db, root, () =>
    db.transaction().execute(async (tx) => {
      const gone: RowsByTable = {};
      for (const table of tablesOfARoot) {
        const { numAffectedRows } = await sql`delete from ${sql.table(table)} where root_id = ${root}`.execute(tx);
        gone[table] = Number(numAffectedRows ?? 0);
      }
      await sql`update samples set removed_at = now(), loaded_at = null where root_id = ${root}`.execute(tx);
      return inWords(gone);
    }),
  );
}

/** What stands under one root, and would go. */
export async function countsUnder(db: Db, root: string): Promise<RowsOfARoot> {
  const rows: RowsByTable = {};
  for (const table of tablesOfARoot) {
    const found = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} where root_id = ${root}`.execute(db);
    rows[table] = found.rows[0]?.n ?? 0;
  }
  return inWords(rows);
}

function inWords({ measure_values: numbers = 0, ...rows }: RowsByTable): RowsOfARoot {
  const { places = 0, readings = 0, reviews = 0, imports = 0, notes = 0 } = rows;
  return { places, readings, reviews, numbers, imports, notes };
}

/** No places at all, and this one never here before: a folder on its first day. An interrupted load counts as never. */
export async function isFirstDay(db: Db, root: string): Promise<boolean> {
  const state = await sampleState(db, root);
  if (state !== "never") return state === "loading";
  const places = await sql`select 1 from places limit 1`.execute(db);
  return places.rows.length === 0;
}
