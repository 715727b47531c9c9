/** Effects of one metric on one axis: the most precise first, nulls among the others, nothing pooled. The table is the data. */
import type { Effects } from "../../domain/commons/effects.ts";
import { axisOver } from "../../plots/axis.ts";
import { ForestTrack } from "../../plots/forest.tsx";
import { Ticks } from "../../plots/track.tsx";
import { number } from "../format.ts";
import { useCtx } from "../page.tsx";
import { RecordLink } from "./record-link.tsx";
import { Sec, T } from "./record-parts.tsx";
import { TakeChart } from "./take-chart.tsx";

/** `chart`: the name of the same chart as a file, "effects-claims-ID". */
export function EffectRows({ effects: { metric, rows }, chart }: { effects: Effects; chart: string }) {
  const { say } = useCtx();
  const digits = metric === "pp" ? 1 : 2;
  const ends = rows.flatMap(({ value, range }) => [value, ...(range ?? [])]);
  const whole = axisOver([0, ...ends], { low: null, high: null });
  const axis = { ...whole, ticks: [...new Set([whole.low, 0, whole.high])] }; // three words fit a phone
  const studies = new Set(rows.map(({ study }) => study.id)).size;
  return (
    <Sec id="effects" title={say("overview.effects.title", { n: rows.length })}>
      <table class="rows forest effects">
        <caption>
          {say("overview.effects.unit", { unit: say(`label.metric.${metric}`) })}.{" "}
          {say("overview.effects.n", { n: rows.length, studies, ranges: rows.filter(({ range }) => range).length })}.
        </caption>
        <thead>
          <tr>
            <th scope="col" class="who">
              {say("overview.effects.column.outcome")}
            </th>
            <td>
              <Ticks
                axis={axis}
                write={(tick) => (tick === 0 ? say("overview.effects.none") : number(tick, tick % 1 === 0 ? 0 : 1))}
              />
            </td>
            <th scope="col" class="val num">
              {say("overview.effects.column.value")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ study, finding, value, range, level }) => (
            <tr key={`${study.id}#${finding.id}`}>
              <th scope="row">
                <T>{finding.outcome}</T>
                <small>
                  <RecordLink kind="studies" id={study.id} part={finding.id} />
                </small>
              </th>
              <td>
                <ForestTrack axis={axis} value={value} range={range} />
              </td>
              <td class="val">
                <b>{number(value, digits)}</b>
                <small>
                  {range
                    ? say("overview.effects.range", {
                        low: number(range[0], digits),
                        high: number(range[1], digits),
                        level: Math.round(level * 100),
                      })
                    : say("overview.effects.no_range")}
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <TakeChart name={chart} />
    </Sec>
  );
}
