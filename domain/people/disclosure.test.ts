import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Cell, disclose, mayPool, pool, type Row, type Rule, Sealed } from "./disclosure.ts";
import { decide, type Group, type Relation } from "./partners.ts";
import { answers as people } from "./testing.ts";

function row(more: Partial<Row>): Row {
  const blank = { value: null, word: null, counts: null, n: null, eligible: null, rate: null };
  return { place: "A", measure: "score", round: "2011", state: "value", ...blank, ...more };
}

function one(more: Partial<Row>, rule: Rule = people): Cell {
  const disclosed = disclose(new Sealed([row(more)]), new Map([["score", rule]]));
  return disclosed.cell("A", "score", "2011") as Cell;
}

describe("a small group", () => {
  test("of nine is hidden, of ten is shown", () => {
    expect(one({ value: 6.6, n: 9, eligible: 12, rate: 75 })).toEqual({ state: "hidden", why: "few" });
    expect(one({ value: 6.6, n: 10, eligible: 12, rate: 83 })).toMatchObject({ state: "value", value: 6.6, n: 10 });
  });

  test("shows no value, word, count, n, eligible or rate, however one looks", () => {
    const cell = one({ value: 6.6125, word: "STRONG", counts: [4, 3, 2], n: 9, eligible: 987, rate: 77 });
    expect(Object.keys(cell).sort()).toEqual(["state", "why"]);
    expect(JSON.stringify(cell)).not.toMatch(/6\.6|STRONG|987|77|9/);
  });

  test("is counted by its answers where the source gives both answers and n", () => {
    expect(one({ counts: [3, 3, 3], n: 40 })).toEqual({ state: "hidden", why: "few" });
  });

  test("whose size the source does not give is hidden, for it may be small", () => {
    expect(one({ value: 6.6 })).toEqual({ state: "hidden", why: "unknown" });
    expect(one({ value: 6.6, eligible: 40, rate: 50 })).toMatchObject({ state: "value", n: 20 });
    expect(one({ value: 6.6, eligible: 40, rate: 10 })).toEqual({ state: "hidden", why: "few" });
  });

  test("is as small as a rounded response rate allows: 5% of 190 may be 9 people", () => {
    expect(one({ value: 6.6, eligible: 190, rate: 5 })).toEqual({ state: "hidden", why: "few" });
    expect(one({ value: 6.6, eligible: 190, rate: 6 })).toMatchObject({ state: "value", n: 11 }); // 10.45 or more
    expect(one({ value: 6.6, eligible: 190, rate: 4.7 })).toEqual({ state: "hidden", why: "few" }); // 9 are 4.74%
    expect(one({ value: 6.6, eligible: 190, rate: 5.3 })).toMatchObject({ state: "value", n: 10 }); // and 10 are 5.26%
    expect(one({ value: 6.6, eligible: 4000, rate: 0.2 })).toEqual({ state: "hidden", why: "few" }); // 6 or more
    expect(one({ value: 6.6, eligible: 20, rate: 5 })).toEqual({ state: "hidden", why: "few" }); // one, or none
  });

  test("that a measure counts is hidden by its own number, none included", () => {
    const counting = { ...people, countsPeople: true };
    expect(one({ value: 3 }, counting)).toEqual({ state: "hidden", why: "few" });
    expect(one({ value: 0 }, counting)).toEqual({ state: "hidden", why: "few" });
    expect(one({ value: 30 }, counting)).toMatchObject({ state: "value", value: 30 });
  });

  test("is hidden in a censored result too", () => {
    expect(one({ state: "censored", word: "< 30%", n: 9 })).toEqual({ state: "hidden", why: "few" });
    expect(one({ state: "censored", word: "< 30%", n: 25 })).toEqual({ state: "censored", word: "< 30%", n: 25 });
  });
});

