import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { newestReadings } from "../collect/reading.store.ts";
import { readAbout } from "../collect/reading.ts";
import { placeById } from "../people/place.store.ts";
import type { Place } from "../people/place.ts";
import type { ReadingsFor } from "./known.ts";

/** Everything that next steps at a place rest on. */
export async function readingsFor(db: Db, place: Place): Promise<ReadingsFor> {
  const [readings, above, schools] = await Promise.all([
    newestReadings(db, place.root, place.id),
    place.kind === "team" ? aboveTeam(db, place) : null,
    place.kind === "district" ? schoolsOf(db, place) : null,
  ]);
  return { readings, above, schools };
}

/** What is said of a team's school; null where it hangs on no school. */
async function aboveTeam(db: Db, team: Place): Promise<ReadingsFor["above"]> {
  const place = team.parent === null ? null : await placeById(db, team.root, team.parent);
  if (place === null) return null;
  if (place.kind === "team") return aboveTeam(db, place);
  return place.kind === "school" ? { place, readings: await newestReadings(db, place.root, place.id) } : null;
}

type Row = { id: string; name: string; about: string | null; level: number | null; status: string | null };

/** Every school under a district with its newest readings, in one query; a school that nobody has read has none. */
async function schoolsOf(db: Db, district: Place): Promise<NonNullable<ReadingsFor["schools"]>> {
  const { rows } = await sql<Row>`
    with recursive under as (
      select root_id, id, kind, name from places where root_id = ${district.root} and parent_id = ${district.id}
      union all
      select p.root_id, p.id, p.kind, p.name from places p join under u on p.root_id = u.root_id and p.parent_id = u.id
    ), newest as (
      select distinct on (place_id, about) place_id, about, level, status from readings
      where root_id = ${district.root}
      order by place_id, about, said_at + case when review_id is null then interval '0' else interval '12 months' end desc, id desc
    )
    select u.id, u.name, n.about, n.level, n.status
    from under u left join newest n on n.place_id = u.id where u.kind = 'school' order by u.id`.execute(db);
  const schools = new Map<string, NonNullable<ReadingsFor["schools"]>[number] & { readings: object[] }>();
  for (const { id, name, about, level, status } of rows) {
    const school = schools.get(id) ?? { id, name, readings: [] };
    schools.set(id, school);
    const what = readAbout(about);
    if (what) (school.readings as object[]).push({ about: what, level, status });
  }
  return [...schools.values()];
}
