import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { problems } from "./problems.ts";

/** A migration: its name is the file's without `.sql`; names sort by time. */
export type Migration = { name: string; sql: string; hash: string };

export type MigrateOptions = {
  /** The role that reads and writes for the program and owns nothing; default `innodopt_app`. */
  appRole?: string;
  /** What a problem names as its place, e.g. the data folder; default the database's name. */
  where?: string;
  /** Default: the files of db/migrations. */
  migrations?: readonly Migration[];
};

const LOCK = 0x1dd0;

/**
 * A function may be made with a setting of an extension (0008) by a role that is no superuser only where the extension's library is
 * loaded. The session that creates the extension has it; one that finds it created by an earlier version has not.
 */
const LOAD_TRIGRAMS = `do $$ begin
  if exists (select from pg_extension where extname = 'pg_trgm') then perform similarity('', ''); end if;
end $$`;

/** The migrations of this version, oldest first. */
export function knownMigrations(folder = new URL("migrations/", import.meta.url)): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => {
      const sql = readFileSync(new URL(file, folder), "utf8");
      return { name: file.slice(0, -4), sql, hash: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings a database to this version, in one transaction: all missing migrations or none. Two at once wait for each other.
 *
 * @param ownerUrl address with the login of the role that owns the tables
 * @returns names of the migrations applied now, oldest first; empty when nothing was missing
 * @throws  Problem "newer-data" | "changed-migration"
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const { appRole = "innodopt_app", migrations = knownMigrations() } = options;
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "innodopt migrate" });
  client.on("error", () => {}); // a broken connection also fails the running query, which says so
  await client.connect();
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${LOCK})`);
    const missing = await pending(client, migrations, options.where ?? client.database ?? "the database");
    if (missing.length > 0) await client.query(LOAD_TRIGRAMS);
    for (const { name, sql, hash } of missing) {
      await client.query(sql);
      await client.query("insert into migrations (name, hash) values ($1, $2)", [name, hash]);
    }
    if (missing.length > 0) {
      const role = client.escapeIdentifier(appRole);
      await client.query(`grant usage on schema public to ${role}`);
      await client.query(`grant select, insert, update, delete on all tables in schema public to ${role}`);
      await client.query(`revoke insert, update, delete on migrations from ${role}`);
    }
    await client.query("commit");
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * Which migrations a database lacks. Only reads, apart from making the list of migrations where `client` may.
 * @throws Problem "newer-data" | "changed-migration"
 */
async function pending(client: pg.Client, migrations: readonly Migration[], where: string): Promise<Migration[]> {
  const { rows: found } = await client.query("select to_regclass('public.migrations') as there");
  if (found[0].there === null) {
    await client.query(
      "create table migrations (name text primary key, hash text not null, applied_at timestamptz not null default clock_timestamp())",
    );
    return [...migrations];
  }
  const { rows } = await client.query<{ name: string; hash: string }>(
    "select name, hash from migrations order by name",
  );
  return missingFrom(rows, migrations, where);
}

/** Which of `migrations` are not among `applied`. @throws Problem "newer-data" | "changed-migration" */
export function missingFrom(
  applied: readonly { name: string; hash: string }[],
  migrations: readonly Migration[],
  where: string,
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (unknown.length > 0) throw problems.newerData({ where, unknown });
  const changed = applied.find(({ name, hash }) => known.get(name)?.hash !== hash);
  if (changed) throw problems.changedMigration({ where, name: changed.name });
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}
