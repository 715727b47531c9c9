/** The number of one finding: value, interval, what it was made from; and where comparable its mark on the study's own axis. */
import type { Finding } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { LOCALE } from "../words/index.ts";
import { T } from "./record-parts.tsx";

export type Effect = NonNullable<Finding["effect"]>;
/** Metrics that mean the same from finding to finding, so that marks may share an axis. */
const COMPARABLE = ["g", "d", "r", "pp"] as const;

/** The axis of a study's findings in one metric: from, to (both in the metric's units; 0 always inside). */
export type Axis = { from: number; to: number };

/** Axes of those metrics in which the study has at least two numbers, or one with an interval. Pure. */
export function axesOf(findings: readonly Finding[]): Map<string, Axis> {
  const axes = new Map<string, Axis>();
  for (const metric of COMPARABLE) {
    const effects = findings.flatMap((f) => (f.effect?.metric === metric ? [f.effect] : []));
    if (effects.length < 2 && !effects.some((effect) => rangeOf(effect))) continue;
    const ends = effects.flatMap((effect) => [effect.value, ...(rangeOf(effect) ?? [])]);
    const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
    const margin = (high - low || 1) * 0.06;
    axes.set(metric, { from: low - margin, to: high + margin });
  }
  return axes;
}

/** The published interval, or the 95% range from a published standard error (value ± 1.96 se, normal approximation); null where there is neither. */
export function rangeOf(effect: Effect): [number, number] | null {
  if (effect.ci) return effect.ci;
  if (typeof effect.se === "number") return [effect.value - 1.96 * effect.se, effect.value + 1.96 * effect.se];
  return null;
}

/** Digits as published (up to four), minus as −. */
export function useFigure(): (value: number, digits?: number) => string {
  const { lang } = useCtx();
  return (value, digits = 4) =>
    new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: digits }).format(value).replace("-", "−");
}

/** The number in its unit, and how far chance could have moved it where that was published. */
export function EffectValue({ effect }: { effect: Effect }) {
  const { say } = useCtx();
  const figure = useFigure();
  const range = rangeOf(effect);
  return (
    <>
      <b>{effect.metric === "pct" ? `${figure(effect.value)}%` : figure(effect.value)}</b>
      {effect.metric !== "pct" && <span> {say(`label.metric.${effect.metric}`)}</span>}{" "}
      {range ? (
        <span>
          {say(effect.ci ? "study.effect.ci" : "study.effect.se", {
            level: String(Math.round((effect.ci ? (effect.ci_level ?? 0.95) : 0.95) * 100)),
            low: figure(range[0], effect.ci ? 4 : 2),
            high: figure(range[1], effect.ci ? 4 : 2),
            se: figure(effect.se ?? 0),
          })}
        </span>
      ) : (
        <span class="pencil">{say("study.effect.no_range")}</span>
      )}
    </>
  );
}

export function EffectCell({ effect, axis }: { effect: Effect; axis: Axis | undefined }) {
  return (
    <>
      {axis && <Track effect={effect} axis={axis} />}
      <p class="effect">
        <EffectValue effect={effect} />
      </p>
      <Made effect={effect} />
    </>
  );
}

/** What else was published with the number: groups, clusters, how many effects were pooled, where n was read. */
function Made({ effect }: { effect: Effect }) {
  const { say } = useCtx();
  const figure = useFigure();
  const said = (key: string, value: number | undefined) =>
    value === undefined ? null : say(`study.effect.${key}`, { value: figure(value, 4) });
  const arms = (key: string, values: readonly number[] | undefined) =>
    values && say(`study.effect.${key}`, { first: figure(values[0] ?? 0), second: figure(values[1] ?? 0) });
  const percents = effect.treatment_pct !== undefined && effect.comparison_pct !== undefined;
  const means = effect.treatment_mean !== undefined && effect.comparison_mean !== undefined;
  const parts = [
    percents &&
      say("study.effect.percents", {
        with: figure(effect.treatment_pct ?? 0),
        without: figure(effect.comparison_pct ?? 0),
      }),
    means &&
      say("study.effect.means", {
        with: figure(effect.treatment_mean ?? 0),
        without: figure(effect.comparison_mean ?? 0),
      }),
    said("k", effect.k),
    said("k_studies", effect.k_studies),
    said("clusters", effect.clusters),
    arms("clusters_by_arm", effect.clusters_by_arm),
    arms("n_by_arm", effect.n_by_arm),
    said("lotteries", effect.lotteries),
    said("p", effect.p),
  ].filter(Boolean);
  if (parts.length === 0 && !effect.note && !effect.n_locator) return null;
  return (
    <p class="fine">
      {parts.join(" ")}
      {effect.n_locator && (
        <>
          {" "}
          {say("study.effect.n_locator")} <T>{effect.n_locator}</T>.
        </>
      )}
      {effect.note && (
        <>
          {" "}
          <T>{effect.note}</T>
        </>
      )}
    </p>
  );
}

/** Fluid: x in percent, y in px. The numbers beside it are its text alternative. */
function Track({ effect, axis }: { effect: Effect; axis: Axis }) {
  const x = (value: number) => `${Math.round(((value - axis.from) / (axis.to - axis.from)) * 1000) / 10}%`;
  const range = rangeOf(effect);
  return (
    <svg class="track src-all" height="22" aria-hidden="true">
      <line class="axis" x1="0" x2="100%" y1="11" y2="11" />
      <line class="zero" x1={x(0)} x2={x(0)} y1="1" y2="21" />
      {range && <line class="ci" x1={x(range[0])} x2={x(range[1])} y1="11" y2="11" />}
      <circle class="m" cx={x(effect.value)} cy="11" r="5.5" />
    </svg>
  );
}
