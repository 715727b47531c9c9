import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { writeAbout } from "./reading.ts";
import { agree } from "./review.store.ts";
import type { ReviewAt } from "./review.ts";
import type { Carried } from "./review-file.ts";

/** A review that came from a file has an id of its own kind, so that no file can reach a review that was opened here. */
export function idOfFile({ id }: Pick<Carried, "id">): string {
  return `file.${id}`;
}

/**
 * Stores a review from a file at a place, as agreed, with the reading it ends in. The same file brought again changes nothing; one
 * that broke off between its two writes is completed.
 *
 * @param carried  as readReviewFile read it, agreed on
 * @returns        whether it was new. It is stored either way, and committed.
 */
export async function bringReview(
  db: Db,
  { root, place }: Pick<ReviewAt, "root" | "place">,
  carried: Carried & { agreed: NonNullable<Carried["agreed"]>; agreedOn: string },
): Promise<{ isNew: boolean }> {
  const { about, version, people, placed, counts, looks, notes, agreed, openedOn, agreedOn } = carried;
  const at = { root, place, id: idOfFile(carried) };
  const done = await sql`
    insert into reviews (root_id, place_id, id, about, version, phase, way, people, placed, counts, looks, opened_on)
    values (${root}, ${place}, ${at.id}, ${writeAbout(about)}, ${version}, 'looking', 'laptop', ${people}, ${placed},
      ${counts === null ? null : [...counts]}, ${JSON.stringify(looks)}::jsonb, ${openedOn})
    on conflict do nothing`.execute(db);
  await agree(db, at, { agreed, notes, day: agreedOn });
  return { isNew: done.numAffectedRows === 1n };
}
