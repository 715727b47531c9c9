import { expect, test } from "vitest";
import type { Reading } from "../collect/reading.ts";
import type { Place } from "../people/place.ts";
import { conditionsHere, reviewedWhere } from "./reviewed.ts";

const place = (id: string, name: string, kind: Place["kind"] = "school"): Place => ({
  root: "d",
  id,
  parent: id === "d" ? null : "d",
  kind,
  name,
  state: null,
  gradeSpan: null,
});
const places = [place("a", "Alder"), place("b", "Birch"), place("c", "Cedar"), place("d", "District", "district")];

function review(at: string, indicator: string, level: number, agreedOn: string, placed = 7) {
  return {
    place: at,
    id: `${at}-${agreedOn}`,
    about: { kind: "indicator" as const, id: indicator },
    agreed: { level: level as 1, also: null, status: null },
    agreedOn,
    placed,
  };
}

test("places stand by name, the district itself first; indicators by title; schools without a review are named apart", () => {
  const reviews = [
    review("b", "z-last", 4, "2026-05-02"),
    review("a", "y-first", 1, "2026-05-01", 3),
    review("d", "z-last", 2, "2026-04-01"),
  ];
  const found = reviewedWhere(reviews, "d", places, (id) => ({ "z-last": "Alpha", "y-first": "Beta" })[id] ?? id);
  expect(found.indicators).toEqual(["z-last", "y-first"]);
  expect(found.rows.map(({ place }) => place.name)).toEqual(["District", "Alder", "Birch"]);
  expect(found.rows[1]?.cells.get("y-first")).toMatchObject({ level: 1, people: 3, before: null });
  expect(found.rows[1]?.cells.has("z-last")).toBe(false); // a blank, not a level
  expect(found.without.map(({ name }) => name)).toEqual(["Cedar"]);
});

test("the newest review counts, and the one before it stands beside it", () => {
  const reviews = [
    review("a", "x", 3, "2026-05-01"),
    review("a", "x", 2, "2025-05-01"),
    review("a", "x", 1, "2024-05-01"),
  ];
  const cell = reviewedWhere(reviews, "d", places, (id) => id).rows[0]?.cells.get("x");
  expect(cell).toMatchObject({ level: 3, day: "2026-05-01", before: { level: 2, day: "2025-05-01" } });
});

test("places elsewhere and checks of conditions are no reviews of an indicator here", () => {
  const elsewhere = review("other", "x", 3, "2026-05-01");
  const condition = { ...review("a", "x", 3, "2026-05-01"), about: { kind: "condition" as const, id: "x" } };
  expect(reviewedWhere([elsewhere, condition], "d", places, (id) => id)).toMatchObject({ indicators: [], rows: [] });
});

test("a condition of which the district itself says something comes before those that schools alone speak of", () => {
  const said = (at: string, id: string, status: Reading["status"]) =>
    ({ place: at, about: { kind: "condition", id }, status }) as Reading;
  const newest = [
    said("b", "aa", "absent"),
    said("a", "aa", "present"),
    said("d", "zz", "not-known"),
    said("x", "yy", "absent"),
  ];
  const found = conditionsHere(newest, "d", places, (id) => id);
  expect(found.map(({ condition }) => condition)).toEqual(["zz", "aa"]);
  expect(found[0]?.own?.status).toBe("not-known");
  expect(found[1]).toMatchObject({ own: null });
  expect(found[1]?.schools.map(({ place }) => place.name)).toEqual(["Alder", "Birch"]);
});
