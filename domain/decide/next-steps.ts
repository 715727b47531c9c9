import type { Strategy } from "../../corpus/index.ts";
import type { Commons } from "../commons/commons.ts";
import { type Known, statusOf } from "./known.ts";
import { type Need, needOf } from "./need.ts";
import { isForPurpose } from "./purpose.ts";

/** How much each factor counts: its exponent, 0 (not at all) to 2 (double). */
export type Weights = { need: number; evidence: number; fit: number; cost: number };

/** Cost stands beside a step and does not rank, unless a reader wants it to. */
export const USUAL: Weights = { need: 1, evidence: 1, fit: 1, cost: 0 };

/** What each other trigger that holds adds to the need, times its own size. Ours: docs/methods/next-steps.md. */
export const OTHER_NEED = 0.25;

/** What one claim that reports a test of the step adds. */
export const PER_TEST = 0.5;

/** How a cost band counts where a reader weighs cost. Ours. */
export const CHEAPNESS = { none: 1, low: 0.8, medium: 0.6, high: 0.4, unknown: 0.6 } as const;

export type Audience = Strategy["audience"][number];

/** A strategy whose main trigger holds, with everything its place in the order rests on. */
export type Candidate = {
  strategy: Strategy;
  forPurpose: boolean; // about Why and What; all other steps are about How
  main: Need;
  others: Need[]; // other triggers that hold
  conditions: { id: string; status: "present" | "partly" | "absent" | null }[]; // what its evidence speaks of; null = not known
  need: number; // 0.5 to 1.5; of a district by its schools from 0.25
  evidence: number; // 1 + 0.5 per claim that reports a test
  fit: number; // 0 to 1
};

export type Step = Candidate & {
  score: number;
  waits: boolean; // about How, while a step for purpose is open to the same reader
};

/**
 * The strategies that answer what is known to be missing at a place.
 *
 *   need     = size of the main need + 0.25 × the sizes of the other needs that hold
 *   evidence = 1 + 0.5 × the claims that report a test of this step
 *   fit      = share of its conditions not known to be absent; 1 where it has none
 *
 * A step's conditions are those that the claims it cites speak of, apart from the ones that are its own triggers: an absent
 * trigger is a reason for the step and cannot be one against it as well.
 *
 * Of a district the needs of its schools count where nothing is said of itself, of a team those of its school (need.ts).
 *
 * @param audiences  a step for any of these; all steps when left out
 * @returns          in the corpus's order (by id)
 *
 * Limits   The factors are a convention, and no measured effect: docs/methods/next-steps.md.
 * Checked  domain/decide/next-steps.test.ts, on 1,000 random profiles
 */
export function candidatesAt(commons: Commons, known: Known, audiences?: readonly Audience[]): Candidate[] {
  return commons.all("strategies").flatMap((strategy) => {
    if (audiences && !strategy.audience.some((a) => audiences.includes(a))) return [];
    const mainTrigger = strategy.when.find((t) => t.main);
    const main = mainTrigger ? needOf(mainTrigger, known) : null;
    if (!main) return [];
    const others = strategy.when.flatMap((t) => (t.main ? [] : (needOf(t, known) ?? [])));
    const conditions = conditionsOf(commons, strategy).map((id) => ({ id, status: statusOf(known, id) }));
    const absent = conditions.filter((c) => c.status === "absent").length;
    return {
      strategy,
      forPurpose: isForPurpose(commons, strategy),
      main,
      others,
      conditions,
      need: main.size + OTHER_NEED * others.reduce((sum, n) => sum + n.size, 0),
      evidence: 1 + PER_TEST * strategy.evidence.filter((e) => e.bearing === "works").length,
      fit: conditions.length === 0 ? 1 : 1 - absent / conditions.length,
    };
  });
}

/**
 * Candidates in the order in which they are shown: steps for purpose before steps about How, then by
 * need × evidence × fit (each raised to its weight), then the cheaper, the shorter, and last by id.
 *
 * A step for purpose is a candidate only while something about purpose is known not to hold, so this is the order rule.
 */
export function order(candidates: readonly Candidate[], weights: Weights = USUAL): Step[] {
  const purposeOpen = candidates.some((c) => c.forPurpose);
  return candidates
    .map((c) => ({ ...c, score: scoreOf(c, weights), waits: purposeOpen && !c.forPurpose }))
    .sort(
      (a, b) =>
        Number(a.waits) - Number(b.waits) ||
        b.score - a.score ||
        BANDS.indexOf(a.strategy.cost.band) - BANDS.indexOf(b.strategy.cost.band) ||
        a.strategy.effort.weeks - b.strategy.effort.weeks ||
        (a.strategy.id < b.strategy.id ? -1 : 1),
    );
}

const BANDS = ["none", "low", "medium", "unknown", "high"];

/** Rounded to 12 decimals, so that equal products tie whatever order they were multiplied in. */
function scoreOf(c: Candidate, w: Weights): number {
  const score =
    c.need ** w.need * c.evidence ** w.evidence * c.fit ** w.fit * CHEAPNESS[c.strategy.cost.band] ** w.cost;
  return Math.round(score * 1e12) / 1e12;
}

/** The conditions that the claims cited by a strategy speak of, its own triggers left out, by id. */
export function conditionsOf(commons: Commons, strategy: Strategy): string[] {
  const triggers = new Set(strategy.when.flatMap((t) => ("condition" in t ? [t.condition] : [])));
  const found = strategy.evidence.flatMap(({ claim }) => commons.get("claims", claim)?.about ?? []);
  const ids = found.flatMap((about) => (about.startsWith("condition:") ? [about.slice("condition:".length)] : []));
  return [...new Set(ids)].filter((id) => !triggers.has(id)).sort();
}

/** How one order differs from another, among the first `shown` of each. */
export type Move = { strategy: Strategy; from: number | null; to: number | null }; // ranks from 1; null = not among those shown

/** What a reader's weights change: every step whose rank differs, those now shown first. */
export function movesBetween(before: readonly Step[], after: readonly Step[], shown: number): Move[] {
  const rankIn = (steps: readonly Step[], id: string) => {
    const at = steps.slice(0, shown).findIndex((s) => s.strategy.id === id);
    return at === -1 ? null : at + 1;
  };
  const ids = [...new Set([...after.slice(0, shown), ...before.slice(0, shown)].map((s) => s.strategy))];
  return ids
    .map((strategy) => ({ strategy, from: rankIn(before, strategy.id), to: rankIn(after, strategy.id) }))
    .filter(({ from, to }) => from !== to);
}
