import { createHash, randomInt } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { PUBLIC_MINIMUM } from "../people/disclosure.ts";
import { problems } from "./problems.ts";
import { type About, readAbout, writeAbout } from "./reading.ts";
import {
  type Agreed,
  type AgreedReview,
  type Draft,
  FEWEST,
  markOf,
  type Notes,
  newCode,
  type Paper,
  PEOPLE_MOST,
  type Phase,
  type Placement,
  type Review,
  type ReviewAt,
  saysTheSame,
  shuffled,
  withPlacement,
} from "./review.ts";

/** Evenly from 0 up to but not including 1, from the system's own source. */
export function secureRandom(): number {
  return randomInt(2 ** 47) / 2 ** 47;
}

type Row = Omit<Review, "about" | "agreed"> & {
  about: string;
  level: number | null;
  also: number | null;
  status: string | null;
};

/** Counts and sentences leave the database only when the placing is over, and counts of fewer than FEWEST never. */
const columns = sql`root_id as root, place_id as place, id, about, version, phase, way, people, placed, code,
  case when phase <> 'placing' and placed >= ${sql.lit(FEWEST)} then counts end as counts,
  case when phase <> 'placing' then seen else '{}' end as seen,
  looks, notes, level, also, status, opened_on as "openedOn", agreed_on as "agreedOn"`;

/** Of two that were agreed on one day, the later one is newer. */
const agreedAt = sql`(select said_at from readings r
  where r.root_id = reviews.root_id and r.place_id = reviews.place_id and r.id = 'review.' || reviews.id)`;

function here({ root, place, id }: ReviewAt): RawBuilder<unknown> {
  return sql`root_id = ${root} and place_id = ${place} and id = ${id}`;
}

/** Opens a review; the same opened again changes nothing. */
export async function openReview(
  db: Db,
  {
    root,
    place,
    id,
    about,
    version,
    way,
    people,
    openedOn,
  }: Pick<Review, "root" | "place" | "id" | "about" | "version" | "way" | "people" | "openedOn">,
): Promise<void> {
  await sql`
    insert into reviews (root_id, place_id, id, about, version, way, people, opened_on)
    values (${root}, ${place}, ${id}, ${writeAbout(about)}, ${version}, ${way}, ${people}, ${openedOn})
    on conflict do nothing`.execute(db);
}

/** null where there is none. */
export async function reviewById(db: Db, at: ReviewAt): Promise<Review | null> {
  const found = await sql<Row>`select ${columns} from reviews where ${here(at)}`.execute(db);
  return found.rows.map(fromRow)[0] ?? null;
}

/** The open review that a code leads to; null where the code leads nowhere (any more). */
export async function reviewByCode(db: Db, code: string): Promise<Review | null> {
  const found = await sql<Row>`select ${columns} from reviews where code = ${code} and phase <> 'agreed'`.execute(db);
  return found.rows.map(fromRow)[0] ?? null;
}

/** The reviews of one place, newest first; agreed ones, or those that are still open. */
export async function reviewsAt(
  db: Db,
  root: string,
  place: string,
  phase: "agreed" | "open",
  about?: About,
): Promise<Review[]> {
  const found = await sql<Row>`
    select ${columns} from reviews
    where root_id = ${root} and place_id = ${place} and (phase = 'agreed') = ${phase === "agreed"}
      and (${about ? writeAbout(about) : null}::text is null or about = ${about ? writeAbout(about) : null})
    order by coalesce(agreed_on, opened_on) desc, ${agreedAt} desc nulls last, id`.execute(db);
  return found.rows.map(fromRow);
}

/**
 * Everything agreed under one root, or at one place of it, newest first: for whatever lies beyond the team's own page. Without what
 * was seen, and with the spread from PUBLIC_MINIMUM people on only (law 3).
 */
export async function agreedUnder(db: Db, root: string, place?: string): Promise<AgreedReview[]> {
  const found = await sql<Row>`
    select ${columns} from reviews where root_id = ${root} and phase = 'agreed' and (${place ?? null}::text is null or place_id = ${place ?? null})
    order by agreed_on desc, ${agreedAt} desc nulls last, place_id, id`.execute(db);
  return found.rows.map((row) => {
    const { seen: _, counts, ...rest } = fromRow(row);
    return { ...rest, counts: rest.placed >= PUBLIC_MINIMUM ? counts : null };
  });
}

