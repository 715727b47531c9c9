import type { Indicator, Instrument, Strategy } from "../../corpus/index.ts";
import type { Commons } from "../commons/commons.ts";
import { isKnown, type Known } from "./known.ts";

/** Two conditions that are about Why and What although they are no indicators (the corpus README's order rule). */
const PURPOSE_CONDITIONS: readonly string[] = ["community-board-compact", "state-graduate-profile"];

/** Steps for purpose have a main trigger of the element purpose, or one of two conditions. All others are about How. */
export function isForPurpose(commons: Commons, strategy: Strategy): boolean {
  const main = strategy.when.find((t) => t.main);
  if (!main) return false;
  if ("condition" in main) return PURPOSE_CONDITIONS.includes(main.condition);
  return commons.get("indicators", main.indicator)?.element === "purpose";
}

/** The cheapest way to find out what nobody has said yet. */
export type FindOut = {
  first: Indicator; // the purpose indicator to begin with
  unknown: Indicator[]; // purpose indicators that nobody has read here
  selfReview: Instrument | null; // a conversation
  survey: Instrument | null; // the staff survey that asks about purpose in the fewest minutes
};

const STAFF: readonly string[] = ["teacher", "staff"];

/** Why comes before What and How, and this is the indicator of a shared Why. */
const FIRST = "purpose-shared-why";

/**
 * How to find out about Why and What, while nothing is known of any indicator of purpose.
 *
 * @returns null as soon as one purpose indicator is known, here, at a team’s school or at a school of a district
 */
export function findOutAbout(commons: Commons, known: Known): FindOut | null {
  const purpose = commons.all("indicators").filter((i) => i.element === "purpose");
  const unknown = purpose.filter((i) => !isKnown(known, i.id));
  const first = unknown.find((i) => i.id === FIRST) ?? unknown[0];
  if (!first || unknown.length < purpose.length) return null;
  const instruments = commons.all("instruments");
  return {
    first,
    unknown,
    selfReview: instruments.find((i) => i.kind === "self-review") ?? null,
    survey: cheapest(instruments, new Set(purpose.map((i) => i.id))),
  };
}

/**
 * Of the surveys of teachers or all staff whose required part asks about at least half of the indicators: fewest minutes,
 * then most indicators, then id. Those who do the work are asked first: a reason that only leaders share is not shared.
 */
function cheapest(instruments: readonly Instrument[], wanted: ReadonlySet<string>): Instrument | null {
  const asked = (instrument: Instrument) => {
    const optional = new Set(instrument.modules?.flatMap((m) => (m.optional ? m.id : [])));
    const required = instrument.items.filter((i) => !i.module || !optional.has(i.module));
    return new Set(required.flatMap((i) => (i.indicator && wanted.has(i.indicator) ? i.indicator : []))).size;
  };
  const fit = instruments.filter(
    (i) => i.kind === "survey" && STAFF.includes(i.respondent) && asked(i) >= wanted.size / 2,
  );
  return [...fit].sort((a, b) => a.minutes - b.minutes || asked(b) - asked(a) || (a.id < b.id ? -1 : 1))[0] ?? null;
}