describe("a number of people among n", () => {
  const counting: Rule = { ...people, countsPeople: true };
  const dropouts: Rule = { ...counting, sides: "number" };
  const graduated: Rule = { ...people, sides: "percent" };
  const bound = (word: string, n: number) => ({ state: "censored", word, n, why: "few" });

  test("is its own group: 3 dropouts among 120 are three people, not 120", () => {
    expect(one({ value: 3, n: 120 }, counting)).toEqual({ state: "hidden", why: "few" });
    expect(one({ value: 30, n: 120 }, counting)).toMatchObject({ state: "value", value: 30, n: 120 });
    expect(one({ state: "suppressed", n: 120 }, counting)).toEqual({ state: "suppressed" });
  });
  test("on record is a bound where it, or those left over, are fewer than ten", () => {
    expect(one({ value: 3, n: 120 }, dropouts)).toEqual(bound("< 10", 120));
    expect(one({ value: 117, n: 120 }, dropouts)).toEqual(bound("> 110", 120));
    expect(one({ value: 30, n: 120 }, dropouts)).toMatchObject({ state: "value", value: 30 });
  });
  test("on record, as a share, is a bound at either end, none and all included", () => {
    expect(one({ value: 2.5, n: 120 }, graduated)).toEqual(bound("< 9%", 120));
    expect(one({ value: 97.5, n: 120 }, graduated)).toEqual(bound("> 91%", 120));
    expect(one({ value: 0, n: 120 }, graduated)).toEqual(bound("< 9%", 120));
    expect(one({ value: 100, n: 120 }, graduated)).toEqual(bound("> 91%", 120));
    expect(one({ value: 8.3, n: 120 }, graduated)).toMatchObject({ state: "value", value: 8.3, n: 120 }); // ten
    expect(one({ value: 91.7, n: 120 }, graduated)).toMatchObject({ state: "value", value: 91.7, n: 120 });
  });
  test("on record is hidden where a bound would say nothing: among fewer than twenty, one side is always small", () => {
    expect(one({ value: 50, n: 19 }, graduated)).toEqual({ state: "hidden", why: "few" });
    expect(one({ value: 50, n: 9 }, graduated)).toEqual({ state: "hidden", why: "few" });
  });
  test("is hidden where a whole percent leaves open whether it is ten", () => {
    expect(one({ value: 5, n: 210 }, graduated)).toEqual({ state: "hidden", why: "few" }); // 9.45 to 11.55
    expect(one({ value: 6, n: 210 }, graduated)).toMatchObject({ state: "value", value: 6 });
  });
  test("is every whole number that it may be: no bound is untrue, and none tells one number from the next", () => {
    for (const n of [20, 37, 120, 1092]) {
      const cells = Array.from({ length: n + 1 }, (_, k) => ({
        k,
        cell: one({ value: Number(((100 * k) / n).toFixed(1)), n }, graduated),
      }));
      for (const { k, cell } of cells) {
        if (cell.state === "value") expect(Math.min(k, n - k)).toBeGreaterThanOrEqual(10);
        if (cell.state !== "censored") continue;
        const [sign, limit] = [cell.word[0], Number(/\d+/.exec(cell.word)?.[0])];
        expect(sign === "<" ? (100 * k) / n < limit : (100 * k) / n > limit, `${k} of ${n}: ${cell.word}`).toBe(true);
      }
      const below = new Set(cells.slice(0, 10).map(({ cell }) => JSON.stringify(cell)));
      const above = new Set(cells.slice(-10).map(({ cell }) => JSON.stringify(cell)));
      expect([below.size, above.size], `${n}`).toEqual([1, 1]);
    }
  });
  test("as its publisher withheld it stays as it is: a bound is no number, and small ones are gone", () => {
    expect(one({ state: "censored", word: "< 5%", n: 120 }, graduated)).toEqual({
      state: "censored",
      word: "< 5%",
      n: 120,
    });
    expect(one({ state: "suppressed", n: 120 }, graduated)).toEqual({ state: "suppressed" });
  });
});

