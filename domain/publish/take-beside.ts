/** A measure beside an outcome as a table to take along: one row for each school that shows both, by name. */
import type { Beside } from "../measure/beside.ts";
import type { Take } from "./take.ts";

type Row = { beside: Beside; point: Beside["points"][number] };

export function besideTake(beside: Beside, site: string): Take<Row> {
  const { score, outcome } = beside;
  const name = [score.id, outcome.id].map((id) => id.replace(/[^A-Za-z0-9_-]/g, "-")).join("-and-");
  const own = "the measure's own";
  return {
    name: `together-${name}`,
    about: "One row for each school that shows both results. Hidden results take no part.",
    rows: beside.points.map((point) => ({ beside, point })),
    columns: [
      { name: "root", type: "id", means: "The district at the top.", of: ({ point }) => point.place.root },
      {
        name: "place",
        type: "id",
        means: "The school's id, as its publisher uses it.",
        of: ({ point }) => point.place.id,
      },
      { name: "name", type: "text", means: "Its name, as published.", of: ({ point }) => point.place.name },
      { name: "score_measure", type: "id", means: "The measure, MAPPING:MEASURE.", of: () => score.id },
      { name: "score_round", type: "text", means: "Its round.", of: () => beside.rounds[0] },
      { name: "score", type: "number", unit: own, means: "Its value at the school.", of: ({ point }) => point.x },
      { name: "outcome_measure", type: "id", means: "The outcome, MAPPING:MEASURE.", of: () => outcome.id },
      { name: "outcome_round", type: "text", means: "Its round.", of: () => beside.rounds[1] },
      { name: "outcome", type: "number", unit: own, means: "Its value at the school.", of: ({ point }) => point.y },
      {
        name: "url",
        type: "address",
        means: "The school's page.",
        of: ({ point: { place } }) => `${site}/at/${encodeURIComponent(place.root)}/${encodeURIComponent(place.id)}`,
      },
    ],
  };
}
