import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { corpusFolder, kinds } from "../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { commonsFrom, loadRecords } from "./commons.store.ts";
import type { Commons } from "./commons.ts";
import { nearestKnown, search } from "./search.store.ts";
import { indexSearch } from "./search-index.store.ts";
import { entriesOf } from "./search-text.ts";

let database: TestDatabase;
let commons: Commons;
beforeAll(async () => {
  database = await testDatabase();
  await loadRecords(database.db, corpusFolder);
  commons = await commonsFrom(database.db);
  await indexSearch(database.db, commons);
});
afterAll(() => database.close());

const ask = (query: string, lang: "en" | "es" = "en", exactly = false) => search(database.db, query, { lang, exactly });
const first = async (query: string, n = 3, lang: "en" | "es" = "en") =>
  (await ask(query, lang)).found.slice(0, n).map(({ kind, id }) => `${kind}/${id}`);
const readAs = async (query: string, lang: "en" | "es" = "en") =>
  (await ask(query, lang)).read.map(({ shown, typed }) => shown ?? `?${typed}`).join(" ");

test("of sixty misspelled or Spanish questions written before it, nine in ten find their record in the first three", async () => {
  const asked: { q: string; lang: "en" | "es"; finds: string[] }[] = JSON.parse(
    readFileSync(new URL("search-queries.json", import.meta.url), "utf8"),
  );
  const misses: string[] = [];
  for (const { q, lang, finds } of asked) {
    const found = await first(q, 3, lang);
    if (!found.some((address) => finds.includes(address)))
      misses.push(`"${q}" finds ${found.join(", ") || "nothing"}, not ${finds[0]}`);
  }
  expect(asked).toHaveLength(60);
  expect(misses.length, `${60 - misses.length} of 60. Missed:\n${misses.join("\n")}`).toBeLessThanOrEqual(6);
});

test("a record is found by its own title, among the first five: every eleventh", async () => {
  const lost: string[] = [];
  for (const kind of kinds)
    for (const body of commons.all(kind).filter((_, i) => i % 11 === 0)) {
      const [entry] = entriesOf(commons, { kind, id: body.id, body } as never);
      const found = await first(entry?.title ?? "", 5);
      if (!found.includes(`${kind}/${body.id}`)) lost.push(`${kind}/${body.id}: ${found.join(", ")}`);
    }
  expect(lost).toEqual([]);
});

test("accents and capitals do not matter", async () => {
  const plain = (await ask("educacion especial", "es")).found.map(({ id }) => id);
  expect(plain.length).toBeGreaterThan(1);
  for (const query of ["educación especial", "EDUCACIÓN ESPECIAL", "Educacio\u0301n, especial"])
    expect((await ask(query, "es")).found.map(({ id }) => id)).toEqual(plain);
});

test("the beginning of the last word is enough", async () => {
  expect(await first("portrait of a gradua")).toContain("claims/portraits-seldom-reach-classrooms");
  expect(await first("self-revi", 3)).toContain("instruments/self-review");
});

test("either language finds, whatever the page's language", async () => {
  expect(await first("telefonos en la escuela", 1, "en")).toEqual(await first("telefonos en la escuela", 1, "es"));
  expect(await first("shared decisions", 1, "es")).toEqual(["indicators/lead-shared-decisions"]);
});

test("the words that were meant are said; as typed exactly, nothing is put in their place", async () => {
  expect(await readAs("competancy grading")).toBe("competency grading");
  expect(await readAs("desiciones compartidas", "es")).toBe("decisiones compartidas");
  for (const query of ["competancy", "competenc", "maestros"]) {
    expect((await ask(query)).found.length, query).toBeGreaterThan(0);
    expect((await ask(query, "en", true)).found.length, query).toBeLessThan((await ask(query)).found.length);
  }
  expect((await ask("competenc", "en", true)).found).toEqual([]); // the beginning of a word is no word
  expect((await ask("qqxzv")).read).toEqual([{ typed: "qqxzv", shown: null, changed: false, stop: false }]);
});

test("two words typed as one and one typed as two are found", async () => {
  expect(await readAs("seattime")).toBe("seat time");
  expect(await first("port folio defense")).toEqual(await first("portfolio defense"));
});

test("words in quotes stand next to each other in all that is found", async () => {
  const together = (await ask('"seat time"')).found;
  const anywhere = (await ask("seat time")).found;
  expect(together.length).toBeGreaterThan(0);
  expect(together.length).toBeLessThan(anywhere.length);
  expect((await ask('"time seat"')).found.map(({ kind, id }) => `${kind}/${id}`)).not.toContain(
    "conditions/seat-time-flexibility",
  );
});

test("a whole sentence is a question too: its small words fall away", async () => {
  expect(await first("How do we tell the difference between a real why and a poster?", 5)).toContain(
    "indicators/purpose-shared-why",
  );
  expect(await first("does coaching of teachers improve what students learn", 5)).toContain(
    "claims/coaching-improves-teaching",
  );
});

test("for a word that nobody used, known words that look like it are offered, in the reader's language", async () => {
  expect(await nearestKnown(database.db, "mentorizing", "en")).toContain("mentor");
  expect(await nearestKnown(database.db, "evaluativo", "es")).toContain("evaluado");
  expect(await nearestKnown(database.db, "qqxzv", "en")).toEqual([]);
});

test("words to mark are those of the same family", async () => {
  const marked = [...(await ask("grading")).marked];
  expect(marked).toEqual(expect.arrayContaining(["grading", "grade", "grades"]));
  expect(marked).not.toContain("graduate");
});

test.each([
  ["nothing", ""],
  ["spaces", " \t\n "],
  ["only stop words", "the and of a"],
  ["Spanish stop words", "de la que el"],
  ["five thousand characters", "school ".repeat(715)],
  ["one word of five thousand letters", "x".repeat(5000)],
  ["operators of tsquery", "a & b | !c <-> (d:*) 'e' \\f :A <2>"],
  ["SQL", "'; drop table places; -- %_ $1 {} \\"],
  ["emoji", "🏫👩‍🏫 ❤️"],
  ["signs", "!!! ??? ... ---"],
  ["a zero byte and half a letter", "a\u0000b\ud800c"],
  ["open quotes", '"""seat "time'],
  ["many quotes", '"a" '.repeat(80)],
  ["another script", "школа 学校 مدرسة"],
  ["like patterns", "% _ %% 100%"],
])("%s is a question that gets an answer", async (_, query) => {
  for (const lang of ["en", "es"] as const) {
    const answer = await ask(query, lang);
    expect(answer.ready).toBe(true);
    expect(answer.asked.words.length).toBeLessThanOrEqual(16);
  }
});
