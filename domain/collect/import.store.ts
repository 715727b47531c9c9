import { once } from "node:events";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Db, poolOf } from "../../db/connect.ts";
import type { Place } from "../people/place.ts";
import type { Measure } from "./measure.ts";
import { problems } from "./problems.ts";
import type { Value } from "./row.ts";

/**
 * Runs work that changes what is imported under one root, one at a time: a lock that the session holds, freed with it.
 *
 * @throws Problem "import-busy" when another import or undo under this root is running
 */
export async function oneAtATime<T>(db: Db, root: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await poolOf(db).connect();
  let broken: Error | undefined;
  try {
    const key = `import:${root}`;
    const locked = await client.query("select pg_try_advisory_lock(hashtextextended($1, 0)) as got", [key]);
    if (!locked.rows[0].got) throw problems.busy({ root });
    try {
      return await work(client);
    } finally {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [key]).catch((error: Error) => {
        broken = error;
      });
    }
  } finally {
    client.release(broken); // a session that could not unlock is ended, and its lock with it
  }
}

/** How many values there are of each state. */
export type StateCounts = Record<Value["state"], number>;

/** A table of this session's own that rows are copied into while pages go on answering; dropped by `drop`. */
export class Staging {
  readonly #client: PoolClient;
  readonly #copy: ReturnType<typeof copyFrom>;
  #buffer: string[] = [];
  readonly #states: StateCounts = { value: 0, missing: 0, suppressed: 0, censored: 0, "not-asked": 0 };
  readonly #broken: Promise<never>; // rejects when the copying fails or the database ends the connection
  #failed: Error | null = null;
  #fail: (error: Error) => void = () => {};
  readonly #onEnd = () => this.#fail(new Error("The database ended the connection in the middle of an import."));

