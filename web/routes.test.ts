/** What holds all routes together. */
import { expect, test } from "vitest";
import { ADDRESS_WORDS, isAddressWord } from "../domain/people/place.ts";
import { routes } from "./routes.ts";

/** The words of an address under /at/:root, without what is filled in. */
const wordsUnderARoot = (path: string) =>
  path.startsWith("/at/:root/")
    ? path
        .slice("/at/:root/".length)
        .split("/")
        .filter((word) => !word.startsWith(":"))
    : [];

test("no place can have an id that is a part of a page's address: each word of the routes is among those taken", () => {
  const words = [...new Set(routes.flatMap(({ path }) => wordsUnderARoot(path)))];
  expect(words).toContain("heatmap");
  expect(words).toContain("heatmap.codebook.csv");
  expect(words.filter((word) => !isAddressWord(word))).toEqual([]);
  expect([...ADDRESS_WORDS].filter((word) => !words.some((one) => one.split(".")[0] === word))).toEqual([]);
});
