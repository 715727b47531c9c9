import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../db/testing.ts";
import { saveReading } from "../../../domain/collect/reading.store.ts";
import { agree, closePlacing, openReview, place, placeOnPaper } from "../../../domain/collect/review.store.ts";
import { fill, MAPPING, ROOT } from "../../../domain/measure/testing.ts";
import { createSite } from "../../server.ts";
import { BASE, commons } from "../publish/testing.ts";

let house: TestDatabase;
let ask: (path: string) => Promise<Response>;
const rows = async (path: string) => {
  const answer = await ask(path);
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  return parse(await answer.text(), { columns: true }) as Record<string, string>[];
};
const at = (id: string) => `/at/${ROOT}/${id}`;
const SECRET = "A teacher cried in room 12";
const about = { kind: "indicator", id: "purpose-shared-why" } as const;

beforeAll(async () => {
  house = await testDatabase();
  await fill(house.db, (value) => {
    if (value.place_id === "S02" && value.measure_id === `${MAPPING}:saf_t`)
      return { ...value, value: 7.7391, n: 9, eligible: 11, response_rate: 81.8181 };
    if (value.place_id === "S02" && value.measure_id.includes(":t_")) return { ...value, counts: [3, 2, 2, 2] };
    return value;
  });
  const review = (placeId: string, id: string) => ({ root: ROOT, place: placeId, id });
  const open = { about, version: "0.1.0", people: null, openedOn: "2026-11-20" };
  const done = {
    agreed: { level: 2, also: 3, status: null } as const,
    notes: { reasons: "=1+1 things seen", signed: "Grade 9", present: "Ana, Ben", leads: "Ana" },
    day: "2026-11-21",
  };
  await openReview(house.db, { ...review("S01", "paper-0001"), ...open, way: "paper" });
  await placeOnPaper(house.db, review("S01", "paper-0001"), { counts: [1, 2, 4, 2, 1], seen: [SECRET] });
  await agree(house.db, review("S01", "paper-0001"), done);
  await openReview(house.db, { ...review("S02", "laptop-0001"), ...open, way: "laptop" });
  for (const n of [1, 2, 3, 4])
    await place(house.db, review("S02", "laptop-0001"), { sent: `sender-000${n}`, answer: "4", seen: SECRET });
  await closePlacing(house.db, review("S02", "laptop-0001"));
  await agree(house.db, review("S02", "laptop-0001"), done);
  await openReview(house.db, { ...review("S03", "open-00001"), ...open, way: "paper" });
  await placeOnPaper(house.db, review("S03", "open-00001"), { counts: [5, 0, 0, 0, 0], seen: [SECRET] });
  await saveReading(house.db, {
    ...{ root: ROOT, place: "S01", id: "word-0001", about: { kind: "condition", id: "initiative-load" } },
    ...{ level: null, status: "absent", reason: "@everybody", saidBy: "the team" },
  });
  const site = createSite({ db: house.db, commons, address: () => BASE });
  ask = async (path) => site.request(BASE + path);
});
afterAll(() => house.close());

describe("a profile as a file", () => {
  test("has the numbers with n, range, method and state, the answers to questions, and what people said", async () => {
    const all = await rows(`${at("S01")}/profile.csv`);
    const safety = all.find(({ measure }) => measure === `${MAPPING}:saf_t`);
    expect(safety).toMatchObject({ row: "number", state: "value", n: "40", value: "6.3", method: "at-most" });
    expect(Number(safety?.low)).toBeLessThan(6.3);
    expect(all.find(({ measure }) => measure === `${MAPPING}:t_a`)).toMatchObject({
      ...{ row: "question", counts: "10; 20; 10; 0", value: "" },
    });
    expect(all.find(({ measure }) => measure === "indicator:purpose-shared-why")).toMatchObject({
      ...{ row: "said", level: "2", source: "self-review", reason: "'=1+1 things seen" },
    });
    expect(all.find(({ measure }) => measure === "condition:initiative-load")).toMatchObject({
      ...{ status: "absent", source: "one-person", reason: "'@everybody" },
    });
  });

  test("says that nine teachers are hidden, and none of their numbers, in any of its forms", async () => {
    const hidden = (await rows(`${at("S02")}/profile.csv`)).find(({ measure }) => measure === `${MAPPING}:saf_t`);
    expect(hidden).toMatchObject({ state: "hidden", why: "few", value: "", n: "", eligible: "", rate: "", low: "" });
    for (const end of ["csv", "json"])
      expect(await (await ask(`${at("S02")}/profile.${end}`)).text()).not.toMatch(
        /7\.7391|81\.8181|3; 2; 2; 2|3,\s*2,\s*2,\s*2/,
      );
  });
});

