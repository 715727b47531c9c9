import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { saveReading } from "../../domain/collect/reading.store.ts";
import { agree, openReview, placeOnPaper } from "../../domain/collect/review.store.ts";
import { readingsFor } from "../../domain/decide/known.store.ts";
import { nextStepsAt, nextStepsData } from "../../domain/decide/next-steps-data.ts";
import { profileAt } from "../../domain/measure/profile.store.ts";
import { profileData } from "../../domain/measure/profile-data.ts";
import { fill, MAPPING, ROOT } from "../../domain/measure/testing.ts";
import { placeById, placesUnder } from "../../domain/people/place.store.ts";
import type { Place } from "../../domain/people/place.ts";
import { checker, commons, type OpenApiDocument, siteOn } from "./testing.ts";

const id = (name: string) => `${MAPPING}:${name}`;
let house: TestDatabase;
let ask: ReturnType<typeof siteOn>["ask"];
let fault: ReturnType<typeof checker>;
const json = async (path: string) => (await ask(path)).json();
const at = (place: string) => `/api/v1/places/${ROOT}/${place}`;

// A number that stands nowhere else: wherever it is met, it came through the seal.
const SEALED = 7.7391;

beforeAll(async () => {
  house = await testDatabase();
  await fill(house.db, (value) => {
    const here = (place: string, measure: string) => value.place_id === place && value.measure_id === id(measure);
    if (here("S02", "saf_t")) return { ...value, value: SEALED, n: 9, eligible: 11, response_rate: 81.8181 };
    if (value.place_id === "S02" && value.measure_id.includes(":t_")) return { ...value, counts: [3, 2, 2, 2] };
    if (here("S03", "t_a")) return { ...value, counts: [5, 4, 0, 0] };
    if (here("S04", "saf_s"))
      return { ...value, state: "not-asked", value: null, n: null, eligible: null, response_rate: null };
    if (here("S05", "grad")) return { ...value, state: "suppressed", value: null, n: 4 };
    if (here("S06", "grad")) return { ...value, state: "missing", value: null, n: null };
    if (here("S07", "grad")) return { ...value, state: "censored", value: null, word: "< 30%", n: 40 };
    if (here("S08", "saf_p")) return { ...value, value: 2, n: 200 };
    if (here("S09", "lunch")) return null;
    return value;
  });
  const said = { root: ROOT, place: "S01", reason: "Six people, four reasons.", saidBy: "the design team" };
  const about = (kind: "indicator" | "condition", id: string) => ({ kind, id });
  await saveReading(house.db, {
    ...said,
    id: "one-0001",
    about: about("indicator", "purpose-shared-why"),
    level: 1,
    status: null,
  });
  await saveReading(house.db, {
    ...said,
    id: "two-0002",
    about: about("indicator", "pl-practice-and-feedback"),
    level: 2,
    status: null,
  });
  await saveReading(house.db, {
    ...said,
    id: "tre-0003",
    about: about("condition", "initiative-load"),
    level: null,
    status: "absent",
  });
  ask = siteOn(house.db).ask;
  fault = checker((await json("/api/v1/openapi.json")) as OpenApiDocument);
});
afterAll(() => house.close());

describe("places", () => {
  test("the roots, and all places of one, have the shapes that the document states", async () => {
    const roots = (await json("/api/v1/places")) as { places: Place[] };
    expect(fault("places", 200, roots)).toBeNull();
    expect(roots.places.map((place) => place.id)).toEqual([ROOT]);
    const root = (await json(`/api/v1/places/${ROOT}`)) as { places: Place[] };
    expect(fault("root", 200, root)).toBeNull();
    expect(root.places).toEqual(await placesUnder(house.db, ROOT));
  });

  test.each([
    [`/api/v1/places/${ROOT}/S99`, "no-place"],
    [`/api/v1/places/${ROOT}/S01x`, "no-place"],
    ["/api/v1/places/made-upp", "no-place"],
    [`/api/v1/places/${ROOT}/S99/next-steps`, "no-place"],
  ])("%s names the nearest there is", async (path, code) => {
    const answer = await ask(path);
    const body = (await answer.json()) as { near: string };
    expect(answer.status).toBe(404);
    expect(body).toMatchObject({ code });
    expect(body.near).toMatch(new RegExp(`^${ROOT}`));
    expect(fault("profile", 404, body)).toBeNull();
    expect(JSON.stringify(body)).not.toContain("npm run");
  });
});

