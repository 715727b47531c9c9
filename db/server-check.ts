import pg from "pg";
import { knownMigrations, migrate, missingFrom } from "./migrate.ts";
import { Problem } from "./problem.ts";
import { problems } from "./problems.ts";

const OLDEST = 160000; // server_version_num of PostgreSQL 16.0

/**
 * Makes sure that a database can be used: the server is new enough, the program's role is a weak one, and all migrations
 * are there, applied now where the owner's address is given.
 *
 * @param where what a problem names: the data folder, or DATABASE_URL
 * @returns names of the migrations applied now
 * @throws Problem "unreachable" | "server-too-old" | "strong-role" | "not-migrated" | "newer-data" | "changed-migration"
 */
export async function checkServer(url: string, ownerUrl: string | undefined, where: string): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 30_000, // on a busy machine serve loads itself meanwhile
    application_name: "innodopt",
  });
  client.on("error", () => {}); // a broken connection also fails the running query, which says so
  try {
    await client.connect();
    await checkVersion(client, where);
    const appRole = await checkRole(client, where);
    const applied = ownerUrl ? await migrate(ownerUrl, { appRole, where }) : [];
    if (applied.length > 0) await checkRole(client, where); // now with tables it might own
    const missing = missingFrom(await appliedIn(client), knownMigrations(), where);
    if (missing.length > 0) throw problems.notMigrated({ where, missing: missing.map(({ name }) => name) });
    return applied;
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { message, code = "no reason given" } = error as NodeJS.ErrnoException;
    throw problems.unreachable({ where, reason: message || code });
  } finally {
    await client.end();
  }
}

/** @throws Problem "server-too-old" */
export async function checkVersion(client: Pick<pg.Client, "query">, where: string): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as n, current_setting('server_version') as v",
  );
  if (rows[0].n < OLDEST) throw problems.serverTooOld({ where, version: rows[0].v });
}

/**
 * The role of a connection must be subject to every rule of the database.
 * @returns its name
 * @throws  Problem "strong-role"
 */
export async function checkRole(client: Pick<pg.Client, "query">, where: string): Promise<string> {
  const { rows } = await client.query<{ role: string; super: boolean; bypass: boolean; owns: string | null }>(`
    select rolname as role, rolsuper as super, rolbypassrls as bypass,
      (select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S') and pg_has_role(current_user, c.relowner, 'member')
       order by 1 limit 1) as owns
    from pg_roles where rolname = current_user`);
  const found = rows[0];
  if (!found) throw new Error("The role of this connection is not in pg_roles.");
  const why = found.super
    ? "is a superuser"
    : found.bypass
      ? "may bypass row-level security"
      : found.owns !== null && `owns the table ${found.owns} (or is a member of its owner)`;
  if (why) throw problems.strongRole({ where, role: found.role, why });
  return found.role;
}

async function appliedIn(client: pg.Client): Promise<{ name: string; hash: string }[]> {
  const { rows } = await client.query("select to_regclass('public.migrations') as there");
  if (rows[0].there === null) return [];
  return (await client.query("select name, hash from migrations order by name")).rows;
}
