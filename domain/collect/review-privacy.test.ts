/**
 * Whoever holds a copy of the whole database, in physical order and with the system's own columns, cannot join a placement with a
 * person or a device. Eight people place; the attacker knows in which order, with which number each device sent, and at the end of
 * it what each is known to have answered. Attacks go by order, by number, by answer and by transaction, on dumps of many reviews.
 *
 * Statistic: the hits of one attack over all reviews, as a z against the same guesses with the people exchanged at random, which is
 * what an attacker without a dump could do: mean 1 of 8 in each review, variance 1. By chance z stays below 4.5 in all but a few of a
 * million. With the shuffling off the same attacks find nearly everybody, and that is asserted too.
 */
import { text } from "node:stream/consumers";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { type Random, seeded } from "../../stats/index.ts";
import { addPlace } from "../people/place.store.ts";
import { agree, closePlacing, openReview, place, placeOnPaper } from "./review.store.ts";
import { LEVEL_ANSWERS, type Placement, type ReviewAt, shuffled } from "./review.ts";

const PEOPLE = 8;
const REVIEWS = 40;
/** What `shuffled` takes for "leave everything where it is". */
const never: Random = () => 1 - Number.EPSILON;

let own: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  own = await testDatabase();
  owner = new pg.Client({ connectionString: own.ownerUrl });
  await owner.connect();
  const maple = { parent: null, kind: "district", name: "Maple", state: null, gradeSpan: null } as const;
  await addPlace(own.db, { root: "d", id: "d", ...maple });
});
afterAll(async () => {
  await owner.end();
  await own.close();
});

/** One review, as the attacker knows it: who placed first, second, …, with which number, answer and sentence. */
type Known = { at: ReviewAt; people: readonly Placement[] };

let n = 0;
async function reviewOf(people: readonly Placement[], random: Random): Promise<Known> {
  const at = { root: "d", place: "d", id: `review-${++n}` };
  const about = { kind: "indicator", id: "purpose-shared-why" } as const;
  await openReview(own.db, {
    ...at,
    about,
    version: "1",
    way: "phones",
    people: people.length,
    openedOn: "2026-03-01",
  });
  for (const one of people) await place(own.db, at, one, random);
  return { at, people };
}

function peopleOf(random: Random, count = PEOPLE): Placement[] {
  const letters = () =>
    Math.floor(random() * 36 ** 8)
      .toString(36)
      .padStart(8, "0");
  return Array.from({ length: count }, () => ({
    sent: letters() + letters(),
    answer: LEVEL_ANSWERS[Math.floor(random() * 5)] as (typeof LEVEL_ANSWERS)[number],
    seen: `saw ${letters()}`,
  }));
}

/** Every row of every table as text, in the order in which it lies on disk, with where it lies and which transaction wrote it. */
type Dump = { table: string; ctid: string; xmin: number; row: string }[];

async function dump(): Promise<Dump> {
  const tables = await owner.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const all: Dump = [];
  for (const { name } of tables.rows) {
    const out = owner.query(copyTo(`copy (select ctid, xmin, t::text from ${name} t) to stdout`));
    for (const line of (await text(out)).split("\n").filter((one) => one !== "")) {
      const [ctid = "", xmin = "", row = ""] = line.split("\t");
      all.push({ table: name, ctid, xmin: Number(xmin), row });
    }
  }
  expect(all.length).toBeGreaterThan(1);
  return all;
}

/** What an attacker guesses: for each person by number in order, the sentence that is theirs; null = no guess. */
type Attack = (all: Dump, known: Known) => (string | null)[];

