import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { besideEachOther, choices } from "./beside.ts";
import { cohortAt } from "./cohort.store.ts";
import { districtLines } from "./district.ts";
import { type Summary, summaryOf } from "./summary.store.ts";
import { fill, MAPPING, ROOT } from "./testing.ts";

const id = (name: string) => `${MAPPING}:${name}`;
const open: TestDatabase[] = [];

/** The made-up district with four teachers' scores of four people, which are `hidden`, and so never shown. */
async function district(hidden: number): Promise<{ summary: Summary; own: TestDatabase }> {
  const own = await testDatabase();
  open.push(own);
  await fill(own.db, (value) => {
    if (value.measure_id === id("saf_p") && ["S02", "S03", "S04", "S05"].includes(value.place_id))
      return { ...value, value: hidden, n: 4, eligible: 40, response_rate: 10 };
    return value;
  });
  return { summary: await summaryOf(own.db, ROOT), own };
}

let [low, high]: { summary: Summary; own: TestDatabase }[] = [];
beforeAll(async () => {
  [low, high] = [await district(0.123), await district(9.876)];
});
afterAll(async () => {
  for (const own of open) await own.close();
});

const lowest = () => (low as { summary: Summary }).summary;
const highest = () => (high as { summary: Summary }).summary;

describe("any measure beside any outcome", () => {
  test("rests on shown results alone: hidden ones may be anything and nothing moves", () => {
    const found = besideEachOther(lowest(), id("saf_p"), id("grad"));
    expect(found).toMatchObject({ n: 26, left: 4 });
    expect(found?.points.map(({ place }) => place.id)).not.toContain("S02");
    expect(JSON.stringify(found)).not.toContain("0.123");
    const numbers = (one: typeof found) => [one?.found, one?.n, one?.left, one?.points.map(({ x, y }) => [x, y])];
    expect(numbers(found)).toEqual(numbers(besideEachOther(highest(), id("saf_p"), id("grad"))));
  });

  test("the declared pair may rest on them, because it is one and they are four", () => {
    const r = (summary: Summary) => summary.together.find(({ score }) => score === id("saf_p"));
    expect(r(lowest())?.n).toBe(30);
    expect(r(lowest())?.r).not.toBe(r(highest())?.r);
  });

  test("a measure that is the same everywhere goes together with nothing, and says so", () => {
    expect(besideEachOther(lowest(), id("saf_t"), id("grad"))).toMatchObject({ n: 30, found: null });
  });

  test("below ten schools there is no number and no point", () => {
    const few = lowest();
    const places = new Map([...few.places].filter(([place]) => place === ROOT || place > "S22"));
    const found = besideEachOther({ ...few, places }, id("saf_p"), id("grad"));
    expect(found).toMatchObject({ points: [], found: null });
    expect(found?.n).toBeLessThan(10);
  });

  test("words and single questions may not be chosen, nor one thing for the other", () => {
    const { scores, outcomes } = choices(lowest());
    expect(outcomes.map((measure) => measure.id)).toEqual([id("grad")]);
    expect(scores.map((measure) => measure.id)).not.toContain(id("t_a"));
    expect(besideEachOther(lowest(), id("words"), id("grad"))).toBeNull();
    expect(besideEachOther(lowest(), id("grad"), id("saf_p"))).toBeNull();
  });
});

test("a district's first sentences do not move with what is hidden", () => {
  const lines = (summary: Summary) => {
    const { standsOut, parting, blanks } = districtLines(summary, summary.places.get(ROOT) as never);
    return JSON.stringify([standsOut.kind, parting, blanks]);
  };
  expect(lines(lowest())).toBe(lines(highest()));
  expect(lines(lowest())).toContain('"part"'); // families rate it higher than students at every school
});

describe("the places of a network", () => {
  test("have in common what is public, and nothing where the mapping does not say so", async () => {
    const { own } = low as { own: TestDatabase };
    await own.db.insertInto("groups").values({ id: "net", kind: "network", name: "Net" }).execute();
    const joined = (place_id: string, until: string | null = null) => ({
      root_id: ROOT,
      place_id,
      group_id: "net",
      since: "2020-01-01",
      until,
    });
    await own.db
      .insertInto("memberships")
      .values([
        ...["S01", "S02", "S03", "S06", "S07", "S08"].map((place) => joined(place)),
        joined("S09", "2021-01-01"),
      ] as never)
      .execute();
    const before = await cohortAt(own.db, "net", "2024-01-01");
    expect(before?.members.filter(({ now }) => now)).toHaveLength(6);
    expect(before?.members.at(-1)).toMatchObject({ place: "S09", now: false, until: "2021-01-01" });
    expect(before?.common).toEqual([]);
    await own.db
      .updateTable("imports")
      .set({ mapping: JSON.stringify({ public: { en: "Printed by the city." }, together: [] }), id: "import-public" })
      .execute();
    const after = await cohortAt(own.db, "net", "2024-01-01");
    const family = after?.common.find(({ measure }) => measure.id === id("saf_p"));
    expect(family).toMatchObject({ n: 4, mean: null }); // two of the six are hidden: four are too few for a mean
    const grad = after?.common.find(({ measure }) => measure.id === id("grad"));
    expect(grad).toMatchObject({ n: 6 });
    expect(grad?.mean?.value).toBeCloseTo((51 + 52 + 53 + 56 + 57 + 58) / 6, 10);
    expect(JSON.stringify(after)).not.toContain("0.123");
    expect(await cohortAt(own.db, "nobody", "2024-01-01")).toBeNull();
  });
});
