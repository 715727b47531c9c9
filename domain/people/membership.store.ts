import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { type Group, isDay, type Membership } from "./membership.ts";
import { placeById } from "./place.store.ts";
import { problems } from "./problems.ts";

/** @throws Problem "group-exists" where the id stands for another group; adding the same again changes nothing */
export async function addGroup(db: Db, group: Group): Promise<void> {
  await sql`insert into groups (id, kind, name) values (${group.id}, ${group.kind}, ${group.name}) on conflict do nothing`.execute(
    db,
  );
  const found = await groupById(db, group.id);
  if (found !== null && (found.kind !== group.kind || found.name !== group.name)) throw problems.groupExists(found);
}

export async function groupById(db: Db, id: string): Promise<Group | null> {
  const found = await sql<Group>`select id, kind, name from groups where id = ${id}`.execute(db);
  return found.rows[0] ?? null;
}

/** All groups with the number of places that are in them now, by id. */
export async function groups(db: Db, today: string): Promise<(Group & { places: number })[]> {
  const found = await sql<Group & { places: number }>`
    select g.id, g.kind, g.name,
           count(m.place_id) filter (where m.since <= ${today}::date and (m.until is null or m.until >= ${today}::date))::int as places
    from groups g left join memberships m on m.group_id = g.id
    group by g.id order by g.id`.execute(db);
  return found.rows;
}

/**
 * A place joins a group. Joining again from the same day changes nothing.
 *
 * @throws Problem "no-group", "no-place", "bad-day", "already-in" where it is in the group already on that day
 */
export async function join(db: Db, m: Omit<Membership, "until">): Promise<void> {
  if (!isDay(m.since)) throw problems.badDay({ text: m.since });
  if ((await groupById(db, m.group)) === null) throw problems.noGroup({ group: m.group });
  if ((await placeById(db, m.root, m.place)) === null) throw problems.noPlace({ root: m.root, place: m.place });
  const standing = await sql<{ since: string }>`
    select since::text from memberships
    where root_id = ${m.root} and place_id = ${m.place} and group_id = ${m.group}
      and since <> ${m.since}::date and (until is null or until >= ${m.since}::date)`.execute(db);
  const since = standing.rows[0]?.since;
  if (since !== undefined) throw problems.alreadyIn({ ...m, since });
  await sql`
    insert into memberships (root_id, place_id, group_id, since)
    values (${m.root}, ${m.place}, ${m.group}, ${m.since}::date) on conflict do nothing`.execute(db);
}

/**
 * A place leaves a group; its last day is `until`.
 *
 * @throws Problem "bad-day", "not-in" where it is not in the group on that day
 */
export async function leave(db: Db, m: { root: string; place: string; group: string; until: string }): Promise<void> {
  if (!isDay(m.until)) throw problems.badDay({ text: m.until });
  const left = await sql`
    update memberships set until = ${m.until}::date
    where root_id = ${m.root} and place_id = ${m.place} and group_id = ${m.group}
      and since <= ${m.until}::date and until is null`.execute(db);
  if (left.numAffectedRows === 0n) throw problems.notIn(m);
}

/**
 * Several places join on one day: all of them, or none.
 *
 * @throws Problem as `join`
 */
export async function joinAll(
  db: Db,
  group: string,
  since: string,
  places: readonly Pick<Membership, "root" | "place">[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockGroup(tx, group);
    for (const { root, place } of places) await join(tx, { root, place, group, since });
  });
}

/** Who joins places to a group or removes it does so one after the other. */
const lockGroup = (tx: Db, id: string) => sql`select from groups where id = ${id} for update`.execute(tx);

/**
 * A last day that was said by mistake is taken back: the place is in the group still.
 *
 * @throws Problem "not-in" where it never left, or joined again later
 */
export async function stay(db: Db, m: Omit<Membership, "until">): Promise<void> {
  const stays = await sql`
    update memberships m set until = null
    where root_id = ${m.root} and place_id = ${m.place} and group_id = ${m.group} and since = ${m.since}::date
      and not exists (select from memberships l where l.root_id = m.root_id and l.place_id = m.place_id
        and l.group_id = m.group_id and l.since > m.since)`.execute(db);
  if (stays.numAffectedRows === 0n) throw problems.notIn({ ...m, until: m.since });
}

/**
 * A membership that was said by mistake goes, as if it had never been. Without one nothing changes.
 *
 * @throws Problem "membership-brought" where an import brought it
 */
export async function forget(db: Db, m: Omit<Membership, "until">): Promise<void> {
  if (!isDay(m.since)) throw problems.badDay({ text: m.since });
  const own = sql`root_id = ${m.root} and place_id = ${m.place} and group_id = ${m.group} and since = ${m.since}::date`;
  await sql`
    delete from memberships where ${own} and import_id is null
      and not exists (select from import_memberships where ${own})`.execute(db);
  const left = await sql`select from memberships where ${own}`.execute(db);
  if (left.rows.length > 0) throw problems.membershipBrought({ ...m });
}

/**
 * A group goes, with who was in it. The places and all that is stored about them stay.
 *
 * @throws Problem "group-brought" where an import says who is in it
 */
export async function removeGroup(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockGroup(tx, id);
    const brought = await sql`
      select from memberships where group_id = ${id} and import_id is not null
      union all select from import_memberships where group_id = ${id}`.execute(tx);
    if (brought.rows.length > 0) throw problems.groupBrought({ group: id });
    await sql`delete from memberships where group_id = ${id}`.execute(tx);
    await sql`delete from groups where id = ${id}`.execute(tx);
  });
}

/** What a place is or was in, by day of joining. */
export async function membershipsOf(db: Db, root: string, place: string): Promise<(Membership & { name: string })[]> {
  const found = await sql<Membership & { name: string }>`
    select m.root_id as root, m.place_id as place, m.group_id as group, m.since::text, m.until::text, g.name
    from memberships m join groups g on g.id = m.group_id
    where m.root_id = ${root} and m.place_id = ${place} order by m.since, m.group_id`.execute(db);
  return found.rows;
}

/** The places that are or were in a group, by root, place and day of joining. */
export async function membersOf(db: Db, group: string): Promise<Membership[]> {
  const found = await sql<Membership>`
    select root_id as root, place_id as place, group_id as group, since::text, until::text
    from memberships where group_id = ${group} order by root_id, place_id, since`.execute(db);
  return found.rows;
}
