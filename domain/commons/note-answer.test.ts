import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { storeNote } from "./note.store.ts";
import { newNoteId, noteFrom } from "./note.ts";
import { answersTo, correctionCounts, corrections, reviewedNotes, storeAnswer } from "./note-answer.store.ts";
import { answerFrom, checkOrder, daysBetween, newAnswerId, noteStates, statesAfter } from "./note-answer.ts";

const said = { state: "accepted", answer: "Right: changed today.", said_by: "M. Ortiz", released: false };
const answer = (more: object = {}) => answerFrom({ id: newAnswerId(), ...said, ...more });
const problem = (what: () => unknown) => {
  try {
    what();
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error("no problem");
};

describe("an answer", () => {
  test("to decline or to answer takes a sentence; to look or to accept takes none", () => {
    for (const state of ["declined", "answered"])
      expect(problem(() => answer({ state, answer: " \n" })).code, state).toBe("answer-answer");
    for (const state of ["looking", "accepted"]) expect(answer({ state, answer: "" }).answer, state).toBe("");
  });

  test("without a state, a name or its number is refused at its field", () => {
    for (const state of [undefined, "", "received", "done"])
      expect(problem(() => answer({ state })).code, String(state)).toBe("answer-state");
    expect(problem(() => answer({ said_by: " " })).code).toBe("answer-by");
    expect(problem(() => answer({ id: "short" })).code).toBe("answer-id");
    expect(problem(() => answer({ answer: "x".repeat(2001) })).message).toContain("2001 characters long; 2000");
    expect(problem(() => answer({ said_by: "a\0b" })).code).toBe("answer-by");
  });

  test("releases the note's text only where that was said", () => {
    expect(answer({ released: undefined }).released).toBe(false);
    expect(answer({ released: "on" }).released).toBe(false);
    expect(answer({ released: true }).released).toBe(true);
  });
});

describe("what may follow what", () => {
  test("nothing goes back to received; what is closed is looked at again before it becomes something else", () => {
    for (const state of noteStates) expect(statesAfter(state), state).not.toContain("received");
    expect(statesAfter("received")).toEqual(["looking", "accepted", "declined", "answered"]);
    expect(statesAfter("declined")).toEqual(["looking", "declined"]);
    expect(problem(() => checkOrder("declined", "accepted")).message).toContain(
      'A note that is "declined" cannot become "accepted". It can become "looking" or "declined".',
    );
  });

  test("days are whole, and none before the first has passed", () => {
    const noon = new Date("2026-03-01T12:00:00Z");
    expect(daysBetween(noon, new Date("2026-03-02T11:59:59Z"))).toBe(0);
    expect(daysBetween(noon, new Date("2026-03-02T12:00:00Z"))).toBe(1);
    expect(daysBetween(noon, new Date("2026-02-01T12:00:00Z"))).toBe(0);
  });
});

describe("stored", () => {
  let own: TestDatabase;
  let of: { root_id: string; id: string };
  beforeAll(async () => {
    own = await testDatabase();
  });
  afterAll(() => own.close());
  beforeEach(async () => {
    await own.db.deleteFrom("notes").execute();
    of = await send("/claims/pace-is-not-the-active-ingredient");
  });
  const send = async (about: string, body = "Ana Ruiz in grade 3 saw it.", contact = "ana@example.org") => {
    const note = noteFrom({ id: newNoteId(), about, body, contact });
    await storeNote(own.db, note);
    return { root_id: note.root_id, id: note.id };
  };

  test("twice, also at once, it is there once", async () => {
    const one = answer();
    const all = await Promise.all([1, 2, 3].map(() => storeAnswer(own.db, of, one, null)));
    all.push(await storeAnswer(own.db, of, one, null)); // a form that is sent again after it was stored
    for (const each of all) expect(each).toEqual(all[0]);
    expect(await answersTo(own.db, of)).toEqual([all[0]]);
    await expect(storeAnswer(own.db, of, { ...one, answer: "Something else." })).rejects.toMatchObject({
      code: "answer-differs",
    });
  });

  test("nothing is overwritten: the newest stands and the older ones stay", async () => {
    const first = await storeAnswer(own.db, of, answer({ state: "looking", answer: "" }));
    const second = await storeAnswer(own.db, of, answer({ state: "declined", answer: "The study says so on p. 4." }));
    expect(await answersTo(own.db, of)).toEqual([second, first]);
    expect(await reviewedNotes(own.db)).toMatchObject([{ id: of.id, state: "declined", newest: { id: second.id } }]);
  });

  test("of two stewards who answer at once, the second is told and nothing of hers is stored", async () => {
    const both = await Promise.allSettled([
      storeAnswer(own.db, of, answer(), null),
      storeAnswer(own.db, of, answer({ state: "looking" }), null),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "answer-moved" });
    expect(await answersTo(own.db, of)).toHaveLength(1);
  });

  test("the order holds, and an answer to no note is refused", async () => {
    await storeAnswer(own.db, of, answer());
    await expect(storeAnswer(own.db, of, answer({ state: "declined" }))).rejects.toMatchObject({
      code: "answer-order",
    });
    await expect(storeAnswer(own.db, { root_id: "nyc", id: of.id }, answer())).rejects.toMatchObject({
      code: "note-unknown",
    });
  });

  test("everybody sees notes about the record, newest first: never contact or number, the text once released", async () => {
    await send("/at/nyc/01M448");
    await send("/indicators/purpose-shared-why", "Released words.");
    const all = async () => JSON.stringify(await corrections(own.db));
    expect(await corrections(own.db)).toMatchObject([
      { about: "/indicators/purpose-shared-why", state: "received", body: null, answer: null },
      { about: "/claims/pace-is-not-the-active-ingredient", state: "received", body: null, answer: null },
    ]);
    await storeAnswer(own.db, of, answer());
    expect(await all()).not.toMatch(new RegExp(`Ana Ruiz|ana@example|Released words|${of.id}`));

    await storeAnswer(own.db, of, answer({ released: true }));
    expect((await corrections(own.db))[1]).toMatchObject({
      state: "accepted",
      body: "Ana Ruiz in grade 3 saw it.",
      answer: { text: "Right: changed today.", said_by: "M. Ortiz" },
    });
    expect(await all()).not.toMatch(/ana@example|Released words/);

    await storeAnswer(own.db, of, answer()); // taken back
    expect(await all()).not.toContain("Ana Ruiz");
  });

  test("notes about the record are counted and listed by what stands of each", async () => {
    await send("/at/nyc/01M448");
    await send("/claims/b");
    await send("/claims/c");
    await storeAnswer(own.db, of, answer({ state: "looking" }));
    await storeAnswer(own.db, of, answer({ state: "declined" }));
    expect(await correctionCounts(own.db)).toEqual({ received: 2, looking: 0, accepted: 0, declined: 1, answered: 0 });
    const about = async (only: object) => (await corrections(own.db, only)).map((one) => one.about);
    expect(await about({ state: "declined" })).toEqual(["/claims/pace-is-not-the-active-ingredient"]);
    expect(await about({ state: "received", limit: 1, skip: 1 })).toEqual(["/claims/b"]);
    expect(await about({ state: "looking" })).toEqual([]);
  });

  test("a note that has to go takes its answers along", async () => {
    await storeAnswer(own.db, of, answer());
    await own.db.deleteFrom("notes").where("id", "=", of.id).execute();
    expect(await answersTo(own.db, of)).toEqual([]);
  });
});
