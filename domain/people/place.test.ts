import { expect, test } from "vitest";
import { countKinds, type Place, treeOf } from "./place.ts";

const place = (id: string, parent: string | null, kind: Place["kind"]): Place => ({
  root: "d",
  id,
  parent,
  kind,
  name: id,
  state: null,
  gradeSpan: null,
});

test("places make one tree, whatever their order, and are counted by kind", () => {
  const tree = treeOf([
    place("t", "b", "team"),
    place("b", "d", "school"),
    place("d", null, "district"),
    place("a", "d", "school"),
  ]);
  expect(tree?.children.map((child) => child.id)).toEqual(["a", "b"]);
  expect(tree?.children[1]?.children.map((child) => child.id)).toEqual(["t"]);
  expect(tree && countKinds(tree)).toEqual({ district: 1, school: 2, team: 1 });
});

test("without a root there is no tree", () => {
  expect(treeOf([place("a", "d", "school")])).toBeNull();
});
