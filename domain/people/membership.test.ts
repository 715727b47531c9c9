import { expect, test } from "vitest";
import { isDay, isMemberOn } from "./membership.ts";

const since = { root: "d", place: "s", group: "g", since: "2026-09-01", until: null };

test("a place is in a group from its first to its last day", () => {
  expect(isMemberOn(since, "2026-08-31")).toBe(false);
  expect(isMemberOn(since, "2026-09-01")).toBe(true);
  expect(isMemberOn({ ...since, until: "2027-06-30" }, "2027-06-30")).toBe(true);
  expect(isMemberOn({ ...since, until: "2027-06-30" }, "2027-07-01")).toBe(false);
});

test("a day is a day of the calendar, written in full", () => {
  expect(["2026-02-28", "2024-02-29"].every(isDay)).toBe(true);
  expect(["2026-02-29", "2026-2-1", "2026-13-01", "tomorrow", ""].some(isDay)).toBe(false);
});