describe("absences stay apart", () => {
  test("missing, not asked and withheld by the source are three things, and none is zero or hidden", () => {
    for (const state of ["missing", "not-asked", "suppressed"] as const)
      expect(one({ state, n: 4 })).toEqual({ state });
    expect(one({ counts: [0, 0, 0], n: 0 })).toEqual({ state: "missing" });
  });
});

describe("what describes everybody at the place", () => {
  const rules = new Map([
    ["size", { ...people, countsPeople: true, enrollment: true, ofAll: true }],
    ["lunch", { ...people, ofAll: true }],
    ["sat", people],
  ]);
  const at = (size: number) => {
    const rows = [
      row({ measure: "size", value: size }),
      row({ measure: "lunch", value: 70 }),
      row({ measure: "sat", value: 400 }),
    ];
    const disclosed = disclose(new Sealed(rows), rules);
    return ["size", "lunch", "sat"].map((measure) => disclosed.cell("A", measure, "2011")?.state);
  };
  test("without an n is shown where ten or more are enrolled; the answers of a group of unknown size are not", () => {
    expect(at(394)).toEqual(["value", "value", "hidden"]);
    expect(at(9)).toEqual(["hidden", "hidden", "hidden"]);
    const rows = new Sealed([row({ measure: "size", value: 394 }), row({ measure: "lunch", value: 70 })]);
    expect(disclose(rows, rules).cell("A", "lunch", "2011")).toMatchObject({ value: 70, n: null });
    expect(disclose(new Sealed([row({ measure: "lunch", value: 70 })]), rules).cell("A", "lunch", "2011")).toEqual({
      state: "hidden",
      why: "unknown",
    });
  });
});

describe("a score made from items", () => {
  const rules = new Map<string, Rule>([
    ["score", { ...people, madeFrom: ["a", "b", "c"] }],
    ...["a", "b", "c"].map((id): [string, Rule] => [id, people]),
  ]);
  const states = (n: { a: number; b: number; c: number; score: number }) => {
    const rows = [
      row({ value: 6, n: n.score }),
      ...(["a", "b", "c"] as const).map((measure) => row({ measure, counts: [n[measure], 0] })),
    ];
    const disclosed = disclose(new Sealed(rows), rules);
    const say = (measure: string) => {
      const cell = disclosed.cell("A", measure, "2011");
      return cell?.state === "hidden" ? cell.why : cell?.state;
    };
    return { a: say("a"), b: say("b"), c: say("c"), score: say("score") };
  };

  test("hides a second item, the next smallest, so that score and shown items do not give the first away", () => {
    expect(states({ a: 9, b: 30, c: 31, score: 31 })).toEqual({ a: "few", b: "partner", c: "value", score: "value" });
  });
  test("hides nothing when all are large", () => {
    expect(states({ a: 10, b: 30, c: 31, score: 31 })).toEqual({ a: "value", b: "value", c: "value", score: "value" });
  });
  test("hides a third when two small ones would leave the sum of a small group's answers", () => {
    expect(states({ a: 9, b: 8, c: 31, score: 31 })).toEqual({ a: "few", b: "few", c: "partner", score: "value" });
  });
  test("hides the score itself when no item is left to hide behind", () => {
    expect(states({ a: 9, b: 8, c: 7, score: 31 })).toEqual({ a: "few", b: "few", c: "few", score: "partner" });
  });
});

