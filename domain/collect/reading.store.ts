import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import {
  type About,
  type Level,
  type NewReading,
  type Reading,
  readAbout,
  type Status,
  writeAbout,
} from "./reading.ts";

type Row = Omit<Reading, "about" | "level" | "status"> & { about: string; level: number | null; status: string | null };

const columns = sql`root_id as root, place_id as place, id, about, level, status, reason, said_by as "saidBy", said_at as "saidAt", review_id as review`;

/**
 * Stores a reading; the same one sent again changes nothing.
 *
 * @returns whether it was new. It is stored either way, and committed.
 */
export async function saveReading(db: Db, reading: NewReading): Promise<{ isNew: boolean }> {
  const { root, place, id, about, level, status, reason, saidBy } = reading;
  const done = await db
    .insertInto("readings")
    .values({ root_id: root, place_id: place, id, about: writeAbout(about), level, status, reason, said_by: saidBy })
    .onConflict((conflict) => conflict.columns(["root_id", "place_id", "id"]).doNothing())
    .executeTakeFirst();
  return { isNew: Number(done.numInsertedOrUpdatedRows ?? 0) === 1 };
}

/**
 * Which of several readings stands, first: the newest, and a team's self-review against one person's word, unless that is more than
 * twelve months newer (the instrument's `stale_after_months`).
 */
export const whatStandsFirst = sql`said_at + case when review_id is null then interval '0' else interval '12 months' end desc, id desc`;

/** What stands: per indicator and condition one reading, ordered by what it is about. */
export async function newestReadings(db: Db, root: string, place: string): Promise<Reading[]> {
  const found = await sql<Row>`
    select distinct on (about) ${columns} from readings
    where root_id = ${root} and place_id = ${place} order by about, ${whatStandsFirst}`.execute(db);
  return found.rows.flatMap(fromRow);
}

/** The same of every place under one root, of conditions alone. */
export async function newestConditionsUnder(db: Db, root: string): Promise<Reading[]> {
  const found = await sql<Row>`
    select distinct on (place_id, about) ${columns} from readings
    where root_id = ${root} and about like 'condition:%'
    order by place_id, about, ${whatStandsFirst}`.execute(db);
  return found.rows.flatMap(fromRow);
}

/** All that was ever said of one indicator or condition at a place, newest first. */
export async function readingsAbout(db: Db, root: string, place: string, about: About): Promise<Reading[]> {
  const found = await sql<Row>`
    select ${columns} from readings
    where root_id = ${root} and place_id = ${place} and about = ${writeAbout(about)}
    order by said_at desc, id desc`.execute(db);
  return found.rows.flatMap(fromRow);
}

/** At how many places something was said of each indicator and condition: 'indicators/ID' → places. Names no place; made-up ones do not count. */
export async function placesByAbout(db: Db): Promise<Map<string, number>> {
  const found = await sql<{ about: string; places: number }>`
    select about, count(distinct (root_id, place_id))::int as places from readings
    where root_id not in (select root_id from samples where removed_at is null) group by about`.execute(db);
  return new Map(
    found.rows.flatMap(({ about, places }) => {
      const what = readAbout(about);
      return what ? [[`${what.kind}s/${what.id}`, places] as const] : [];
    }),
  );
}

function fromRow(row: Row): Reading[] {
  const about = readAbout(row.about);
  return about ? [{ ...row, about, level: row.level as Level | null, status: row.status as Status | null }] : [];
}
