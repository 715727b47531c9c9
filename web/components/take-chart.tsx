import type { ComponentChildren } from "preact";
import { useCtx } from "../page.tsx";

const FORMS = ["svg", "csv", "json"] as const;

/** "Take this chart: picture, table, data": the files of a public chart (web/pages/overview/charts.tsx). */
export function TakeChart({ name }: { name: string }) {
  const { lang, say, tell } = useCtx();
  const chart = name.startsWith("effects-") ? "effects" : name;
  const of = lang === "en" ? "" : `?lang=${lang}`;
  const link = (form: (typeof FORMS)[number]) => (text: ComponentChildren) => (
    <a href={`/charts/${name}.${form}${of}`}>{text}</a>
  );
  return (
    <p class="fine no-print">
      {tell("overview.take", { svg: link("svg"), csv: link("csv"), json: link("json") })}{" "}
      <span class="vh">{say(`overview.chart.${chart}.name`)}</span>
    </p>
  );
}
