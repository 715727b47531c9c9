import { expect, test } from "vitest";
import { correlation, day, number, percent, range } from "./format.ts";

test("a minus is a minus sign, and what rounds to zero has none", () => {
  expect(number(-1234.56, 1)).toBe("−1,234.6");
  expect(correlation(-0.017)).toBe("−0.02");
  expect(correlation(-0.001)).toBe("0.00");
});

test("ranges are said with a word in both languages", () => {
  expect(range(6.13, 7.08, "en")).toBe("6.1 to 7.1");
  expect(range(-0.184, 0.151, "es", 2)).toBe("−0.18 a 0.15");
});

test("shares are percent, days are written out", () => {
  expect(percent(0.7849)).toBe("78%");
  expect(day("2026-01-02", "en")).toBe("January 2, 2026");
  expect(day("2026-01-02", "es")).toBe("2 de enero de 2026");
});
