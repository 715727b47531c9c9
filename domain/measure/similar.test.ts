import { describe, expect, test } from "vitest";
import { type Similar, similarSchools, type Traits } from "./similar.ts";

const school = (place: string, more: Partial<Traits> = {}): Traits => ({
  place,
  gradeSpan: "High School",
  enrollment: 400,
  "free-lunch": 70,
  "language-learners": 10,
  ...more,
});

/** 25 others: enrollment 410, 420, … 650, everything else alike. */
const others = Array.from({ length: 25 }, (_, i) => school(`O${i + 1}`, { enrollment: 400 + 10 * (i + 1) }));

describe("similar schools", () => {
  test("are the twenty nearest, nearest first, in standard deviations (by hand: 10 / 73.6 = 0.136)", () => {
    const found = similarSchools(school("me"), others) as Similar & { state: "found" };
    expect(found.schools.map(({ place }) => place)).toEqual(others.slice(0, 20).map(({ place }) => place));
    expect(found.sd.enrollment).toBeCloseTo(73.598, 3); // sd of 10, 20, …, 250
    expect(found.schools[0]?.distance).toBeCloseTo(10 / 73.598, 4);
  });

  test("add up all three traits, each in its own standard deviation", () => {
    const spread = others.map((other, i) => ({ ...other, "free-lunch": i % 2 === 0 ? 60 : 80 }));
    const found = similarSchools(school("me"), spread) as Similar & { state: "found" };
    const lunch = 10 / Math.sqrt((13 * (60 - 69.6) ** 2 + 12 * (80 - 69.6) ** 2) / 24);
    expect(found.schools[0]?.distance).toBeCloseTo(Math.hypot(10 / 73.598, lunch), 4);
  });

  test("never include the school itself, another grade span, or a school that is not known well enough", () => {
    const more = [
      school("me"),
      school("elementary", { gradeSpan: "Elementary School" }),
      school("unknown", { "free-lunch": null }),
      ...others,
    ];
    const found = similarSchools(school("me"), more) as Similar & { state: "found" };
    expect(found.among).toBe(25);
    expect(found.schools.map(({ place }) => place)).not.toContain("me");
  });

  test("are not guessed: what is missing is named", () => {
    expect(similarSchools(school("me", { enrollment: null, "language-learners": null }), others)).toEqual({
      state: "unknown",
      missing: ["enrollment", "language-learners"],
    });
    expect(similarSchools(school("me", { gradeSpan: null }), others)).toEqual({ state: "no-grade-span" });
    expect(similarSchools(school("me"), others.slice(0, 19))).toEqual({ state: "too-few", among: 19 });
  });

  test("do not depend on the order of the list", () => {
    expect(similarSchools(school("me"), [...others].reverse())).toEqual(similarSchools(school("me"), others));
  });
});
