import { expect, test } from "vitest";
import { number, range } from "./format.ts";

test("a minus is a minus sign, and what rounds to zero has none", () => {
  expect(number(-1234.56, 1)).toBe("−1,234.6");
  expect(number(-0.017, 2)).toBe("−0.02");
  expect(number(-0.001, 2)).toBe("0.00");
});

test("ranges are said with a word in both languages", () => {
  expect(range(6.13, 7.08, "en")).toBe("6.1 to 7.1");
  expect(range(-0.184, 0.151, "es", 2)).toBe("−0.18 a 0.15");
});
