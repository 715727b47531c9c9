import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { addPlace } from "../people/place.store.ts";
import { newestReadings, saveReading } from "./reading.store.ts";
import {
  agree,
  closePlacing,
  dropReview,
  keepDraft,
  letPhonesIn,
  openReview,
  place,
  placeOnPaper,
  reviewByCode,
  reviewById,
  reviewsAt,
} from "./review.store.ts";
import { readPaper, readPlacement } from "./review.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
  await addPlace(own.db, {
    root: "d",
    id: "d",
    parent: null,
    kind: "district",
    name: "D",
    state: null,
    gradeSpan: null,
  });
});
afterAll(() => own.close());

const about = { kind: "indicator", id: "purpose-shared-why" } as const;
let n = 0;
async function opened() {
  const at = { root: "d", place: "d", id: `review-${++n}` };
  await openReview(own.db, { ...at, about, version: "0.1.0", way: "laptop", people: null, openedOn: "2026-03-01" });
  return at;
}
const placeMany = async (at: Awaited<ReturnType<typeof opened>>, answers: readonly ("1" | "2" | "3" | "4")[]) => {
  for (const [i, answer] of answers.entries())
    await place(own.db, at, { sent: `sender-${i}-of-${at.id}`, answer, seen: `seen ${i}` });
};
const notes = { reasons: "Two teams showed work.", signed: "Grade 9 team" };

test("while they are placing, nothing but how many comes out", async () => {
  const at = await opened();
  await placeMany(at, ["1", "2", "2", "3", "3"]);
  expect(await reviewById(own.db, at)).toMatchObject({ phase: "placing", placed: 5, counts: null, seen: [] });
});

test("sent twice is counted once, and too late is refused", async () => {
  const at = await opened();
  const one = { sent: "twice-sent", answer: "2", seen: "a" } as const;
  expect(await place(own.db, at, one)).toBe("stored");
  expect(await place(own.db, at, { ...one, answer: "4" })).toBe("again");
  await closePlacing(own.db, at);
  expect(await place(own.db, at, { ...one, sent: "too-late-1" })).toBe("closed");
  expect(await reviewById(own.db, at)).toMatchObject({ placed: 1, seen: ["a"] });
  expect(await place(own.db, { ...at, id: "nowhere" }, one)).toBeNull();
});

test("a review takes two hundred placements and no more", async () => {
  const at = await opened();
  const receipts = Array.from({ length: 199 }, (_, i) => `sender-${1000 + i}`);
  await sql`update reviews set placed = 199, counts = '{199,0,0,0,0}', receipts = ${receipts} where id = ${at.id}`.execute(
    own.db,
  );
  expect(await place(own.db, at, { sent: "the-200th", answer: "1", seen: "a" })).toBe("stored");
  await expect(place(own.db, at, { sent: "the-201st", answer: "1", seen: "b" })).rejects.toThrow(
    "200 placements are in",
  );
  expect(await place(own.db, at, { sent: "the-200th", answer: "1", seen: "a" })).toBe("again");
});

test("phones that send at once are all counted", async () => {
  const at = await opened();
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => place(own.db, at, { sent: `at-once-${i}`, answer: "3", seen: `s${i}` })),
  );
  await closePlacing(own.db, at);
  const found = await reviewById(own.db, at);
  expect(found?.counts).toEqual([0, 0, 12, 0, 0]);
  expect(found?.seen).toHaveLength(12);
});

test("the spread of four people is not shown, and not kept once they agreed", async () => {
  const at = await opened();
  await placeMany(at, ["1", "2", "2", "3"]);
  await closePlacing(own.db, at);
  expect(await reviewById(own.db, at)).toMatchObject({ counts: null, placed: 4 });
  await agree(own.db, at, { agreed: { level: 2, also: null, status: null }, notes, day: "2026-03-01" });
  const kept = await sql<{ counts: number[] | null }>`select counts from reviews where id = ${at.id}`.execute(own.db);
  expect(kept.rows[0]?.counts).toBeNull();
});

