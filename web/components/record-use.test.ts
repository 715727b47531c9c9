import { expect, test } from "vitest";
import { bandOf } from "./record-use.tsx";

test("one and two places are not told apart, and zero is neither", () => {
  expect([0, 1, 2, 3, 40].map(bandOf)).toEqual(["none", "few", "few", "3", "40"]);
});
