import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Database } from "./schema.ts";

/** The typed connection every store takes as its first argument. */
export type Db = Kysely<Database>;

export type ConnectOptions = {
  /** Most connections held at once; default 10. */
  max?: number;
};

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;

/** int8 and numeric as numbers (counts stay far below 2^53), dates as the text they are. */
const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format !== "binary") {
      if (oid === INT8 || oid === NUMERIC) return Number;
      if (oid === DATE) return (text: string) => text;
    }
    return pg.types.getTypeParser(oid, format as "text");
  },
} as pg.CustomTypesConfig;

/**
 * A pool on a PostgreSQL address. Nothing is opened before the first query.
 *
 * @param url `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, or with `?host=FOLDER` for a Unix socket
 */
export function connect(url: string, { max = 10 }: ConnectOptions = {}): Db {
  const pool = new pg.Pool({ connectionString: url, max, types, application_name: "innodopt" });
  // A connection that breaks while idle is dropped by the pool; the next query opens another. Without a listener Node would end.
  pool.on("error", () => {});
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
