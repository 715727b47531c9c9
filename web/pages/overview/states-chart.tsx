/** States by condition as a file: boxes and words; nobody is ranked. */
import { titleOf } from "../../../domain/commons/commons.ts";
import { boxPaths } from "../../../plots/box.tsx";
import { FilePath, INK } from "../../../plots/file.tsx";
import { byName } from "../../components/record-state.tsx";
import type { Ctx } from "../../page.tsx";
import { conditionsOf, tally } from "../commons/state-counts.ts";
import type { Chart } from "./charts.tsx";

const STATES = { left: 150, column: 104, row: 22, head: 70 };

export function statesChart({ commons, lang, say }: Ctx): Chart {
  const states = byName(commons.all("states"));
  const conditions = conditionsOf(states);
  const n = tally(states.flatMap((state) => state.conditions));
  const line = (i: number, condition: string) => states[i]?.conditions.find((one) => one.condition === condition);
  const word = (status: string) => say(`label.status.${status}`);
  const heads = conditions.map((id) => titleOf(commons, "conditions", id, lang).text);
  return {
    title: say("overview.chart.states-by-condition.title", {
      n: n["not-known"],
      all: states.length * conditions.length,
    }),
    unit: say("overview.chart.states-by-condition.unit"),
    n: say("overview.chart.states-by-condition.n", { states: states.length, conditions: conditions.length }),
    page: "/states",
    columns: [say("label.one.states"), ...heads],
    rows: states.map((state, i) => [state.name, ...conditions.map((id) => word(line(i, id)?.status ?? "not-known"))]),
    size: {
      width: STATES.left + STATES.column * conditions.length + 48,
      height: STATES.head + STATES.row * states.length,
    },
    picture: (
      <>
        {heads.map((head, i) => (
          <g key={head} transform={`translate(${STATES.left + i * STATES.column} 0)`} font-size="11" fill={INK.ink2}>
            {wrapped(head).map((text, j) => (
              <text key={text} y={11 + 13 * j}>
                {text}
              </text>
            ))}
          </g>
        ))}
        {states.map((state, i) => (
          <g key={state.id} transform={`translate(0 ${STATES.head + STATES.row * i})`} font-size="12">
            <line x2={STATES.left + STATES.column * conditions.length} stroke={INK.rule} />
            <text y="15" font-weight="600">
              {state.name}
            </text>
            {conditions.map((id, j) => {
              const status = line(i, id)?.status ?? "not-known";
              const box = status === "not-known" ? null : boxPaths(status, 0, 5);
              return (
                <g key={id} transform={`translate(${STATES.left + j * STATES.column} 0)`}>
                  {box && <FilePath d={box.outline} open />}
                  {box?.filling && <FilePath d={box.filling} open={false} />}
                  <text x={box ? 17 : 0} y="15" fill={box ? INK.ink : INK.ink2}>
                    {word(status)}
                  </text>
                </g>
              );
            })}
          </g>
        ))}
      </>
    ),
  };
}

/** At most five short lines over a narrow column. */
function wrapped(text: string): string[] {
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 16) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);
}
