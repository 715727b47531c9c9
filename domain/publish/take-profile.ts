/** A place's profile as a table: a row for each number, each question, and what people said. Everything in it is as the page shows it. */

import type { Reading } from "../collect/reading.ts";
import { writeAbout } from "../collect/reading.ts";
import { type Commons, titleOf } from "../commons/commons.ts";
import type { Item, Line } from "../measure/family.ts";
import type { Profile } from "../measure/profile.ts";
import type { Cell as Shown } from "../people/disclosure.ts";
import type { Cell, Column } from "./tables/column.ts";
import { LEVELS_TOLD, type Take } from "./take.ts";

type Row =
  | { row: "number"; line: Line }
  | { row: "question"; item: Item }
  | { row: "said"; reading: Reading; title: string };

const STATES = ["value", "censored", "hidden", "suppressed", "missing", "not-asked", "said"];
const NO_NUMBER = "the state says why there is no number";
const NOT_SAID = "not what somebody said, or said of the other kind";

export function profileTake(commons: Commons, profile: Profile): Take<Row> {
  const { place, facts, families, loose, readings } = profile;
  const lines = [...facts, ...families.flatMap((family) => family.lines)];
  const items = [...families.flatMap((family) => family.items), ...loose];
  return {
    name: `innodopt-${place.root}-${place.id}-profile`,
    about:
      "One row for each number, each question and each thing said of one place, newest round, as its page shows them.",
    rows: [
      ...lines.map((line): Row => ({ row: "number", line })),
      ...items.map((item): Row => ({ row: "question", item })),
      ...readings.map((reading): Row => ({ row: "said", reading, title: titleIn(commons, reading) })),
    ],
    columns: [
      { name: "root", type: "id", means: "Id of the district or independent school.", of: () => place.root },
      { name: "place", type: "id", means: "Id of the place under it.", of: () => place.id },
      { name: "place_name", type: "text", means: "The place's name as published.", of: () => place.name },
      ...columns,
    ],
  };
}

const titleIn = (commons: Commons, { about }: Reading) =>
  titleOf(commons, about.kind === "indicator" ? "indicators" : "conditions", about.id, "en").text;

const measureOf = (row: Row) =>
  row.row === "number" ? row.line.measure : row.row === "question" ? row.item.measure : null;
const cellIn = (row: Row): Shown | null =>
  row.row === "number" ? row.line.cell : row.row === "question" ? row.item.cell : null;
const valueIn = (row: Row) => {
  const cell = cellIn(row);
  return cell?.state === "value" ? cell : null;
};
const lineIn = (row: Row) => (row.row === "number" ? row.line : null);
const rangeIn = (row: Row) => lineIn(row)?.estimate?.range ?? null;
const saidIn = (row: Row) => (row.row === "said" ? row.reading : null);

const number = (name: string, means: string, missing: string, of: (row: Row) => Cell, unit?: string): Column<Row> => ({
  name,
  type: "number",
  means,
  missing,
  of,
  ...(unit ? { unit } : {}),
});
const whole = (name: string, means: string, missing: string, of: (row: Row) => Cell): Column<Row> => ({
  name,
  type: "whole number",
  unit: "people or places, as the meaning says",
  means,
  missing,
  of,
});

