import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { connect, type Db } from "./connect.ts";

/** A database of a test file's own. */
export type TestDatabase = {
  /** As the program: owns nothing. */
  url: string;
  /** As the owner of the tables. */
  ownerUrl: string;
  db: Db;
  /** Ends the connections and drops the database. */
  close(): Promise<void>;
};

/**
 * A fresh database with all migrations, cloned from a template on the one server that db/testing.setup.ts starts. Call it
 * once per test file, in `beforeAll`, and `close` it in `afterAll`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("database");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asSuperuser(server.superUrl, `create database ${name} template innodopt owner innodopt_owner`);
  const on = (url: string) => url.replace("/innodopt?", `/${name}?`).replace(/\/innodopt$/, `/${name}`);
  const db = connect(on(server.url), { max: 4 });
  return {
    url: on(server.url),
    ownerUrl: on(server.ownerUrl),
    db,
    async close() {
      await db.destroy();
      await asSuperuser(server.superUrl, `drop database ${name} with (force)`);
    },
  };
}

async function asSuperuser(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace("/innodopt", "/postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
