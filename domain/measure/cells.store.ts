import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { PUBLIC_MINIMUM, type Row, Sealed } from "../people/disclosure.ts";

const columns = sql`
  v.place_id as place, v.measure_id as measure, v.round, v.state, v.value, v.word, v.counts, v.n, v.eligible,
  v.response_rate as rate`;

/** Everything stored about one place, sealed: only domain/people/disclosure.ts opens it. */
export async function placeCells(db: Db, root: string, place: string): Promise<Sealed> {
  const found = await sql<Row>`
    select ${columns} from measure_values v where root_id = ${root} and place_id = ${place}`.execute(db);
  return new Sealed(found.rows);
}

/**
 * Everything stored about all places of one root except answers to single items, sealed. Items come along only for the
 * places where one of them has few answers: there they decide whether a score must be hidden too.
 */
export async function rootCells(db: Db, root: string): Promise<Sealed> {
  const found = await sql<Row>`
    with items as (select id from measures where root_id = ${root} and kind = 'item'),
    small as (
      select distinct v.place_id from measure_values v join items on items.id = v.measure_id
      where v.root_id = ${root} and v.state <> 'not-asked' and v.state <> 'missing'
        and coalesce((select sum(c) from unnest(v.counts) c), v.n, 0) < ${PUBLIC_MINIMUM}
    )
    select ${columns} from measure_values v
    where v.root_id = ${root}
      and (v.measure_id not in (select id from items) or v.place_id in (select place_id from small))`.execute(db);
  return new Sealed(found.rows);
}
