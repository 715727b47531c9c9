/**
 * Somebody who asks for every number that is made over several places, under every choice a page offers: all schools, one grade span, one
 * district in a district, any network, two rounds, any pair. A hidden result follows from a difference of two answers only if an answer
 * depends on it. So every answer is asked for in worlds that differ in hidden results alone: none may move.
 */
import { expect, test } from "vitest";
import type { Cell } from "../people/disclosure.ts";
import { disclose, type Row, Sealed } from "../people/disclosure.ts";
import type { Place } from "../people/place.ts";
import { answers as rule } from "../people/testing.ts";
import { besideEachOther, choices } from "./beside.ts";
import { commonAmong, type Member } from "./cohort.ts";
import { districtLines, placesWithin } from "./district.ts";
import type { Measure } from "./measure.ts";
import type { Summary } from "./summary.store.ts";
import { trendsOver } from "./trend.ts";
import { usualOf } from "./usual.ts";

const ROUNDS = ["2024", "2025"];
const measures = (["teacher", "student", "grad"] as const).map(
  (name) =>
    ({
      id: `m:${name}`,
      title: { en: name },
      family: name === "grad" ? null : "safety",
      source: name === "grad" ? "record" : name,
      dimension: name === "grad" ? "academic" : "change",
      kind: name === "grad" ? "percent" : "score",
      low: name === "grad" ? null : 0,
      high: name === "grad" ? null : 10,
      public: "by their publisher",
      words: null,
    }) as unknown as Measure,
);

/** Two districts in one, 15 schools each of two grade spans. */
const places = new Map<string, Place>(
  [
    { id: "root", parent: null, kind: "district" as const, gradeSpan: null },
    ...["north", "south"].map((id) => ({ id, parent: "root", kind: "district" as const, gradeSpan: null })),
    ...Array.from({ length: 30 }, (_, i) => ({
      id: `S${i}`,
      parent: i % 2 ? "north" : "south",
      kind: "school" as const,
      gradeSpan: i % 3 ? "High" : "Middle",
    })),
  ].map((place) => [place.id, { root: "root", name: place.id, state: null, ...place }]),
);

/** Every seventh result is of four people. @param hidden  what those four said */
function world(hidden: (i: number) => number): Summary {
  const noise = (i: number) => ((i * 7919) % 97) / 30;
  const rows = [...places.keys()].flatMap((place, p): Row[] =>
    place === "root" || place === "north" || place === "south"
      ? []
      : measures.flatMap(({ id }, m) =>
          ROUNDS.map((round, r): Row => {
            const i = p * 6 + m * 2 + r;
            const few = i % 7 === 0;
            const value = few ? hidden(i) : 3 + noise(i) + r / 2;
            const n = few ? 4 : 40;
            return {
              place,
              measure: id,
              round,
              state: "value",
              value,
              word: null,
              counts: null,
              n,
              eligible: 44,
              rate: null,
            };
          }),
        ),
  );
  const shown = disclose(new Sealed(rows), new Map(measures.map(({ id }) => [id, rule])));
  const column = (measure: string, round: string) =>
    new Map(
      shown.places().flatMap((place) => {
        const cell: Cell | null = shown.cell(place, measure, round);
        return cell?.state === "value" && cell.value !== null ? [[place, cell.value] as const] : [];
      }),
    );
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  return {
    version: "1",
    places,
    measures,
    byId,
    imports: [],
    shown,
    column,
    ascending: () => [],
    traits: [],
    together: [],
  };
}

/** All answers, by what was asked. */
function answers(summary: Summary): Map<string, unknown> {
  const schools = [...places.values()].filter(({ kind }) => kind === "school");
  const groups = new Map<string, readonly Place[]>([
    ["all", schools],
    ...["High", "Middle"].map((span): [string, readonly Place[]] => [
      span,
      schools.filter(({ gradeSpan }) => gradeSpan === span),
    ]),
    ...["north", "south"].map((id): [string, readonly Place[]] => [id, placesWithin(places, places.get(id) as Place)]),
    ...schools.map(({ id }): [string, readonly Place[]] => [`all but ${id}`, schools.filter((one) => one.id !== id)]),
  ]);
  const found = new Map<string, unknown>();
  for (const [name, group] of groups) {
    found.set(
      `trends of ${name}`,
      trendsOver(
        summary,
        group.map(({ id }) => id),
      ),
    );
    const members = group.map((where) => ({ root: "root", place: where.id, now: true, where }) as unknown as Member);
    found.set(`what ${name} have in common`, commonAmong(members, new Map([["root", summary]])));
  }
  for (const id of ["root", "north", "south"])
    found.set(`lines of ${id}`, districtLines(summary, places.get(id) as Place));
  const { scores, outcomes } = choices(summary);
  for (const score of scores)
    for (const outcome of outcomes)
      found.set(`${score.id} beside ${outcome.id}`, besideEachOther(summary, score.id, outcome.id));
  for (const measure of measures)
    for (const round of ROUNDS) found.set(`usual ${measure.id} ${round}`, usualOf(summary, measure, round, true));
  return found;
}

test("nothing that is said over several places moves with a hidden result, whatever group, round or pair is chosen", () => {
  const [zeros, tens, mixed] = [world(() => 0), world(() => 10), world((i) => (i * 37) % 10)].map(answers);
  expect(zeros?.size).toBeGreaterThan(70);
  for (const [asked, answer] of zeros ?? []) {
    expect(JSON.stringify(tens?.get(asked)), asked).toBe(JSON.stringify(answer));
    expect(JSON.stringify(mixed?.get(asked)), asked).toBe(JSON.stringify(answer));
  }
});

test("the attack finds what is not hidden: of forty people each, the same answers move", () => {
  const open = (value: number) => {
    const summary = world(() => 0);
    const { column } = summary;
    return answers({ ...summary, column: (measure, round) => new Map(column(measure, round)).set("S0", value) });
  };
  const [low, high] = [open(0), open(10)];
  const moved = [...low].filter(([asked, answer]) => JSON.stringify(high.get(asked)) !== JSON.stringify(answer));
  expect(moved.length).toBeGreaterThan(20);
});
