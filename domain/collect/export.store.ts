import { sql } from "kysely";
import type { Db } from "../../db/connect.ts";

/**
 * Everything that is stored about one root and was imported or made by command, one JSON object per line: places, groups,
 * memberships, imports, measures, values. The order is fixed and no line holds a serial number or a clock time, so that equal
 * data give equal bytes.
 */
export async function* exportRoot(db: Db, root: string): AsyncGenerator<string> {
  const parts = [
    sql<{
      line: unknown;
    }>`select jsonb_build_object('place', to_jsonb(p) - 'root_id') as line from places p where root_id = ${root} order by id`,
    sql<{ line: unknown }>`select jsonb_build_object('group', to_jsonb(g)) as line from groups g
        where exists (select from memberships m where m.root_id = ${root} and m.group_id = g.id) order by id`,
    sql<{ line: unknown }>`select jsonb_build_object('membership', to_jsonb(m) - 'root_id') as line from memberships m
        where root_id = ${root} order by place_id, group_id, since`,
    sql<{
      line: unknown;
    }>`select jsonb_build_object('import', to_jsonb(i) - 'root_id' - 'made_at' || jsonb_build_object(
          'places', (select coalesce(jsonb_agg(place_id order by place_id), '[]') from import_places p
                     where p.root_id = i.root_id and p.import_id = i.id),
          'measures', (select coalesce(jsonb_agg(measure_id order by measure_id), '[]') from import_measures m
                       where m.root_id = i.root_id and m.import_id = i.id))) as line
        from imports i where root_id = ${root} order by id`,
    sql<{
      line: unknown;
    }>`select jsonb_build_object('measure', to_jsonb(m) - 'root_id') as line from measures m where root_id = ${root} order by id`,
  ];
  for (const part of parts) {
    const { rows } = await part.execute(db);
    for (const { line } of rows) yield JSON.stringify(line);
  }
  const measures = await db.selectFrom("measures").select("id").where("root_id", "=", root).orderBy("id").execute();
  for (const { id } of measures) {
    const { rows } = await sql<{ line: unknown }>`
      select jsonb_build_object('value', to_jsonb(v) - 'root_id') as line from measure_values v
      where root_id = ${root} and measure_id = ${id} order by place_id, round`.execute(db);
    for (const { line } of rows) yield JSON.stringify(line);
  }
}
