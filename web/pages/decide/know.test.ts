import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Problem } from "../../../db/problem.ts";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { commonsFrom, loadRecords } from "../../../domain/commons/commons.store.ts";
import { createSite } from "../../server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadRecords(database.db, fileURLToPath(new URL("../../../corpus", import.meta.url)));
  await database.db
    .insertInto("places")
    .values({ root_id: "maple", id: "maple", kind: "district", name: "Maple" })
    .execute();
});
afterAll(() => database.close());

test("a full disk loses no word of what somebody knows: the form comes back as typed, with the way on", async () => {
  const full = new Problem({ code: "disk-full", what: "Only 120 MB are free.", remedy: "Free some space." });
  const refuse = () => {
    throw full;
  };
  const db = new Proxy(database.db, {
    get(target, name) {
      if (name === "insertInto" || name === "transaction") return refuse;
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const site = createSite({ db, commons: await commonsFrom(database.db) });
  const answer = await site.request("http://localhost/at/maple/maple/know", {
    method: "POST",
    headers: { origin: "http://localhost", host: "localhost", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      about: "indicator:purpose-shared-why",
      sent: "11111111-1111-4111-8111-111111111111",
      answer: "2",
      reason: "Kept words.",
      saidBy: "A teacher",
    }),
  });
  const html = await answer.text();
  expect(answer.status).toBe(409);
  expect(html).toContain("What you wrote could not be stored.");
  expect(html).toContain("Only 120 MB are free. Free some space.");
  expect(html).toContain(">Kept words.</textarea>");
  expect(html).toContain('value="A teacher"');
});