describe("groups that add up", () => {
  const cohort: Relation = { whole: "all", parts: ["learners", "proficient"], people: "apart" };
  const sized = (sizes: Record<string, number>, withheld: string[] = []) =>
    new Map(
      Object.entries(sizes).map(([key, n]): [string, Group] => [key, { people: n, bySource: withheld.includes(key) }]),
    );

  test("the partner of a small group is hidden (01M448's 2006 cohort: 3 learners of 124)", () => {
    const why = decide(sized({ all: 124, learners: 3, proficient: 121 }), [cohort], 10);
    expect([...why]).toEqual([
      ["learners", "few"],
      ["proficient", "partner"],
    ]);
  });
  test("so is the partner of a group that the source withheld, whatever its size", () => {
    const why = decide(sized({ all: 124, learners: 14, proficient: 110 }, ["learners"]), [cohort], 10);
    expect([...why]).toEqual([["proficient", "partner"]]);
  });
  test("two small groups that together are still small take a third with them", () => {
    const five: Relation = { whole: "all", parts: ["p", "q", "r", "s"], people: "apart" };
    const why = decide(sized({ all: 100, p: 3, q: 4, r: 20, s: 73 }), [five], 10);
    expect([...why]).toEqual([
      ["p", "few"],
      ["q", "few"],
      ["r", "partner"],
    ]);
  });
});

describe("a place and what lies under it", () => {
  const rules = new Map<string, Rule>([
    ["score", people],
    ["size", { ...people, countsPeople: true }],
    ["graduated", { ...people, sides: "percent" }],
  ]);
  type Said = Partial<Row> & { under?: string };
  /** What is said of each place's measure in 2011: a value, or why there is none. */
  const told = (said: Record<string, Said>, measure = "score") => {
    const parents = new Map(Object.entries(said).map(([place, { under }]) => [place, under ?? null]));
    const rows = Object.entries(said).flatMap(([place, { under, ...more }]) =>
      Object.keys(more).length > 0 ? [row({ place, measure, ...more })] : [],
    );
    const shown = disclose(new Sealed(rows, parents), rules);
    return Object.fromEntries(
      rows.map(({ place }) => {
        const cell = shown.cell(place, measure, "2011");
        return [place, cell?.state === "hidden" ? cell.why : cell?.state === "value" ? cell.value : cell?.state];
      }),
    );
  };

  test("its value minus its other teams is the hidden one: (50 · 5 − 45 · 6) / 5, so the next team is hidden too", () => {
    expect(
      told({
        school: { value: 5, n: 50 },
        A: { under: "school", value: 6, n: 45 },
        B: { under: "school", value: -4, n: 5 },
      }),
    ).toEqual({ school: 5, A: "partner", B: "few" });
  });
  test("so it is with a district and its schools, and the smallest of the others goes", () => {
    const said = {
      district: { value: 5, n: 300 },
      S1: { under: "district", value: 6, n: 200 },
      S2: { under: "district", value: 4, n: 92 },
      S3: { under: "district", value: 1, n: 8 },
    };
    expect(told(said)).toEqual({ district: 5, S1: 6, S2: "partner", S3: "few" });
  });
  test("a place between them without a value is passed over", () => {
    const said = {
      district: { value: 5, n: 50 },
      school: { under: "district" },
      A: { under: "school", value: 6, n: 45 },
      B: { under: "school", value: 1, n: 5 },
    };
    expect(told(said)).toEqual({ district: 5, A: "partner", B: "few" });
  });
  test("people of the school who are in no team are a group too: with five of them one team is hidden, with ten none", () => {
    const said = (n: number) => ({
      school: { value: 5, n },
      A: { under: "school", value: 6, n: 45 },
      B: { under: "school", value: 4, n: 30 },
    });
    expect(told(said(80))).toEqual({ school: 5, A: 6, B: "partner" });
    expect(told(said(85))).toEqual({ school: 5, A: 6, B: 4 });
    expect(told(said(75))).toEqual({ school: 5, A: 6, B: 4 });
  });
  test("ten in no team are company enough for a small one", () => {
    const said = {
      school: { value: 5, n: 60 },
      A: { under: "school", value: 6, n: 45 },
      B: { under: "school", value: 4, n: 5 },
    };
    expect(told(said)).toEqual({ school: 5, A: 6, B: "few" });
  });
  test("numbers of people add up: 300 students less 291 are nine", () => {
    const said = {
      district: { value: 300 },
      S1: { under: "district", value: 200 },
      S2: { under: "district", value: 91 },
      S3: { under: "district", value: 9 },
    };
    expect(told(said, "size")).toEqual({ district: 300, S1: 200, S2: "partner", S3: "few" });
  });
  test("shares add up by their people: the bound of a school with two dropouts would be exact", () => {
    const said = {
      district: { value: 50, n: 300 },
      S1: { under: "district", value: 54, n: 200 },
      S2: { under: "district", value: 40, n: 60 },
      S3: { under: "district", value: 5, n: 40 },
    };
    expect(told(said, "graduated")).toEqual({ district: 50, S1: 54, S2: "partner", S3: "censored" });
  });
  test("the same in another round, or of another measure, is another sum", () => {
    const parents = new Map([
      ["school", null],
      ["A", "school"],
      ["B", "school"],
    ]);
    const rows = [
      row({ place: "school", value: 5, n: 50 }),
      row({ place: "A", value: 6, n: 45, round: "2010" }),
      row({ place: "B", value: 1, n: 5 }),
    ];
    const shown = disclose(new Sealed(rows, parents), rules);
    expect(shown.cell("A", "score", "2010")).toMatchObject({ state: "value", value: 6 });
  });
  test("a team's hidden question hides it at the next team, and others at both, so that no score gives it away", () => {
    const made = new Map<string, Rule>([
      ["score", { ...people, madeFrom: ["a", "b", "c", "d"] }],
      ...["a", "b", "c", "d"].map((id): [string, Rule] => [id, people]),
    ]);
    const parents = new Map([
      ["school", null],
      ["A", "school"],
      ["B", "school"],
    ]);
    const at = (place: string, n: number, few = n) => [
      row({ place, value: 5, n }),
      ...["a", "b", "c", "d"].map((measure) => row({ place, measure, counts: [measure === "a" ? few : n, 0] })),
    ];
    const shown = disclose(new Sealed([...at("school", 60, 49), ...at("A", 40), ...at("B", 20, 9)], parents), made);
    const hidden = (place: string) =>
      ["a", "b", "c", "d"].filter((measure) => shown.cell(place, measure, "2011")?.state === "hidden");
    expect(hidden("B")).toContain("a");
    expect(hidden("A")).toContain("a");
    // Two questions at two teams would not do: b's people are d's, so the sums over teams and questions give a away.
    expect(Math.min(hidden("A").length, hidden("B").length)).toBeGreaterThan(2);
  });
});

