// /charts/NAME.svg .csv .json — each public chart to take along: picture, table, data; ?lang=es in Spanish
import { renderToString } from "preact-render-to-string";
import { csvLine } from "../../../domain/publish/tables/index.ts";
import { FileChart } from "../../../plots/file.tsx";
import { type Ctx, type Data, data, NotFound } from "../../page.tsx";
import { type Chart, chartNamed } from "./charts.tsx";

export const chartFile = data("/charts/:file", (ctx): Data => {
  const [, name, form] = /^([a-z0-9-]+)\.(svg|csv|json)$/.exec(ctx.params.file) ?? [];
  const chart = name === undefined ? undefined : chartNamed(name, ctx);
  if (!chart || !name) throw new NotFound();
  if (form === "svg") return { type: "image/svg+xml; charset=utf-8", body: pictureOf(chart, ctx) };
  if (form === "csv") return { type: "text/csv; charset=utf-8", body: tableOf(chart), name: `innodopt-${name}.csv` };
  return { type: "application/json", body: dataOf(name, chart, ctx) };
});

const LICENSE = "CC BY 4.0";

function pictureOf(chart: Chart, { commons, lang, say, site }: Ctx): string {
  return renderToString(
    <FileChart
      width={chart.size.width}
      height={chart.size.height}
      lang={lang}
      title={chart.title}
      about={`${chart.unit}. ${chart.n}.`}
      foot={[
        say("overview.chart.source", {
          date: commons.changedOn ?? say("commons.undated"),
          version: commons.version,
          license: LICENSE,
        }),
        site + chart.page,
      ]}
    >
      {chart.picture}
    </FileChart>,
  );
}

/** RFC 4180: the columns' names first, lines ended by CR LF. */
function tableOf({ columns, rows }: Chart): string {
  return [columns, ...rows].map((row) => csvLine(row.map((cell) => String(cell ?? "")))).join("");
}

function dataOf(name: string, { title, unit, n, page, columns, rows }: Chart, { commons, lang, site }: Ctx): string {
  const about = {
    title,
    unit,
    n,
    language: lang,
    source: "Innodopt",
    license: LICENSE,
    version: commons.version,
    changed_on: commons.changedOn,
    address: `${site}/charts/${name}.json`,
    page: site + page,
  };
  return `${JSON.stringify({ ...about, columns, rows }, null, 1)}\n`;
}
