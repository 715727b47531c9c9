import { expect, test } from "vitest";
import { freeId, readPlaceForm } from "./new-place.ts";
import type { Place } from "./place.ts";

const district: Place = {
  ...{ root: "cedar", id: "cedar", parent: null, kind: "district", name: "Cedar Valley", state: null, gradeSpan: null },
};
const none = { taken: [] as Place[], states: ["us-ny"] };
const typed = { name: " Lincoln   Elementary ", kind: "school", state: "", id: "" };

test("a school under a district has the district's root and an id made from its name", () => {
  expect(readPlaceForm(typed, district, none)).toEqual({
    place: { ...district, id: "lincoln-elementary", parent: "cedar", kind: "school", name: "Lincoln Elementary" },
  });
});

test("a district is its own root, with its state", () => {
  expect(readPlaceForm({ name: "Río Verde", kind: "district", state: "us-ny", id: "" }, null, none)).toEqual({
    place: { ...district, root: "rio-verde", id: "rio-verde", name: "Río Verde", state: "us-ny" },
  });
});

test("the same form sent again names the same place; another place of the same name gets a number", () => {
  const lincoln: Place = {
    ...district,
    id: "lincoln-elementary",
    parent: "cedar",
    kind: "school",
    name: "Lincoln Elementary",
  };
  const again = readPlaceForm(typed, district, { ...none, taken: [district, lincoln] });
  expect(again).toEqual({ place: lincoln });
  const team = readPlaceForm({ ...typed, kind: "team" }, district, { ...none, taken: [district, lincoln] });
  expect(team).toMatchObject({ place: { id: "lincoln-elementary-2" } });
});

test("no place gets the address of a page", () => {
  expect(readPlaceForm({ ...typed, name: "Together" }, district, none)).toMatchObject({ place: { id: "together-2" } });
  expect(readPlaceForm({ ...typed, id: "heatmap" }, district, none)).toEqual({
    mistakes: [{ field: "id", how: "wrong" }],
  });
});

test("each mistake is said of its field", () => {
  expect(readPlaceForm({ name: "", kind: "planet", state: "us-zz", id: "a/b" }, null, none)).toEqual({
    mistakes: [
      { field: "name", how: "missing" },
      { field: "kind", how: "missing" },
      { field: "state", how: "unknown" },
      { field: "id", how: "wrong" },
    ],
  });
  expect(readPlaceForm({ ...typed, name: "x".repeat(121) }, district, none)).toEqual({
    mistakes: [{ field: "name", how: "too-long" }],
  });
  const school = { ...district, kind: "school" as const };
  expect(readPlaceForm(typed, school, none)).toEqual({ mistakes: [{ field: "kind", how: "missing" }] });
});

test.each([
  ["明日小学", "明日小学"],
  ["P.S. 015 Roberto Clemente", "p-s-015-roberto-clemente"],
  ["!!!", "place"],
])("the id of %s is %s", (name, id) => {
  expect(freeId(name, new Set())).toBe(id);
});
