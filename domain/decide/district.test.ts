import { afterAll, beforeAll, expect, test } from "vitest";
import { readCorpus } from "../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { type Random, seeded } from "../../stats/index.ts";
import { saveReading } from "../collect/reading.store.ts";
import type { Level } from "../collect/reading.ts";
import { commonsOf } from "../commons/commons.ts";
import { addPlace, placeById } from "../people/place.store.ts";
import type { Place } from "../people/place.ts";
import { readingsFor } from "./known.store.ts";
import { differencesIn, type Known, type SchoolStanding, schoolsView, statusOf } from "./known.ts";
import { needOf } from "./need.ts";
import { candidatesAt, order } from "./next-steps.ts";
import { findOutAbout } from "./purpose.ts";

const commons = commonsOf(readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null })));
const indicators = commons.all("indicators").map(({ id }) => id);
const conditions = commons.all("conditions").map(({ id }) => id);
const triggers = commons.all("strategies").flatMap(({ when }) => when);
const STATUSES = ["absent", "partly", "present"] as const;

const nothing = () => ({ levels: new Map<string, Level>(), statuses: new Map<string, (typeof STATUSES)[number]>() });

/** Of each school a third of the indicators and conditions is known. */
function randomSchool(random: Random, i: number): SchoolStanding {
  const standing = nothing();
  for (const id of indicators) if (random() < 1 / 3) standing.levels.set(id, (1 + Math.floor(4 * random())) as Level);
  for (const id of conditions)
    if (random() < 1 / 3) standing.statuses.set(id, STATUSES[Math.floor(3 * random())] ?? "absent");
  return { id: `s${i}`, name: `School ${i}`, standing };
}

/** 1,000 districts of one to nine schools; of every second one something is said of the district itself. */
function* districts(): Generator<Known & { schools: SchoolStanding[] }> {
  const random = seeded(20261126);
  for (let i = 0; i < 1000; i++) {
    const schools = Array.from({ length: 1 + Math.floor(9 * random()) }, (_, j) => randomSchool(random, j));
    yield { ...(i % 2 ? randomSchool(random, 0).standing : nothing()), schools };
  }
}