/**
 * Takes one private placement in. One that was sent before changes nothing.
 *
 * @param random  shuffles what was seen
 * @throws        Problem "review-full" where PEOPLE_MOST are in
 * @returns       "stored" (committed), "again" (it was there), "closed" (the placing is over), or null where there is no review
 */
export async function place(
  db: Db,
  at: ReviewAt,
  placement: Placement,
  random: () => number = secureRandom,
): Promise<"stored" | "again" | "closed" | null> {
  return db.transaction().execute(async (tx) => {
    const found = await sql<{
      about: string;
      phase: Phase;
      counts: number[] | null;
      seen: string[];
      receipts: string[];
    }>`
      select about, phase, counts, seen, receipts from reviews where ${here(at)} for update`.execute(tx);
    const row = found.rows[0];
    const about = readAbout(row?.about ?? null);
    if (row === undefined || about === null) return null;
    if (row.phase !== "placing") return "closed";
    if (row.receipts.includes(placement.sent)) return "again";
    if (row.receipts.length >= PEOPLE_MOST) throw problems.reviewFull({ id: at.id, most: PEOPLE_MOST });
    const next = withPlacement(about, { counts: row.counts ?? [], seen: row.seen }, placement, random);
    await sql`
      update reviews set counts = ${[...next.counts]}, placed = placed + 1, seen = ${[...next.seen]},
        receipts = ${[...row.receipts, placement.sent].sort()}
      where ${here(at)}`.execute(tx);
    return "stored";
  });
}

/** Whether a placement with this number was taken in, while the placing is open. */
export async function isPlaced(db: Db, at: ReviewAt, sent: string): Promise<boolean> {
  const found = await sql`select 1 from reviews where ${here(at)} and ${sent} = any(receipts)`.execute(db);
  return found.rows.length > 0;
}

/**
 * Ends the placing: from now on the team sees what was seen, and from FEWEST people on the spread. Nobody can be added afterwards,
 * or the difference would be that person. Does nothing where it is over.
 */
export async function closePlacing(db: Db, at: ReviewAt): Promise<void> {
  await sql`update reviews set phase = 'looking', receipts = '{}' where ${here(at)} and phase = 'placing'`.execute(db);
}

/**
 * Slips that were counted, in place of placements one by one; ends the placing. The same slips sent twice are in once; whether they are
 * the same is told by what the team sees anyway, not by the counts, which nobody sees of fewer than FEWEST.
 *
 * @throws Problem "review-begun" where somebody has placed, or the placing is over with others
 */
export async function placeOnPaper(
  db: Db,
  at: ReviewAt,
  { counts, seen }: Paper,
  random: () => number = secureRandom,
): Promise<void> {
  const placed = counts.reduce((a, b) => a + b, 0);
  const done = await sql`
    update reviews set phase = 'looking', counts = ${[...counts]}, placed = ${placed}, seen = ${shuffled(seen, random)}
    where ${here(at)} and phase = 'placing' and placed = 0`.execute(db);
  if (done.numAffectedRows === 1n) return;
  const stored = await reviewById(db, at);
  if (stored === null) return;
  const same = (lines: readonly string[]) => JSON.stringify([...lines].sort());
  if (stored.phase === "placing" || stored.placed !== placed || same(stored.seen) !== same(seen))
    throw problems.reviewBegun({ id: at.id });
}

/** Lets phones in: the review's code, made when it is first asked for. */
export async function letPhonesIn(db: Db, at: ReviewAt, random: () => number = secureRandom): Promise<string> {
  for (;;) {
    const code = newCode(random);
    const made = await sql<{ code: string }>`
      update reviews set code = coalesce(code, ${code}) where ${here(at)} and phase = 'placing'
        and not exists (select from reviews other where other.code = ${code}) returning code`.execute(db);
    const got = made.rows[0]?.code;
    if (got !== undefined) return got;
    const there = await reviewById(db, at);
    if (there?.phase !== "placing") throw problems.reviewClosed({ id: at.id });
  }
}

/**
 * Keeps what the team has written so far, so that it can go on tomorrow.
 *
 * @param from  what the form showed when it was made (`versionOfDraft`); null = not said, and nothing is compared
 * @throws      Problem "review-changed" where somebody kept something else since, "review-agreed" where the record is closed
 */
