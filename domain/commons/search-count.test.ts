import { expect, test } from "vitest";
import { counted, readHits } from "./search-count.ts";
import type { Group } from "./search-query.ts";

const group = (required = false): Group => ({ words: [0], variants: [], required });
const hits = (of: number, weight: number, text: string | null) => ({ group: of, weight, in: readHits(text) });

test("what the database says of a word is read; of none it says nothing", () => {
  expect(readHits("0claims/a 2how-to/b-c")).toEqual([
    { part: 0, record: "claims/a" },
    { part: 2, record: "how-to/b-c" },
  ]);
  expect(readHits(null)).toEqual([]);
});

test("a record counts each word once, as the best of its variants and languages, times how rare the word is", () => {
  const [a, b] = counted(
    [group(), group()],
    [hits(0, 1, "1claims/a 2claims/a 2claims/b"), hits(0, 0.5, "0claims/a"), hits(1, 1, "0claims/a")],
    10,
  );
  const [first, second] = [Math.log(1 + 10 / 2), Math.log(1 + 10 / 1)];
  expect(a).toMatchObject({ kind: "claims", id: "a", words: 2, inTitle: 2, of: first + second });
  expect(a?.weight).toBeCloseTo(0.55 * first + second, 12); // 1 × lead is more than 0.5 × title
  expect(a?.covered).toBeCloseTo(first + second, 12);
  expect(b).toMatchObject({ id: "b", words: 1, inTitle: 0 });
  expect(b?.weight).toBeCloseTo(0.3 * first, 12);
});

test("a record without a required phrase is not found; a word that stands nowhere takes nothing from others", () => {
  const asked = [group(true), group(), group()];
  const found = counted(asked, [hits(0, 1, "2cases/x"), hits(1, 1, "0cases/y 2cases/x"), hits(2, 1, null)], 10);
  expect(found.map(({ id }) => id)).toEqual(["x"]);
  expect(found[0]?.of).toBeCloseTo(Math.log(11) + Math.log(6), 12);
});

test("at most a hundred records, the best, equal ones by name", () => {
  const all = Array.from({ length: 130 }, (_, i) => `2cases/c${String(i).padStart(3, "0")}`).reverse();
  const found = counted([group()], [hits(0, 1, [...all, "0cases/z"].join(" "))], 131);
  expect(found).toHaveLength(100);
  expect(found.slice(0, 3).map(({ id }) => id)).toEqual(["z", "c000", "c001"]);
});
