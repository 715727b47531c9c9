import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";
import { oneAtATime } from "./import.store.ts";
import { problems } from "./problems.ts";

/** What an undo took away, and what it had to leave. */
export type UndoReport = {
  root: string;
  id: string;
  mapping: string;
  values: number;
  measures: number;
  places: number;
  memberships: number;
  kept: string[]; // places it brought that stay, because people have said something of them or put them into a group
};

/** One import as a list shows it. */
export type ImportLine = {
  root: string;
  id: string;
  mapping: string;
  title: { en: string; es?: string }; // the mapping's
  round: string;
  madeAt: Date;
  files: string[];
  values: number;
};

/** All imports, newest first; of one root, if named. */
export async function importsOf(db: Db, root?: string): Promise<ImportLine[]> {
  const rows = await db
    .selectFrom("imports")
    .select(["root_id", "id", "mapping_id", "made_at", "files"])
    .select([
      sql<{ en: string; es?: string } | null>`mapping -> 'title'`.as("title"),
      sql<string | null>`report ->> 'round'`.as("round"),
      sql<Record<string, number>>`report -> 'values'`.as("values"),
    ])
    .$if(root !== undefined, (query) => query.where("root_id", "=", root ?? ""))
    .orderBy("made_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    root: row.root_id,
    id: row.id,
    mapping: row.mapping_id,
    title: row.title ?? { en: row.mapping_id },
    round: row.round ?? "",
    madeAt: row.made_at,
    files: row.files.map((file) => file.name),
    values: Object.values(row.values).reduce((a, b) => a + b, 0),
  }));
}

/**
 * Takes back one import, in one transaction: its values, and the measures, memberships and places that no other import
 * brought. What was there before it is there after, byte for byte in the export.
 *
 * @param begin  the beginning of the import's id
 * @throws Problem "import-unknown", "import-ambiguous", "import-needed" (others have values at its places), "import-busy"
 */
export async function undoImport(db: Db, root: string, begin: string): Promise<UndoReport> {
  return oneAtATime(db, root, async (client) => {
    const all = await client.query<{ id: string; mapping: string }>(
      "select id, mapping_id as mapping from imports where root_id = $1 order by made_at desc, id",
      [root],
    );
    const matching = all.rows.filter(({ id }) => begin !== "" && id.startsWith(begin));
    const names = all.rows.map(({ id, mapping }) => `${id.slice(0, 12)} (${mapping})`);
    const [found] = matching;
    if (found === undefined) throw problems.importUnknown({ root, import: begin, known: names });
    if (matching.length > 1) {
      throw problems.importAmbiguous({
        root,
        import: begin,
        known: matching.map(({ id, mapping }) => `${id} (${mapping})`),
      });
    }
    const { id, mapping } = found;
    const own = [root, id];

    await client.query("begin");
    try {
      const values = await client.query("delete from measure_values where root_id = $1 and import_id = $2", own);
      const measures = await client.query(
        `with gone as (delete from import_measures where root_id = $1 and import_id = $2 returning measure_id)
         select measure_id as id from gone
         where not exists (
           select from import_measures o where o.root_id = $1 and o.measure_id = gone.measure_id and o.import_id <> $2)`,
        own,
      );
      await client.query("delete from measures where root_id = $1 and id = any($2)", [
        root,
        measures.rows.map((row) => row.id),
      ]);
      await client.query("delete from import_memberships where root_id = $1 and import_id = $2", own);
      await client.query(
        `update memberships m set import_id = o.import_id
         from (select distinct on (place_id, group_id, since) place_id, group_id, since, import_id
               from import_memberships b join imports i using (root_id)
               where root_id = $1 and i.id = b.import_id order by place_id, group_id, since, i.made_at, i.id) as o
         where m.root_id = $1 and m.import_id = $2
           and (m.place_id, m.group_id, m.since) = (o.place_id, o.group_id, o.since)`,
        own,
      ); // to the oldest of the others that brought it
      const memberships = await client.query("delete from memberships where root_id = $1 and import_id = $2", own);
      const brought = await client.query<{ id: string }>(
        `with gone as (delete from import_places where root_id = $1 and import_id = $2 returning place_id)
         select place_id as id from gone
         where not exists (
           select from import_places o where o.root_id = $1 and o.place_id = gone.place_id and o.import_id <> $2)`,
        own,
      );
      const ids = brought.rows.map((row) => row.id);
      const others = await client.query<{ id: string; mapping: string }>(
        `select i.id, i.mapping_id as mapping from imports i
         where i.root_id = $1 and exists (
           select from import_measures m join measure_values v on v.root_id = $1 and v.measure_id = m.measure_id
           where m.root_id = $1 and m.import_id = i.id and v.import_id = i.id and v.place_id = any($2))
         order by i.made_at desc`,
        [root, ids],
      );
      if (others.rows.length > 0) {
        const names = others.rows.map((row) => `${row.id.slice(0, 12)} (${row.mapping})`);
        throw problems.importNeeded({ root, import: id, others: names });
      }
      const kept = await keptPlaces(client, root, ids);
      const gone = ids.filter((place) => !kept.includes(place));
      await client.query("delete from places where root_id = $1 and id = any($2)", [root, gone]);
      await client.query("delete from imports where root_id = $1 and id = $2", own);
      await client.query("commit");
      return {
        root,
        id,
        mapping,
        values: values.rowCount ?? 0,
        measures: measures.rows.length,
        places: gone.length,
        memberships: memberships.rowCount ?? 0,
        kept,
      };
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
  });
}

/** Of the places an import brought, those that people have used or made themselves, and everything above them: nothing acknowledged is lost. */
async function keptPlaces(
  client: { query<T extends object>(sql: string, values: unknown[]): Promise<{ rows: T[] }> },
  root: string,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with recursive used as (
       select p.id, p.parent_id from places p
       where p.root_id = $1 and (
         p.by_command
         or exists (select from readings r where r.root_id = $1 and r.place_id = p.id)
         or exists (select from reviews r where r.root_id = $1 and r.place_id = p.id)
         or exists (select from memberships m where m.root_id = $1 and m.place_id = p.id)
         or not p.id = any($2))
       union
       select p.id, p.parent_id from places p join used on p.root_id = $1 and p.id = used.parent_id
     )
     select id from used where id = any($2) order by id`,
    [root, ids],
  );
  return rows.map((row) => row.id);
}
