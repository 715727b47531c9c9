import { expect, test } from "vitest";
import { testDatabase } from "../db/testing.ts";
import { importExample } from "../domain/collect/fixture.ts";
import { versionOf } from "../domain/measure/measure.store.ts";
import { summaryOf } from "../domain/measure/summary.store.ts";
import { summariesReady } from "./ready.ts";

test("after an import the summary of its root is made before anybody asks", async () => {
  const database = await testDatabase();
  const logged: string[] = [];
  const asked: string[] = [];
  const { promise: made, resolve } = Promise.withResolvers<void>();
  const db = database.db.withPlugin({
    transformQuery: ({ node }) => {
      asked.push(JSON.stringify(node));
      if (asked.at(-1)?.includes("measure_values")) resolve();
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const ready = summariesReady(db, (line) => logged.push(line), 1);
  await importExample(database.db, "survey");
  await made;
  await ready.stop();
  const before = asked.length;
  expect((await summaryOf(db, "made-up")).version).toBe(await versionOf(db, "made-up"));
  expect(asked.slice(before).filter((query) => query.includes("measure_values"))).toEqual([]);
  expect(logged).toEqual([]);
  await database.close();
});
