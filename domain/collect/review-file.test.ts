import { describe, expect, test } from "vitest";
import { type Carried, readReviewFile, writeReviewFile } from "./review-file.ts";

const today = "2026-11-26";
const review: Carried = {
  id: "a-review-of-ours",
  about: { kind: "indicator", id: "purpose-shared-why" },
  version: "0.1.0",
  people: 6,
  placed: 6,
  counts: [1, 2, 2, 0, 1],
  looks: { lookFors: [0, 2, null], lookAlikes: [1] },
  notes: { reasons: "Two teams named the same three students.", signed: "Grade 9 team", minority: "One still says 3." },
  agreed: { level: 2, also: 3, status: null },
  openedOn: "2026-11-24",
  agreedOn: "2026-11-26",
};
const check: Carried = {
  ...review,
  about: { kind: "condition", id: "initiative-load" },
  counts: [0, 3, 2, 1],
  looks: { lookFors: [], lookAlikes: [] },
  agreed: { level: null, also: null, status: "partly" },
};
const changed = (change: Record<string, unknown>, from = review) =>
  JSON.stringify({ ...JSON.parse(writeReviewFile(from)), ...change });
const read = (text: string) => readReviewFile(text, { today });

describe("a review's file", () => {
  test.each([
    ["of an indicator", review],
    ["of a condition", check],
    ["not agreed on yet", { ...review, agreed: null, agreedOn: null, notes: {} }],
    ["with a draft of the answer", { ...review, agreedOn: null }],
    ["of four people, without their spread", { ...review, placed: 4, people: null, counts: null }],
  ])("%s is read as it was written", (_, one) => {
    expect(read(writeReviewFile(one))).toEqual({ review: one });
  });

  test("is written without what was seen, and without the spread of fewer than five", () => {
    const text = writeReviewFile({ ...review, placed: 4, seen: ["A teacher crying"] } as Carried);
    expect(text).not.toContain("crying");
    expect(JSON.parse(text).counts).toBeNull();
  });

  test.each([
    ["nothing", "", [{ how: "empty" }]],
    ["no JSON", "Level 2 of 4", [{ how: "not-json" }]],
    ["JSON of another kind", '{"format":"case"}', [{ how: "not-ours" }]],
    ["a file of a later program", changed({ file: 2 }), [{ how: "newer" }]],
    ["things seen", changed({ seen: ["A teacher crying"] }), [{ how: "unknown", at: "seen" }]],
    [
      "sentences among the notes",
      changed({ notes: { ...review.notes, seen: "x" } }),
      [{ how: "unknown", at: "notes.seen" }],
    ],
    ["sentences for ticks", changed({ looks: { for: ["x"], alike: [] } }), [{ how: "wrong", at: "looks.for.0" }]],
    [
      "an answer that is none, with a count",
      changed({ counts: { "1": 5, "A teacher crying": 1 } }),
      [{ how: "unknown", at: "counts.A teacher crying" }],
    ],
    ["the spread of four", changed({ placed: 4, counts: { "1": 4 } }), [{ how: "few", at: "counts" }]],
    ["the spread of four, said to be of six", changed({ counts: { "1": 4 } }), [{ how: "sum", at: "counts" }]],
    [
      "half a person",
      changed({ counts: { "1": 5.5, "2": 0.5 } }),
      [
        { how: "wrong", at: "counts.1" },
        { how: "wrong", at: "counts.2" },
      ],
    ],
    ["a fifth level", changed({ answer: "5" }), [{ how: "wrong", at: "answer" }]],
    ["a level of a condition", changed({ answer: "2" }, check), [{ how: "wrong", at: "answer" }]],
    ["an agreement without an answer", changed({ answer: "" }), [{ how: "missing", at: "answer" }]],
    ["an agreement without reasons", changed({ notes: { signed: "us" } }), [{ how: "missing", at: "notes.reasons" }]],
    [
      "reasons of 2001 letters",
      changed({ notes: { ...review.notes, reasons: "x".repeat(2001) } }),
      [{ how: "too-long", at: "notes.reasons" }],
    ],
    ["a day that is none", changed({ agreed: "2026-02-30" }), [{ how: "wrong", at: "agreed" }]],
    ["a day of next week", changed({ agreed: "2026-12-03" }), [{ how: "days", at: "agreed" }]],
    ["an end before its beginning", changed({ agreed: "2026-11-23" }), [{ how: "days", at: "agreed" }]],
    ["something that is no record", changed({ about: "place:x" }), [{ how: "wrong", at: "about" }]],
    ["an id that could be an address", changed({ id: "../../etc/x" }), [{ how: "wrong", at: "id" }]],
    ["no number of people", changed({ placed: undefined }), [{ how: "missing", at: "placed" }]],
  ])("that holds %s is refused, and the place in it is named", (_, text, mistakes) => {
    expect(read(text)).toEqual({ mistakes });
  });

  test("of tomorrow is taken: the sender's day may have begun", () => {
    expect(read(changed({ agreed: "2026-11-27" }))).toHaveProperty("review");
  });
});