/** Everything in the dump that is one of these texts, in the order in which it lies there. */
const inOrder = (all: Dump, texts: readonly string[]) =>
  all.flatMap(({ row }) =>
    texts
      .map((one) => ({ one, at: row.indexOf(one) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one),
  );
const ranks = (items: readonly string[], by: readonly string[]) => items.map((item) => [...by].sort().indexOf(item));

const attacks: Record<string, Attack> = {
  "the first sentence is the first person's": (all, { people }) =>
    inOrder(
      all,
      people.map(({ seen }) => seen),
    ),
  "the last sentence is the first person's": (all, { people }) =>
    inOrder(
      all,
      people.map(({ seen }) => seen),
    ).reverse(),
  "the sentence at the place of the device's number": (all, { people }) => {
    const seen = inOrder(
      all,
      people.map((one) => one.seen),
    );
    const numbers = inOrder(
      all,
      people.map((one) => one.sent),
    );
    return people.map(({ sent }) => seen[numbers.indexOf(sent)] ?? null);
  },
  "sentences lie as the numbers would, were they there": (all, { people }) => {
    const seen = inOrder(
      all,
      people.map((one) => one.seen),
    );
    const sent = people.map((one) => one.sent);
    return ranks(sent, sent).map((rank) => seen[rank] ?? null);
  },
  "sentences lie by answer, lowest first": (all, { people }) => {
    const seen = inOrder(
      all,
      people.map((one) => one.seen),
    );
    const byAnswer = people.map((_, i) => i).sort((a, b) => answerAt(people[a]) - answerAt(people[b]));
    return people.map((_, i) => seen[byAnswer.indexOf(i)] ?? null);
  },
  "each person's transaction wrote the sentence": (all, { people }) => {
    const written = all
      .filter(({ row }) => people.some(({ seen, sent }) => row.includes(seen) || row.includes(sent)))
      .sort((a, b) => a.xmin - b.xmin);
    const seen = inOrder(
      written,
      people.map((one) => one.seen),
    );
    return people.map((_, i) => seen[i] ?? null);
  },
};
const answerAt = (one: Placement | undefined) => (LEVEL_ANSWERS as readonly string[]).indexOf(one?.answer ?? "");

/** z of each attack's hits over all reviews; chance: one hit in each review, variance one. */
function success(all: Dump, reviews: readonly Known[]): Record<string, number> {
  const z = Object.entries(attacks).map(([name, attack]) => {
    const hits = reviews.map((known) => {
      const mine = all.filter(({ row }) => row.includes(`,${known.at.id},`));
      return attack(mine, known).filter((guess, i) => guess === known.people[i]?.seen).length;
    });
    return [name, (hits.reduce((a, b) => a + b, 0) - reviews.length) / Math.sqrt(reviews.length)] as const;
  });
  return Object.fromEntries(z);
}

async function many(seed: number, shuffle: (seed: number) => Random): Promise<Known[]> {
  const random = seeded(seed);
  const reviews: Known[] = [];
  for (let i = 0; i < REVIEWS; i++) reviews.push(await reviewOf(peopleOf(random), shuffle(seed * 1000 + i)));
  return reviews;
}

const end = (reviews: readonly Known[]) => Promise.all(reviews.map(({ at }) => closePlacing(own.db, at)));
const notes = { reasons: "They said so.", signed: "Grade 7 team" };

test("no attack on the dump does better than chance: while they place, after the placing, after the agreement", async () => {
  const reviews = await many(1, (seed) => seeded(seed));
  for (const [name, z] of Object.entries(success(await dump(), reviews))) expect(z, name).toBeLessThan(4.5);
  await end(reviews);
  for (const [name, z] of Object.entries(success(await dump(), reviews))) expect(z, name).toBeLessThan(4.5);
  for (const { at } of reviews)
    await agree(own.db, at, { agreed: { level: 2, also: null, status: null }, notes, day: "2026-03-01" });
  for (const [name, z] of Object.entries(success(await dump(), reviews))) expect(z, name).toBeLessThan(4.5);
});

test("with the shuffling off the same attack finds everybody: the test above can fail", async () => {
  const reviews = await many(2, () => never);
  const z = success(await dump(), reviews);
  expect(z["the first sentence is the first person's"]).toBeCloseTo((PEOPLE - 1) * Math.sqrt(REVIEWS), 6); // all eight of each
  expect(z["each person's transaction wrote the sentence"]).toBeGreaterThan(40);
});

test("a list sorted by number or by answer would be found as well", () => {
  const random = seeded(3);
  const reviews = Array.from({ length: REVIEWS }, (_, i) => ({
    at: { root: "d", place: "d", id: `r${i}` },
    people: peopleOf(random),
  }));
  const as = (compare: (a: Placement, b: Placement) => number) =>
    reviews.map(({ at, people }) => ({
      table: "t",
      ctid: "",
      xmin: 1,
      row: `d,${at.id},${[...people].sort(compare).map(({ seen }) => seen)} ${people.map(({ sent }) => sent).sort()}`,
    }));
  const bySent = success(
    as((a, b) => (a.sent < b.sent ? -1 : 1)),
    reviews,
  );
  expect(bySent["the sentence at the place of the device's number"]).toBeGreaterThan(40);
  expect(bySent["sentences lie as the numbers would, were they there"]).toBeGreaterThan(40);
  expect(
    success(
      as((a, b) => answerAt(a) - answerAt(b)),
      reviews,
    )["sentences lie by answer, lowest first"],
  ).toBeGreaterThan(20);
});

test("no row stands for a person, and a device's number is gone when the placing is over", async () => {
  const random = seeded(4);
  const { at, people } = await reviewOf(peopleOf(random), seeded(5));
  const rowsWith = (all: Dump, text: string) => all.filter(({ row }) => row.includes(text));
  const open = await dump();
  for (const { sent, seen } of people) {
    expect(rowsWith(open, sent).map(({ table }) => table)).toEqual(["public.reviews"]);
    expect(rowsWith(open, seen).map(({ table }) => table)).toEqual(["public.reviews"]);
  }
  expect(rowsWith(open, at.id)).toHaveLength(1);
  await closePlacing(own.db, at);
  const closed = await dump();
  for (const { sent } of people) expect(rowsWith(closed, sent)).toEqual([]);
  for (const { seen } of people) expect(rowsWith(closed, seen)).toHaveLength(1);
});

test("once they agreed, how four people placed is in no table", async () => {
  const random = seeded(6);
  const four = peopleOf(random, 4).map((one) => ({ ...one, answer: "4" }) as const);
  const { at } = await reviewOf(four, seeded(7));
  const counts = async () => (await dump()).find(({ row }) => row.includes(`,${at.id},`))?.row.includes("{0,0,0,4,0}");
  await closePlacing(own.db, at);
  expect(await counts()).toBe(true); // it is not shown, but until then it is there
  await agree(own.db, at, { agreed: { level: 4, also: null, status: null }, notes, day: "2026-03-01" });
  expect(await counts()).toBe(false);
});

test("slips typed in one by one lie as shuffled as placements", async () => {
  const random = seeded(8);
  const reviews: Known[] = [];
  for (let i = 0; i < REVIEWS; i++) {
    const people = peopleOf(random);
    const at = { root: "d", place: "d", id: `paper-${i}` };
    const about = { kind: "indicator", id: "x" } as const;
    await openReview(own.db, { ...at, about, version: "1", way: "paper", people: PEOPLE, openedOn: "2026-03-01" });
    await placeOnPaper(own.db, at, { counts: [8, 0, 0, 0, 0], seen: people.map(({ seen }) => seen) }, random);
    reviews.push({ at, people });
  }
  for (const [name, z] of Object.entries(success(await dump(), reviews))) expect(z, name).toBeLessThan(4.5);
  expect(shuffled([1, 2, 3], never)).toEqual([1, 2, 3]);
});
