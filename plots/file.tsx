/**
 * A chart as a file of its own: white paper, fixed size, styles as attributes, title and description for those who hear it, and
 * at its foot where the numbers come from. Colours are the light ones of web/look/tokens.css.
 */
import type { ComponentChildren } from "preact";

export const INK = {
  ink: "#15192b",
  ink2: "#4a5068",
  rule: "#d9dce5",
  band: "#c9cedd",
  look: "#ffe04d",
  paper: "#ffffff",
};
const FONT = "Public Sans, Helvetica, Arial, sans-serif";
const MARGIN = 24; // px

export type FileChartProps = {
  width: number; // px, of the whole picture
  height: number; // px, of the plot alone: head and foot are added
  lang: "en" | "es";
  title: string;
  about: string;
  foot: readonly string[];
  children: ComponentChildren; // drawn in 0…width − 48, 0…height
};

/** SVG text does not wrap: words are set in lines of at most `max` characters. */
export function linesOf(text: string, max: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= max) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Characters of a size (px) that surely fit into a width (px): 0.56 em each, as in Public Sans, and some room. */
export function charsIn(width: number, size: number): number {
  return Math.floor(width / (0.56 * size));
}

export function FileChart({ width, height, lang, title, about, foot, children }: FileChartProps) {
  const inner = width - 2 * MARGIN;
  const titles = linesOf(title, charsIn(inner, 20));
  const abouts = linesOf(about, charsIn(inner, 13));
  const feet = foot.flatMap((line) => linesOf(line, charsIn(inner, 12)));
  const head = MARGIN + 26 * titles.length + 18 * abouts.length + 12;
  const total = head + height + 20 + 16 * feet.length + MARGIN - 8;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={total}
      viewBox={`0 0 ${width} ${total}`}
      role="img"
      aria-labelledby="title about"
      lang={lang}
      font-family={FONT}
      fill={INK.ink}
    >
      <title id="title">{title}</title>
      <desc id="about">{[about, ...foot].join(" ")}</desc>
      <rect width={width} height={total} fill={INK.paper} />
      {titles.map((line, i) => (
        <text key={line} x={MARGIN} y={MARGIN + 18 + 26 * i} font-size="20" font-weight="700">
          {line}
        </text>
      ))}
      {abouts.map((line, i) => (
        <text key={line} x={MARGIN} y={MARGIN + 26 * titles.length + 12 + 18 * i} font-size="13" fill={INK.ink2}>
          {line}
        </text>
      ))}
      <g transform={`translate(${MARGIN} ${head})`}>{children}</g>
      {feet.map((line, i) => (
        <text key={line} x={MARGIN} y={head + height + 32 + 16 * i} font-size="12" fill={INK.ink2}>
          {line}
        </text>
      ))}
    </svg>
  );
}

/** Bars from zero on one scale, each with its number. 28 px a row. */
export function FileBars({
  rows,
  width,
}: {
  rows: readonly { label: string; n: number; look?: boolean }[];
  width: number;
}) {
  const most = Math.max(1, ...rows.map(({ n }) => n));
  const left = 230;
  return (
    <>
      {rows.map(({ label, n, look }, i) => (
        <g key={label} transform={`translate(0 ${28 * i})`}>
          <text y="15" font-size="14" font-weight="600">
            {label}
          </text>
          <rect
            x={left}
            width={Math.round((width - left - 50) * (n / most))}
            height="20"
            fill={look ? INK.look : INK.band}
            stroke={look ? INK.ink : "none"}
          />
          <text x={left + 8 + Math.round((width - left - 50) * (n / most))} y="15" font-size="14" font-weight="600">
            {n}
          </text>
        </g>
      ))}
    </>
  );
}

/** A path as in `UnitMarks` or `Box`: filled, or an outline. */
export function FilePath({ d, open }: { d: string; open: boolean }) {
  return <path d={d} fill={open ? "none" : INK.ink} stroke={open ? INK.ink2 : "none"} stroke-width="1.5" />;
}
