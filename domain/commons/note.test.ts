import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { notes, storeNote } from "./note.store.ts";
import { newNoteId, noteFrom } from "./note.ts";

const sent = {
  id: "AAAAAAAAAAAAAAAAAAAAAA",
  about: "/indicators/purpose-shared-why",
  body: "Level 3 reads like level 4.",
};
const problem = (more: object) => {
  try {
    noteFrom({ ...sent, ...more });
  } catch (error) {
    return error as { code: string; where: string; message: string };
  }
  throw new Error("no problem");
};

describe("a note", () => {
  test("keeps the text as it was written, without the form's ends of line", () => {
    expect(noteFrom({ ...sent, body: "  a\r\nb  ", contact: " " })).toEqual({
      ...sent,
      root_id: "",
      body: "a\nb",
      contact: null,
    });
  });

  test("belongs to the commons, or to the root of the place it is about, in either language", () => {
    expect(noteFrom({ ...sent, about: "/es/at/nyc/01M448" })).toMatchObject({
      about: "/at/nyc/01M448",
      root_id: "nyc",
    });
    expect(noteFrom({ ...sent, about: "/at/espa%C3%B1a%20sur" })).toMatchObject({ root_id: "españa sur" });
    expect(noteFrom({ ...sent, about: "/at/50%" })).toMatchObject({ root_id: "50%" });
    expect(noteFrom({ ...sent, about: "/estimates" })).toMatchObject({ about: "/estimates", root_id: "" });
    expect(noteFrom({ ...sent, about: "/es" })).toMatchObject({ about: "/", root_id: "" });
  });

  test("without text, address or number is refused at its field", () => {
    expect(problem({ body: " \n" })).toMatchObject({ code: "note-body", where: "body" });
    for (const about of ["", "indicators", "//elsewhere.example", "https://elsewhere.example", "/a b"])
      expect(problem({ about }), about).toMatchObject({ code: "note-about" });
    for (const id of [undefined, "", "short", "with spaces with spaces with"])
      expect(problem({ id })).toMatchObject({ code: "note-id" });
  });

  test("of 5,000 characters is kept; a longer one and one that is no text are refused", () => {
    expect(noteFrom({ ...sent, body: "ñ".repeat(5000) }).body.length).toBe(5000);
    expect(problem({ body: "a".repeat(5001) }).message).toContain("This is 5001 characters long; 5000 can be kept.");
    expect(problem({ body: "a\0b" })).toMatchObject({ code: "note-body" });
    expect(problem({ contact: "\ud800" })).toMatchObject({ code: "note-contact" });
  });

  test("has an id nobody else has", () => {
    const ids = new Set(Array.from({ length: 10_000 }, newNoteId));
    expect(ids.size).toBe(10_000);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});

describe("stored", () => {
  let own: TestDatabase;
  beforeAll(async () => {
    own = await testDatabase();
  });
  afterAll(() => own.close());

  test("twice, also at once, it is there once, with the time of the first", async () => {
    const note = noteFrom(sent);
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => storeNote(own.db, note)));
    for (const other of others) expect(other).toEqual(first);
    expect(await storeNote(own.db, note)).toEqual(first);
    expect(await notes(own.db)).toEqual([first]);
  });

  test("another text under the same number is not taken for it: nobody gets a receipt for what is not stored", async () => {
    await expect(storeNote(own.db, noteFrom({ ...sent, body: "Something else." }))).rejects.toMatchObject({
      code: "note-differs",
    });
    expect((await notes(own.db)).map(({ body }) => body)).toEqual([sent.body]);
  });

  test("notes come oldest first, and by root", async () => {
    await storeNote(own.db, noteFrom({ ...sent, id: newNoteId(), about: "/at/nyc/01M448", body: "n is 31, not 13." }));
    expect((await notes(own.db)).map(({ root_id }) => root_id)).toEqual(["", "nyc"]);
    expect((await notes(own.db, { root_id: "nyc" })).map(({ body }) => body)).toEqual(["n is 31, not 13."]);
  });
});
