import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import type { Place } from "./place.ts";

const columns = sql`root_id as root, id, parent_id as parent, kind, name, state, grade_span as "gradeSpan"`;

/** One place, or null where there is none of this id under this root. */
export async function placeById(db: Db, root: string, id: string): Promise<Place | null> {
  const found = await sql<Place>`select ${columns} from places where root_id = ${root} and id = ${id}`.execute(db);
  return found.rows[0] ?? null;
}

/** The places directly under one place, in the order of their ids. */
export async function childrenOf(db: Db, root: string, id: string): Promise<Place[]> {
  const found = await sql<Place>`
    select ${columns} from places where root_id = ${root} and parent_id = ${id} order by id`.execute(db);
  return found.rows;
}

/** Every district and independent school, by name. */
export async function rootPlaces(db: Db): Promise<Place[]> {
  const found = await sql<Place>`select ${columns} from places where parent_id is null order by name, id`.execute(db);
  return found.rows;
}

/** Every place under one root, the root included, in the order of ids. */
export async function placesUnder(db: Db, root: string): Promise<Place[]> {
  const found = await sql<Place>`select ${columns} from places where root_id = ${root} order by id`.execute(db);
  return found.rows;
}

/** The way from the root down to a place, both included; empty where there is no such place. */
export async function pathTo(db: Db, root: string, id: string): Promise<Place[]> {
  const found = await sql<Place>`
    with recursive way as (
      select p.*, 0 as up from places p where root_id = ${root} and id = ${id}
      union all
      select p.*, way.up + 1 from places p join way on p.root_id = way.root_id and p.id = way.parent_id
    )
    select ${columns} from way order by up desc`.execute(db);
  return found.rows;
}
