import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { PUBLIC_MINIMUM, type Row, Sealed } from "../people/disclosure.ts";

const columns = sql`
  v.place_id as place, v.measure_id as measure, v.round, v.state, v.value, v.word, v.counts, v.n, v.eligible,
  v.response_rate as rate`;

/**
 * Everything stored about one place, sealed: only domain/people/disclosure.ts opens it. Whether it may be shown is decided
 * over the whole root (rootCells), because of the places above, beside and under it.
 */
export async function placeCells(db: Db, root: string, place: string): Promise<Sealed> {
  const found = await sql<Row>`
    select ${columns} from measure_values v where root_id = ${root} and place_id = ${place}`.execute(db);
  return new Sealed(found.rows);
}

/** The same of several places at once, of some measures: of a score made from items these as well, or it could not be decided. */
export async function manyCells(
  db: Db,
  root: string,
  places: readonly string[],
  measures: readonly string[],
): Promise<Sealed> {
  const found = await sql<Row>`
    select ${columns} from measure_values v
    where root_id = ${root} and place_id = any(${places}) and measure_id = any(${measures})`.execute(db);
  return new Sealed(found.rows);
}

/**
 * Everything stored about all places of one root, sealed, except the answers to single items at places where no equation
 * can hide one: where no item and no score made from items is small, withheld or of unknown size, and none is asked both
 * there and at a place above or under it.
 */
export async function rootCells(db: Db, root: string): Promise<Sealed> {
  const [found, places] = await Promise.all([
    withoutLoops(
      db,
      sql<Row>`
      with recursive items as (select id from measures where root_id = ${root} and kind = 'item'),
      made as (select id, kind from measures where root_id = ${root} and (kind = 'item' or made_from is not null)),
      tree as (
        select distinct v.place_id from measure_values v join made on made.id = v.measure_id
        where v.root_id = ${root} and v.place_id in (select parent_id from places where root_id = ${root})
        union
        select p.id from places p join tree on p.root_id = ${root} and p.parent_id = tree.place_id
      ),
      small as (
        select distinct v.place_id from measure_values v join made on made.id = v.measure_id
        where v.root_id = ${root} and v.state not in ('not-asked', 'missing')
          and (v.state <> 'value' or made.kind not in ('item', 'score')
            or coalesce((select sum(c) from unnest(v.counts) c), v.n, 0) < ${PUBLIC_MINIMUM})
      )
      select ${columns} from measure_values v
      where v.root_id = ${root}
        and (v.measure_id not in (select id from items)
          or v.place_id in (select place_id from small union select place_id from tree))`,
    ),
    sql<{ id: string; parent: string | null }>`
      select id, parent_id as parent from places where root_id = ${root}`.execute(db),
  ]);
  return new Sealed(found.rows, new Map(places.rows.map(({ id, parent }) => [id, parent])));
}

/**
 * Runs a query over a whole root with hash joins. Straight after an import PostgreSQL has no figures about the new rows yet, takes
 * them for few, and would go through them once for each measure: three times as long.
 */
function withoutLoops<T>(db: Db, query: RawBuilder<T>) {
  return db.transaction().execute(async (tx) => {
    await sql`set local enable_nestloop = off`.execute(tx);
    return query.execute(tx);
  });
}
