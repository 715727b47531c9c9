/** Effects that may stand on one axis: those of a claim's findings, or of a study's, that were published in the same metric. Pure. */
import type { Claim, Finding, Study } from "../../corpus/index.ts";
import { type Commons, findingNamed } from "./commons.ts";

/** Metrics that mean the same from finding to finding. */
export const comparable = ["g", "d", "r", "pp"] as const;
export type Metric = (typeof comparable)[number];

/** `range` in the metric's units, as published at `level`, or value ± 1.96 se; null = neither was published. */
export type EffectRow = {
  study: Study;
  finding: Finding;
  value: number;
  range: readonly [number, number] | null;
  level: number;
};

/** Three or more effects in one metric, the most precise first, those without a range last. Nothing is pooled. */
export type Effects = { metric: Metric; rows: readonly EffectRow[] };

/** The fewest effects worth an axis. */
const FEWEST = 3;

/** Of verified findings only. Null where no metric has enough of them; the metric with most effects otherwise. */
export function effectsOf(findings: readonly { study: Study; finding: Finding }[]): Effects | null {
  const rows = findings.flatMap(({ study, finding }): (EffectRow & { metric: Metric })[] => {
    const { effect } = finding;
    const metric = comparable.find((one) => one === effect?.metric);
    if (!effect || !metric || !finding.verified) return [];
    const { ci, se, value } = effect;
    const range = ci ?? (typeof se === "number" ? ([value - 1.96 * se, value + 1.96 * se] as const) : null);
    return [{ study, finding, value, range, level: ci ? (effect.ci_level ?? 0.95) : 0.95, metric }];
  });
  const byMetric = comparable.map((metric) => ({ metric, rows: rows.filter((row) => row.metric === metric) }));
  const most = byMetric.sort((a, b) => b.rows.length - a.rows.length)[0];
  if (!most || most.rows.length < FEWEST) return null;
  const width = ({ range }: EffectRow) => (range ? range[1] - range[0] : Number.POSITIVE_INFINITY);
  return { metric: most.metric, rows: most.rows.sort((a, b) => compare(width(a), width(b))) };
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The findings that a claim cites, each once. A gap cites none: what lies nearest to it says nothing about it. */
export function findingsOf(commons: Commons, claim: Claim): { study: Study; finding: Finding }[] {
  const seen = new Set<string>();
  return (claim.kind === "finding" ? claim.support : []).flatMap((named) => {
    const found = findingNamed(commons, named);
    const key = `${named.study}#${named.finding}`;
    if (!found || seen.has(key)) return [];
    seen.add(key);
    return [found];
  });
}
