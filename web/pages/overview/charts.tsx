/**
 * The public charts as data: what each says, its table, and its picture as a file. A page draws its own chart, fluid and in the
 * reader's theme; this is the one to take along. Everything is from the record, so a chart has the record's version.
 */
import type { JSX } from "preact";
import { isKind } from "../../../corpus/index.ts";
import { titleOf } from "../../../domain/commons/commons.ts";
import { effectsOf, findingsOf } from "../../../domain/commons/effects.ts";
import { FileBars } from "../../../plots/file.tsx";
import type { Ctx } from "../../page.tsx";
import { weigh } from "../home.counts.ts";
import { effectsChart } from "./effects-chart.tsx";
import { mapChart } from "./map-chart.tsx";
import { statesChart } from "./states-chart.tsx";

export type ChartRow = readonly (string | number | null)[];
/** `unit`: what the numbers are; `n`: what the chart rests on, in words. `size`: px of the plot. */
export type Chart = {
  title: string;
  unit: string;
  n: string;
  page: string;
  columns: readonly string[];
  rows: readonly ChartRow[];
  size: { width: number; height: number };
  picture: JSX.Element;
};

const makers: Record<string, (ctx: Ctx) => Chart> = {
  "claims-by-certainty": claimsByCertainty,
  "findings-by-outcome": findingsByOutcome,
  "evidence-map": mapChart,
  "states-by-condition": statesChart,
};

/** The charts that are always there. Effects have one more for each claim or study with enough of them. */
export const chartNames = Object.keys(makers);

/** undefined where there is no chart of that name. */
export function chartNamed(name: string, ctx: Ctx): Chart | undefined {
  const maker = Object.hasOwn(makers, name) ? makers[name] : undefined;
  if (maker) return maker(ctx);
  const [, kind, id] = /^effects-(claims|studies)-(.+)$/.exec(name) ?? [];
  if (!kind || !id || !isKind(kind)) return undefined;
  const claim = kind === "claims" ? ctx.commons.get("claims", id) : undefined;
  const study = kind === "studies" ? ctx.commons.get("studies", id) : undefined;
  const findings = claim
    ? findingsOf(ctx.commons, claim)
    : (study?.findings ?? []).flatMap((finding) => (study ? [{ study, finding }] : []));
  const effects = effectsOf(findings);
  return effects
    ? effectsChart(ctx, effects, titleOf(ctx.commons, kind, id, ctx.lang).text, `/${kind}/${id}`)
    : undefined;
}

const BARS = { width: 720 };

function claimsByCertainty({ commons, say }: Ctx): Chart {
  const weight = weigh(commons.all("studies"), commons.all("claims"));
  const bars = [
    ...weight.certainties.map(({ certainty, n }) => ({
      label: say(`home.certainty.${certainty}`),
      n,
      look: certainty === "high",
    })),
    { label: say("home.certainty.gap"), n: weight.gaps },
  ];
  return {
    title: say("home.sure.title", { claims: weight.claims, high: weight.certainties[0]?.n ?? 0 }),
    unit: say("overview.chart.claims-by-certainty.unit"),
    n: say("overview.chart.claims-by-certainty.n", { n: weight.claims }),
    page: "/claims",
    columns: [say("overview.column.certainty"), say("overview.column.claims")],
    rows: bars.map(({ label, n }) => [label, n]),
    size: { ...BARS, height: 28 * bars.length },
    picture: <FileBars rows={bars} width={BARS.width - 48} />,
  };
}

function findingsByOutcome({ commons, say }: Ctx): Chart {
  const weight = weigh(commons.all("studies"), commons.all("claims"));
  const thinnest = weight.dimensions.at(-1)?.dimension;
  const bars = weight.dimensions.map(({ dimension, n }) => ({
    label: say(`overview.outcome.${dimension}`),
    n,
    look: dimension === thinnest,
  }));
  return {
    title: say("home.kinds.title", { dimension: thinnest ?? "none" }),
    unit: say("overview.chart.findings-by-outcome.unit"),
    n: say("overview.chart.findings-by-outcome.n", { findings: weight.findings, studies: weight.studies }),
    page: "/map",
    columns: [say("overview.column.outcome"), say("overview.column.findings")],
    rows: bars.map(({ label, n }) => [label, n]),
    size: { ...BARS, height: 28 * bars.length },
    picture: <FileBars rows={bars} width={BARS.width - 48} />,
  };
}
