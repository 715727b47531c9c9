/** The eleven kinds of record and what a record of each carries. A kind is a folder here and the first part of its address. */
import type { z } from "zod";
import { type Case, siteCase } from "./schemas/case.ts";
import { type Claim, claim } from "./schemas/claim.ts";
import { type Condition, condition } from "./schemas/condition.ts";
import { type Framework, framework } from "./schemas/framework.ts";
import { type Indicator, indicator } from "./schemas/indicator.ts";
import { type Instrument, instrument } from "./schemas/instrument.ts";
import { type Resource, resource } from "./schemas/resource.ts";
import { type Source, source } from "./schemas/source.ts";
import { type State, state } from "./schemas/state.ts";
import { type Strategy, strategy } from "./schemas/strategy.ts";
import { type Study, study } from "./schemas/study.ts";

/** What the record of a kind says. */
export type Bodies = {
  indicators: Indicator;
  conditions: Condition;
  claims: Claim;
  strategies: Strategy;
  studies: Study;
  cases: Case;
  states: State;
  instruments: Instrument;
  frameworks: Framework;
  resources: Resource;
  sources: Source;
};
export type Kind = keyof Bodies;

/** In the order in which a reader meets them. */
export const kinds = [
  "indicators",
  "conditions",
  "claims",
  "strategies",
  "studies",
  "cases",
  "states",
  "instruments",
  "frameworks",
  "resources",
  "sources",
] as const satisfies readonly Kind[];

/** One record; narrow it by `kind`. */
export type CorpusRecord = { [K in Kind]: { readonly kind: K; readonly id: string; readonly body: Bodies[K] } }[Kind];

export const schemas: { readonly [K in Kind]: z.ZodType<Bodies[K]> } = {
  indicators: indicator,
  conditions: condition,
  claims: claim,
  strategies: strategy,
  studies: study,
  cases: siteCase,
  states: state,
  instruments: instrument,
  frameworks: framework,
  resources: resource,
  sources: source,
};

/** What one record of a kind is called. */
export const singular: { readonly [K in Kind]: string } = {
  indicators: "indicator",
  conditions: "condition",
  claims: "claim",
  strategies: "strategy",
  studies: "study",
  cases: "case",
  states: "state",
  instruments: "instrument",
  frameworks: "framework",
  resources: "resource",
  sources: "source",
};

export function isKind(word: string): word is Kind {
  return (kinds as readonly string[]).includes(word);
}
