/** /look: charts and tables of numbers, with every form of uncertainty and of absence. */
import { across, axisOver, span } from "../../../plots/axis.ts";
import { Spread } from "../../../plots/spread.tsx";
import { Key, Ticks, Track } from "../../../plots/track.tsx";
import { Scroll, Sec } from "../../components/record-parts.tsx";
import { Show } from "./show.tsx";

const axis = axisOver([0, 10], { low: 0, high: 10 });
const SOURCES = ["teacher", "student", "family", "leader", "observer", "record"] as const;
const BAND = { p10: 4.2, p25: 5.4, p50: 6.3, p75: 7.2, p90: 8.4 };

export function Charts() {
  return (
    <Sec id="charts" title="Charts and numbers">
      <Show name="SourceRow and Interval: shown, fewer than half answered, without other schools">
        <table class="rows">
          <caption>
            <b>Made-up scores of a made-up school</b>From 0 to 10, by who answered.
          </caption>
          <thead>
            <tr>
              <th class="who" scope="col">
                Who
              </th>
              <th scope="col">
                <span class="vh">Score with its range</span>
                <Ticks axis={axis} write={String} />
              </th>
              <th class="val num" scope="col">
                Score
              </th>
            </tr>
          </thead>
          <tbody>
            {SOURCES.map((source, i) => (
              <tr key={source}>
                <th scope="row">
                  <span class="name">
                    <Key source={source} open={i === 2} />
                    {source}
                  </span>
                  <small>{i === 2 ? "46 of 445" : "37 of 39"}</small>
                </th>
                <td>
                  <Track
                    axis={axis}
                    source={source}
                    value={5 + i / 2}
                    range={{ low: 4 + i / 2, high: 6 + i / 2, half: [4.6 + i / 2, 5.4 + i / 2] }}
                    band={i === 5 ? null : BAND}
                    open={i === 2}
                  />
                </td>
                <td class="val">
                  <b>{(5 + i / 2).toFixed(1)}</b>
                  <small>
                    {(4 + i / 2).toFixed(1)} to {(6 + i / 2).toFixed(1)}
                  </small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Show>
      <Show name="SuppressedCell, NotAsked, TooFew, Slot: absences that do not look alike">
        <p class="row">
          <span class="hidden-cell">
            <span>fewer than 10</span>
          </span>
          <span class="not-asked">not asked</span>
          <span class="too-few">4 of 10 answers so far</span>
        </p>
        <p class="slot">4 of 10 slips: nothing to show yet</p>
      </Show>
      <Show name="GapSentence">
        <ul class="gaps">
          <li>
            <mark>Students rate safety 1.9 points lower than families.</mark>
            <small>Between 1.5 and 2.3 once chance is allowed for.</small>
          </li>
          <li>
            No difference we can tell between teachers and leaders.<small>Chance could have made it.</small>
          </li>
        </ul>
      </Show>
      <Show name="Spread of answers to one question">
        <Spread counts={[3, 9, 20, 12, 4]} apart={[false, false, false, false, true]} />
        <p class="fine">3, 9, 20, 12; 4 did not know.</p>
      </Show>
      <Show name="LevelStrip">
        <ol class="levels">
          {[8, 78, 12, 2].map((percent, i) => (
            <li key={percent} class={percent === 78 ? "top" : undefined}>
              <svg aria-hidden="true">
                <rect x="25%" width="50%" y={`${100 - percent}%`} height={`${percent}%`} />
              </svg>
              <span>
                {i + 1}: {percent}%
              </span>
            </li>
          ))}
        </ol>
      </Show>
      <Forest />
      <div class="multiples">
        <Run id="look-run-a" />
        <Run id="look-run-b" />
      </div>
      <Heat />
      <Show name="Legend">
        <ul class="legend">
          <li>
            <Key source="teacher" /> shown
          </li>
          <li>
            <Key source="teacher" open /> fewer than half answered
          </li>
        </ul>
      </Show>
    </Sec>
  );
}

const POINTS = [33, 38, 29, 35, 41, 36, 44, 49, 47, 52];

/** Most precise first, squares by weight, then what a new program may expect. */
function Forest() {
  const effects = axisOver([-0.5, 1], { low: -0.5, high: 1 });
  const rows = [
    ["Made up, 2014", 0.05, 0.1, 13],
    ["Made up, 2019", 0.22, 0.3, 8],
  ] as const;
  return (
    <Show name="Forest: studies, average, a new program">
      <table class="rows forest">
        <caption>
          <b>On average it helps; any one program may not</b>Made-up effects, in standard deviations.
        </caption>
        <thead>
          <tr>
            <th class="who" scope="col">
              Study
            </th>
            <th scope="col">
              <span class="vh">Effect with 95% range</span>
              <Ticks axis={effects} write={String} />
            </th>
            <th class="val num" scope="col">
              Effect
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value, half, size]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <svg class="track src-all" height="22" aria-hidden="true">
                  <line class="zero" x1={across(effects, 0)} x2={across(effects, 0)} y1="-9" y2="32" />
                  <line
                    class="ci"
                    x1={across(effects, value - half)}
                    x2={across(effects, value + half)}
                    y1="11"
                    y2="11"
                  />
                  <svg x={across(effects, value)} y="11" overflow="visible" aria-hidden="true">
                    <rect class="sq" x={-size / 2} y={-size / 2} width={size} height={size} />
                  </svg>
                </svg>
              </td>
              <td class="val">{value}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Average</th>
            <td>
              <svg class="track src-all" height="30" aria-hidden="true">
                <rect class="expect" x={across(effects, -0.2)} width={span(effects, -0.2, 0.5)} y="20" height="8" />
                <use href="#pooled" class="m" x={across(effects, 0.14)} y="11" />
              </svg>
            </td>
            <td class="val">
              <b>0.14</b>
              <small>new: −0.2 to 0.5</small>
            </td>
          </tr>
        </tfoot>
      </table>
    </Show>
  );
}

function Run({ id }: { id: string }) {
  const y = (value: number) => 150 - 2 * value;
  const x = (i: number) => `${5 + 9 * i}%`;
  return (
    <Show name="RunChart: median, event, prediction, signal">
      <figure>
        <figcaption>
          <b id={id}>More made-up students give a reason</b>
          <span id={`${id}-more`}>Made-up slips with a reason, of 100: {POINTS.join(", ")}.</span>
        </figcaption>
        <svg class="chart" height="160" role="img" aria-labelledby={id} aria-describedby={`${id}-more`}>
          <title>More made-up students give a reason</title>
          <line class="grid" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
          <line class="median" x1="3%" x2="90%" y1={y(35)} y2={y(35)} />
          <line class="aim" x1="56%" x2="90%" y1={y(60)} y2={y(60)} />
          <line class="event" x1="54%" x2="54%" y1="4" y2={y(0)} />
          {POINTS.slice(1).map((value, i) => (
            <line key={i} class="run" x1={x(i)} y1={y(POINTS[i] ?? 0)} x2={x(i + 1)} y2={y(value)} />
          ))}
          {POINTS.map((value, i) => (
            <circle key={i} class={i > 5 ? "pt signal" : "pt"} cx={x(i)} cy={y(value)} r="5" />
          ))}
        </svg>
      </figure>
      <p class="signal-words">
        <mark>This is a shift, not luck.</mark>
      </p>
    </Show>
  );
}

const CELLS = [
  ["v1", "2.1"],
  ["v2", "3.8"],
  ["v3 u2", "5.0"],
  ["v4 u3", "6.9"],
  ["v5", "8.6"],
  ["low", "7.1"],
] as const;

function Heat() {
  return (
    <Show name="Heatmap: five steps, three sizes for how sure, low response, not asked, here">
      <Scroll label="Made-up scores">
        <table class="heat">
          <caption class="vh">Made-up scores from 0 to 10</caption>
          <thead>
            <tr>
              <th scope="col">School</th>
              {["A", "B", "C", "D", "E", "F", "G"].map((name) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {["Cedar Valley", "Harbor High"].map((school, row) => (
              <tr key={school} class={row === 1 ? "here" : undefined}>
                <th scope="row">{row === 1 ? <mark>{school}</mark> : school}</th>
                {CELLS.map(([name, value]) => (
                  <td class={name} key={name}>
                    {value}
                  </td>
                ))}
                <td class="none">
                  <span aria-hidden="true">·</span>
                  <span class="vh">not asked</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Show>
  );
}
