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

/** More points than this are counted in the cells of a grid: thousands of rings are one blot, and heavy to send. */
const RINGS_MOST = 800;
const GRID = { columns: 40, rows: 28 };

/** How many points lie in each cell of a grid that has one; `most` = in the fullest. null: few enough to draw each. */
export type Blocks = { cells: { column: number; row: number; n: number }[]; most: number };

export function blocksOf(x: Axis, y: Axis, points: ScatterProps["points"]): Blocks | null {
  if (points.length <= RINGS_MOST) return null;
  const found = new Map<number, number>();
  for (const point of points) {
    const column = cellOn(x, point.x, GRID.columns);
    const row = cellOn(y, point.y, GRID.rows);
    const at = row * GRID.columns + column;
    found.set(at, (found.get(at) ?? 0) + 1);
  }
  const cells = [...found].map(([at, n]) => ({ column: at % GRID.columns, row: Math.floor(at / GRID.columns), n }));
  return { cells, most: Math.max(...found.values()) };
}

/** Which of the cells, 0 at the lower end; a value at or beyond an end lies in the cell at that end. */
function cellOn({ low, high }: Axis, value: number, cells: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor((cells * (value - low)) / (high - low))));
}

/** A block's area is to the fullest one's as its count is; none is too small to be seen. */
function written({ cells, most }: Blocks, height: number): string {
  const [width, tall] = [100 / GRID.columns, height / GRID.rows];
  const short = (value: number) => Math.round(value * 100) / 100;
  return cells
    .map(({ column, row, n }) => {
      const side = Math.sqrt(n / most);
      const [w, h] = [Math.max(0.35, width * side), Math.max(2, tall * side)];
      const left = short(width * (column + 0.5) - w / 2);
      const top = short(height - tall * (row + 0.5) - h / 2);
      return `<rect x="${left}%" y="${top}" width="${short(w)}%" height="${short(h)}"/>`;
    })
    .join("");
}

/**
 * One open ring per place, all alike: where many lie, the ink is darker. Of more than RINGS_MOST a block for each cell of a grid,
 * the larger, the more places. x in percent, y in px, from the lowest up.
 */
export function Scatter({ x, y, points, writeX, writeY, title, about, height = 340 }: ScatterProps) {
  const up = (value: number) => {
    const share = Math.min(1, Math.max(0, (value - y.low) / (y.high - y.low)));
    return Math.round((1 - share) * height * 10) / 10;
  };
  const blocks = blocksOf(x, y, points);
  const ring = (point: { x: number; y: number }) => `<circle cx="${across(x, point.x)}" cy="${up(point.y)}" r="4"/>`;
  const drawn = blocks ? written(blocks, height) : points.map(ring).join("");
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
      <g class={blocks ? "blocks" : "rings"} dangerouslySetInnerHTML={{ __html: drawn }} />
    </svg>
  );
}
