/** "Take along: CSV, JSON, what the columns mean": the three files of web/pages/take/files.ts. */
import type { ComponentChildren } from "preact";
import { useCtx } from "../page.tsx";

/** @param path  without an ending, e.g. "/at/nyc/01M448/profile"; files stand at one address in both languages */
export function TakeAlong({ path }: { path: string }) {
  const { tell } = useCtx();
  const to = (end: string) => (text: ComponentChildren) => <a href={`${path}${end}`}>{text}</a>;
  return (
    <p class="note no-print">
      {tell("take.along", { csv: to(".csv"), json: to(".json"), codebook: to(".codebook.csv") })}
    </p>
  );
}