test("what a team agrees on closes the review, stands as a reading and is never changed", async () => {
  const at = await opened();
  await placeMany(at, ["1", "2", "2", "3", "3"]);
  const code = await letPhonesIn(own.db, at);
  expect(await letPhonesIn(own.db, at)).toBe(code);
  await expect(
    agree(own.db, at, { agreed: { level: 2, also: 3, status: null }, notes, day: "2026-03-01" }),
  ).rejects.toThrow(/placing/i);
  await closePlacing(own.db, at);
  expect(await reviewByCode(own.db, code)).toMatchObject({ id: at.id });
  await keepDraft(own.db, at, { notes: { reasons: "so far" } });
  await agree(own.db, at, { agreed: { level: 2, also: 3, status: null }, notes, day: "2026-03-01" });
  expect(await reviewByCode(own.db, code)).toBeNull();
  expect(await reviewById(own.db, at)).toMatchObject({
    counts: [1, 2, 2, 0, 0],
    agreed: { level: 2, also: 3 },
    notes,
    agreedOn: "2026-03-01",
  });
  const reading = (await newestReadings(own.db, "d", "d")).find(({ review }) => review === at.id);
  expect(reading).toMatchObject({ level: 2, reason: notes.reasons, saidBy: notes.signed });
  await expect(sql`update reviews set level = 4 where id = ${at.id}`.execute(own.db)).rejects.toThrow(/not changed/);
  await dropReview(own.db, at);
  expect((await reviewsAt(own.db, "d", "d", "agreed", about)).map(({ id }) => id)).toContain(at.id);
});

test("slips on paper make the same record, and what was seen is shuffled", async () => {
  const at = await opened();
  await placeOnPaper(own.db, at, { counts: [0, 5, 0, 0, 1], seen: ["a", "b", "c"] }, () => 0);
  expect(await reviewById(own.db, at)).toMatchObject({
    phase: "looking",
    counts: [0, 5, 0, 0, 1],
    placed: 6,
    seen: ["b", "c", "a"],
  });
});

test("an open review can be thrown away with all that was placed", async () => {
  const at = await opened();
  await placeMany(at, ["1"]);
  await dropReview(own.db, at);
  expect(await reviewById(own.db, at)).toBeNull();
});

test("a review stands against one person's word, unless that is more than a year newer", async () => {
  const say = (id: string, saidAt: string) =>
    sql`insert into readings (root_id, place_id, id, about, level, reason, said_by, said_at)
        values ('d', 'd', ${id}, 'indicator:other', 4, 'r', 'me', ${saidAt})`.execute(own.db);
  const at = { root: "d", place: "d", id: "review-other" };
  await openReview(own.db, {
    ...at,
    about: { kind: "indicator", id: "other" },
    version: "1",
    way: "paper",
    people: 6,
    openedOn: "2025-01-10",
  });
  await placeOnPaper(own.db, at, { counts: [6, 0, 0, 0, 0], seen: [] });
  await agree(own.db, at, { agreed: { level: 1, also: null, status: null }, notes, day: "2025-01-10" });
  const level = async () => (await newestReadings(own.db, "d", "d")).find(({ about }) => about.id === "other")?.level;
  await say("half-a-year", "2025-07-01");
  expect(await level()).toBe(1);
  await say("two-years", "2026-03-01");
  expect(await level()).toBe(4);
  await saveReading(own.db, {
    root: "d",
    place: "d",
    id: "untouched",
    about,
    level: 1,
    status: null,
    reason: "r",
    saidBy: "me",
  });
});

test("things seen come back as they were written, whatever stands in them; what steers the page does not", async () => {
  const at = { root: "d", place: "d", id: "odd-sentences" };
  await openReview(own.db, { ...at, about, version: "0.1.0", way: "laptop", people: null, openedOn: "2026-03-01" });
  const odd = [
    '{a,"b",NULL}',
    "NULL",
    "', '); drop table reviews; --",
    '\\\\ \\x00 \\"',
    "a,b",
    "{}",
    "שלום",
    "👩‍🏫",
    "<b>&amp;</b>",
    "$1 %s",
  ];
  const more = ["nul\0", "\u202eturned", "\u001b[31mred"];
  for (const [i, seen] of [...odd, ...more].entries()) {
    const read = readPlacement(about, { sent: `sender-${i}`, answer: "2", seen });
    if ("placement" in read) await place(own.db, at, read.placement);
  }
  await closePlacing(own.db, at);
  const stored = (await reviewById(own.db, at))?.seen ?? [];
  expect([...stored].sort()).toEqual([...odd, "nul", "turned", "[31mred"].sort());
  const many = readPaper(about, { counts: { "1": "5" }, seen: "x\n".repeat(10_000) });
  expect(many).toEqual({ mistakes: [{ field: "seen", how: "too-long" }] });
});
