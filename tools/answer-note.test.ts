import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "../db/testing.ts";
import { storeNote } from "../domain/commons/note.store.ts";
import { noteFrom } from "../domain/commons/note.ts";
import { databaseOfVerbs, run } from "./testing.ts";

const id = "-AAAAAAAAAAAAAAAAAAAAA";
let house: TestDatabase;
beforeAll(async () => {
  house = await databaseOfVerbs();
  await storeNote(
    house.db,
    noteFrom({ id, about: "/claims/beliefs-shape-depth", body: "Wrong year.", contact: "a@b.c" }),
  );
});
afterAll(() => house.close());

test("a note is answered by command, and the list says what stands of it", async () => {
  expect((await run("notes")).out).toMatch(/\/claims\/beliefs-shape-depth {2}\(-A+\) {2}received\n {2}Wrong year\.\n/);
  const { code, out, err } = await run(
    ...[
      "answer-note",
      "--state",
      "accepted",
      "--by",
      "M. Ortiz",
      "--answer",
      "Changed to 2019.",
      "--release",
      "--",
      id,
    ],
  );
  expect({ code, out }).toEqual({ code: 0, out: `${id}  accepted` });
  expect(err).toContain("Everybody can read the note's own words");
  expect((await run("notes")).out).toMatch(
    /accepted\n[\s\S]*M\. Ortiz, .*, text shown to everybody:\n {4}Changed to 2019\./,
  );
});

test("what does not follow, or has no sentence or name, is refused and nothing is stored", async () => {
  const refused = async (...args: string[]) => (await run("answer-note", ...args, "--", id)).err;
  expect(await refused("--state", "declined", "--by", "M.", "--answer", "No.")).toContain(
    'cannot become "declined". It can become "looking" or "accepted".',
  );
  expect(await refused("--state", "looking")).toContain("Nobody has signed this answer.");
  expect(await refused("--by", "M.")).toContain("Nothing was chosen.");
  expect(await run("answer-note")).toMatchObject({
    code: 2,
    err: expect.stringContaining("Say one note by its number"),
  });
  const none = await run("answer-note", "BBBBBBBBBBBBBBBBBBBBBB", "--state", "looking", "--by", "M.");
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining("No note has this number.") });
  expect(await house.db.selectFrom("note_answers").select("id").execute()).toHaveLength(1);
});
