import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "../db/testing.ts";
import { saveReading } from "../domain/collect/reading.store.ts";
import { databaseOfVerbs, run } from "./testing.ts";

let house: TestDatabase;
beforeAll(async () => {
  house = await databaseOfVerbs();
  const place = { state: null, grade_span: null };
  await house.db
    .insertInto("places")
    .values([
      { ...place, root_id: "d", id: "d", parent_id: null, kind: "district", name: "A district" },
      { ...place, root_id: "d", id: "01M448", parent_id: "d", kind: "school", name: "A school" },
    ])
    .execute();
});
afterAll(async () => {
  await house.close();
});

test("where nobody has said anything there is no step, and a first question", async () => {
  const { code, out, err } = await run("next-steps", "d/01M448");
  expect(code).toBe(0);
  expect(out).toBe("A school: nobody has said yet what holds here and what does not. That is a blank, not a zero.");
  expect(err).toContain('Begin with "A shared Why comes first"');
});

test("steps come with their reasons, in words and as data", async () => {
  const said = {
    root: "d",
    place: "01M448",
    status: null,
    reason: "Six people, four reasons.",
    saidBy: "the design team",
  };
  const why = { kind: "indicator", id: "purpose-shared-why" } as const;
  const coaching = { kind: "indicator", id: "pl-practice-and-feedback" } as const;
  await saveReading(house.db, { ...said, id: "one", about: why, level: 1 });
  await saveReading(house.db, { ...said, id: "two", about: coaching, level: 1 });
  const { code, out, err } = await run("next-steps", "d/01M448");
  expect(code).toBe(0);
  expect(err).toBe("");
  expect(out).toContain("is level 1 of 4, said by the design team: Six people, four reasons.");
  expect(out).toMatch(/Order {5}1 × 1 × 1 = 1/);
  const { steps } = JSON.parse((await run("next-steps", "d/01M448", "--json")).out);
  expect(steps[0]).toMatchObject({ forPurpose: true, waits: false, need: 1, main: { level: 1 } });
  expect(steps.some((s: { waits: boolean }) => s.waits)).toBe(true);
});

test("a mistyped place is answered with the nearest one, and a missing one with the usage", async () => {
  expect(await run("next-steps", "d/01M449")).toMatchObject({
    code: 1,
    err: expect.stringContaining('Did you mean "d/01M448"?'),
  });
  expect(await run("next-steps", "e/01M448")).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is no district"),
  });
  expect(await run("next-steps")).toMatchObject({ code: 2, err: expect.stringContaining("ROOT/PLACE") });
  expect(await run("next-steps", "d/01M448", "--for", "everybody")).toMatchObject({ code: 2 });
});