const columns: readonly Column<Row>[] = [
  {
    name: "row",
    type: "word",
    values: ["number", "question", "said"],
    means: "What this row is: a number, the answers to one question, or what people said of an indicator or condition.",
    of: ({ row }) => row,
  },
  {
    name: "measure",
    type: "id",
    means: "The measure; of what was said, indicator:ID or condition:ID of the record.",
    of: (row) => measureOf(row)?.id ?? (row.row === "said" ? writeAbout(row.reading.about) : null),
  },
  {
    name: "title",
    type: "text",
    means: "The measure's title, the question, or the record's title, in English.",
    of: (row) =>
      row.row === "question"
        ? (row.item.measure.question ?? row.item.measure.title).en
        : (measureOf(row)?.title.en ?? (row.row === "said" ? row.title : "")),
  },
  {
    name: "source",
    type: "word",
    values: ["teacher", "student", "family", "leader", "observer", "record", "self-review", "one-person"],
    means: "Who answered or where it was recorded; self-review = a team's agreement, one-person = one person's word.",
    of: (row) => measureOf(row)?.source ?? (saidIn(row)?.review ? "self-review" : "one-person"),
  },
  {
    name: "dimension",
    type: "word",
    values: ["academic", "life-skills", "change", "context"],
    means: "Which kind of evidence it is. What was said is about change.",
    of: (row) => measureOf(row)?.dimension ?? "change",
  },
  {
    name: "kind",
    type: "word",
    missing: "what was said",
    means:
      "What the number is: a score on a scale, a percent, a count, a number, a word on an ordered scale, or item for a single question, which has answers and no score.",
    of: (row) => measureOf(row)?.kind,
  },
  {
    name: "round",
    type: "text",
    means: "When it was asked or recorded, as the source has it; of what was said its day.",
    of: (row) =>
      lineIn(row)?.round ?? (row.row === "question" ? row.item.round : saidIn(row)?.saidAt.toISOString().slice(0, 10)),
  },
  {
    name: "state",
    type: "word",
    values: STATES,
    means:
      "hidden = fewer than 10 people, or it would give such a group away; suppressed = the source withheld it; censored = only a bound is given; missing = no number in the file; not-asked = nobody was asked; said = said by people. None of these is a zero.",
    of: (row) => cellIn(row)?.state ?? "said",
  },
  {
    name: "why",
    type: "word",
    values: ["few", "partner", "unknown"],
    missing: "not hidden",
    means:
      "Why it is hidden: a small group (few), it would give one away (partner), or the group's size is not known (unknown).",
    of: (row) => whyOf(cellIn(row)),
  },
  number(
    "value",
    "The number as published.",
    NO_NUMBER,
    (row) => valueIn(row)?.value,
    "the measure's own: points between scale_low and scale_high, or percent, or as the title says",
  ),
  {
    name: "word",
    type: "text",
    missing: "a number, or none",
    means: "The bound (of censored) or the word on an ordered scale, as published.",
    of: (row) => wordOf(cellIn(row)),
  },
  number("scale_low", "Lowest end of the scale.", "no scale", (row) => measureOf(row)?.low),
  number("scale_high", "Highest end of the scale.", "no scale", (row) => measureOf(row)?.high),
  whole("n", "People in the group, 10 or more.", "the source does not say, or no number is shown", (row) =>
    nOf(cellIn(row)),
  ),
  whole("eligible", "People who could have answered.", "the source does not say", (row) => valueIn(row)?.eligible),
  number(
    "rate",
    "Of those who could have, how many answered.",
    "not known",
    (row) => lineIn(row)?.estimate?.rate ?? valueIn(row)?.rate,
    "percent",
  ),
  number(
    "low",
    "Lower end of the range in which the number lies with range_level.",
    "the source gives nothing to compute a range from",
    (row) => rangeIn(row)?.low,
    "as value",
  ),
  number("high", "Upper end of that range.", "as low", (row) => rangeIn(row)?.high, "as value"),
  number("range_level", "How surely: 0.95 = 95 in 100.", "no range", (row) => rangeIn(row)?.level, "share"),
  {
    name: "method",
    type: "word",
    values: ["at-most", "wilson", "published"],
    missing: "no number",
    means:
      "How the range was made: /methods/scale-upper-bound (at most this wide), /methods/wilson, or as published without one.",
    of: (row) => lineIn(row)?.estimate?.method,
  },
  whole(
    "others",
    "How many other places the next three columns are about.",
    "fewer than 10 others",
    (row) => lineIn(row)?.band?.n,
  ),
  number("others_p25", "A quarter of them lie below.", "as others", (row) => lineIn(row)?.band?.p25, "as value"),
  number("others_p50", "Half of them lie below.", "as others", (row) => lineIn(row)?.band?.p50, "as value"),
  number("others_p75", "Three quarters of them lie below.", "as others", (row) => lineIn(row)?.band?.p75, "as value"),
  {
    name: "answers",
    type: "list of sentences",
    missing: "no question with published answers",
    means: "The answers one could choose, in English.",
    of: (row) =>
      valueIn(row)?.counts && row.row === "question"
        ? (row.item.measure.options ?? []).map(({ label }) => label.en)
        : null,
  },
  {
    name: "counts",
    type: "list of words",
    missing: "no question with published answers",
    means: "How many chose each, in the order of answers.",
    of: (row) => (row.row === "question" ? valueIn(row)?.counts : null),
  },
  {
    name: "level",
    type: "whole number",
    values: ["1", "2", "3", "4"],
    missing: NOT_SAID,
    means: `Of an indicator: the level whose text people say is true. ${LEVELS_TOLD}. Read by people, never computed; do not average.`,
    of: (row) => saidIn(row)?.level,
  },
  {
    name: "status",
    type: "word",
    values: ["present", "partly", "absent", "not-known"],
    missing: NOT_SAID,
    means: "Of a condition: how people say it stands. not-known is never absent.",
    of: (row) => saidIn(row)?.status,
  },
  {
    name: "reason",
    type: "text",
    missing: "not what somebody said",
    means: "The reason they gave.",
    of: (row) => saidIn(row)?.reason,
  },
  {
    name: "said_by",
    type: "text",
    missing: "not what somebody said",
    means: "How they signed: a role, a team or a name.",
    of: (row) => saidIn(row)?.saidBy,
  },
];

const whyOf = (cell: Shown | null) => (cell && "why" in cell ? cell.why : null);
const wordOf = (cell: Shown | null) => (cell?.state === "censored" || cell?.state === "value" ? cell.word : null);
const nOf = (cell: Shown | null) => (cell?.state === "censored" || cell?.state === "value" ? cell.n : null);
