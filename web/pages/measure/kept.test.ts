import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { importExample } from "../../../domain/collect/fixture.ts";
import { undoImport } from "../../../domain/collect/undo.store.ts";
import { commonsFrom, loadRecords } from "../../../domain/commons/commons.store.ts";
import { createSite } from "../../server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadRecords(database.db, fileURLToPath(new URL("../../../corpus", import.meta.url)));
});
afterAll(() => database.close());

test("a place's pages are kept, and made anew as soon as an import or what people say changes them", async () => {
  const site = createSite({ db: database.db, commons: await commonsFrom(database.db) });
  const ask = async (path: string) => {
    const answer = await site.request(`http://localhost/at/made-up${path}`);
    return { status: answer.status, tag: answer.headers.get("etag"), html: await answer.text() };
  };
  await importExample(database.db, "survey");
  const first = await ask("/M02");
  expect(first.status).toBe(200);
  expect(await ask("/M02")).toEqual(first);
  expect(first.html).not.toContain("Graduated");

  const { id } = await importExample(database.db, "outcomes");
  const richer = await ask("/M12");
  expect(richer.html).toContain("outcomes.csv");
  await undoImport(database.db, "made-up", id);
  expect((await ask("/M12")).html).not.toContain("outcomes.csv");
  expect(await ask("/M02")).toEqual(first);

  const steps = await ask("/M02/next-steps");
  const said = await site.request("http://localhost/at/made-up/M02/know", {
    method: "POST",
    headers: { origin: "http://localhost", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      about: "indicator:purpose-shared-why",
      sent: "22222222-2222-4222-8222-222222222222",
      answer: "1",
      reason: "We asked six people and heard six reasons.",
      saidBy: "A teacher",
    }),
  });
  expect(said.status).toBe(303);
  expect((await ask("/M02")).html).toContain("heard six reasons");
  expect((await ask("/M02/next-steps")).html).not.toBe(steps.html);
  expect((await ask("/M02/know")).html).toContain("A teacher");
  const form = "/M02/know?about=indicator:purpose-shared-why";
  expect((await ask(form)).html).not.toBe((await ask(form)).html); // each form has a number of its own
});
