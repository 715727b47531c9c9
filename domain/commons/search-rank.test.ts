import { expect, test } from "vitest";
import { type Counted, ranked, worthShowing } from "./search-rank.ts";

/** A record with both of two equally rare words in its text. */
const record = (id: string, more: Partial<Counted> = {}): Counted => ({
  ...{ kind: "indicators", id, weight: 0.6, covered: 2, of: 2, words: 2, inTitle: 0, titles: ["other"], dense: 0 },
  ...more,
});
const order = (...found: Counted[]) => ranked(found, 2, "seat time").map(({ id }) => id);

test("all words come before some, words in the title before words in the text", () => {
  const some = record("some", { weight: 0.3, covered: 1, words: 1 });
  const titled = record("titled", { weight: 2, inTitle: 2, titles: ["time and seat"] });
  expect(order(some, record("all"), titled)).toEqual(["titled", "all", "some"]);
});

test("the whole question as a title comes before a title that has it among others, and that before the words apart", () => {
  const titled = { weight: 2, inTitle: 2 };
  expect(
    order(
      record("apart", { ...titled, titles: ["time in the seat"] }),
      record("among", { ...titled, titles: ["rules on seat time"] }),
      record("same", { ...titled, titles: ["seat time"] }),
    ),
  ).toEqual(["same", "among", "apart"]);
});

test("a work comes after what says what it found, and equals stand by id", () => {
  expect(order(record("b"), record("work", { kind: "sources" }), record("a"))).toEqual(["a", "b", "work"]);
});

test("what is far from the best is not shown", () => {
  const best = record("best", { weight: 2, inTitle: 2, titles: ["seat time"] });
  const poor = record("poor", { weight: 0.1, covered: 0.3, words: 1 });
  expect(worthShowing(ranked([best, poor], 2, "seat time")).map(({ id }) => id)).toEqual(["best"]);
  expect(worthShowing(ranked([], 2, "seat time"))).toEqual([]);
});
