/** Places by name, as it comes: misspelled, part of it, without accents; or by the publisher's id. */
import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";

export type FoundPlace = { root: string; id: string; name: string; rootName: string };

/** At most `most`, nearest names first. `query` folded (domain/commons/fold.ts); `id` as typed, where it may be one. */
export async function placesNamedLike(db: Db, query: string, id: string | null, most: number): Promise<FoundPlace[]> {
  if (query.length < 3) return [];
  const found = await sql<FoundPlace>`
    select p.root_id as root, p.id, p.name, r.name as "rootName"
    from places p join places r on r.root_id = p.root_id and r.id = p.root_id
    where ${query} <% place_words(p.name) or p.id = ${id}
    order by p.id is not distinct from ${id} desc, word_similarity(${query}, place_words(p.name)) desc, length(p.name), p.root_id, p.id
    limit ${most}`.execute(db);
  return found.rows;
}
