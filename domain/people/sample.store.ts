import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import type { SampleState } from "./sample.ts";

/** Is everything under this root made up? */
export async function isMadeUp(db: Db, root: string): Promise<boolean> {
  const found = await sql`select 1 from samples where root_id = ${root} and removed_at is null`.execute(db);
  return found.rows.length > 0;
}

/** The roots that are made up. */
export async function madeUpRoots(db: Db): Promise<ReadonlySet<string>> {
  const found = await sql<{ root: string }>`select root_id as root from samples where removed_at is null`.execute(db);
  return new Set(found.rows.map(({ root }) => root));
}

export async function sampleState(db: Db, root: string): Promise<SampleState> {
  const found = await sql<{ loaded: boolean; removed: boolean }>`
    select loaded_at is not null as loaded, removed_at is not null as removed from samples where root_id = ${root}`.execute(
    db,
  );
  const row = found.rows[0];
  if (row === undefined) return "never";
  return row.removed ? "removed" : row.loaded ? "here" : "loading";
}
