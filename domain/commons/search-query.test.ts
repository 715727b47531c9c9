import { expect, test } from "vitest";
import { askedIn, tsquery, understand } from "./search-query.ts";
import { nearestWords, neighbors, sound, splits, type Word } from "./search-spelling.ts";

const word = (spelled: string, more: Partial<Word> = {}): Word => ({
  ...{ lang: "en", word: spelled, shown: spelled, stem: spelled, n: 1, form: false },
  ...more,
});
const near = (typed: string, ...known: (string | Word)[]) =>
  nearestWords(
    typed,
    known.map((one) => (typeof one === "string" ? word(one) : one)),
    "en",
  ).map((one) => one.word);

test("a misspelled word is taken for the known one with fewest edits, at most one in a short word and three in a long one", () => {
  expect(near("protrait", "portrait", "protracted")).toEqual(["portrait"]);
  expect(near("fial", "fail", "final", "vital").sort()).toEqual(["fail", "final"]);
  expect(near("cat", "dog")).toEqual([]);
  expect(near("competancie", "competency")).toEqual(["competency"]);
});

test("a number is that number, and two letters are too few", () => {
  expect(near("2019", "2018")).toEqual([]);
  expect(near("at", "it")).toEqual([]);
});

test("what sounds the same is nearer than what looks the same; the reader's language and use decide between equals", () => {
  expect(sound("entrebista")).toBe(sound("entrevista"));
  expect(sound("conduse")).toBe(sound("conduce"));
  expect(near("entrebista", "entrevista")).toEqual(["entrevista"]);
  const [first] = near("planer", word("planes", { lang: "es", n: 5 }), word("planet", { n: 5 }));
  expect(first).toBe("planet");
  expect(near("schol", word("scholl"), word("school", { n: 300 }))[0]).toBe("school");
});

test("every word at one edit is a neighbor of a short word; a long one has none", () => {
  for (const one of ["fail", "fal", "fiall", "fiat"]) expect(neighbors("fial"), one).toContain(one);
  expect(neighbors("fial")).not.toContain("fial");
  expect(neighbors("portfolio")).toEqual([]);
  expect(splits("seattime")).toContainEqual(["seat", "time"]);
  expect(splits("seat")).toEqual([]);
});

test("a question is cut into words; quotes keep them together, and what cannot be read is left out", () => {
  const { words, cut } = askedIn(' Teacher’s "seat  time" ¿Qué?\u0000 ');
  expect(words.map((one) => one.word)).toEqual(["teacher", "seat", "time", "que"]);
  expect(words.map((one) => one.phrase)).toEqual([null, 1, 1, null]);
  expect(cut).toBe(false);
  expect(askedIn("a ".repeat(20))).toMatchObject({ cut: true, words: { length: 16 } });
});

test("stems are written as tsquery reads them, also with quotes and backslashes in them", () => {
  expect(tsquery(["seat", "", "time"])).toBe("'seat' <2> 'time'");
  expect(tsquery(["o'neil\\"], "A")).toBe("'o''neil\\\\':A");
});

test("a quoted phrase must be there; the last word may be the beginning of one", () => {
  const known = [word("seat"), word("time"), word("timely")];
  const quoted = understand(askedIn('"seat time"'), known, new Map(), "en").groups;
  expect(quoted).toMatchObject([{ required: true, variants: [{ stems: ["seat", "time"] }] }]);
  const [, last] = understand(askedIn("seat time"), known, new Map(), "en").groups;
  expect(last?.variants.map(({ stems, weight }) => [stems[0], weight])).toEqual([
    ["time", 1],
    ["timely", 0.4],
  ]);
});
