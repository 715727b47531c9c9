import { type Db, poolOf } from "../../db/connect.ts";

/** One timestamp in UTC to the microsecond, whatever the session's time zone. */
const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Each part selects `line`, one JSON object for each row, in a fixed order; $1 is the root. */
const PARTS = [
  `select jsonb_build_object('madeUp', true) as line from samples where root_id = $1 and removed_at is null`,
  `select jsonb_build_object('place', to_jsonb(p) - 'root_id') as line from places p where root_id = $1 order by id`,
  `select jsonb_build_object('group', to_jsonb(g)) as line from groups g
   where exists (select from memberships m where m.root_id = $1 and m.group_id = g.id) order by id`,
  `select jsonb_build_object('membership', to_jsonb(m) - 'root_id') as line from memberships m
   where root_id = $1 order by place_id, group_id, since`,
  `select jsonb_build_object('import', to_jsonb(i) - 'root_id' - 'made_at' || jsonb_build_object(
     'places', (select coalesce(jsonb_agg(place_id order by place_id), '[]') from import_places p
                where p.root_id = i.root_id and p.import_id = i.id),
     'measures', (select coalesce(jsonb_agg(measure_id order by measure_id), '[]') from import_measures m
                  where m.root_id = i.root_id and m.import_id = i.id),
     'memberships', (select coalesce(jsonb_agg(jsonb_build_array(place_id, group_id, since)
                                               order by place_id, group_id, since), '[]') from import_memberships m
                     where m.root_id = i.root_id and m.import_id = i.id))) as line
   from imports i where root_id = $1 order by id`,
  `select jsonb_build_object('measure', to_jsonb(m) - 'root_id') as line from measures m where root_id = $1 order by id`,
];

const VALUES = `select jsonb_build_object('value', to_jsonb(v) - 'root_id') as line from measure_values v
  where root_id = $1 and measure_id = $2 order by place_id, round`;

/** What people said, with when they said it: that is theirs, and part of what they said. */
const SAID = [
  `select jsonb_build_object('reading', to_jsonb(r) - 'root_id' || jsonb_build_object('said_at', ${utc("said_at")})) as line
   from readings r where root_id = $1 order by place_id, about, r.said_at, id`,
  `select jsonb_build_object('review', to_jsonb(r) - 'root_id' - 'seen' - 'receipts' - 'code') as line
   from reviews r where root_id = $1 and phase = 'agreed' order by place_id, agreed_on, id`,
  `select jsonb_build_object('note', to_jsonb(n) - 'root_id' || jsonb_build_object('created_at', ${utc("created_at")})) as line
   from notes n where root_id = $1 order by n.created_at, id`,
];

/**
 * Everything that is stored about one root, one JSON object per line (first, of a made-up one, that it is): places, groups, memberships, imports, measures, values;
 * then what people said of it: readings, reviews that were agreed on
 * (without the things seen, which never leave the team's page), notes (with how their writers may be reached). All as it was at one moment.
 *
 * The order is fixed and no line that an import made holds a serial number or a clock time, so that equal data give equal bytes.
 */
export async function* exportRoot(db: Db, root: string): AsyncGenerator<string> {
  const client = await poolOf(db).connect();
  let whole = false;
  try {
    await client.query("begin isolation level repeatable read read only");
    const lines = async (query: string, ...more: string[]) => {
      const { rows } = await client.query<{ line: unknown }>(query, [root, ...more]);
      return rows.map(({ line }) => JSON.stringify(line));
    };
    for (const part of PARTS) yield* await lines(part);
    const measures = await client.query<{ id: string }>("select id from measures where root_id = $1 order by id", [
      root,
    ]);
    for (const { id } of measures.rows) yield* await lines(VALUES, id);
    for (const part of SAID) yield* await lines(part);
    await client.query("commit");
    whole = true;
  } finally {
    client.release(!whole); // a session left in the middle is ended, and its transaction with it
  }
}
