import { expect, test } from "vitest";
import { nearestAddresses } from "./nearest.ts";

test("the nearest addresses come first, and none where nothing is near", () => {
  expect(nearestAddresses("/calims", ["/claims", "/cases", "/states"])[0]).toBe("/claims");
  expect(nearestAddresses("/xqzw", ["/claims", "/a-very-different-address"])).toEqual([]);
});

test("a mistyped address does not lead to what is for stewards", () => {
  expect(nearestAddresses("/corrections/reviews", ["/corrections/review"])).toEqual([]);
});
