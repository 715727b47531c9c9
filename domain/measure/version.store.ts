import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { versionOf } from "./measure.store.ts";

/**
 * A text that differs whenever anything stored about one root has changed: its places and what they are in, its imports, what
 * people said there.
 * (Readings are only ever added; places come and go and never change.)
 */
export async function versionAt(db: Db, root: string): Promise<string> {
  const [imports, rest] = await Promise.all([
    versionOf(db, root),
    sql<{ version: string }>`
      select concat_ws(' ',
        (select count(*) || ':' || coalesce(sum(hashtext(p::text)::bigint), 0) from places p where root_id = ${root}),
        (select count(*) || ':' || coalesce(max(said_at)::text, '') from readings where root_id = ${root}),
        (select coalesce(sum(hashtext(m::text)::bigint), 0) from memberships m where root_id = ${root})) as version`.execute(
      db,
    ),
  ]);
  return `${imports}|${rest.rows[0]?.version}`;
}