describe("groups that everybody is parted in", () => {
  const open = { ...people, ofAll: true };
  const rules = new Map<string, Rule>([
    ["graduated", { ...open, partedIn: [["learners", "others"]] }],
    ["learners", open],
    ["others", open],
  ]);
  const table = (learners: Partial<Row>) => [
    row({ measure: "graduated", value: 42.7, n: 124 }),
    row({ measure: "learners", n: 3, ...learners }),
    row({ measure: "others", value: 43, n: 121 }),
  ];
  const told = (rows: Row[]) => {
    const shown = disclose(new Sealed(rows), rules);
    return ["graduated", "learners", "others"].map((measure) => {
      const cell = shown.cell("A", measure, "2011");
      return cell?.state === "hidden" ? cell.why : cell?.state;
    });
  };

  // 01M448 in New York's graduation table, cohort of 2006: 53 of 124 graduated, 52 of the 121 who speak English, so 1 of the 3.
  test("a group that the publisher withheld hides its partner, or the two that are shown would give it away", () => {
    expect(told(table({ state: "suppressed" }))).toEqual(["value", "suppressed", "partner"]);
  });
  test("a group of three that the publisher shows is hidden, and its partner with it", () => {
    expect(told(table({ value: 33.3 }))).toEqual(["value", "few", "partner"]);
  });
  test("groups of ten and more are shown", () => {
    expect(told([...table({ value: 40, n: 30 }).slice(0, 2), row({ measure: "others", value: 43.6, n: 94 })])).toEqual([
      "value",
      "value",
      "value",
    ]);
  });
  test("three people who are in no group are protected like a group", () => {
    const rows = [row({ measure: "graduated", value: 42.7, n: 124 }), row({ measure: "others", value: 43, n: 121 })];
    expect(told(rows)).toEqual(["value", undefined, "partner"]);
  });
});

