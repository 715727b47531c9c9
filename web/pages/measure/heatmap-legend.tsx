/** How to read a heatmap: the forms that occur in it, and no others. */

import type { HeatFamily } from "../../../domain/measure/heat-columns.ts";
import { SURE } from "../../../domain/measure/heat-scale.ts";
import type { HeatFound } from "../../../domain/measure/heatmap.store.ts";
import { useList } from "../../components/record-parts.tsx";
import { number } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { useColumn } from "./heatmap-words.ts";
import { digitsOf } from "./write.ts";

export function HeatLegend({ found }: { found: HeatFound }) {
  const { say } = useCtx();
  const { families, groups } = found.heat;
  const there = new Set<string>();
  for (const { rows } of groups) {
    for (const { cells } of rows) {
      for (const { form } of cells) {
        there.add(form.state);
        if (form.state === "number") there.add(form.few ? "few" : form.sure);
        if (form.state === "word" && form.few) there.add("few");
      }
    }
  }
  const ranged = there.has("sure") || there.has("fairly") || there.has("little");
  const locks = [there.has("hidden") && "ours", there.has("suppressed") && "theirs"].filter((who) => who !== false);
  return (
    <ul class="legend" aria-label={say("heatmap.legend")}>
      <Colors families={families} words={there.has("word")} />
      {ranged && <Sizes families={families} />}
      {there.has("published") && (
        <li>
          <svg width="34" height="20" aria-hidden="true">
            <rect class="swatch4" y="13" width="34" height="6" />
            <line class="heat-published" x1="0" x2="34" y1="19.5" y2="19.5" />
          </svg>
          {say("heatmap.legend.published")}
        </li>
      )}
      {there.has("few") && (
        <li>
          <svg width="34" height="20" aria-hidden="true">
            <rect class="dash" x="1" y="1" width="32" height="18" />
          </svg>
          {say("heatmap.legend.few")}
        </li>
      )}
      {(there.has("not-asked") || there.has("missing") || there.has("none")) && (
        <li>
          {there.has("not-asked") && <span>{say("heatmap.legend.not_asked")}</span>}
          {(there.has("missing") || there.has("none")) && <span>{say("heatmap.legend.missing")}</span>}
        </li>
      )}
      {locks.map((who) => (
        <li key={who}>
          <span class={`heat-lock ${who}`}>
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
              <rect width="18" height="11" x="3" y="11" rx="2" />
              <path d="M7 11V7a5 5 0 0 1 10 0v4" />
            </svg>
          </span>
          {say(`heatmap.legend.hidden_${who}`)}
        </li>
      ))}
    </ul>
  );
}

/** Columns with the same cut points, in one line each; what they are called where there is more than one line. */
function Colors({ families, words }: { families: readonly HeatFamily[]; words: boolean }) {
  const { say } = useCtx();
  const list = useList();
  const named = useColumn();
  const columns = families.flatMap((family) => family.columns).filter(({ cuts }) => cuts.length > 0);
  const sets = new Map<string, typeof columns>();
  for (const column of columns) {
    const key = column.cuts.join(" ");
    sets.set(key, [...(sets.get(key) ?? []), column]);
  }
  const swatches = (
    <svg width="110" height="18" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((step) => (
        <rect key={step} class={`swatch${step}`} x={22 * (step - 1)} width="22" height="18" />
      ))}
    </svg>
  );
  return (
    <>
      {[...sets].map(([key, [first, ...more]]) => {
        if (!first) return null;
        const digits = first.cuts.some((cut) => !Number.isInteger(cut)) ? 1 : 0;
        const unit = first.scale?.kind === "percent" ? "%" : "";
        const cuts = first.cuts.map((cut) => number(cut, digits) + unit).join(", ");
        const what = sets.size > 1 ? list([first, ...more].map(named)) : "";
        return (
          <li key={key}>
            {swatches}
            {say("heatmap.legend.color", { cuts, named: what ? "yes" : "no", what })}
          </li>
        );
      })}
      {words && (
        <li>
          {swatches}
          {say("heatmap.legend.words")}
        </li>
      )}
    </>
  );
}

function Sizes({ families }: { families: readonly HeatFamily[] }) {
  const { say } = useCtx();
  const ranged = families.flatMap(({ columns }) => columns).filter(({ scale }) => scale !== null);
  const widths = [...new Map(ranged.map((column) => [column.width, column])).values()];
  return (
    <li>
      <svg width="96" height="22" aria-hidden="true">
        <rect class="swatch3" width="34" height="22" />
        <rect class="swatch3" x="40" y="3" width="26" height="16" />
        <rect class="swatch3" x="74" y="4" width="20" height="14" />
      </svg>
      {widths.map(({ width, measures: [first] }) => {
        const digits = first ? digitsOf(first) : 1;
        return (
          <span key={width}>
            {say("heatmap.legend.size", {
              sure: number(SURE.sure * width, digits),
              fairly: number(SURE.fairly * width, digits),
            })}
          </span>
        );
      })}
    </li>
  );
}