describe("a profile", () => {
  test("of every place has the shape that the document states, and is what its page and the command line say", async () => {
    for (const place of await placesUnder(house.db, ROOT)) {
      const body = await json(at(place.id));
      expect(fault("profile", 200, body), place.id).toBeNull();
      const found = await profileAt(house.db, commons, ROOT, place.id);
      if (!found) throw new Error(place.id);
      expect(body).toEqual(JSON.parse(JSON.stringify(profileData(found.profile, found.summary))));
    }
  });

  test("nowhere holds a sealed number, whichever place is asked", async () => {
    for (const place of await placesUnder(house.db, ROOT)) {
      for (const path of [at(place.id), `${at(place.id)}/next-steps`]) {
        const text = await (await ask(path)).text();
        expect(text, path).not.toMatch(/7\.7391|81\.8181|\[3,2,2,2\]|\[5,4,0,0\]/);
      }
    }
  });

  test("tells no hash over files that not everybody can have: a hidden number could be tried until the hash is right", async () => {
    const imports = await house.db.selectFrom("imports").select(["id", "files"]).execute();
    const hashes = imports.flatMap(({ id, files }) => [id, ...files.map(({ sha256 }) => sha256)]);
    expect(hashes.length).toBeGreaterThan(1);
    for (const path of [at(ROOT), at("S01"), `/at/${ROOT}`, `/at/${ROOT}/S01`, `/es/at/${ROOT}/S01`]) {
      const answer = await ask(path);
      const text = await answer.text();
      expect(answer.status, path).toBe(200);
      for (const hash of hashes) expect(text.includes(hash.slice(0, 10)), path).toBe(false);
    }
  });

  test("shows a hidden result as hidden, without value, count or n; an answer that had one would not fit the document", async () => {
    const body = (await json(at("S02"))) as {
      families: { numbers: Record<string, unknown>[]; questions: Record<string, unknown>[] }[];
    };
    const numbers = body.families.flatMap((family) => family.numbers);
    const hidden = numbers.find(({ measure }) => measure === id("saf_t")) ?? {};
    expect(hidden).toMatchObject({ state: "hidden", why: "few", range: null, method: null, position: null });
    for (const key of ["value", "n", "eligible", "counts", "word"]) expect(hidden).not.toHaveProperty(key);
    const asked = body.families.flatMap((family) => family.questions).filter(({ state }) => state === "hidden");
    expect(asked.length).toBe(3);
    for (const question of asked)
      expect(Object.keys(question).sort()).toEqual(["measure", "question", "round", "source", "state", "why"]);
    hidden.n = 9;
    expect(fault("profile", 200, body)).not.toBeNull();
  });

  test("keeps four absences apart", async () => {
    const state = async (place: string, measure: string) => {
      const body = (await json(at(place))) as { families: { numbers: { measure: string; state: string }[] }[] };
      return body.families.flatMap(({ numbers }) => numbers).find((one) => one.measure === id(measure))?.state;
    };
    expect(await state("S04", "saf_s")).toBe("not-asked");
    expect(await state("S05", "grad")).toBe("suppressed");
    expect(await state("S06", "grad")).toBe("missing");
    expect(await state("S07", "grad")).toBe("censored");
  });
});

describe("next steps", () => {
  test("are what the command line prints, with the shape that the document states", async () => {
    const path = `${at("S01")}/next-steps`;
    const body = (await json(path)) as { steps: { forPurpose: boolean }[] };
    expect(fault("nextSteps", 200, body)).toBeNull();
    const place = (await placeById(house.db, ROOT, "S01")) as Place;
    const from = await readingsFor(house.db, place);
    expect(body).toEqual(JSON.parse(JSON.stringify(nextStepsData(place, from, nextStepsAt(commons, place, from)))));
    expect(body.steps[0]?.forPurpose).toBe(true);
  });

  test("are for those who are named; others who are no audience are refused with the nearest", async () => {
    const path = `${at("S01")}/next-steps`;
    const body = await json(`${path}?for=district,researcher`);
    expect(fault("nextSteps", 200, body)).toBeNull();
    const wrong = await ask(`${path}?for=teacher-teams`);
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ where: "for", near: "teacher-team" });
  });

  test("where nobody has said anything are none, with what to find out first", async () => {
    expect(await json(`${at("S10")}/next-steps`)).toMatchObject({
      steps: [],
      findOut: "purpose-shared-why",
      readings: [],
    });
  });
});

test("another site's page cannot read places through the reader's browser, whatever is answered", async () => {
  for (const path of [
    "/api/v1/places",
    `/api/v1/places/${ROOT}`,
    at("S01"),
    `${at("S01")}/next-steps`,
    at("S99"),
    `${at("S01")}?x=1`,
  ]) {
    const { headers } = await ask(path, { headers: { origin: "https://other.example" } });
    expect(headers.get("access-control-allow-origin"), path).toBeNull();
    expect(headers.get("cross-origin-resource-policy"), path).toBe("same-origin");
    expect(headers.get("set-cookie"), path).toBeNull();
  }
});

describe("the reviews of a place", () => {
  const about = { kind: "indicator", id: "purpose-shared-why" } as const;
  const agreed = { level: 2, also: null, status: null } as const;
  const notes = { reasons: "Two reasons.", signed: "Grade 9", present: "Ana, Ben" };

  test("are those agreed on, in the stated shape: the spread of ten, of nine none, no thing seen, nobody of the room", async () => {
    for (const [place, counts] of [["S10", [1, 4, 5, 0, 0]] as const, ["S11", [0, 9, 0, 0, 0]] as const]) {
      const review = { root: ROOT, place, id: `review-${place}` };
      await openReview(house.db, {
        ...review,
        about,
        version: "0.1.0",
        way: "paper",
        people: 6,
        openedOn: "2026-11-20",
      });
      await placeOnPaper(house.db, review, { counts, seen: ["A teacher cried in room 12"] });
      await agree(house.db, review, { agreed, notes, day: "2026-11-21" });
    }
    const [ten, nine] = (await Promise.all(["S10", "S11"].map((place) => json(`${at(place)}/reviews`)))) as {
      reviews: { counts: { answer: string; people: number }[] | null; level: number }[];
    }[];
    for (const body of [ten, nine, await json(`${at(ROOT)}/reviews`)]) {
      expect(fault("reviews", 200, body)).toBeNull();
      expect(JSON.stringify(body)).not.toMatch(/cried|Ana/);
    }
    expect(ten?.reviews[0]?.counts?.slice(0, 3).map(({ people }) => people)).toEqual([1, 4, 5]);
    expect(nine?.reviews[0]).toMatchObject({ counts: null, level: 2 });
    expect(((await json(`${at(ROOT)}/reviews`)) as { reviews: unknown[] }).reviews).toHaveLength(2);
    expect(await json(`${at("S12")}/reviews`)).toMatchObject({ reviews: [] });
  });
});
