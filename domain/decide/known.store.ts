import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { newestReadings, whatStandsFirst } from "../collect/reading.store.ts";
import { readAbout } from "../collect/reading.ts";
import { placeById } from "../people/place.store.ts";
import type { Place } from "../people/place.ts";
import type { ReadingsFor } from "./known.ts";

/** Everything that next steps at a place rest on. */
export async function readingsFor(db: Db, place: Place): Promise<ReadingsFor> {
  const [readings, above, under] = await Promise.all([
    newestReadings(db, place.root, place.id),
    place.kind === "team" ? aboveTeam(db, place) : null,
    place.kind === "district" ? schoolsOf(db, place) : null,
  ]);
  return { readings, above, schools: under?.schools ?? null, unread: under?.unread ?? 0 };
}

/** What is said of a team's school; null where it hangs on no school. */
async function aboveTeam(db: Db, team: Place): Promise<ReadingsFor["above"]> {
  const place = team.parent === null ? null : await placeById(db, team.root, team.parent);
  if (place === null) return null;
  if (place.kind === "team") return aboveTeam(db, place);
  return place.kind === "school" ? { place, readings: await newestReadings(db, place.root, place.id) } : null;
}

type Schools = NonNullable<ReadingsFor["schools"]>;
type Row = { id: string; name: string; about: string; level: number | null; status: string | null };

/** The schools under a district that somebody has read with their newest readings, by id, and how many there are beside them. */
async function schoolsOf(db: Db, district: Place): Promise<{ schools: Schools; unread: number }> {
  const { rows } = await sql<{ said: Row[]; all: number }>`
    with recursive under as (
      select root_id, id, kind, name from places where root_id = ${district.root} and parent_id = ${district.id}
      union all
      select p.root_id, p.id, p.kind, p.name from places p join under u on p.root_id = u.root_id and p.parent_id = u.id
    ), newest as (
      select distinct on (place_id, about) place_id, about, level, status from readings
      where root_id = ${district.root}
      order by place_id, about, ${whatStandsFirst}
    ), said as (
      select u.id, u.name, n.about, n.level, n.status
      from under u join newest n on n.place_id = u.id where u.kind = 'school'
    )
    select (select coalesce(json_agg(said order by id, about), '[]') from said) as said,
      (select count(*)::int from under where kind = 'school') as all`.execute(db);
  const schools = new Map<string, Schools[number] & { readings: object[] }>();
  for (const { id, name, about, level, status } of rows[0]?.said ?? []) {
    const school = schools.get(id) ?? { id, name, readings: [] };
    schools.set(id, school);
    const what = readAbout(about);
    if (what) (school.readings as object[]).push({ about: what, level, status });
  }
  return { schools: [...schools.values()], unread: (rows[0]?.all ?? 0) - schools.size };
}
