import { expect, test } from "vitest";
import { corpusFolder, readCorpus } from "../../corpus/index.ts";
import { commonsOf } from "./commons.ts";
import { briefOf, elsewhereOf, room, stateLevers } from "./state-brief.ts";

const { records } = readCorpus(corpusFolder);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));
const states = commons.all("states");
const brief = (id: string) => {
  const state = commons.get("states", id);
  if (!state) throw new Error(id);
  return briefOf(commons, state);
};

test("every condition that was looked up is either known or not known, none is left out", () => {
  for (const state of states) {
    const { known, unknown } = briefOf(commons, state);
    expect([...known.map(({ line }) => line), ...unknown].map(({ condition }) => condition).sort(), state.id).toEqual(
      state.conditions.map(({ condition }) => condition).sort(),
    );
  }
});

test("each known condition has a numbered source, numbers run from 1, and each note is used", () => {
  for (const state of states) {
    const { known, notes } = briefOf(commons, state);
    const used = known.flatMap(({ note, also }) => [note, also]).filter((n) => n !== null);
    for (const { note, line } of known) if (line.source) expect(note, `${state.id} ${line.condition}`).not.toBeNull();
    expect([...new Set(used)].sort((a, b) => a - b)).toEqual(notes.map((_, i) => i + 1));
  }
});

test("North Dakota's brief names the law that releases schools from rules", () => {
  const { known, unknown } = brief("us-nd");
  expect(known[0]?.law?.title).toContain("15.1-06-08.2"); // what rests on the text of a law comes first
  expect(unknown.map(({ condition }) => condition)).toEqual(["assessment-flexibility", "micro-credential-recognition"]);
});

test("a condition that is not known here never becomes a step, only what is known to be missing or was asked nowhere", () => {
  let missing = 0;
  for (const state of states) {
    const { known, steps, unknown } = briefOf(commons, state);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.length).toBeLessThanOrEqual(room(known.length).steps);
    for (const { why, known: missingHere, strategy } of steps) {
      expect(
        unknown.some(({ condition }) => condition === why),
        `${state.id} ${strategy.id}`,
      ).toBe(false);
      expect(strategy.audience).toContain("state-policymaker");
      if (missingHere) missing++;
    }
  }
  expect(missing).toBeGreaterThan(0);
});

test("what other states have done is counted without the state itself and shown with an example that has a text", () => {
  for (const state of states) {
    const { elsewhere, known } = briefOf(commons, state);
    expect(elsewhere.length).toBeLessThanOrEqual(room(known.length).others);
    for (const { condition, present, partly, example } of elsewhere) {
      expect(example.state.id).not.toBe(state.id);
      expect(example.line.what).toBeDefined();
      const there = states.filter(
        (other) =>
          other.id !== state.id &&
          other.conditions.some((line) => line.condition === condition && /present|partly/.test(line.status)),
      );
      expect(present + partly).toBe(there.length);
    }
  }
  const montana = commons.get("states", "us-mt");
  if (!montana) throw new Error("us-mt");
  expect(elsewhereOf(commons, montana, "no-such-condition")).toBeNull();
});

test("a legislator's levers are those that say State", () => {
  const condition = commons.get("conditions", "seat-time-flexibility");
  if (!condition) throw new Error("seat-time-flexibility");
  expect(stateLevers(condition)).toEqual([
    "Give all districts the authority, so that nobody has to file a waiver course by course.",
  ]);
});
