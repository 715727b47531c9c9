/** The evidence map as a file: a row for each practice and condition, its marks and how many they are. */
import { certainties } from "../../../corpus/index.ts";
import { titleOf } from "../../../domain/commons/commons.ts";
import { directions, evidenceMap, type MapRow, OUTCOMES } from "../../../domain/commons/evidence-map.ts";
import { FilePath, INK } from "../../../plots/file.tsx";
import { PITCH, unitPaths } from "../../../plots/unit-marks.tsx";
import type { Ctx } from "../../page.tsx";
import type { Chart, ChartRow } from "./charts.tsx";
import { groupsOf } from "./rows.ts";

const MAP = { left: 360, column: 330, row: 30, group: 34 };
const PER_LINE = 24;

export function mapChart({ commons, lang, say }: Ctx): Chart {
  const map = evidenceMap(commons);
  const title = (kind: "indicators" | "conditions", id: string) => titleOf(commons, kind, id, lang).text;
  const groups = groupsOf(map, commons, lang).map((group) => ({
    ...group,
    title:
      group.kind === "indicators"
        ? say(`label.element.${group.name}`)
        : say("overview.map.conditions", { level: say(`label.level.${group.name}`).toLowerCase() }),
  }));
  const lines: { y: number; text: string; row: MapRow | null }[] = [];
  let y = 24;
  for (const group of groups) {
    y += MAP.group;
    lines.push({ y, text: group.title, row: null });
    for (const row of group.rows) {
      y += MAP.row;
      lines.push({ y, text: title(row.kind, row.id), row });
    }
  }
  return {
    title: say("overview.chart.evidence-map.title", { blank: map.all.blank, cells: map.all.cells }),
    unit: say("overview.chart.evidence-map.unit"),
    n: say("overview.chart.evidence-map.n", { findings: map.all.findings, studies: map.all.studies }),
    page: "/map",
    columns: [
      say("overview.column.group"),
      say("overview.map.row"),
      say("overview.column.address"),
      say("overview.column.outcome"),
      say("overview.column.findings"),
      say("overview.column.studies"),
      ...directions.map((direction) => say(`overview.direction.${direction}`)),
      say("overview.column.certainty"),
      say("overview.column.unverified"),
      say("overview.column.cases"),
    ],
    rows: groups.flatMap((group) =>
      group.rows.flatMap((row) =>
        OUTCOMES.map((outcome): ChartRow => {
          const cell = row.cells[outcome];
          return [
            group.title,
            title(row.kind, row.id),
            `/map/${row.kind}/${row.id}/${outcome}`,
            say(`overview.outcome.${outcome}`),
            cell.findings.length,
            cell.studies,
            ...directions.map((direction) => cell.directions[direction]),
            cell.certainty && say(`label.certainty.${cell.certainty}`),
            cell.unverified.length,
            row.cases,
          ];
        }),
      ),
    ),
    size: { width: MAP.left + 3 * MAP.column + 48, height: y + 10 },
    picture: (
      <>
        {OUTCOMES.map((outcome, i) => (
          <text key={outcome} x={MAP.left + i * MAP.column} y="14" font-size="13" font-weight="700">
            {say(`overview.outcome.${outcome}`)}
          </text>
        ))}
        {lines.map((line) => (
          <g
            key={line.y}
            transform={`translate(0 ${line.y})`}
            font-size={line.row ? 12 : 15}
            font-weight={line.row ? 400 : 700}
          >
            <line x2={MAP.left + 3 * MAP.column} y1="8" y2="8" stroke={line.row ? INK.rule : INK.ink} />
            <text>{line.text}</text>
            {line.row && <Cells row={line.row} blank={say("overview.chart.blank")} />}
          </g>
        ))}
      </>
    ),
  };
}

function Cells({ row, blank }: { row: MapRow; blank: string }) {
  return (
    <>
      {OUTCOMES.map((outcome, i) => {
        const { certainty, findings, directions: n } = row.cells[outcome];
        const counts = { up: n.favorable, bar: n.none, down: n.unfavorable, ring: n.describes };
        const { paths, width, height } = unitPaths({ counts, perLine: PER_LINE });
        const x = width + 5;
        return (
          <g key={outcome} transform={`translate(${MAP.left + i * MAP.column} ${-Math.max(PITCH, height) + 2})`}>
            {paths.map(({ shape, d }) => (
              <FilePath key={shape} d={d} open={shape === "ring"} />
            ))}
            <text x={findings.length === 0 ? 0 : x} y="9" fill={INK.ink2}>
              {findings.length === 0 ? blank : findings.length}
            </text>
            {certainty && <Bars x={x + 18} on={certainties.indexOf(certainty) + 1} />}
          </g>
        );
      })}
    </>
  );
}

/** How sure, as one to four bars of four. */
function Bars({ x, on }: { x: number; on: number }) {
  const bar = (i: number) => `M${x + 6 * i} ${10}v${-3 * (i + 1)}h4v${3 * (i + 1)}z`;
  const draw = (from: number, to: number) => [0, 1, 2, 3].slice(from, to).map(bar).join("");
  return (
    <>
      <path d={draw(0, on)} fill={INK.ink} />
      {on < 4 && <path d={draw(on, 4)} fill="none" stroke={INK.ink2} />}
    </>
  );
}
