/** A reference distribution as a table to take along: one row for each group of schools and share. */
import { outOf, type Usual, type UsualGroup } from "../measure/usual.ts";
import type { Take } from "./take.ts";

type Row = { usual: Usual; group: UsualGroup; at: UsualGroup["quantiles"][number] };

export function usualTake(usual: Usual): Take<Row> {
  return {
    name: `usual-${usual.measure.id.replace(/[^A-Za-z0-9_-]/g, "-")}-${usual.round}`,
    about:
      "One row for each group of schools and share of them: the value below which that share of the schools lies, with its range.",
    rows: usual.groups.flatMap((group) => group.quantiles.map((at) => ({ usual, group, at }))),
    columns: [
      { name: "measure", type: "id", means: "The measure, MAPPING:MEASURE.", of: ({ usual }) => usual.measure.id },
      { name: "round", type: "text", means: "When it was asked or recorded.", of: ({ usual }) => usual.round },
      {
        name: "schools",
        type: "text",
        missing: "all schools",
        means: "Grade span of the schools, as published.",
        of: ({ group }) => group.gradeSpan,
      },
      {
        name: "n",
        type: "whole number",
        unit: "schools",
        means: "Schools with a number that may be shown.",
        of: ({ group }) => group.n,
      },
      {
        name: "few_answered",
        type: "whole number",
        unit: "schools",
        means: "Of n: schools where fewer than half of those asked answered.",
        of: ({ group }) => group.few,
      },
      ...outOf.map((why) => ({
        name: `out_${why.replace("-", "_")}`,
        type: "whole number" as const,
        unit: "schools",
        means: OUT[why],
        of: ({ group }: Row) => group.out[why],
      })),
      { name: "share", type: "number", means: "Share of the schools that lie below, 0 to 1.", of: ({ at }) => at.p },
      {
        name: "value",
        type: "number",
        unit: "the measure's own",
        means: "The value below which that share lies (type 7).",
        of: ({ at }) => at.value,
      },
      {
        name: "low",
        type: "number",
        unit: "the measure's own",
        missing: "too few schools to name an end",
        means: "Lower end of its 95% range (order statistics).",
        of: ({ at }) => at.low,
      },
      {
        name: "high",
        type: "number",
        unit: "the measure's own",
        missing: "too few schools to name an end",
        means: "Upper end of its 95% range.",
        of: ({ at }) => at.high,
      },
      {
        name: "version",
        type: "id",
        means: "Differs whenever a number or the method does.",
        of: ({ usual }) => usual.version,
      },
    ],
  };
}

const OUT = {
  hidden: "Schools left out: hidden here, because few people stand behind the number.",
  suppressed: "Schools left out: withheld by the publisher.",
  censored: "Schools left out: only a bound is published.",
  missing: "Schools left out: no number in the file.",
  "not-asked": "Schools left out: these people were not asked.",
  none: "Schools left out: not in the file of this round.",
} as const;
