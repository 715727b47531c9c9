import { type Axis, across } from "./axis.ts";

export type ScatterProps = {
  x: Axis;
  y: Axis;
  points: readonly { x: number; y: number }[];
  writeX: (tick: number) => string;
  writeY: (tick: number) => string;
  title: string;
  about: string; // description for screen readers
  height?: number; // px of the plot
};

const ROOM = 28; // px under the plot, for the ticks of x

/** One open ring per place, all alike: where many lie, the ink is darker. x in percent, y in px, from the lowest up. */
export function Scatter({ x, y, points, writeX, writeY, title, about, height = 340 }: ScatterProps) {
  const up = (value: number) => {
    const share = Math.min(1, Math.max(0, (value - y.low) / (y.high - y.low)));
    return Math.round((1 - share) * height * 10) / 10;
  };
  const rings = points.map((point) => `<circle cx="${across(x, point.x)}" cy="${up(point.y)}" r="4"/>`).join("");
  return (
    <svg class="chart scatter" height={height + ROOM} role="img" aria-label={title}>
      <title>{title}</title>
      <desc>{about}</desc>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1="0" x2="100%" y1={up(tick)} y2={up(tick)} />
          <text x="-8" y={up(tick) + 4} text-anchor="end">
            {writeY(tick)}
          </text>
        </g>
      ))}
      <line class="run" x1="0" x2="100%" y1={height} y2={height} />
      {x.ticks.map((tick) => (
        <text
          key={tick}
          x={across(x, tick)}
          y={height + 20}
          text-anchor={tick === x.low ? "start" : tick === x.high ? "end" : "middle"}
        >
          {writeX(tick)}
        </text>
      ))}
      {/* written as text: numbers alone, and a page has hundreds of these */}
      <g class="rings" dangerouslySetInnerHTML={{ __html: rings }} />
    </svg>
  );
}