describe("one number about many places", () => {
  test("may rest on hidden results only when they are more than the numbers, and ten people together", () => {
    expect(mayPool([])).toBe(true);
    expect(mayPool([9])).toBe(false);
    expect(mayPool([4, 5])).toBe(false);
    expect(mayPool([7, 8])).toBe(true);
    expect(mayPool([7, 8], 2)).toBe(false);
    expect(mayPool([null, null])).toBe(false);
  });

  test("gets its lists without names, and not at all when one hidden result could be worked out", () => {
    const rules = new Map([
      ["score", people],
      ["sat", people],
    ]);
    const places = (sizes: number[]) =>
      new Sealed(
        sizes.flatMap((n, i) => [
          row({ place: `P${i}`, value: i, n: 30 }),
          row({ place: `P${i}`, measure: "sat", value: 400 + i, n }),
          row({ place: `P${i}`, measure: "sat", round: "2010", value: 1, n }),
        ]),
      );
    const ask = { x: [{ measure: "score", round: "2011" }], y: [{ measure: "sat", round: "2011" }], numbers: 1 };
    expect(pool(places([50, 6, 7]), rules, ask, (x, y) => [x, y])).toEqual([
      [0, 1, 2],
      [400, 401, 402],
    ]);
    expect(pool(places([50, 60, 7]), rules, ask, (x, y) => [x, y])).toBeNull();
  });

  test("counts a result hidden as a partner among the hidden ones, however large its group", () => {
    const rules = new Map<string, Rule>([
      ["score", { ...people, madeFrom: ["a"] }],
      ["a", people],
      ["sat", people],
    ]);
    const large = [0, 1, 2].flatMap((i) => [
      row({ place: `P${i}`, value: i, n: 30 }),
      row({ place: `P${i}`, measure: "sat", value: 400 + i, n: 50 }),
    ]);
    const ask = { x: [{ measure: "score", round: "2011" }], y: [{ measure: "sat", round: "2011" }], numbers: 1 };
    expect(pool(new Sealed(large), rules, ask, (x) => x)).toEqual([0, 1, 2]);
    const few = row({ place: "P0", measure: "a", counts: [2, 2] }); // whoever knows the score at P0 knows these four
    expect(pool(new Sealed([...large, few]), rules, ask, (x) => x)).toBeNull();
  });
});

describe("nobody goes around it", () => {
  test("sealed rows say nothing of themselves", () => {
    const sealed = new Sealed([row({ value: 6.6, n: 3 })]);
    expect(JSON.stringify(sealed)).toBe("{}");
    expect(Object.keys(sealed)).toEqual([]);
  });

  test("outside collect/ only the store that seals reads the table of values", () => {
    const readers = ["domain", "web", "tools", "plots"].flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: "utf8" })
        .map((file) => `${room}/${file}`)
        .filter(
          (file) =>
            /\.tsx?$/.test(file) &&
            !/(\.test|^domain\/measure\/testing)\.ts$/.test(file) &&
            !file.startsWith("domain/collect/"),
        )
        .filter((file) => {
          const text = readFileSync(file, "utf8").replaceAll("exists (select from measure_values", ""); // no value
          return text.includes("measure_values");
        }),
    );
    expect(readers).toEqual(["domain/measure/cells.store.ts"]);
  });
});
