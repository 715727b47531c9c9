/** A measure beside an outcome as a table to take along: one row for each school that shows both, by name. */
import type { Beside } from "../measure/beside.ts";
import type { Summary } from "../measure/summary.store.ts";
import type { Take } from "./take.ts";
import { sourcesOf } from "./take-heatmap.ts";

type Row = Beside["points"][number];

/** The table, and what is said once of all of it: rounds, correlation, where the numbers come from. */
export function besideTake(
  root: string,
  beside: Beside,
  summary: Summary,
  site: string,
): { take: Take<Row>; about: Record<string, unknown> } {
  const { score, outcome, rounds, n, left, found } = beside;
  const sources = sourcesOf(summary, new Set([score.mapping, outcome.mapping]));
  return {
    take: tableOf(beside, summary, site),
    about: { root, site, rounds, n, left, ...(found && { found }), sources },
  };
}

function tableOf({ score, outcome, rounds, points }: Beside, { shown }: Summary, site: string): Take<Row> {
  const people = (measure: string, round: string) => ({
    type: "whole number" as const,
    unit: "people",
    means: "How many people its value at the school rests on. Its range, where one can be computed: heatmap.csv.",
    missing: "the source does not say",
    of: ({ place }: Row) => {
      const cell = shown.cell(place.id, measure, round);
      return cell?.state === "value" ? cell.n : null;
    },
  });
  const name = [score.id, outcome.id].map((id) => id.replace(/[^A-Za-z0-9_-]/g, "-")).join("-and-");
  const own = "the measure's own";
  return {
    name: `together-${name}`,
    about: "One row for each school that shows both results. Hidden results take no part.",
    rows: points,
    columns: [
      { name: "root", type: "id", means: "The district at the top.", of: ({ place }) => place.root },
      {
        name: "place",
        type: "id",
        means: "The school's id, as its publisher uses it.",
        of: ({ place }) => place.id,
      },
      { name: "name", type: "text", means: "Its name, as published.", of: ({ place }) => place.name },
      { name: "score_measure", type: "id", means: "The measure, MAPPING:MEASURE.", of: () => score.id },
      { name: "score_round", type: "text", means: "Its round.", of: () => rounds[0] },
      { name: "score", type: "number", unit: own, means: "Its value at the school.", of: ({ x }) => x },
      { name: "score_n", ...people(score.id, rounds[0]) },
      { name: "outcome_measure", type: "id", means: "The outcome, MAPPING:MEASURE.", of: () => outcome.id },
      { name: "outcome_round", type: "text", means: "Its round.", of: () => rounds[1] },
      { name: "outcome", type: "number", unit: own, means: "Its value at the school.", of: ({ y }) => y },
      { name: "outcome_n", ...people(outcome.id, rounds[1]) },
      {
        name: "url",
        type: "address",
        means: "The school's page.",
        of: ({ place }) => `${site}/at/${encodeURIComponent(place.root)}/${encodeURIComponent(place.id)}`,
      },
    ],
  };
}
