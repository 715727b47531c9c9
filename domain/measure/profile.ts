import type { Dimension } from "../../db/schema.ts";
import { type Reading, standingOf } from "../collect/reading.ts";
import type { Commons } from "../commons/commons.ts";
import type { Disclosed } from "../people/disclosure.ts";
import type { Place } from "../people/place.ts";
import { bandOf, positionIn, without } from "./compare.ts";
import { estimateOf } from "./estimate.ts";
import { type Family, familiesOf, type Item, type Line } from "./family.ts";
import type { Measure } from "./measure.ts";
import { type Disagree, disagree, type StandsOut, standsOut, type Unknown, unknown } from "./sentences.ts";
import { type Similar, similarSchools } from "./similar.ts";
import type { Summary } from "./summary.store.ts";
import { trendsOf } from "./trend.ts";
import { type Beginning, cheapest, lifeSkillsBeginning, type Unasked, unaskedAt } from "./unasked.ts";

/** What is known of a place at a date. Everything in it has passed disclosure. */
export type Profile = {
  place: Place;
  path: readonly Place[];
  facts: Line[]; // context: enrollment, shares
  families: Family[];
  loose: Item[]; // questions that no score is made from
  compared: { gradeSpan: string | null; schools: number };
  similar: Similar;
  standsOut: StandsOut;
  disagree: Disagree;
  unknown: Unknown;
  unasked: Unasked[];
  lifeSkills: Beginning | null; // how to begin with life skills
  readings: readonly Reading[];
};

/**
 * The profile of one place.
 *
 * @param own       everything shown of the place, single questions included
 * @param readings  the newest of each indicator and condition
 */
export function profileOf(
  commons: Commons,
  summary: Summary,
  {
    place,
    path,
    own,
    readings,
  }: { place: Place; path: readonly Place[]; own: Disclosed; readings: readonly Reading[] },
): Profile {
  const me = summary.traits.find((school) => school.place === place.id);
  const similar: Similar = me ? similarSchools(me, summary.traits) : { state: "no-grade-span" };
  const like = similar.state === "found" ? similar.schools.map((school) => school.place) : [];
  const newest = (measure: Measure): Item | null => {
    const last = own.latest(place.id, measure.id);
    return last ? { measure, ...last } : null;
  };
  const itemsOf = (measure: Measure, round: string) =>
    (measure.madeFrom ?? []).flatMap((id) => {
      const item = summary.byId.get(id);
      return item ? [{ measure: item, cell: own.cell(place.id, id, round) }] : [];
    });
  const lineOf = (measure: Measure): Line[] => {
    const found = newest(measure);
    if (!found) return [];
    const { round, cell } = found;
    const points = own.rounds(place.id, measure.id).map(([at, there]) => ({
      round: at,
      cell: there,
      estimate: there.state === "value" ? estimateOf(measure, there, itemsOf(measure, at)) : null,
    }));
    const estimate = points.at(-1)?.estimate ?? null;
    const column = summary.column(measure.id, round);
    const compare = measure.dimension !== "context" && measure.kind !== "ordered";
    const values = compare ? without(summary.ascending(measure.id, round, place), column.get(place.id)) : [];
    const likeValues = like.flatMap((other) => column.get(other) ?? []);
    const band = bandOf(values);
    const position = estimate && band ? positionIn(values, estimate.value) : null;
    const likeBand = compare ? bandOf(likeValues) : null;
    return [{ measure, round, cell, estimate, band, likeBand, position, trends: trendsOf(measure, points) }];
  };

  const lines = summary.measures.filter(({ kind }) => kind !== "item").flatMap(lineOf);
  const facts = lines.filter(({ measure }) => measure.dimension === "context" && measure.source === "record");
  const items = summary.measures.filter(({ kind }) => kind === "item").flatMap((measure) => newest(measure) ?? []);
  const titles = new Map(summary.imports.flatMap(({ mapping, title }) => (title ? [[mapping, title] as const] : [])));
  const families = familiesOf(
    lines.filter((line) => !facts.includes(line)),
    items,
    titles,
  );
  const used = new Set(families.flatMap((family) => family.items));

  const { levels } = standingOf(readings);
  const bearing = lines
    .filter(({ estimate }) => estimate)
    .flatMap(({ measure }) => measure.bearsOn.map((b) => b.indicator));
  const known = new Set([...levels.keys(), ...bearing]);
  const unasked = unaskedAt(commons, known);
  const open = commons.all("indicators").filter(({ id }) => !known.has(id));
  const shown = new Set<Dimension>(
    lines.filter(({ cell }) => cell.state === "value").map(({ measure }) => measure.dimension),
  );
  if (levels.size > 0) shown.add("change");
  const lifeSkills = lifeSkillsBeginning(commons);
  const lined = families.flatMap((family) => family.lines);
  return {
    place,
    path,
    facts,
    families,
    loose: items.filter((item) => !used.has(item)),
    compared: { gradeSpan: place.gradeSpan, schools: Math.max(0, ...lined.map(({ band }) => band?.n ?? 0)) },
    similar,
    standsOut: standsOut(lined),
    disagree: disagree(families),
    unknown: unknown(shown, unasked, { change: cheapest(commons, open), lifeSkills }),
    unasked,
    lifeSkills,
    readings,
  };
}
