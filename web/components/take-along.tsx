/** "Take along: CSV, JSON, what the columns mean": the three files of web/pages/take/files.ts. */
import type { ComponentChildren } from "preact";
import type { Place } from "../../domain/people/place.ts";
import { useCtx } from "../page.tsx";

/** Files stand at one address in both languages. `what`: the last part of their address, without an ending. */
export function TakeAlong({
  place,
  what,
}: {
  place: Pick<Place, "root" | "id">;
  what: "profile" | "reviews" | "heatmap";
}) {
  const { tell } = useCtx();
  const path = `/at/${encodeURIComponent(place.root)}/${encodeURIComponent(place.id)}/${what}`;
  const to = (end: string) => (text: ComponentChildren) => <a href={`${path}${end}`}>{text}</a>;
  return (
    <p class="note no-print">
      {tell("take.along", { csv: to(".csv"), json: to(".json"), codebook: to(".codebook.csv") })}
    </p>
  );
}
