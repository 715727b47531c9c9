import { type Audience, USUAL, type Weights } from "../../../domain/decide/next-steps.ts";
import type { PlaceKind } from "../../../domain/people/place.ts";

/** For whom steps are listed, and how the reader weighs them: what a next-steps address says after its "?". */
export type Choice = { who: Who; weights: Weights };

/** Readers' words for audiences. A school's own people are two audiences of the corpus. */
export const WHO = {
  school: ["teacher-team", "school-leader"],
  district: ["district"],
  intermediary: ["intermediary"],
  "state-policymaker": ["state-policymaker"],
  funder: ["funder"],
  researcher: ["researcher"],
} as const satisfies Record<string, readonly Audience[]>;
export type Who = keyof typeof WHO;
export const whos = Object.keys(WHO) as Who[];

export const FACTORS = ["need", "evidence", "fit", "cost"] as const;
export const WEIGHTS = [0, 1, 2] as const; // not at all, as usual, double

/** A missing or unknown value is the usual one: the place's own people, the usual weights. */
export function readChoice(query: URLSearchParams, kind: PlaceKind): Choice {
  const asked = query.get("for");
  const who = whos.find((w) => w === asked) ?? (kind === "district" ? "district" : "school");
  const weights = { ...USUAL };
  for (const factor of FACTORS) {
    const weight = WEIGHTS.find((w) => String(w) === query.get(factor));
    if (weight !== undefined) weights[factor] = weight;
  }
  return { who, weights };
}

export function isUsual(weights: Weights): boolean {
  return FACTORS.every((factor) => weights[factor] === USUAL[factor]);
}
