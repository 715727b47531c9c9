import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { isPlaceId, type Place } from "./place.ts";
import { problems } from "./problems.ts";

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

/** Some places, in the order in which they are named; those that are not there are left out. */
export async function placesByKey(db: Db, keys: readonly Pick<Place, "root" | "id">[]): Promise<Place[]> {
  if (keys.length === 0) return [];
  const found = await sql<Place>`
    select ${columns} from places
    where (root_id, id) in (select * from unnest(${keys.map(({ root }) => root)}::text[], ${keys.map(({ id }) => id)}::text[]))`.execute(
    db,
  );
  return keys.flatMap(({ root, id }) => found.rows.find((one) => one.root === root && one.id === id) ?? []);
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

/**
 * Makes one place, which stays whatever imports are undone. Making the same again changes nothing.
 *
 * @throws Problem "place-id", "place-exists" where the id stands for another place, "no-place" where the parent is not there
 */
export async function addPlace(db: Db, place: Place): Promise<void> {
  if (!isPlaceId(place.id)) throw problems.placeId({ id: place.id });
  if (place.parent !== null && (await placeById(db, place.root, place.parent)) === null)
    throw problems.noPlace({ root: place.root, place: place.parent });
  await sql`
    insert into places (root_id, id, parent_id, kind, name, state, grade_span, by_command)
    values (${place.root}, ${place.id}, ${place.parent}, ${place.kind}, ${place.name}, ${place.state}, ${place.gradeSpan}, true)
    on conflict (root_id, id) do update set by_command = true
      where (places.parent_id, places.kind, places.name, places.state, places.grade_span)
        is not distinct from (excluded.parent_id, excluded.kind, excluded.name, excluded.state, excluded.grade_span)`.execute(
    db,
  );
  const found = await placeById(db, place.root, place.id);
  const same = (key: keyof Place) => found?.[key] === place[key];
  if (found !== null && !(["parent", "kind", "name", "state", "gradeSpan"] as const).every(same))
    throw problems.placeExists(found);
}

/**
 * Takes back a place that `addPlace` made.
 *
 * @throws Problem "no-place"; "place-used" where something is stored about it or under it, or an import brought it
 */
export async function removePlace(db: Db, root: string, id: string): Promise<void> {
  if ((await placeById(db, root, id)) === null) throw problems.noPlace({ root, place: id });
  const gone = await sql`
    delete from places p where root_id = ${root} and id = ${id} and by_command
      and not exists (select from places c where c.root_id = p.root_id and c.parent_id = p.id)
      and not exists (select from import_places i where i.root_id = p.root_id and i.place_id = p.id)
      and not exists (select from measure_values v where v.root_id = p.root_id and v.place_id = p.id)
      and not exists (select from memberships m where m.root_id = p.root_id and m.place_id = p.id)
      and not exists (select from readings r where r.root_id = p.root_id and r.place_id = p.id)
      and not exists (select from reviews r where r.root_id = p.root_id and r.place_id = p.id)`.execute(db);
  if (gone.numAffectedRows === 0n) throw problems.placeUsed({ root, place: id });
}
