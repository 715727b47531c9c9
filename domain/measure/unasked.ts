import { elements, type Indicator, type Instrument } from "../../corpus/index.ts";
import type { Commons } from "../commons/commons.ts";

/** The element of an indicator, such as purpose or leadership. */
export type Element = (typeof elements)[number];

/** One element of change: how much of it somebody has said or measured at a place, and how to begin with the rest. */
export type Unasked = {
  element: Element;
  indicators: number;
  known: number;
  begin: Beginning | null; // null = no instrument of the corpus asks about what is unknown
};

/** An instrument that asks about what is not known: how many of those indicators, in how many minutes of its required part. */
export type Beginning = { instrument: Instrument; covers: number; minutes: number };

/** Per element of change, in the corpus's order, what nothing is known about. */
export function unaskedAt(commons: Commons, known: ReadonlySet<string>): Unasked[] {
  if (known.size > 0) return unasked(commons, known);
  const old = blanks.get(commons) ?? unasked(commons, known);
  blanks.set(commons, old);
  return old;
}

/** Most places begin with nothing known: their answer is worked out once. */
const blanks = new WeakMap<Commons, Unasked[]>();

function unasked(commons: Commons, known: ReadonlySet<string>): Unasked[] {
  return elements.map((element) => {
    const indicators = commons.all("indicators").filter((indicator) => indicator.element === element);
    const open = indicators.filter(({ id }) => !known.has(id));
    return {
      element,
      indicators: indicators.length,
      known: indicators.length - open.length,
      begin: cheapest(commons, open),
    };
  });
}

/**
 * The instrument that answers for most unknown indicators per minute; then the shorter, then by id. Only the constructs of
 * its required part count, for that is what its minutes are counted for. Pulses (one question a construct) belong to a
 * cycle that is running, and interviews answer for nobody but the person: neither is a beginning.
 */
export function cheapest(commons: Commons, open: readonly Pick<Indicator, "id">[]): Beginning | null {
  const wanted = new Set(open.map(({ id }) => id));
  const ways = commons.all("instruments").flatMap((instrument): Beginning[] => {
    if (instrument.kind === "interview") return [];
    const asked = requiredConstructs(instrument).filter((construct) => !construct.single_item);
    const covered = new Set(asked.flatMap(({ indicators }) => indicators).filter((id) => wanted.has(id)));
    return covered.size > 0 ? [{ instrument, covers: covered.size, minutes: instrument.minutes }] : [];
  });
  return ways.sort(byCoverPerMinute)[0] ?? null;
}

/** The shortest survey whose questions name a competency of a framework of outcomes; null when the corpus has none. */
export function lifeSkillsBeginning(commons: Commons): Beginning | null {
  const ways = commons.all("instruments").flatMap((instrument): Beginning[] => {
    const competencies = new Set(instrument.items.flatMap(({ competency }) => (competency ? [competency] : [])));
    return instrument.kind === "survey" && competencies.size > 0
      ? [{ instrument, covers: competencies.size, minutes: instrument.minutes }]
      : [];
  });
  return ways.sort(byCoverPerMinute)[0] ?? null;
}

/** The constructs of modules that everybody gets; all constructs where there are no modules; the first module where all are optional. */
function requiredConstructs(instrument: Instrument) {
  const modules = instrument.modules ?? [];
  const required = modules.filter(({ optional }) => !optional);
  const asked = required.length > 0 ? required : modules.slice(0, 1);
  if (asked.length === 0) return instrument.constructs;
  const ids = new Set(asked.flatMap(({ constructs }) => constructs));
  return instrument.constructs.filter(({ id }) => ids.has(id));
}

function byCoverPerMinute(a: Beginning, b: Beginning): number {
  return (
    b.covers / b.minutes - a.covers / a.minutes || a.minutes - b.minutes || (a.instrument.id < b.instrument.id ? -1 : 1)
  );
}
