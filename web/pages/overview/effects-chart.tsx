/** Effects with their ranges as a file. */
import type { EffectRow, Effects } from "../../../domain/commons/effects.ts";
import { axisOver } from "../../../plots/axis.ts";
import { FileForest } from "../../../plots/forest.tsx";
import { number } from "../../format.ts";
import type { Ctx } from "../../page.tsx";
import type { Chart } from "./charts.tsx";

const WIDTH = 820;

export function effectsChart({ lang, say }: Ctx, { metric, rows }: Effects, title: string, page: string): Chart {
  const digits = metric === "pp" ? 1 : 2;
  const figure = (value: number) => number(value, digits);
  const written = ({ value, range }: EffectRow) =>
    range
      ? say("overview.effects.value", { value: figure(value), low: figure(range[0]), high: figure(range[1]) })
      : figure(value);
  const axis = axisOver([0, ...rows.flatMap(({ value, range }) => [value, ...(range ?? [])])], {
    low: null,
    high: null,
  });
  return {
    title,
    unit: say("overview.effects.unit", { unit: say(`label.metric.${metric}`) }),
    n: say("overview.effects.n", {
      n: rows.length,
      studies: new Set(rows.map(({ study }) => study.id)).size,
      ranges: rows.filter(({ range }) => range).length,
    }),
    page,
    columns: ["study", "outcome", "value", "low", "high", "level", "read"].map((key) =>
      say(`overview.effects.column.${key}`),
    ),
    rows: rows.map(({ study, finding, value, range, level }) => [
      study.title,
      finding.outcome,
      value,
      range?.[0] ?? null,
      range?.[1] ?? null,
      range ? level : null,
      say(`label.read.${finding.read ?? study.read}`),
    ]),
    size: { width: WIDTH, height: FileForest.height(rows.length) },
    picture: (
      <FileForest
        axis={axis}
        width={WIDTH - 48}
        none={say("overview.effects.none")}
        write={(tick) => new Intl.NumberFormat(lang === "es" ? "es-US" : "en-US").format(tick).replace("-", "−")}
        rows={rows.map((row) => ({
          label: row.study.title,
          note: row.finding.outcome,
          value: row.value,
          range: row.range,
          written: written(row),
        }))}
      />
    ),
  };
}