test("in 1,000 districts no need rests on a school that does not know, on one that stands well, or on fewer than two", () => {
  let seen = 0;
  const wrong: unknown[] = [];
  for (const known of districts()) {
    for (const trigger of triggers) {
      const need = needOf(trigger, known);
      if (need?.from !== "schools") continue;
      seen++;
      const stands = need.low.every((low) => {
        const { standing } = known.schools.find(({ id }) => id === low.id) as SchoolStanding;
        if ("indicator" in trigger) {
          const level = standing.levels.get(trigger.indicator);
          return "level" in low && level === low.level && level <= trigger.at_most;
        }
        const status = standing.statuses.get(trigger.condition);
        return "status" in low && status === low.status && trigger.is.includes(low.status);
      });
      const counted = need.low.length >= 2 && need.low.length * 2 >= need.know;
      if (!stands || !counted || need.know + need.unknown !== known.schools.length) wrong.push(need);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(10_000);
});

test("in 1,000 districts one school that gets better never makes a need, or makes one larger", () => {
  const random = seeded(3);
  let fewer = 0;
  const wrong: unknown[] = [];
  for (const known of districts()) {
    const school = known.schools[Math.floor(random() * known.schools.length)] as SchoolStanding;
    for (const trigger of triggers) {
      if ("condition" in trigger && !trigger.is.includes("absent")) continue; // names "partly" alone: less of it is another need
      const better = { levels: new Map(school.standing.levels), statuses: new Map(school.standing.statuses) };
      if ("indicator" in trigger) {
        const level = better.levels.get(trigger.indicator);
        if (level === undefined || level === 4) continue;
        better.levels.set(trigger.indicator, (level + 1) as Level);
      } else {
        const status = better.statuses.get(trigger.condition);
        if (status === undefined || status === "present") continue;
        better.statuses.set(trigger.condition, status === "absent" ? "partly" : "present");
      }
      const schools = known.schools.map((one) => (one === school ? { ...one, standing: better } : one));
      const [before, after] = [needOf(trigger, known)?.size ?? 0, needOf(trigger, { ...known, schools })?.size ?? 0];
      if (after > before) wrong.push([trigger, known]);
      if (after < before) fewer++;
    }
  }
  expect(wrong).toEqual([]);
  expect(fewer).toBeGreaterThan(1000);
});

test("in 1,000 districts no step about How stands above one for purpose", () => {
  let seen = 0;
  for (const known of districts()) {
    const steps = order(candidatesAt(commons, known, ["district"]));
    const [lastPurpose, firstHow] = [steps.findLastIndex((s) => s.forPurpose), steps.findIndex((s) => !s.forPurpose)];
    if (lastPurpose === -1 || firstHow === -1) continue;
    seen++;
    expect(firstHow).toBeGreaterThan(lastPurpose);
  }
  expect(seen).toBeGreaterThan(300);
});

const WHY = { indicator: "purpose-shared-why", at_most: 2, main: true } as const;
const schoolsAt = (...levels: (Level | null)[]): SchoolStanding[] =>
  levels.map((level, i) => {
    const standing = nothing();
    if (level !== null) standing.levels.set(WHY.indicator, level);
    return { id: `s${i}`, name: `School ${9 - i}`, standing };
  });

test("four of six schools that know make a need of their mean size; two that do not know count for nothing", () => {
  const need = needOf(WHY, { ...nothing(), schools: schoolsAt(1, 2, 2, 1, 3, 4, null, null) });
  expect(need).toMatchObject({ from: "schools", know: 6, unknown: 2, atMost: 2, size: 3 / 6 });
  expect(need?.from === "schools" && need.low.map(({ name, id }) => `${name} ${id}`)).toEqual([
    "School 6 s3",
    "School 7 s2",
    "School 8 s1",
    "School 9 s0",
  ]);
});

test("one low school is no need of its district, and less than half is none either", () => {
  expect(needOf(WHY, { ...nothing(), schools: schoolsAt(1) })).toBeNull();
  expect(needOf(WHY, { ...nothing(), schools: schoolsAt(1, 1, 3, 3, 3) })).toBeNull();
  expect(needOf(WHY, { ...nothing(), schools: schoolsAt(1, 1, 3, 3) })?.size).toBe(0.5);
});

test("what is said of the district itself stands before what its schools say, low or not", () => {
  const schools = schoolsAt(1, 1, 1);
  const own = (level: Level) => ({ ...nothing(), levels: new Map([[WHY.indicator, level]]), schools });
  expect(needOf(WHY, own(3))).toBeNull();
  expect(needOf(WHY, own(2))).toMatchObject({ from: "here", level: 2, size: 0.5 });
});

test("a team without a word of its own is read as its school, and the need says so", () => {
  const above = { ...nothing(), levels: new Map<string, Level>([[WHY.indicator, 1]]) };
  expect(needOf(WHY, { ...nothing(), above })).toMatchObject({ from: "above", level: 1 });
  expect(needOf(WHY, { ...nothing(), levels: new Map([[WHY.indicator, 4]]), above })).toBeNull();
  expect(findOutAbout(commons, { ...nothing(), above })).toBeNull();
});

test("a condition stands as the district says, else as at least half of the schools that know, two at least", () => {
  const id = conditions[0] as string;
  const at = (...statuses: ((typeof STATUSES)[number] | null)[]) =>
    statuses.map((status, i) => ({
      id: `s${i}`,
      name: `School ${i}`,
      standing: { ...nothing(), statuses: new Map(status ? [[id, status] as const] : []) },
    }));
  expect(schoolsView(at("absent", null, null), id)).toBeNull();
  expect(schoolsView(at("absent", "present"), id)?.status).toBe("absent");
  expect(schoolsView(at("absent", "partly", "present", "present"), id)?.status).toBe("partly");
  expect(schoolsView(at("absent", "present", "present", null), id)).toMatchObject({ status: "present", unknown: 1 });
  const district = { ...nothing(), statuses: new Map([[id, "present"] as const]), schools: at("absent", "absent") };
  expect(statusOf(district, id)).toBe("present");
  expect(differencesIn(district)).toMatchObject([
    { condition: id, said: "present", schools: { status: "absent", absent: ["School 0", "School 1"] } },
  ]);
  expect(differencesIn({ ...district, schools: at("present", "present") })).toEqual([]);
});

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
});
afterAll(() => house.close());

test("one query brings every school's newest reading, in districts under districts too", async () => {
  const { db } = house;
  const make = (id: string, kind: Place["kind"], parent: string | null) =>
    addPlace(db, { root: "r", id, parent, kind, name: id, state: null, gradeSpan: null });
  await make("r", "district", null);
  await make("north", "district", "r");
  for (const [id, parent] of [
    ["s1", "r"],
    ["s2", "north"],
    ["s3", "north"],
  ] as const)
    await make(id, "school", parent);
  await make("t1", "team", "s2");
  const say = (place: string, id: string, level: Level | null) =>
    saveReading(db, {
      root: "r",
      place,
      id,
      about: { kind: "indicator", id: WHY.indicator },
      level,
      status: level === null ? "not-known" : null,
      reason: "seen",
      saidBy: "a team",
    });
  await say("s1", "a-first-one", 4);
  await say("s1", "a-second-one", 1);
  await say("s2", "a-third-one", 2);
  await say("s2", "a-fourth-one", null); // not known after all
  const from = async (id: string) => readingsFor(db, (await placeById(db, "r", id)) as Place);
  const whole = await from("r");
  expect(whole.schools?.map(({ id, readings }) => [id, readings.map((one) => one.level)])).toEqual([
    ["s1", [1]],
    ["s2", [null]],
  ]);
  expect(whole.unread).toBe(1);
  const north = await from("north");
  expect([north.schools?.map(({ id }) => id), north.unread]).toEqual([["s2"], 1]);
  const team = await from("t1");
  expect(team.schools).toBeNull();
  expect(team.above).toMatchObject({ place: { id: "s2" }, readings: [{ status: "not-known" }] });
  expect((await from("s1")).above).toBeNull();
});
