/** One small mark for each thing counted, shaped by its sort: amount and direction in one picture, without colour. */

export const shapes = ["up", "bar", "down", "ring"] as const;
export type Shape = (typeof shapes)[number];
export type UnitMarksProps = {
  counts: Readonly<Record<Shape, number>>;
  perLine?: number; // marks before a new line begins
};

/** Pixels from one mark to the next, both ways. */
export const PITCH = 11;

export type UnitPaths = { paths: { shape: Shape; d: string }[]; width: number; height: number };

/** The marks as one path for each shape, in the order of `shapes`, line by line; width and height in px. */
export function unitPaths({ counts, perLine = 14 }: UnitMarksProps): UnitPaths {
  const total = shapes.reduce((sum, shape) => sum + counts[shape], 0);
  let at = 0;
  const paths = shapes.flatMap((shape) => {
    let d = "";
    for (let i = 0; i < counts[shape]; i++, at++)
      d += outline(shape, PITCH * (at % perLine), PITCH * Math.floor(at / perLine));
    return d === "" ? [] : [{ shape, d }];
  });
  return { paths, width: PITCH * Math.min(total, perLine), height: PITCH * Math.ceil(total / perLine) };
}

/** A mark inside the square of 9 px whose corner is x, y. */
function outline(shape: Shape, x: number, y: number): string {
  if (shape === "up") return `M${x} ${y + 9}h9l-4.5-9z`;
  if (shape === "down") return `M${x} ${y}h9l-4.5 9z`;
  if (shape === "bar") return `M${x} ${y + 3}h9v3h-9z`;
  return `M${x + 1} ${y + 4.5}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z`;
}

/** Hidden from screen readers: the counts stand beside it. Shapes are filled, rings are open (`.unit` in the stylesheet). */
export function UnitMarks(props: UnitMarksProps) {
  const { paths, width, height } = unitPaths(props);
  if (paths.length === 0) return null;
  return (
    <svg class="unit" width={width} height={height} aria-hidden="true">
      {paths.map(({ shape, d }) => (
        <path key={shape} class={shape === "ring" ? "ring" : undefined} d={d} />
      ))}
    </svg>
  );
}
