import { type Axis, across } from "./axis.ts";
import { charsIn, INK, linesOf } from "./file.tsx";

/** An effect on an axis that others share. `range` null = none was published: the mark stands alone and open. */
export type ForestMark = { value: number; range: readonly [number, number] | null };

/** One effect: the line of no effect, the range, the mark (shapes of web/components/sprite.tsx). Fluid. */
export function ForestTrack({ axis, value, range }: ForestMark & { axis: Axis }) {
  return (
    <svg class="track src-all" height="22" aria-hidden="true">
      <line class="zero" x1={across(axis, 0)} x2={across(axis, 0)} y1="0" y2="22" />
      {range && <line class="ci" x1={across(axis, range[0])} x2={across(axis, range[1])} y1="11" y2="11" />}
      <use href={range ? "#family" : "#teacher"} class={range ? "m" : "m open"} x={across(axis, value)} y="11" />
    </svg>
  );
}

const ROW = 46;
const HEAD = 26;

export type FileForestProps = {
  axis: Axis;
  width: number; // px
  none: string; // what zero means
  write: (tick: number) => string;
  rows: readonly (ForestMark & { label: string; note: string; written: string })[];
};

/** The same in fixed pixels, for a file: what was measured and its study at the left, the number at the right. */
export function FileForest({ axis, width, none, write, rows }: FileForestProps) {
  const [left, right] = [330, 130];
  const x = (value: number) => {
    const share = Math.min(1, Math.max(0, (value - axis.low) / (axis.high - axis.low)));
    return Math.round((left + share * (width - left - right - 20)) * 10) / 10;
  };
  const bottom = HEAD + ROW * rows.length;
  return (
    <g font-size="12">
      {axis.ticks.map((tick) => (
        <text key={tick} x={x(tick)} y="14" text-anchor="middle" fill={INK.ink2}>
          {tick === 0 ? none : write(tick)}
        </text>
      ))}
      <line x1={x(0)} x2={x(0)} y1={HEAD - 6} y2={bottom} stroke={INK.ink2} />
      {rows.map(({ label, note, value, range, written }, i) => {
        const y = HEAD + ROW * i + ROW / 2;
        return (
          <g key={label + note}>
            <line x2={width} y1={y - ROW / 2} y2={y - ROW / 2} stroke={INK.rule} />
            <text y={y - 4} font-weight="600">
              {short(note, charsIn(left - 10, 12))}
            </text>
            <text y={y + 12} fill={INK.ink2}>
              {short(label, charsIn(left - 10, 12))}
            </text>
            {range && <line x1={x(range[0])} x2={x(range[1])} y1={y} y2={y} stroke={INK.ink} stroke-width="2" />}
            {range ? (
              <rect x={x(value) - 4.5} y={y - 4.5} width="9" height="9" fill={INK.ink} />
            ) : (
              <circle cx={x(value)} cy={y} r="4.5" fill={INK.paper} stroke={INK.ink} stroke-width="2" />
            )}
            <text x={width} y={y + 4} text-anchor="end">
              {written}
            </text>
          </g>
        );
      })}
    </g>
  );
}

FileForest.height = (rows: number): number => HEAD + ROW * rows + 6;

function short(text: string, max: number): string {
  const [first = "", ...more] = linesOf(text, max);
  return more.length > 0 ? `${first} …` : first;
}