  private constructor(client: PoolClient) {
    this.#client = client;
    this.#copy = client.query(copyFrom("copy staged from stdin"));
    this.#broken = new Promise((_, reject) => {
      this.#fail = (error) => {
        this.#failed ??= error;
        reject(error);
      };
    });
    this.#broken.catch(() => {}); // said by whoever waits next
    this.#copy.on("error", (error: Error) => this.#fail(error));
    client.on("end", this.#onEnd);
  }

  static async open(client: PoolClient): Promise<Staging> {
    await client.query("set temp_buffers = '64MB'"); // a district's survey stays in memory on its way
    await client.query("drop table if exists staged");
    await client.query(`create temp table staged (
      line int, place_id text, measure_id text, round text, state text, value float8, word text, counts int[], n int, eligible int,
      response_rate float8)`);
    return new Staging(client);
  }

  /** @param row  number of the row among all rows read, by which it can be taken back */
  add(row: number, place: string, measure: string, v: Value): void {
    this.#states[v.state]++;
    this.#buffer.push(
      `${row}\t${place}\t${measure}\t${v.round === null ? "\\N" : copyText(v.round)}\t${v.state}\t${v.value ?? "\\N"}\t${v.word === null ? "\\N" : copyText(v.word)}\t` +
        `${v.counts === null ? "\\N" : `{${v.counts.join(",")}}`}\t${v.n ?? "\\N"}\t${v.eligible ?? "\\N"}\t${v.responseRate ?? "\\N"}\n`,
    );
  }

  /** Hands over what has gathered, and waits where the database is slower than the reader. */
  async flush(): Promise<void> {
    if (this.#failed !== null) throw this.#failed;
    if (this.#buffer.length === 0) return;
    const text = this.#buffer.join("");
    this.#buffer = [];
    if (!this.#copy.write(text)) await Promise.race([once(this.#copy, "drain"), this.#broken]);
  }

  /** Ends the copying, takes back the rows that turned out to be refused, and counts what is left by state. */
  async close(takenBack: readonly number[]): Promise<StateCounts> {
    await this.flush();
    this.#copy.end();
    await Promise.race([once(this.#copy, "finish"), this.#broken]);
    if (takenBack.length > 0) {
      const gone = await this.#client.query<{ state: Value["state"] }>(
        "delete from staged where line = any($1) returning state",
        [takenBack],
      );
      for (const { state } of gone.rows) this.#states[state]--;
    }
    return this.#states;
  }

  /** Leaves nothing behind, whatever went wrong; where the session has ended, its table has ended with it. */
  async drop(): Promise<void> {
    if (this.#failed === null && !this.#copy.writableFinished) {
      const closed = once(this.#copy, "close");
      this.#copy.destroy();
      await Promise.race([closed, this.#broken]).catch(() => {});
    }
    this.#client.off("end", this.#onEnd);
    await this.#client.query("drop table if exists staged").catch(() => {});
  }
}

function copyText(text: string): string {
  return text.replace(/\\/g, "\\\\").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r");
}

/** What an import stores, beside the staged values. */
export type Brought = {
  root: string;
  id: string;
  mappingId: string;
  mapping: unknown;
  files: { name: string; sha256: string; bytes: number; rows: number }[];
  round: string | null; // null = each value has its own
  places: Place[]; // the places of a list, parents first; none where places must be known
  about: string[]; // ids of the places that the values are about
  measures: Measure[];
  memberships: { place: string; group: string; since: string }[];
};

/**
 * Puts places, measures and the staged values in their tables, in one transaction: all of it or nothing. A place that is
 * known keeps its name and parent.
 *
 * @param dryRun  does everything and takes it back, so that what would go wrong is found
 * @throws Problem "values-already-there", "measure-differs"
 */
export async function swapIn(client: PoolClient, b: Brought, report: unknown, dryRun: boolean): Promise<void> {
  await client.query("begin");
  try {
    await client.query(
      "insert into imports (root_id, id, mapping_id, mapping, files, report) values ($1, $2, $3, $4, $5, $6)",
      [b.root, b.id, b.mappingId, JSON.stringify(b.mapping), JSON.stringify(b.files), JSON.stringify(report)],
    );
    await client.query(
      `insert into places (root_id, id, parent_id, kind, name, state, grade_span)
       select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) on conflict do nothing`,
      [
        b.root,
        b.places.map((p) => p.id),
        b.places.map((p) => p.parent),
        b.places.map((p) => p.kind),
        b.places.map((p) => p.name),
        b.places.map((p) => p.state),
        b.places.map((p) => p.gradeSpan),
      ],
    );
    await client.query("insert into import_places (root_id, import_id, place_id) select $1, $2, unnest($3::text[])", [
      b.root,
      b.id,
      b.places.map((p) => p.id),
    ]);
    await insertMeasures(client, b);
    await insertMemberships(client, b);
    await insertValues(client, b);
    const there = await client.query<{ n: number }>(
      "select count(*)::int as n from places where root_id = $1 and id = any($2)",
      [b.root, b.about],
    );
    if (there.rows[0]?.n !== b.about.length) throw new Error("A value's place was taken away while it was imported.");
    await client.query(dryRun ? "rollback" : "commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** A membership that is there already, by another import or by command, stays as it is; that this import brought it too is kept. */
async function insertMemberships(client: PoolClient, b: Brought): Promise<void> {
  const brought = [
    b.root,
    b.id,
    b.memberships.map((m) => m.place),
    b.memberships.map((m) => m.group),
    b.memberships.map((m) => m.since),
  ];
  for (const table of ["memberships", "import_memberships"]) {
    await client.query(
      `insert into ${table} (root_id, import_id, place_id, group_id, since)
       select $1, $2, place, grp, since from unnest($3::text[], $4::text[], $5::date[]) as m (place, grp, since)
       on conflict do nothing`,
      brought,
    );
  }
}

async function insertMeasures(client: PoolClient, b: Brought): Promise<void> {
  const json = JSON.stringify(b.measures.map((m) => measureRow(b, m)));
  const made = await client.query(
    `insert into measures select * from jsonb_populate_recordset(null::measures, $1) on conflict do nothing`,
    [json],
  );
  if (made.rowCount !== b.measures.length) await refuseDiffering(client, b.root, json);
  await client.query("insert into import_measures (root_id, import_id, measure_id) select $1, $2, unnest($3::text[])", [
    b.root,
    b.id,
    b.measures.map((m) => m.id),
  ]);
}

/** Measures that are there already must say the same as the mapping; only their order may differ. */
async function refuseDiffering(client: PoolClient, root: string, json: string): Promise<void> {
  const { rows } = await client.query<{ id: string; field: string; imports: string[] }>(
    `select m.id, field.key as field,
            array(select import_id from import_measures i where i.root_id = $2 and i.measure_id = m.id order by 1) as imports
     from jsonb_populate_recordset(null::measures, $1) as m
     join measures as old using (root_id, id)
     cross join lateral jsonb_each(to_jsonb(m)) as field
     where field.key <> 'position' and field.value is distinct from to_jsonb(old) -> field.key
     order by m.id, field.key limit 1`,
    [json, root],
  );
  const [first] = rows;
  if (first !== undefined)
    throw problems.measureDiffers({ root, measure: first.id, field: first.field, imports: first.imports });
}

function measureRow(b: Brought, m: Measure): Record<string, unknown> {
  return {
    root_id: b.root,
    id: m.id,
    mapping_id: b.mappingId,
    title: m.title,
    question: m.question,
    source: m.source,
    dimension: m.dimension,
    kind: m.kind,
    family: m.family,
    low: m.low,
    high: m.high,
    options: m.options,
    words: m.ordered?.map(({ label }) => label) ?? null,
    made_from: m.madeFrom.length === 0 ? null : m.madeFrom,
    parted_in: m.partedIn.length === 0 ? null : m.partedIn,
    use: m.use,
    bears_on: m.bearsOn,
    note: m.note,
    position: m.position,
  };
}

async function insertValues(client: PoolClient, b: Brought): Promise<void> {
  await client.query("savepoint before_values");
  try {
    await client.query(
      `insert into measure_values
         (root_id, place_id, measure_id, round, import_id, state, value, word, counts, n, eligible, response_rate)
       select $1, place_id, measure_id, coalesce(round, $2), $3, state, value, word, counts, n, eligible, response_rate from staged`,
      [b.root, b.round, b.id],
    );
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error; // not a doubled key
    await client.query("rollback to savepoint before_values");
    const there = await client.query<{ id: string; mapping: string; n: number; example: string }>(
      `select i.id, i.mapping_id as mapping, count(*)::int as n,
              min(v.measure_id || ' at ' || v.place_id || ' in ' || v.round) as example
       from staged s
       join measure_values v on v.root_id = $1 and v.place_id = s.place_id and v.measure_id = s.measure_id and v.round = coalesce(s.round, $2)
       join imports i on i.root_id = v.root_id and i.id = v.import_id
       group by i.id, i.mapping_id order by n desc, i.id limit 1`,
      [b.root, b.round],
    );
    const first = there.rows[0];
    if (first === undefined) throw error;
    throw problems.valuesAlreadyThere({
      root: b.root,
      mapping: first.mapping,
      import: first.id,
      values: first.n,
      example: first.example,
    });
  }
}
