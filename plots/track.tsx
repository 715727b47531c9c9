import { type Axis, across, span } from "./axis.ts";

export type TrackProps = {
  axis: Axis;
  source: "teacher" | "student" | "family" | "leader" | "observer" | "record";
  value: number;
  range: { low: number; high: number; half: readonly [number, number] } | null;
  band: { p10: number; p25: number; p50: number; p75: number; p90: number } | null;
  open?: boolean; // fewer than half answered: open mark, dashed line
  height?: number; // px
};

const HEIGHT = 40;

/**
 * One source on a shared axis: pencil bands for the other schools, thin line for the 95% range, thick for the 50% range,
 * and the source's mark. Hidden from screen readers: the table around it says the numbers.
 */
export function Track({ axis, source, value, range, band, open = false, height = HEIGHT }: TrackProps) {
  const middle = height / 2;
  const line = (low: number, high: number) => ({
    x1: across(axis, low),
    x2: across(axis, high),
    y1: middle,
    y2: middle,
  });
  return (
    <svg class={`track src-${source}`} height={height} aria-hidden="true">
      {band ? (
        <Bands axis={axis} band={band} height={height} />
      ) : (
        <line class="axis" x1="0" x2="100%" y1={middle} y2={middle} />
      )}
      {range && <line class={open ? "ci unsure" : "ci"} {...line(range.low, range.high)} />}
      {range && !open && <line class="half" {...line(range.half[0], range.half[1])} />}
      <use href={`#${source}`} class={open ? "m open" : "m"} x={across(axis, value)} y={middle} />
    </svg>
  );
}

/** Many schools on an axis, and one place's mark among them. Hidden from screen readers: the table around it says the numbers. */
export function Band({
  axis,
  band,
  source,
  value,
}: Pick<TrackProps, "axis" | "source"> & { band: NonNullable<TrackProps["band"]>; value: number | null }) {
  return (
    <svg class={`track src-${source}`} height={HEIGHT} aria-hidden="true">
      <Bands axis={axis} band={band} height={HEIGHT} />
      {value !== null && <use href={`#${source}`} class="m" x={across(axis, value)} y={HEIGHT / 2} />}
    </svg>
  );
}

function Bands({ axis, band, height }: { axis: Axis; band: NonNullable<TrackProps["band"]>; height: number }) {
  return (
    <>
      <rect class="band" x={across(axis, band.p10)} y="7" width={span(axis, band.p10, band.p90)} height={height - 14} />
      <rect
        class="band-2"
        x={across(axis, band.p25)}
        y="7"
        width={span(axis, band.p25, band.p75)}
        height={height - 14}
      />
      <line class="mid" x1={across(axis, band.p50)} x2={across(axis, band.p50)} y1="7" y2={height - 7} />
    </>
  );
}

/** The numbers of an axis, over the tracks of a table. Of many long ones every other is `between`: a narrow page leaves it out. */
export function Ticks({ axis, write }: { axis: Axis; write: (tick: number) => string }) {
  const crowded = axis.ticks.length > 3 && axis.ticks.some((tick) => write(tick).length > 2);
  return (
    <svg class="track" height="24" aria-hidden="true">
      {axis.ticks.map((tick, i) => {
        const anchor = tick === axis.low ? "start" : tick === axis.high ? "end" : "middle";
        return (
          <text
            key={tick}
            class={crowded && i % 2 === 1 ? "between" : undefined}
            x={across(axis, tick)}
            y="17"
            text-anchor={anchor}
          >
            {write(tick)}
          </text>
        );
      })}
    </svg>
  );
}

/** The mark of a source, beside its name. */
export function Key({ source, open = false }: { source: TrackProps["source"]; open?: boolean }) {
  return (
    <svg class={`key src-${source}`} viewBox="-7 -7 14 14" aria-hidden="true">
      <use href={`#${source}`} class={open ? "m open" : "m"} />
    </svg>
  );
}
