/** What stands on a state's one-page brief, chosen from the record. Pure: the page says it, and never says more. */
import type { Condition, Source, State, StateLine, Strategy } from "../../corpus/index.ts";
import type { Commons } from "./commons.ts";

/** A condition that somebody looked up; `note` is the number of its first source, `also` of its second. */
export type BriefLine = { line: StateLine; note: number | null; also: number | null; law: Source | null };

/** In how many other states a condition is, and one of them with what it did. */
export type Elsewhere = {
  condition: string;
  present: number;
  partly: number;
  example: { state: State; line: StateLine };
};

/** `why`: the condition that the step answers; `known`: somebody looked, and it is partly there or absent here. */
export type BriefStep = { strategy: Strategy; why: string; known: boolean };

export type StateBrief = {
  state: State;
  /** Present, then partly, then absent; what rests on the text of a law first. */
  known: readonly BriefLine[];
  unknown: readonly StateLine[];
  /** For conditions that are not known to be fully there: most widely present first. As many as there is room for. */
  elsewhere: readonly Elsewhere[];
  /** As many as there is room for; those for what is known to be missing first, then those for what nobody has looked up anywhere. */
  steps: readonly BriefStep[];
  /** Sources in the order of their numbers, 1 and up. */
  notes: readonly Source[];
};

/**
 * How much fits on one page of letter paper at 9 points and more, in both languages: journeys/brief.test.ts prints all. The more
 * is known of the state itself, the less stands beside it.
 *
 * @param known  how many of its conditions are known
 */
export function room(known: number): { others: number; steps: number } {
  return { others: known >= 6 ? 2 : 3, steps: 2 };
}

const rank = { present: 0, partly: 1, absent: 2, "not-known": 3 };

export function briefOf(commons: Commons, state: State): StateBrief {
  const notes: Source[] = [];
  const numberOf = (id: string | undefined): number | null => {
    const source = id === undefined ? undefined : commons.get("sources", id);
    if (!source) return null;
    const at = notes.findIndex((note) => note.id === source.id);
    return at >= 0 ? at + 1 : notes.push(source);
  };
  const lawOf = (line: StateLine): Source | null =>
    [line.source, line.also]
      .flatMap((id) => (id === undefined ? [] : (commons.get("sources", id) ?? [])))
      .find(({ type }) => type === "legislation") ?? null;

  const known = state.conditions
    .filter(({ status }) => status !== "not-known")
    .sort((a, b) => rank[a.status] - rank[b.status] || Number(lawOf(b) !== null) - Number(lawOf(a) !== null))
    .map((line) => ({ line, note: numberOf(line.source), also: numberOf(line.also), law: lawOf(line) }));
  const { others, steps } = room(known.length);
  const open = state.conditions.filter(({ status }) => status !== "present");
  return {
    state,
    known,
    unknown: state.conditions.filter(({ status }) => status === "not-known"),
    elsewhere: open
      .flatMap((line) => elsewhereOf(commons, state, line.condition) ?? [])
      .sort((a, b) => b.present - a.present || b.partly - a.partly)
      .slice(0, others),
    steps: stepsFor(commons, state).slice(0, steps),
    notes,
  };
}

/** Other states that have a condition; null where none is known to. The example has the text of a law where there is one. */
export function elsewhereOf(commons: Commons, state: State, condition: string): Elsewhere | null {
  const others = commons
    .all("states")
    .filter(({ id }) => id !== state.id)
    .flatMap((other) => {
      const line = other.conditions.find((one) => one.condition === condition);
      return line && (line.status === "present" || line.status === "partly") ? [{ state: other, line }] : [];
    });
  const depth = (line: StateLine) => (line.read === "full-text" ? 0 : line.read === "tables" ? 1 : 2);
  const [example] = others
    .filter(({ line }) => line.what !== undefined && line.basis === undefined)
    .sort(
      (a, b) =>
        rank[a.line.status] - rank[b.line.status] ||
        depth(a.line) - depth(b.line) ||
        (a.line.what ?? "").length - (b.line.what ?? "").length,
    );
  if (!example) return null;
  const n = (status: string) => others.filter(({ line }) => line.status === status).length;
  return { condition, present: n("present"), partly: n("partly"), example };
}

/**
 * Steps that are for state policymakers before all others. First those whose main trigger is partly there or absent here; then those whose main trigger is
 * a condition of the state that nobody has looked up in any state. What is not known here gets no step but a question.
 */
function stepsFor(commons: Commons, state: State): BriefStep[] {
  const lineOf = (id: string) => state.conditions.find((line) => line.condition === id);
  const lookedUp = new Set(commons.all("states").flatMap(({ conditions }) => conditions.map((line) => line.condition)));
  const steps = commons.all("strategies").flatMap((strategy): BriefStep[] => {
    if (strategy.audience[0] !== "state-policymaker") return [];
    const main = strategy.when.find((trigger) => trigger.main);
    if (!main || !("condition" in main)) return [];
    const status = lineOf(main.condition)?.status;
    if (status && (main.is as readonly string[]).includes(status))
      return [{ strategy, why: main.condition, known: true }];
    const asked = commons.get("conditions", main.condition)?.level === "state" && !lookedUp.has(main.condition);
    return asked ? [{ strategy, why: main.condition, known: false }] : [];
  });
  const absent = ({ why }: BriefStep) => lineOf(why)?.status === "absent";
  const cost = { none: 0, low: 1, medium: 2, high: 3, unknown: 3 };
  return steps.sort(
    (a, b) =>
      Number(b.known) - Number(a.known) ||
      Number(absent(b)) - Number(absent(a)) ||
      cost[a.strategy.cost.band] - cost[b.strategy.cost.band],
  );
}

/** What a state's lawmakers can do about a condition: its levers that begin with "State:". The word itself is left out. */
export function stateLevers(condition: Condition): string[] {
  return condition.levers.flatMap((lever) => {
    const said = /^State(?: or cooperative)?: (.+)$/.exec(lever)?.[1];
    return said ? [said[0]?.toUpperCase() + said.slice(1)] : [];
  });
}