export async function keepDraft(db: Db, at: ReviewAt, draft: Draft, from: string | null = null): Promise<void> {
  const { looks, notes, agreed } = draft;
  await db.transaction().execute(async (tx) => {
    if (!(await mayWrite(tx, at, draft, from))) return;
    await sql`
      update reviews set
        looks = coalesce(${looks ? JSON.stringify(looks) : null}::jsonb, looks),
        notes = coalesce(${notes ? JSON.stringify(notes) : null}::jsonb, notes),
        level = ${agreed === undefined ? sql`level` : (agreed?.level ?? null)},
        also = ${agreed === undefined ? sql`also` : (agreed?.also ?? null)},
        status = ${agreed === undefined ? sql`status` : (agreed?.status ?? null)}
      where ${here(at)} and phase = 'looking'`.execute(tx);
  });
}

/** What a form of these parts was made from, to be sent along with it. */
export function versionOfDraft(draft: Draft): string {
  return createHash("sha256").update(markOf(draft)).digest("base64url").slice(0, 22);
}

/** Locks the review. false where what was sent stands already, or there is no review. */
async function mayWrite(tx: Db, at: ReviewAt, draft: Draft, from: string | null): Promise<boolean> {
  await sql`select 1 from reviews where ${here(at)} for update`.execute(tx);
  const stored = await reviewById(tx, at);
  if (stored === null) return false;
  if (stored.phase === "placing") throw problems.reviewPlacing({ id: at.id });
  const same = saysTheSame(stored, draft);
  if (stored.phase === "agreed") {
    if (same) return false;
    throw problems.reviewAgreed({ id: at.id });
  }
  const now: Draft = {
    ...(draft.looks && { looks: stored.looks }),
    ...(draft.notes && { notes: stored.notes }),
    ...(draft.agreed !== undefined && { agreed: stored.agreed }),
  };
  if (from !== null && from !== versionOfDraft(now) && !same) throw problems.reviewChanged({ id: at.id });
  return true;
}

/**
 * The team agrees: the record is closed, the code leads nowhere any more, and the answer stands as the place's newest reading of
 * this indicator or condition. Counts of fewer than FEWEST are gone. Agreeing on the same twice changes nothing.
 *
 * @param day   'YYYY-MM-DD'
 * @param from  as in `keepDraft`
 * @throws Problem "review-placing" where the placing is not over, "review-changed" and "review-agreed" as in `keepDraft`
 */
export async function agree(
  db: Db,
  at: ReviewAt,
  { agreed, notes, day }: { agreed: Agreed; notes: Notes; day: string },
  from: string | null = null,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await mayWrite(tx, at, { agreed, notes }, from))) return;
    await sql`
      update reviews set phase = 'agreed', code = null, agreed_on = ${day}, notes = ${JSON.stringify(notes)}::jsonb,
        counts = case when placed >= ${sql.lit(FEWEST)} then counts end,
        level = ${agreed.level}, also = ${agreed.also}, status = ${agreed.status}
      where ${here(at)}`.execute(tx);
    const levelOrStatus = { level: agreed.level, status: agreed.status };
    await tx
      .insertInto("readings")
      .values({
        root_id: at.root,
        place_id: at.place,
        id: `review.${at.id}`,
        about: sql<string>`(select about from reviews where ${here(at)})`,
        ...levelOrStatus,
        reason: notes.reasons ?? "",
        said_by: notes.signed ?? "",
        review_id: at.id,
        said_at: sql`case when ${day}::date = (now() at time zone 'UTC')::date then clock_timestamp() else (${day}::date + time '12:00') at time zone 'UTC' end`,
      })
      .onConflict((conflict) => conflict.columns(["root_id", "place_id", "id"]).doNothing())
      .execute();
  });
}

/** Throws an open review away, with all that was placed in it. One that was agreed on stays. */
export async function dropReview(db: Db, at: ReviewAt): Promise<void> {
  await sql`delete from reviews where ${here(at)} and phase <> 'agreed'`.execute(db);
}

function fromRow({ about, level, also, status, looks, ...row }: Row): Review {
  const what = readAbout(about);
  if (what === null) throw new Error(`A review is about "${about}".`); // the table's check forbids it
  const agreed = (
    status !== null ? { level: null, also: null, status } : level !== null ? { level, also, status: null } : null
  ) as Agreed | null;
  return { ...row, about: what, agreed, looks: { lookFors: looks.lookFors ?? [], lookAlikes: looks.lookAlikes ?? [] } };
}
