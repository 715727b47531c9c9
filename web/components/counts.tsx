import type { ComponentChildren } from "preact";

export type Count = {
  label: ComponentChildren;
  n: number /** n in words, for those who hear the page, e.g. "52 findings" */;
  spoken: string;
  look?: boolean;
};

/** Bars with their numbers, all from zero on one scale. `look` highlights the one that the title speaks of. */
export function Counts({ rows }: { rows: readonly Count[] }) {
  const most = Math.max(1, ...rows.map((row) => row.n));
  return (
    <dl class="counts">
      {rows.map((row) => {
        const width = `${((78 * row.n) / most).toFixed(1)}%`; // the number stands to the right of the bar
        return (
          <div key={row.spoken} class={row.look ? "look" : undefined}>
            <dt>{row.label}</dt>
            <dd>
              <svg aria-hidden="true">
                <rect width={width} height="18" />
                <text x={width} dx="8" y="14">
                  {row.n}
                </text>
              </svg>
              <span class="vh">{row.spoken}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
