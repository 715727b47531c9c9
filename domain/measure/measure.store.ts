import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import type { ImportedFile, Words } from "../../db/schema.ts";
import type { Measure } from "./measure.ts";

/**
 * Every measure of one root, in the order of their mappings. Its records count as public where every import under its mapping
 * says so.
 */
export async function measuresOf(db: Db, root: string): Promise<Measure[]> {
  const found = await sql<Measure>`
    select id, mapping_id as mapping, title, question, source, dimension, kind, family, low, high, options, words,
           made_from as "madeFrom", parted_in as "partedIn", use, bears_on as "bearsOn", note,
           (select case when bool_and(i.mapping ? 'public') then (array_agg(i.mapping -> 'public'))[1] end
            from imports i where i.root_id = m.root_id and i.mapping_id = m.mapping_id) as public
    from measures m where root_id = ${root} order by mapping_id, position, id`.execute(db);
  return found.rows;
}

/** One import as a reader is told of it. */
export type Import = {
  id: string;
  mapping: string;
  title: Words | null; // the mapping's own
  round: { id: string; title?: Words } | null;
  publisher: string | null;
  files: readonly ImportedFile[];
  /**
   * Everybody can have these files. Where they cannot, nobody is told a hash over them (of a file, or the import's id): whoever knows
   * all but a hidden number would try numbers until the hash is right.
   */
  isPublic: boolean;
  madeAt: Date;
  together: readonly Together[];
};

/**
 * A score and an outcome that a mapping's author wants laid beside each other, and why. Of several ids
 * (a form for each kind of school) a place has one.
 */
export type Together = { score: string[]; outcome: string[]; reason: Words };

/** The imports of one root, oldest first. */
export async function importsOf(db: Db, root: string): Promise<Import[]> {
  const found = await sql<Import>`
    select id, mapping_id as mapping, mapping -> 'title' as title, mapping -> 'round' as round,
           mapping ->> 'publisher' as publisher, files, mapping ? 'public' as "isPublic",
           made_at as "madeAt", coalesce(mapping -> 'together', '[]') as together
    from imports where root_id = ${root} order by made_at, id`.execute(db);
  return found.rows;
}

/** Changes whenever an import of this root comes or goes: what a cache of its numbers is keyed by. */
export async function versionOf(db: Db, root: string): Promise<string> {
  const found = await sql<{ version: string }>`
    select coalesce(string_agg(id || made_at, ' ' order by id), '') as version from imports where root_id = ${root}`.execute(
    db,
  );
  return found.rows[0]?.version ?? "";
}

/** Every root with imports and a text that differs when one comes or goes, the one with the newest import first. */
export async function importedRoots(db: Db): Promise<{ root: string; version: string }[]> {
  const found = await sql<{ root: string; version: string }>`
    select root_id as root, count(*) || ' ' || max(made_at) as version from imports group by root_id order by max(made_at) desc`.execute(
    db,
  );
  return found.rows;
}
