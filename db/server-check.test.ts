import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ask } from "./embedded/testing.ts";
import { checkServer, checkVersion } from "./server-check.ts";

// What docs/how-to/run.md tells a server's administrator to run, under other names.
const [NAME, OWNER, APP] = ["doc_check", "doc_check_owner", "doc_check_app"];
const statements = /```sql\n([\s\S]+?)```/
  .exec(readFileSync(new URL("../docs/how-to/run.md", import.meta.url), "utf8"))?.[1]
  ?.replaceAll("innodopt", NAME)
  .split(/;\n/)
  .filter((line) => line !== "") as string[];
const passwords = { [OWNER]: "one%20password", [APP]: "another%20password" };

const superUrl = (database = "postgres") => inject("database").superUrl.replace(/\/innodopt(?=\?|$)/, `/${database}`);
const as = (role: string) => superUrl(NAME).replace(/\/\/[^@]+@/, `//${role}:${passwords[role]}@`);
const asAdministrator = (sql: string) => ask(superUrl(NAME), sql);

beforeAll(async () => {
  for (const statement of statements) await ask(superUrl(), statement);
});
afterAll(async () => {
  await ask(superUrl(), `drop database ${NAME} with (force)`);
  await ask(superUrl(), `drop role ${OWNER}`);
  await ask(superUrl(), `drop role ${APP}`);
});

test("the two roles of docs/how-to/run.md: the owner migrates, the program owns nothing", async () => {
  await expect(checkServer(as(APP), undefined, "DATABASE_URL")).rejects.toMatchObject({ code: "not-migrated" });
  expect(await checkServer(as(APP), as(OWNER), "DATABASE_URL")).toContain("0001_house");
  expect(await checkServer(as(APP), undefined, "DATABASE_URL")).toEqual([]);
  const sql = "insert into groups (id, kind, name) values ('g', 'network', 'G') returning id";
  expect(await ask(as(APP), sql)).toEqual([{ id: "g" }]);
});

test("the owner's own login, a superuser and a role exempt from row-level security are refused as the program's", async () => {
  const refused = (url: string) => checkServer(url, undefined, "DATABASE_URL").catch((error) => error.message);
  expect(await refused(as(OWNER))).toMatch(
    `DATABASE_URL: The program would connect as "${OWNER}", which owns the table`,
  );
  expect(await refused(superUrl(NAME))).toContain('as "postgres", which is a superuser');
  await asAdministrator(`alter role ${APP} bypassrls`);
  expect(await refused(as(APP))).toContain("may bypass row-level security");
  await asAdministrator(`alter role ${APP} nobypassrls; grant ${OWNER} to ${APP}`);
  expect(await refused(as(APP))).toContain("is a member of its owner");
  await asAdministrator(`revoke ${OWNER} from ${APP}`);
  expect(await checkServer(as(APP), undefined, "DATABASE_URL")).toEqual([]);
});

test("a server that does not answer or does not know the role is named with the reason", async () => {
  const nobody = checkServer("postgres://a:b@127.0.0.1:1/x", undefined, "DATABASE_URL");
  await expect(nobody).rejects.toThrow(
    "DATABASE_URL: The database does not answer (connect ECONNREFUSED 127.0.0.1:1).",
  );
  await expect(checkServer(as("nobody"), undefined, "DATABASE_URL")).rejects.toThrow("password authentication failed");
});

test("a server older than 16 is refused", async () => {
  const server = (n: number, v: string) => ({ query: async () => ({ rows: [{ n, v }] }) }) as never;
  await expect(checkVersion(server(150_008, "15.8"), "DATABASE_URL")).rejects.toThrow(
    "DATABASE_URL: This server is PostgreSQL 15.8; Innodopt needs 16 or newer.",
  );
  await checkVersion(server(160_000, "16.0"), "DATABASE_URL");
});
