/**
 * What teams agreed on as a table: a row for each self-review or condition check. Nothing that was seen is in it, and a spread
 * from ten people on only: the type of its rows has no room for the first, and `agreedUnder` hands on no other.
 */
import { writeAbout } from "../collect/reading.ts";
import { type Answer, answersOf, type NoteName, type Review, type Tick } from "../collect/review.ts";
import { type Commons, titleOf } from "../commons/commons.ts";
import type { Place } from "../people/place.ts";
import type { Column } from "./tables/column.ts";
import { LEVEL_NAMES, LEVELS_TOLD, type Take } from "./take.ts";

export type Agreed = Omit<Review, "seen">;
type Row = { review: Agreed; title: string; name: string };

/** What teams wrote that goes along. Who was in the room and who led stay on the team's page. */
export const takenNotes = [
  "reasons",
  "minority",
  "missing",
  "step",
  "who",
  "when",
  "obstacle",
  "mover",
  "signed",
] as const satisfies readonly NoteName[];

const meansOf: Record<(typeof takenNotes)[number], string> = {
  reasons: "Why the team agreed on it; of a condition the document or sentence that shows it.",
  minority: "A different view that remained, with its reason.",
  missing: "What the team would need to see to say the next level.",
  step: "One next step.",
  who: "Who takes it.",
  when: "By when, as the team wrote it.",
  obstacle: "What is in the way.",
  mover: "Who can move it.",
  signed: "How the team signed.",
};

/** @param of  the place whose page this is, and the names of all places that the reviews are about, by id */
export function reviewsTake(
  commons: Commons,
  of: Place,
  reviews: readonly Agreed[],
  names: ReadonlyMap<string, string>,
): Take<Row> {
  return {
    name: `innodopt-${of.root}-${of.id}-reviews`,
    about:
      "One row for each self-review of an indicator and each check of a condition that a team agreed on, newest first. Levels are read by people; do not average them or compare teams by them.",
    columns,
    rows: reviews.map((review) => ({
      review,
      name: names.get(review.place) ?? review.place,
      title: titleOf(commons, review.about.kind === "indicator" ? "indicators" : "conditions", review.about.id, "en")
        .text,
    })),
  };
}

const spread = (answer: Answer, means: string): Column<Row> => ({
  name: `placed_${answer.replace("-", "_")}`,
  type: "whole number",
  unit: "people",
  missing:
    "fewer than ten placed, so the spread stands on the team's own page alone (below five nowhere); or not an answer of this kind of record",
  means,
  of: ({ review }) => {
    const at = answersOf(review.about).indexOf(answer);
    return at < 0 ? null : review.counts?.[at];
  },
});

const TICKS = ["not-seen", "in-places", "widely"] as const;
const ticks = (all: readonly (Tick | null)[]) => all.map((tick) => (tick === null ? "not-said" : TICKS[tick]));

const columns: readonly Column<Row>[] = [
  { name: "root", type: "id", means: "Id of the district or independent school.", of: ({ review }) => review.root },
  { name: "place", type: "id", means: "Id of the place under it.", of: ({ review }) => review.place },
  { name: "place_name", type: "text", means: "The place's name.", of: ({ name }) => name },
  {
    name: "about",
    type: "id",
    means: "indicator:ID or condition:ID of the record. Its text stands at /indicators/ID or /conditions/ID.",
    of: ({ review }) => writeAbout(review.about),
  },
  { name: "title", type: "text", means: "Its title, in English.", of: ({ title }) => title },
  {
    name: "text_version",
    type: "text",
    means: "The version of the text that the team read.",
    of: ({ review }) => review.version,
  },
  { name: "opened_on", type: "date", means: "The day it began.", of: ({ review }) => review.openedOn },
  {
    name: "agreed_on",
    type: "date",
    missing: "never empty in this table",
    means: "The day of the agreement.",
    of: ({ review }) => review.agreedOn,
  },
  {
    name: "way",
    type: "word",
    values: ["laptop", "phones", "paper"],
    means: "How the private placements came in.",
    of: ({ review }) => review.way,
  },
  {
    name: "people",
    type: "whole number",
    unit: "people",
    missing: "not said",
    means: "In the room, as the team said.",
    of: ({ review }) => review.people,
  },
  {
    name: "placed",
    type: "whole number",
    unit: "people",
    means: "How many placed the team in private.",
    of: ({ review }) => review.placed,
  },
  ...(["1", "2", "3", "4"] as const).map((level, i) =>
    spread(level, `How many placed the team at level ${level} (${LEVEL_NAMES[i]}), before the talk.`),
  ),
  spread("cannot-tell", "How many could not tell."),
  spread("present", "How many said that the condition is present."),
  spread("partly", "How many said partly."),
  spread("absent", "How many said absent."),
  spread("not-known", "How many did not know."),
  {
    name: "level",
    type: "whole number",
    values: ["1", "2", "3", "4"],
    missing: "of a condition",
    means: `Of an indicator: the level the team agreed on. ${LEVELS_TOLD}. A reading of its text, no score.`,
    of: ({ review }) => review.agreed?.level,
  },
  {
    name: "also",
    type: "whole number",
    values: ["2", "3", "4"],
    missing: "the team agreed on one level",
    means: "Two views remained: between level and this one.",
    of: ({ review }) => review.agreed?.also,
  },
  {
    name: "status",
    type: "word",
    values: ["present", "partly", "absent", "not-known"],
    missing: "of an indicator",
    means: "Of a condition: how the team says it stands. not-known is never absent.",
    of: ({ review }) => review.agreed?.status,
  },
  {
    name: "look_fors",
    type: "list of words",
    values: [...TICKS, "not-said"],
    missing: "none was ticked",
    means: "For each look-for of the record, in its order: was it seen?",
    of: ({ review }) => ticks(review.looks.lookFors),
  },
  {
    name: "look_alikes",
    type: "list of words",
    values: [...TICKS, "not-said"],
    missing: "none was ticked",
    means: "For each thing that only looks like it, in the record's order: could this be the team?",
    of: ({ review }) => ticks(review.looks.lookAlikes),
  },
  ...takenNotes.map(
    (name): Column<Row> => ({
      name,
      type: "text",
      missing: "nothing written",
      means: meansOf[name],
      of: ({ review }) => review.notes[name],
    }),
  ),
];

/** The same as data, for the API: nothing of the room, nothing that was seen. */
export function reviewData(review: Agreed) {
  const { root, place, about, version, openedOn, agreedOn, way, people, placed, counts, agreed, looks, notes } = review;
  return {
    ...{ root, place, about, version, openedOn, agreedOn, way, people, placed },
    counts: counts && answersOf(about).map((answer, i) => ({ answer, people: counts[i] ?? 0 })),
    ...{ level: agreed?.level ?? null, also: agreed?.also ?? null, status: agreed?.status ?? null },
    looks: { lookFors: ticks(looks.lookFors), lookAlikes: ticks(looks.lookAlikes) },
    notes: Object.fromEntries(takenNotes.flatMap((name) => (notes[name] ? [[name, notes[name]]] : []))),
  };
}
