import { expect, test } from "vitest";
import { type About, type Reading, readAbout, readForm, standingOf, standsOf, writeAbout } from "./reading.ts";

const at = { root: "nyc", place: "01M448" };
const why: About = { kind: "indicator", id: "purpose-shared-why" };
const time: About = { kind: "condition", id: "teacher-collaboration-time" };
const good = {
  sent: "a1b2c3d4e5f6",
  answer: "2",
  reason: "Asked six people, heard four reasons.",
  saidBy: "design team",
};

const id = (form: Partial<typeof good>, about = why) => {
  const read = readForm(at, about, { ...good, ...form });
  return "reading" in read ? read.reading.id : null;
};

test("a level of an indicator and a status of a condition are read; each with its reason and its signature", () => {
  expect(readForm(at, why, good)).toMatchObject({ reading: { level: 2, status: null, saidBy: "design team" } });
  expect(readForm(at, time, { ...good, answer: "partly" })).toMatchObject({
    reading: { level: null, status: "partly" },
  });
  expect(readForm(at, why, { ...good, answer: "not-known" })).toMatchObject({
    reading: { level: null, status: "not-known" },
  });
});

test("every mistake is named at once, and blanks alone are no reason", () => {
  expect(readForm(at, why, { sent: "", answer: "", reason: "  ", saidBy: "" })).toEqual({
    mistakes: [
      { field: "answer", how: "missing" },
      { field: "reason", how: "missing" },
      { field: "saidBy", how: "missing" },
      { field: "sent", how: "missing" },
    ],
  });
  expect(readForm(at, why, { ...good, answer: "5" })).toHaveProperty("mistakes");
  expect(readForm(at, why, { ...good, answer: "present" })).toHaveProperty("mistakes");
  expect(readForm(at, time, { ...good, answer: "2" })).toHaveProperty("mistakes");
  expect(readForm(at, why, { ...good, reason: "x".repeat(2001) })).toEqual({
    mistakes: [{ field: "reason", how: "too-long" }],
  });
});

test("characters of value 0 are dropped, and alone are no reason", () => {
  expect(readForm(at, why, { ...good, reason: "heard\0 four" })).toMatchObject({ reading: { reason: "heard four" } });
  expect(readForm(at, why, { ...good, saidBy: "\0" })).toEqual({ mistakes: [{ field: "saidBy", how: "missing" }] });
});

test("the same form sent twice is one reading; the same form changed and sent again is another", () => {
  expect(id({})).toBe(id({}));
  expect(id({})).toBe(id({ reason: ` ${good.reason} ` }));
  expect(id({ answer: "3" })).not.toBe(id({}));
  expect(id({ sent: "ffffffffffff" })).not.toBe(id({}));
});

test("what is said not to be known is neither low nor absent", () => {
  const said = (about: About, level: Reading["level"], status: Reading["status"]): Reading => ({
    ...at,
    id: writeAbout(about),
    about,
    level,
    status,
    reason: "r",
    saidBy: "s",
    saidAt: new Date(0),
    review: null,
  });
  const standing = standingOf([said(why, null, "not-known"), said(time, null, "not-known")]);
  expect([standing.levels.size, standing.statuses.size]).toEqual([0, 0]);
  expect(standingOf([said(why, 1, null), said(time, null, "absent")])).toEqual({
    levels: new Map([["purpose-shared-why", 1]]),
    statuses: new Map([["teacher-collaboration-time", "absent"]]),
  });
});

test("an address names one indicator or condition, or nothing", () => {
  expect(readAbout("indicator:purpose-shared-why")).toEqual(why);
  for (const bad of [null, "", "indicator:", "claim:x", "condition:../x", "indicator:A"])
    expect(readAbout(bad)).toBeNull();
});

test("a team's review stands against one person's word for twelve months, and no longer", () => {
  const said = (day: string, review: string | null) => ({ saidAt: new Date(`${day}T12:00:00Z`), review });
  const review = said("2025-05-12", "r1");
  expect(standsOf([said("2026-05-11", null), review])).toBe(review);
  const later = said("2026-05-13", null);
  expect(standsOf([later, review])).toBe(later);
  expect(standsOf([said("2025-06-01", "r2"), review])?.review).toBe("r2");
  expect(standsOf([])).toBeUndefined();
});
