import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ask } from "./embedded/testing.ts";
import { checkRole, checkServer, checkVersion } from "./server-check.ts";
import { type TestDatabase, testDatabase } from "./testing.ts";

let own: TestDatabase;
const app = "check_app";
const as = (url: string, role: string) => url.replace(/\/\/[^@]+@/, `//${role}:secret@`);
const superUrl = () =>
  own.url.replace(/\/\/[^@]+@/, new URL(inject("database").superUrl).href.match(/\/\/[^@]+@/)?.[0] ?? "");

// The two roles of docs/how-to/run.md, under other names, on a database with nothing in it.
beforeAll(async () => {
  own = await testDatabase();
  await ask(superUrl(), `create role ${app} login password 'secret'`);
});
afterAll(async () => {
  await ask(superUrl(), `drop owned by ${app}; drop role ${app}`);
  await own.close();
});

test("a server with two roles can be used: the owner migrates, the program owns nothing", async () => {
  await ask(own.ownerUrl, "drop table migrations");
  const tables = await ask<{ t: string }>(
    own.ownerUrl,
    "select relname as t from pg_class where relkind = 'r' and relowner = 'innodopt_owner'::regrole",
  );
  for (const { t } of tables) await ask(own.ownerUrl, `drop table if exists ${t} cascade`);
  await expect(checkServer(as(own.url, app), undefined, "DATABASE_URL")).rejects.toMatchObject({
    code: "not-migrated",
  });
  expect(await checkServer(as(own.url, app), own.ownerUrl, "DATABASE_URL")).toContain("0001_house");
  expect(await checkServer(as(own.url, app), undefined, "DATABASE_URL")).toEqual([]);
  const sql = "insert into groups (id, kind, name) values ('g', 'network', 'G') returning id";
  expect(await ask(as(own.url, app), sql)).toEqual([{ id: "g" }]);
});

test("the owner's own login, a superuser and a role exempt from row-level security are refused as the program's", async () => {
  await expect(checkServer(own.ownerUrl, undefined, "DATABASE_URL")).rejects.toThrow(
    'DATABASE_URL: The program would connect as "innodopt_owner", which owns the table',
  );
  await expect(checkServer(superUrl(), undefined, "DATABASE_URL")).rejects.toThrow(
    'as "postgres", which is a superuser',
  );
  await ask(superUrl(), `alter role ${app} bypassrls`);
  await expect(checkServer(as(own.url, app), undefined, "DATABASE_URL")).rejects.toThrow(
    "may bypass row-level security",
  );
  await ask(superUrl(), `alter role ${app} nobypassrls; grant innodopt_owner to ${app}`);
  await expect(checkServer(as(own.url, app), undefined, "DATABASE_URL")).rejects.toThrow("is a member of its owner");
  await ask(superUrl(), `revoke innodopt_owner from ${app}`);
});

test("a server that does not answer or does not know the role is named with the reason", async () => {
  const nobody = checkServer("postgres://a:b@127.0.0.1:1/x", undefined, "DATABASE_URL");
  await expect(nobody).rejects.toThrow(
    "DATABASE_URL: The database does not answer (connect ECONNREFUSED 127.0.0.1:1).",
  );
  await expect(checkServer(as(own.url, "nobody"), undefined, "DATABASE_URL")).rejects.toThrow(
    "password authentication failed",
  );
});

test("a server older than 16 is refused", async () => {
  const server = (n: number, v: string) => ({ query: async () => ({ rows: [{ n, v }] }) }) as never;
  await expect(checkVersion(server(150_008, "15.8"), "DATABASE_URL")).rejects.toThrow(
    "DATABASE_URL: This server is PostgreSQL 15.8; Innodopt needs 16 or newer.",
  );
  await checkVersion(server(160_000, "16.0"), "DATABASE_URL");
});

test("the role of this version's own folder passes", async () => {
  const client = { query: async (sql: string) => ({ rows: await ask(own.url, sql) }) } as never;
  expect(await checkRole(client, "data")).toBe("innodopt_app");
});