describe("reviews as a file", () => {
  test("of a place are those agreed on: the spread of ten, two views, reasons; of four no spread", async () => {
    expect(await rows(`${at("S01")}/reviews.csv`)).toEqual([
      expect.objectContaining({
        ...{
          about: "indicator:purpose-shared-why",
          placed: "10",
          placed_1: "1",
          placed_2: "2",
          placed_cannot_tell: "1",
        },
        ...{ placed_present: "", level: "2", also: "3", reasons: "'=1+1 things seen", agreed_on: "2026-11-21" },
      }),
    ]);
    expect(await rows(`${at("S02")}/reviews.csv`)).toEqual([
      expect.objectContaining({ placed: "4", placed_1: "", placed_4: "", level: "2" }),
    ]);
    expect(await rows(`${at("S03")}/reviews.csv`)).toEqual([]);
  });

  test("of a district are those of its schools as well", async () => {
    expect((await rows(`${at(ROOT)}/reviews.csv`)).map(({ place: id }) => id)).toEqual(["S01", "S02"]);
  });

  test.each(["S01", "S02", "S03", ROOT])(
    "at %s hold no thing seen, nobody's name from the room, no sender's number",
    async (id) => {
      for (const path of ["profile.csv", "profile.json", "reviews.csv", "reviews.json"])
        expect(await (await ask(`${at(id)}/${path}`)).text()).not.toMatch(/cried|Ana|sender-/);
    },
  );
});

describe("every file", () => {
  test.each([`${at("S01")}/profile`, `${at("S01")}/reviews`, `${at(ROOT)}/profile`, `${at(ROOT)}/reviews`])(
    "%s has a line of the codebook for each column, with what an empty cell says, and keeps to its words",
    async (path) => {
      const told = await rows(`${path}.codebook.csv`);
      const json = await (await ask(`${path}.json`)).json();
      const all = await rows(`${path}.csv`);
      expect(json.rows).toHaveLength(all.length);
      expect(json.codebook.map((one: { column: string }) => one.column)).toEqual(told.map(({ column }) => column));
      for (const row of all) expect(Object.keys(row)).toEqual(told.map(({ column }) => column));
      for (const { column = "", values, empty } of told) {
        const words = values ? values.split("; ") : null;
        for (const row of all) {
          const cell = row[column] ?? "";
          if (cell === "") expect(empty, column).not.toBe("no cell is empty");
          else if (words) for (const word of cell.split("; ")) expect(words, column).toContain(word);
        }
      }
    },
  );

  test("tells a stranger what a level is called and how a list is joined", async () => {
    const told = await rows(`${at("S01")}/reviews.codebook.csv`);
    const of = (name: string) => told.find(({ column }) => column === name);
    const called = commons.get("instruments", "self-review")?.scales?.level4 ?? [];
    expect(called).toHaveLength(4);
    for (const { value, label } of called) expect(of("level")?.means).toContain(`${value} = ${label.en.toLowerCase()}`);
    expect(of("look_fors")?.type).toBe('list of words, joined by "; "');
  });

  test("of a place that is not there is not there", async () => {
    for (const path of ["profile.csv", "profile.json", "reviews.csv", "reviews.codebook.csv"])
      expect((await ask(`${at("nowhere")}/${path}`)).status).toBe(404);
  });
});
