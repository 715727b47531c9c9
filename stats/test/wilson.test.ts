import { expect, test } from "vitest";
import { seeded, wilson } from "../index.ts";
import { expected } from "./expected.ts";

// Newcombe (1998), Statistics in Medicine 17:857–872, Table I, method 3.
test("Wilson's interval agrees with Newcombe (1998), Table I", () => {
  const printed: [number, number, number, number][] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [x, n, low, high] of printed) {
    expect(wilson(x, n).low).toBeCloseTo(low, 4);
    expect(wilson(x, n).high).toBeCloseTo(high, 4);
  }
});

test("Wilson's interval agrees with R's prop.test without correction, at any level", () => {
  for (const { x, n, level, ci } of expected.wilson) {
    expect(wilson(x, n, { level }).low).toBeCloseTo(ci[0], 12);
    expect(wilson(x, n, { level }).high).toBeCloseTo(ci[1], 12);
  }
});

test("at both ends of the range the share lies z standard errors away: the definition itself", () => {
  const { value, low, high } = wilson(7, 31);
  for (const p of [low, high])
    expect(Math.abs(value - p) / Math.sqrt((p * (1 - p)) / 31)).toBeCloseTo(1.959963984540054, 10);
});

// Coverage by enumeration of every possible result, for true shares from 0.05 to 0.95.
test("with 10, 20 and 50 answers the range holds the truth in 95 of 100 cases on average, and never in fewer than 89", () => {
  for (const n of [10, 20, 50]) {
    const chances = Array.from({ length: 181 }, (_, i) => coverage(n, 0.05 + 0.005 * i));
    expect(chances.reduce((sum, c) => sum + c, 0) / chances.length).toBeGreaterThan(0.945);
    expect(Math.min(...chances)).toBeGreaterThan(0.89);
  }
});

test("when most of a small school answered, the narrower range still holds the school's share", () => {
  const random = seeded(7);
  const school = Array.from({ length: 60 }, (_, i) => (i < 21 ? 1 : 0));
  let held = 0;
  for (let run = 0; run < 4000; run++) {
    const left = [...school];
    let x = 0;
    for (let i = 0; i < 40; i++) x += left.splice(Math.floor(random() * left.length), 1)[0] ?? 0;
    const { low, high } = wilson(x, 40, { eligible: 60 });
    if (low <= 21 / 60 && 21 / 60 <= high) held++;
  }
  expect(held / 4000).toBeGreaterThan(0.94);
  expect(wilson(14, 40, { eligible: 60 }).high).toBeLessThan(wilson(14, 40).high);
});

test("with the correction, n answers of N count as n / (1 − n/N): 30 of 40 are 120, and of endlessly many they are 30", () => {
  const [z, size] = [1.959963984540054, 120];
  const { low, high } = wilson(12, 30, { eligible: 40 });
  for (const p of [low, high]) expect(Math.abs(0.4 - p)).toBeCloseTo(z * Math.sqrt((p * (1 - p)) / size), 10);
  expect(wilson(12, 30, { eligible: 1e12 }).low).toBeCloseTo(wilson(12, 30).low, 8);
});

test("everybody answered: the range is the share itself", () => {
  expect(wilson(3, 12, { eligible: 12 })).toMatchObject({ value: 0.25, low: 0.25, high: 0.25 });
});

test("yes and no are mirror images", () => {
  const [yes, no] = [wilson(7, 31, { eligible: 50 }), wilson(24, 31, { eligible: 50 })];
  expect(no.low).toBeCloseTo(1 - yes.high, 12);
  expect(no.high).toBeCloseTo(1 - yes.low, 12);
});

test("no answers, more yeses than answers, and half people are refused", () => {
  expect(() => wilson(0, 0)).toThrow("at least one answer");
  expect(() => wilson(5, 4)).toThrow("only 4 answered");
  expect(() => wilson(1.5, 4)).toThrow("whole number");
});

/** Chance that the range of a sample of n holds the true share p. */
function coverage(n: number, p: number): number {
  let [total, chance] = [0, (1 - p) ** n];
  for (let x = 0; x <= n; x++) {
    const { low, high } = wilson(x, n);
    if (low <= p && p <= high) total += chance;
    chance *= ((n - x) / (x + 1)) * (p / (1 - p));
  }
  return total;
}
