/** One thing asked or recorded: its sources as rows on one axis, never averaged away. */

import { fewerThanHalf } from "../../../domain/measure/estimate.ts";
import type { Family, Line } from "../../../domain/measure/family.ts";
import { type Axis, axisOver } from "../../../plots/axis.ts";
import { Key, Ticks, Track } from "../../../plots/track.tsx";
import { Correct } from "../../components/correct.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { Absence, Answered, Value } from "./cells.tsx";
import type { View } from "./view.ts";
import { anchorOf, foreign, inWords, tickOf, useSource } from "./write.ts";

export function FamilyTable({ family, view }: { family: Family; view: View }) {
  const { lang, say } = useCtx();
  const axes = axesOf(view.profile.families, view);
  const drawn = family.lines.map((line) => axes.get(scaleOf(line)));
  const common = drawn.every((axis) => axis === drawn[0]) ? drawn[0] : undefined;
  const first = (family.lines[0] as Line).measure;
  return (
    <table class={family.voices ? "rows" : "rows named"}>
      <caption>
        <b lang={foreign(family.title, lang)}>{inWords(family.title, lang)}</b>
        {say("measure.caption", {
          scale: common || family.lines.length === 1 ? scaleWords(first, say) : say("measure.scale.mixed"),
          round: view.roundOf(family.lines[0] as Line),
        })}
        <Notes family={family} />
        <Bearing family={family} />
      </caption>
      <thead>
        <tr>
          <th class="who" scope="col">
            {say(family.voices ? "measure.col.answered" : "measure.col.what")}
          </th>
          <th scope="col">
            <span class="vh">{say("measure.col.picture")}</span>
            {common && <Ticks axis={common} write={(tick) => tickOf(first, tick)} />}
          </th>
          <th class="val num" scope="col">
            {say("measure.col.value")}
          </th>
        </tr>
      </thead>
      <tbody>
        {family.lines.map((line) => (
          <Row key={line.measure.id} line={line} family={family} axis={axes.get(scaleOf(line))} view={view} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line, family, axis, view }: { line: Line; family: Family; axis: Axis | undefined; view: View }) {
  const { href, lang, say } = useCtx();
  const source = useSource();
  const { measure, estimate } = line;
  const open = estimate ? fewerThanHalf(estimate) : false;
  const band = view.beside === "similar" ? line.likeBand : line.band;
  return (
    <tr>
      <th scope="row">
        {family.voices ? (
          <span class="name">
            <Key source={measure.source} open={open} />
            {source.label(measure.source)}
          </span>
        ) : (
          <span lang={foreign(measure.title, lang)}>{inWords(measure.title, lang)}</span>
        )}
        <Answered line={line} />
      </th>
      <td>
        {estimate && axis ? (
          <Track
            axis={axis}
            source={measure.source}
            value={estimate.value}
            range={estimate.range}
            band={band}
            open={open}
          />
        ) : (
          <Absence cell={line.cell} />
        )}
        <small class="acts no-print">
          {estimate && measure.public && (
            <>
              <a href={href(`${addressAt(view.profile.place, "measures")}/${encodeURIComponent(measure.id)}`)}>
                {say("usual.link")}
              </a>{" "}
            </>
          )}
          <Correct about={`${addressAt(view.profile.place)}#${anchorOf(measure)}`} />
        </small>
      </td>
      <td class="val">
        <Value line={line} />
      </td>
    </tr>
  );
}

/** What the publisher or the mapping's author says a reader must know, each once. */
function Notes({ family }: { family: Family }) {
  const { lang } = useCtx();
  const once = [
    ...new Map(family.lines.flatMap(({ measure: { note } }) => (note ? [[note.en, note] as const] : []))).values(),
  ];
  return (
    <>
      {once.map((note) => (
        <span key={note.en} class="bears" lang={foreign(note, lang)}>
          {inWords(note, lang)}
        </span>
      ))}
    </>
  );
}

/** The indicators that a person says these scores bear on; never a level. */
function Bearing({ family }: { family: Family }) {
  const { say } = useCtx();
  const all = family.lines.flatMap(({ measure }) => measure.bearsOn);
  const once = [...new Map(all.map((bearing) => [bearing.indicator, bearing])).values()];
  return (
    <>
      {once.map(({ indicator, reason, by }) => (
        <span key={indicator} class="bears">
          {say("measure.bears_on")} <RecordLink kind="indicators" id={indicator} /> (
          {say("measure.says", { by, reason })})
        </span>
      ))}
    </>
  );
}

const scaleOf = ({ measure }: Line) => `${measure.kind} ${measure.low} ${measure.high}`;

/** One axis for all rows of one scale on the page, so that neighbours can be compared; from the first to the last thing drawn. */
function axesOf(families: readonly Family[], view: View): Map<string, Axis> {
  const drawn = new Map<string, { values: number[]; scale: { low: number | null; high: number | null } }>();
  for (const line of families.flatMap(({ lines }) => lines)) {
    const { estimate, measure } = line;
    if (!estimate) continue;
    const band = view.beside === "similar" ? line.likeBand : line.band;
    const seen = drawn.get(scaleOf(line)) ?? { values: [], scale: ends(measure) };
    seen.values.push(estimate.value, ...(estimate.range ? [estimate.range.low, estimate.range.high] : []));
    if (band) seen.values.push(band.p10, band.p90);
    drawn.set(scaleOf(line), seen);
  }
  return new Map([...drawn].map(([key, { values, scale }]) => [key, axisOver(values, scale)]));
}

function ends(measure: Line["measure"]) {
  return measure.kind === "percent" ? { low: 0, high: 100 } : { low: measure.low, high: measure.high };
}

function scaleWords(measure: Line["measure"], say: ReturnType<typeof useCtx>["say"]): string {
  if (measure.kind === "percent") return say("measure.scale.percent");
  if (measure.low === null || measure.high === null) return say("measure.scale.open");
  return say("measure.scale.ends", { low: measure.low, high: measure.high });
}
