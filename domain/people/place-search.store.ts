/** Places by name, as it comes: misspelled, part of it, without accents; or by the publisher's id. */
import { sql } from "kysely";
import { type Db, prepared } from "../../db/connect.ts";

/** `nearness`: 1 = all that was typed stands in the name, 2 = it is its id. */
export type FoundPlace = { root: string; id: string; name: string; rootName: string; nearness: number };

/**
 * At most `most`, nearest names first. `query` and `id` as typed, `id` where it may be one. Names and query are folded alike, by
 * place_words: "P.S. 020" is "ps 020".
 */
export async function placesNamedLike(db: Db, query: string, id: string | null, most: number): Promise<FoundPlace[]> {
  const short = query.trim().length < 3; // no name is looked for, only an id
  if (short && id === null) return [];
  return prepared(
    db,
    sql<FoundPlace>`
    with near as (
      select root_id, id, nearness from places_named(place_words(${query.trim()}), ${most}) where not ${short}::boolean
      union all select root_id, id, 2 from places where id = ${id}
    )
    select p.root_id as root, p.id, p.name, r.name as "rootName", nearness
    from (select root_id, id, max(nearness) as nearness from near group by root_id, id) as near
      join places p using (root_id, id) join places r on r.root_id = p.root_id and r.id = p.root_id
    order by nearness desc, length(p.name), p.root_id, p.id
    limit ${most}`,
  );
}
