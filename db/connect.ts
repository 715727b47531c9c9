import { createHash } from "node:crypto";
import { Kysely, PostgresDialect, type RawBuilder } from "kysely";
import pg from "pg";
import type { Database } from "./schema.ts";
import { clientOn } from "./space.ts";

/** The typed connection every store takes as its first argument. */
export type Db = Kysely<Database>;

export type ConnectOptions = {
  /** Most connections held at once; default 10. */
  max?: number;
  /** The data folder the database lies in: writing is refused while its disk is nearly full (db/space.ts). */
  folder?: string | undefined;
};

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
const INT4_ARRAY = 1007;

/** "{12,0,3}" as numbers, three times as fast as the parser for any array; null where it is more than a list of whole numbers. */
export function intsIn(text: string): number[] | null {
  const found: number[] = [];
  let [value, sign, digits] = [0, 1, 0];
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      value = 10 * value + code - 48;
      digits++;
    } else if (code === 45 && digits === 0 && sign === 1) sign = -1;
    else if ((code === 44 || (code === 125 && i === text.length - 1)) && digits > 0) {
      found.push(sign * value);
      [value, sign, digits] = [0, 1, 0];
    } else return text === "{}" ? [] : null;
  }
  return found;
}

/** int8 and numeric as numbers (counts stay far below 2^53), dates as the text they are. */
const anyArray = pg.types.getTypeParser(INT4_ARRAY as never, "text") as (text: string) => unknown;
const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format !== "binary") {
      if (oid === INT8 || oid === NUMERIC) return Number;
      if (oid === DATE) return (text: string) => text;
      if (oid === INT4_ARRAY) return (text: string) => intsIn(text) ?? anyArray(text);
    }
    return pg.types.getTypeParser(oid, format as "text");
  },
} as pg.CustomTypesConfig;

/**
 * A pool on a PostgreSQL address. Nothing is opened before the first query.
 *
 * @param url `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, or with `?host=FOLDER` for a Unix socket
 */
export function connect(url: string, { max = 10, folder }: ConnectOptions = {}): Db {
  const Client = folder === undefined ? pg.Client : clientOn(folder);
  const pool = new pg.Pool({ connectionString: url, max, types, Client, application_name: "innodopt" });
  // A connection that breaks is dropped by the pool, and its running query fails and says so; the next query opens another.
  // Without a listener, on the pool while it is idle and on itself while it is used, Node would end.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

const pools = new WeakMap<Db, pg.Pool>();

/** The pool beneath a connection, for what Kysely does not offer: COPY and locks that a session holds. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db);
  if (pool === undefined) throw new Error("This connection was not made by connect().");
  return pool;
}

/**
 * Rows of a question that is asked again and again, read and planned once per connection. Its text must always be the same (values
 * are parameters, lists are one JSON parameter): a connection keeps every text that it has seen. Not inside a transaction.
 */
export async function prepared<Row>(db: Db, query: RawBuilder<Row>): Promise<Row[]> {
  const { sql: text, parameters } = query.compile(db);
  const name = names.get(text) ?? `innodopt_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name); // of the text alone: behind a pooler other programs prepare theirs on the same connection
  const { rows } = await poolOf(db).query({ name, text, values: [...parameters] });
  return rows;
}

const names = new Map<string, string>();
