import { expect, test } from "vitest";
import { isFile, kindsOf, longestOfEachKind } from "./crawl.ts";

const claims = ["a", "b", "c", "d"].map((name) => `/claims/${name}`);

test("names are left out of a page's kind where there are many of them, and only there", () => {
  const paths = [
    ...claims,
    ...claims.map((path) => `${path}/paper`),
    "/",
    "/claims",
    "/map/claims/academic",
    "/correct?a=1",
  ];
  const kinds = kindsOf(paths);
  expect(kinds.get("/claims/a")).toBe("/claims/:name");
  expect(kinds.get("/claims/b/paper")).toBe("/claims/:name/paper");
  expect(kinds.get("/map/claims/academic")).toBe("/map/claims/academic");
  expect(kinds.get("/correct?a=1")).toBe("/correct/?");
  expect(new Set(kinds.values()).size).toBe(6);
});

test("what stands under several names is no name, however much stands there", () => {
  const pages = ["know", "next-steps", "questions", "reviews", "heatmap"];
  const at = (place: string) => pages.map((page) => `/at/root/${place}/${page}`);
  const kinds = kindsOf([...["a", "b", "c", "d"].flatMap(at), "/at/root/a/only-here"]);
  expect(kinds.get("/at/root/b/heatmap")).toBe("/at/root/:name/heatmap");
  expect(kinds.get("/at/root/a/only-here")).toBe("/at/root/:name/:name");
  expect(new Set(kinds.values()).size).toBe(6);
});

test("the longest of each kind come, the longest first, and every page that is like no others", () => {
  const pages = [...claims, "/claims", "/"].map(
    (path, i) => [path, { status: 200, html: "x".repeat(i), from: "" }] as const,
  );
  const longest = longestOfEachKind(pages as never, 2);
  expect(longest).toEqual(["/claims/d", "/claims/c", "/claims", "/"]);
});

test("a file is known by its ending", () => {
  expect(["/claims/x.json", "/feed.atom?x=1", "/charts/a.svg"].map(isFile)).toEqual([true, true, true]);
  expect(["/claims/x", "/correct?about=/a.json", "/"].map(isFile)).toEqual([false, false, false]);
});
