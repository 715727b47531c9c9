/** A district's heatmap as a table to take along: a row for each school, measure and source. What goes in has passed disclosure. */
import type { Heat, HeatCell } from "../measure/heatmap.ts";
import type { Summary } from "../measure/summary.store.ts";
import type { Place } from "../people/place.ts";
import type { Column } from "./tables/column.ts";
import type { Take } from "./take.ts";

type Row = HeatCell & { place: Place; title: string };

/** The place and where its numbers come from stand beside the rows in the JSON. */
export function heatmapTake(heat: Heat, summary: Pick<Summary, "imports">, site: string) {
  const titles = new Map(heat.families.map(({ id, title }) => [id, title.en]));
  const rows = heat.all.flatMap(({ place, cells }) =>
    cells
      .filter(({ shown }) => shown !== null)
      .map((cell): Row => ({ ...cell, place, title: titles.get(cell.column.family) ?? cell.column.family })),
  );
  const { root, id, name } = heat.place;
  const used = new Set(rows.map(({ measure }) => measure.mapping));
  const take: Take<Row> = {
    name: `${root}${id === root ? "" : `-${id}`}-heatmap`.replace(/[^A-Za-z0-9._-]+/g, "-"),
    about:
      "One row for each school, measure and source of which anything is stored. Schools stand by name within their grades; no order says how good.",
    columns,
    rows,
  };
  return { take, about: { place: { root, id, name }, site, sources: sourcesOf(summary, used) } };
}

/** Where the numbers of some mappings come from. */
export const sourcesOf = (summary: Pick<Summary, "imports">, mappings: ReadonlySet<string>) =>
  summary.imports
    .filter(({ mapping }) => mappings.has(mapping))
    .map(({ mapping, title, publisher }) => ({ mapping, title: title?.en ?? null, publisher }));

const NONE = "no number, see state";
const value = ({ shown }: Row) => (shown?.state === "value" ? shown : null);

const columns: readonly Column<Row>[] = [
  { name: "school", type: "id", means: "The school's id under its root.", of: ({ place }) => place.id },
  { name: "school_name", type: "text", means: "Its name, as published.", of: ({ place }) => place.name },
  {
    name: "grades",
    type: "text",
    means: "Its grade span, as published.",
    missing: "not on record",
    of: ({ place }) => place.gradeSpan,
  },
  { name: "under", type: "id", means: "The place it lies under.", missing: "nothing", of: ({ place }) => place.parent },
  {
    name: "family",
    type: "id",
    means: "What was asked or recorded; several sources share it.",
    of: ({ column }) => column.family,
  },
  { name: "family_title", type: "text", means: "The same in words.", of: ({ title }) => title },
  {
    name: "source",
    type: "word",
    values: ["teacher", "student", "family", "leader", "observer", "record"],
    means: "Who says so.",
    of: ({ column }) => column.source,
  },
  {
    name: "measure",
    type: "id",
    means: "MAPPING:MEASURE, the form that this school has.",
    of: ({ measure }) => measure.id,
  },
  { name: "measure_title", type: "text", means: "Its title.", of: ({ measure }) => measure.title.en },
  { name: "round", type: "text", means: "The round that is shown.", of: ({ round }) => round },
  {
    name: "state",
    type: "word",
    values: ["number", "word", "censored", "hidden", "suppressed", "missing", "not-asked"],
    means:
      "number, word: a result. censored: a bound. hidden: we hide it, a small group. suppressed: the source hides it. missing: nobody answered, or no number in the file. not-asked: these people were not asked there.",
    of: ({ form }) => form.state,
  },
  {
    name: "why",
    type: "word",
    values: ["few", "partner", "unknown"],
    missing: "not hidden",
    means:
      "Why it is hidden. few: fewer than 10 people. partner: it would give another hidden result away. unknown: nobody says how many people.",
    of: ({ form }) => (form.state === "hidden" ? form.why : null),
  },
  {
    name: "value",
    type: "number",
    unit: "of the measure's scale",
    missing: NONE,
    means: "As published.",
    of: (row) => value(row)?.value,
  },
  { name: "word", type: "text", missing: "no word", means: "An ordered word or a bound, as published.", of: wordOf },
  {
    name: "word_position",
    type: "whole number",
    unit: "1 = lowest",
    missing: "no word in an order",
    means: "The word's place in its order. It is never averaged.",
    of: ({ form }) => (form.state === "word" && form.at !== null ? form.at + 1 : null),
  },
  {
    name: "word_positions",
    type: "whole number",
    missing: "no word in an order",
    means: "How many words the order has.",
    of: ({ form }) => (form.state === "word" && form.at !== null ? form.of : null),
  },
  {
    name: "scale_low",
    type: "number",
    missing: "no end given",
    means: "Lower end of the scale.",
    of: ({ measure }) => measure.low,
  },
  {
    name: "scale_high",
    type: "number",
    missing: "no end given",
    means: "Upper end of the scale.",
    of: ({ measure }) => measure.high,
  },
  {
    name: "low",
    type: "number",
    missing: "as published, no range",
    means: "Lower end of the 95 % range.",
    of: ({ estimate }) => estimate?.range?.low,
  },
  {
    name: "high",
    type: "number",
    missing: "as published, no range",
    means: "Upper end of the 95 % range.",
    of: ({ estimate }) => estimate?.range?.high,
  },
  {
    name: "method",
    type: "word",
    values: ["at-most", "wilson", "published"],
    missing: NONE,
    means: "What the range is. at-most: at most this wide. wilson: of a share. published: none, as published.",
    of: ({ estimate }) => estimate?.method,
  },
  {
    name: "n",
    type: "whole number",
    unit: "people",
    missing: "not published, or not shown",
    means: "How many answered, or are counted.",
    of: ({ shown }) => (shown && "n" in shown ? shown.n : null),
  },
  {
    name: "eligible",
    type: "whole number",
    unit: "people",
    missing: "not published, or not shown",
    means: "How many could have answered.",
    of: (row) => value(row)?.eligible,
  },
  {
    name: "fewer_than_half",
    type: "true or false",
    missing: "no result",
    means: "Fewer than half of those who could have answered did; not known counts as no.",
    of: ({ form }) => (form.state === "number" || form.state === "word" ? form.few : null),
  },
];

function wordOf({ form }: Row): string | null {
  if (form.state === "word") return form.word.en;
  return form.state === "censored" ? form.word : null;
}
