import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

const known = ["purpose-shared-why", "purpose-teacher-ownership", "change-depth", "title"];

test.each([
  ["purpose-share-why", "purpose-shared-why"], // a letter left out
  ["titel", "title"], // two neighbors exchanged count once
  ["Change-Depth", "change-depth"],
  ["purpose-teacher", "purpose-teacher-ownership"], // the beginning
])("%s is meant as %s", (word, meant) => {
  expect(nearest(word, new Set(known).values())).toBe(meant);
});

test.each(["xyz", "leadership", "", "pu"])("nothing is meant by %j", (word) => {
  expect(nearest(word, known)).toBeUndefined();
});

test("the nearest of several is meant, not the first", () => {
  expect(nearest("cost", ["cast-x", "costs", "cosy"])).toBe("costs");
});
