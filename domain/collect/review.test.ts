import { expect, test } from "vitest";
import { seeded } from "../../stats/index.ts";
import {
  agreementOf,
  isOlder,
  newCode,
  newestOfEach,
  readCode,
  readPaper,
  readPlacement,
  readRecord,
  shuffled,
  withPlacement,
  writeAgreed,
} from "./review.ts";

const indicator = { kind: "indicator" } as const;
const condition = { kind: "condition" } as const;
const sent = "one-sender-1";

test("a placement is a level and one thing seen; who cannot tell need not have seen anything", () => {
  expect(readPlacement(indicator, { sent, answer: "3", seen: " Teams read\nwork samples on Tuesday " })).toEqual({
    placement: { sent, answer: "3", seen: "Teams read work samples on Tuesday" },
  });
  expect(readPlacement(indicator, { sent, answer: "cannot-tell", seen: "" })).toHaveProperty("placement");
  expect(readPlacement(indicator, { sent: "x", answer: "present", seen: "s".repeat(201) })).toEqual({
    mistakes: [
      { field: "answer", how: "missing" },
      { field: "seen", how: "too-long" },
      { field: "sent", how: "missing" },
    ],
  });
  expect(readPlacement(condition, { sent, answer: "partly", seen: "" })).toEqual({
    mistakes: [{ field: "seen", how: "missing" }],
  });
});

test("200 letters are counted as people see them", () => {
  expect(readPlacement(indicator, { sent, answer: "1", seen: "𝄞".repeat(200) })).toHaveProperty("placement");
});

test("a placement is one more in a count, and its sentence may lie anywhere among the others", () => {
  let paper = { counts: [0, 0, 0, 0, 0] as readonly number[], seen: [] as readonly string[] };
  const random = seeded(1);
  for (const [answer, seen] of [
    ["1", "a"],
    ["3", "b"],
    ["3", "c"],
    ["cannot-tell", ""],
  ] as const)
    paper = withPlacement(indicator, paper, { sent, answer, seen }, random);
  expect(paper.counts).toEqual([1, 0, 2, 0, 1]);
  expect([...paper.seen].sort()).toEqual(["a", "b", "c"]);
});

test("where the newest sentence lies says nothing: it is as often at each place", () => {
  const random = seeded(7);
  const at = [0, 0, 0, 0];
  for (let n = 0; n < 4000; n++) {
    const { seen } = withPlacement(
      indicator,
      { counts: [], seen: ["a", "b", "c"] },
      { sent, answer: "2", seen: "new" },
      random,
    );
    const i = seen.indexOf("new");
    at[i] = (at[i] ?? 0) + 1;
  }
  for (const count of at) expect(Math.abs(count - 1000)).toBeLessThan(120); // 4.4 standard errors
});

test("shuffling keeps all and loses none", () => {
  expect(shuffled([1, 2, 3, 4, 5], seeded(3)).sort()).toEqual([1, 2, 3, 4, 5]);
});

test("slips that were counted are read with what was seen, one to a line", () => {
  expect(readPaper(indicator, { counts: { "1": "2", "2": "", "cannot-tell": "1" }, seen: "a  b\r\n\r\n c " })).toEqual({
    paper: { counts: [2, 0, 0, 0, 1], seen: ["a b", "c"] },
  });
  expect(readPaper(indicator, { counts: { "1": "two" }, seen: "" })).toEqual({
    mistakes: [{ field: "1", how: "not-a-count" }],
  });
  expect(readPaper(indicator, { counts: {}, seen: "a" })).toEqual({ mistakes: [{ field: "counts", how: "none" }] });
});

test("a draft may lack anything; agreeing needs a level, reasons and a signature", () => {
  expect(readRecord(indicator, { answer: "", notes: {} }, { draft: true })).toEqual({
    agreed: null,
    notes: {},
    mistakes: [],
  });
  expect(readRecord(indicator, { answer: "", notes: {} }, { draft: false }).mistakes).toEqual([
    { field: "answer", how: "missing" },
    { field: "reasons", how: "missing" },
    { field: "signed", how: "missing" },
  ]);
});

test("two views may remain, between a level and a higher one", () => {
  const read = (answer: string) =>
    readRecord(indicator, { answer, notes: { reasons: "r", signed: "s" } }, { draft: false });
  expect(read("2-3").agreed).toEqual({ level: 2, also: 3, status: null });
  expect(read("3-3").mistakes).toEqual([{ field: "answer", how: "not-apart" }]);
  for (const answer of ["1", "4", "2-3"]) expect(writeAgreed(read(answer).agreed)).toBe(answer);
  expect(readRecord(condition, { answer: "absent", notes: {} }, { draft: true }).agreed).toEqual({
    level: null,
    also: null,
    status: "absent",
  });
  expect(readRecord(condition, { answer: "2", notes: {} }, { draft: true }).agreed).toBeNull();
});

test("below five people nothing is said about how they agree", () => {
  expect(agreementOf([1, 2, 1, 0, 0])).toBeNull();
  expect(agreementOf([1, 3, 1, 0, 2])).toEqual({ most: [2], same: 3, near: 4, n: 5 });
  expect(agreementOf([0, 0, 0, 0, 6])).toBeNull();
});

test("a code is six letters without I and O, and is read with blanks and small letters", () => {
  const random = seeded(11);
  for (let i = 0; i < 500; i++) expect(newCode(random)).toMatch(/^[A-HJ-NP-Z]{6}$/);
  expect(readCode(" abc-def ")).toBe("ABCDEF");
  expect(readCode("ABCDE1")).toBeNull();
  expect(readCode("ABCDEO")).toBeNull();
});

test("of each indicator the newest review comes first, and a level is old by whole months", () => {
  const of = (id: string, n: number) => ({ about: { kind: "indicator" as const, id }, n });
  expect(newestOfEach([of("a", 1), of("b", 2), of("a", 3)]).map(({ n }) => n)).toEqual([1, 2]);
  expect(isOlder("2025-05-12", "2026-05-12", 12)).toBe(false);
  expect(isOlder("2025-05-11", "2026-05-12", 12)).toBe(true);
  expect(isOlder(null, "2026-05-12", 12)).toBe(false);
});
