import { useCtx } from "../../page.tsx";
import type { View } from "./view.ts";

/** How to read the marks: forms only, for the rows say who and how much. */
export function Legend({ view }: { view: View }) {
  const { say } = useCtx();
  const { compared } = view.profile;
  const n =
    view.beside === "similar" && view.profile.similar.state === "found"
      ? view.profile.similar.schools.length
      : compared.schools;
  return (
    <ul class="legend" aria-label={say("measure.legend")}>
      <li>
        <svg width="56" height="20" class="src-all" aria-hidden="true">
          <line x1="2" x2="54" y1="10" y2="10" stroke="currentColor" stroke-width="2" />
          <line x1="19" x2="37" y1="10" y2="10" stroke="currentColor" stroke-width="6" />
          <use href="#teacher" class="m" x="28" y="10" />
        </svg>
        {say("measure.legend.range")}
      </li>
      <li>
        <svg width="20" height="20" class="src-all" aria-hidden="true">
          <use href="#family" class="m open" x="10" y="10" />
        </svg>
        {say("measure.legend.open")}
      </li>
      {n > 0 && (
        <li>
          <svg width="56" height="20" class="track" aria-hidden="true">
            <rect class="band" width="56" height="20" />
            <rect class="band-2" x="14" width="28" height="20" />
            <line class="mid" x1="28" x2="28" y1="0" y2="20" />
          </svg>
          {say("measure.legend.band", { n })}
        </li>
      )}
    </ul>
  );
}
