import { expect, test } from "vitest";
import { readCorpus } from "../../corpus/index.ts";
import { type Random, seeded } from "../../stats/index.ts";
import type { Level, Standing } from "../collect/reading.ts";
import { commonsOf } from "../commons/commons.ts";
import { candidatesAt, conditionsOf, movesBetween, order, USUAL } from "./next-steps.ts";
import { findOutAbout } from "./purpose.ts";

const commons = commonsOf(readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null })));
const strategies = commons.all("strategies");

/** A third of indicators low, a third of conditions absent, all others present. */
function randomProfile(random: Random): Standing {
  const low = () => (random() < 1 / 3 ? 1 : 3);
  const levels = new Map(
    commons.all("indicators").map((i): [string, Level] => [i.id, (low() + Math.floor(2 * random())) as Level]),
  );
  const statuses = new Map(
    commons.all("conditions").map((c) => [c.id, random() < 1 / 3 ? ("absent" as const) : ("present" as const)]),
  );
  return { levels, statuses };
}

const profiles = (n: number) => {
  const random = seeded(20260301);
  return Array.from({ length: n }, () => randomProfile(random));
};

test("on 1,000 random profiles at most 0.35 of the strategies are candidates on average", () => {
  const shares = profiles(1000).map((p) => candidatesAt(commons, p).length / strategies.length);
  const average = shares.reduce((sum, s) => sum + s, 0) / shares.length;
  expect(average).toBeLessThanOrEqual(0.35);
  expect(average).toBeGreaterThan(0.2); // steps do exist
});

test("no step about How stands above one for purpose while purpose is known not to hold", () => {
  let seen = 0;
  for (const profile of profiles(1000)) {
    for (const weights of [USUAL, { need: 0, evidence: 2, fit: 2, cost: 2 }]) {
      const steps = order(candidatesAt(commons, profile), weights);
      const lastPurpose = steps.findLastIndex((s) => s.forPurpose);
      const firstHow = steps.findIndex((s) => !s.forPurpose);
      if (lastPurpose === -1 || firstHow === -1) continue;
      seen++;
      expect(firstHow).toBeGreaterThan(lastPurpose);
      expect(steps.every((s) => s.waits === !s.forPurpose)).toBe(true);
    }
  }
  expect(seen).toBeGreaterThan(1500);
});

test("where nothing about purpose is low, steps about How do not wait", () => {
  const levels = new Map<string, Level>([["pl-practice-and-feedback", 1]]);
  const steps = order(candidatesAt(commons, { levels, statuses: new Map() }));
  expect(steps.length).toBeGreaterThan(0);
  expect(steps.some((s) => s.waits)).toBe(false);
});

for (const factor of ["need", "evidence", "fit"] as const) {
  test(`${factor} matters: where it differs among the candidates, dealing it out anew changes their order in 9 of 10 profiles or more`, () => {
    const random = seeded(7);
    let [differs, changed] = [0, 0];
    for (const profile of profiles(1000)) {
      const candidates = candidatesAt(commons, profile);
      const values = candidates.map((c) => c[factor]);
      if (new Set(values).size < 2) continue;
      differs++;
      const dealt = shuffle(values, random);
      const ids = (list: typeof candidates) =>
        order(list)
          .map((s) => s.strategy.id)
          .join();
      if (ids(candidates) !== ids(candidates.map((c, i) => ({ ...c, [factor]: dealt[i] ?? c[factor] })))) changed++;
    }
    expect(differs).toBeGreaterThan(500);
    expect(changed / differs).toBeGreaterThanOrEqual(0.9);
  });
}

test("an unknown is not a low: where nothing is known there is no step, and a way to find out", () => {
  const nothing = { levels: new Map(), statuses: new Map() };
  expect(candidatesAt(commons, nothing)).toEqual([]);
  const findOut = findOutAbout(commons, nothing);
  expect(findOut?.first.id).toBe("purpose-shared-why");
  expect(findOut?.unknown).toHaveLength(commons.all("indicators").filter((i) => i.element === "purpose").length);
  expect(findOut?.selfReview?.kind).toBe("self-review");
  expect(findOut?.survey?.id).toBe("teacher-change-survey");
});

test("one known purpose indicator is enough to stop asking about purpose", () => {
  const levels = new Map<string, Level>([["purpose-teacher-ownership", 3]]);
  expect(findOutAbout(commons, { levels, statuses: new Map() })).toBeNull();
});

test("a strategy whose other triggers all hold is no candidate without its main one", () => {
  const strategy = strategies.find((s) => s.when.length === 3);
  const [levels, statuses] = [new Map<string, Level>(), new Map<string, "absent">()];
  for (const trigger of strategy?.when ?? []) {
    if (trigger.main) continue;
    if ("indicator" in trigger) levels.set(trigger.indicator, 1);
    else statuses.set(trigger.condition, "absent");
  }
  expect(candidatesAt(commons, { levels, statuses }).map((c) => c.strategy.id)).not.toContain(strategy?.id);
});

test("need is 1 at level 1 and 0.5 at level 2, and each other need that holds adds a quarter of its size", () => {
  const strategy = strategies.find(
    (s) => s.when.length === 3 && s.when.every((t) => "indicator" in t && t.at_most === 2),
  );
  const ids = strategy?.when.flatMap((t) => ("indicator" in t ? t.indicator : [])) ?? [];
  const needAt = (levels: Level[]) =>
    candidatesAt(commons, { levels: new Map(ids.map((id, i) => [id, levels[i] ?? 4])), statuses: new Map() }).find(
      (c) => c.strategy === strategy,
    )?.need;
  expect(needAt([1, 3, 3])).toBe(1);
  expect(needAt([2, 3, 3])).toBe(0.5);
  expect(needAt([1, 1, 2])).toBe(1 + 0.25 + 0.125);
  expect(needAt([3, 1, 1])).toBeUndefined();
});

test("a partly absent condition is half a need, where the trigger names it", () => {
  const strategy = strategies.find((s) => s.when.some((t) => t.main && "condition" in t && t.is.includes("partly")));
  const main = strategy?.when.find((t) => t.main);
  const id = main && "condition" in main ? main.condition : "";
  const at = (status: "absent" | "partly" | "present") =>
    candidatesAt(commons, { levels: new Map(), statuses: new Map([[id, status]]) }).find(
      (c) => c.strategy === strategy,
    );
  expect(at("absent")?.main.size).toBe(1);
  expect(at("partly")?.main.size).toBe(0.5);
  expect(at("present")).toBeUndefined();
});

test("only a claim that reports a test counts as evidence; a reason or a warning does not", () => {
  for (const c of candidatesAt(commons, profiles(1)[0] ?? { levels: new Map(), statuses: new Map() })) {
    expect(c.evidence).toBe(1 + 0.5 * c.strategy.evidence.filter((e) => e.bearing === "works").length);
  }
});

test("fit is the share of a step's conditions that are not absent; a condition nobody knows is not absent", () => {
  const strategy = strategies.find(
    (s) => conditionsOf(commons, s).length === 3 && s.when.some((t) => t.main && "indicator" in t),
  );
  const main = strategy?.when.find((t) => t.main);
  const levels = new Map<string, Level>([[main && "indicator" in main ? main.indicator : "", 1]]);
  const [first] = strategy ? conditionsOf(commons, strategy) : [];
  const fitAt = (statuses: Standing["statuses"]) =>
    candidatesAt(commons, { levels, statuses }).find((c) => c.strategy === strategy)?.fit;
  expect(fitAt(new Map())).toBe(1);
  expect(fitAt(new Map([[first ?? "", "absent"]]))).toBeCloseTo(2 / 3, 12);
  expect(fitAt(new Map([[first ?? "", "partly"]]))).toBe(1);
});

test("a condition that is a step's own trigger is a reason for it and never one against it", () => {
  for (const strategy of strategies) {
    const own = strategy.when.flatMap((t) => ("condition" in t ? t.condition : []));
    expect(conditionsOf(commons, strategy).filter((id) => own.includes(id))).toEqual([]);
  }
});

test("the order does not hang on the order of the corpus, and ties fall to the cheaper step", () => {
  const candidates = candidatesAt(commons, profiles(3)[2] ?? { levels: new Map(), statuses: new Map() });
  const ids = order(candidates).map((s) => s.strategy.id);
  expect(order([...candidates].reverse()).map((s) => s.strategy.id)).toEqual(ids);
  const flat = candidates.map((c) => ({ ...c, forPurpose: false, need: 1, evidence: 1, fit: 1 }));
  const bands = order(flat).map((s) => ["none", "low", "medium", "unknown", "high"].indexOf(s.strategy.cost.band));
  expect(bands).toEqual([...bands].sort((a, b) => a - b));
});

test("an audience sees only steps that it can take", () => {
  for (const c of candidatesAt(commons, profiles(1)[0] ?? { levels: new Map(), statuses: new Map() }, ["funder"])) {
    expect(c.strategy.audience).toContain("funder");
  }
});

test("a reader's weights are answered with every step that moved, came in or left", () => {
  const candidates = candidatesAt(commons, profiles(1)[0] ?? { levels: new Map(), statuses: new Map() });
  const [before, after] = [order(candidates), order(candidates, { need: 0, evidence: 1, fit: 2, cost: 2 })];
  const moves = movesBetween(before, after, 5);
  const replay = after
    .slice(0, 5)
    .map((_, i) => moves.find((m) => m.to === i + 1)?.strategy.id ?? before[i]?.strategy.id);
  expect(replay).toEqual(after.slice(0, 5).map((s) => s.strategy.id));
  expect(moves.filter((m) => m.to === null)).toHaveLength(moves.filter((m) => m.from === null).length);
  expect(movesBetween(before, before, 5)).toEqual([]);
});

function shuffle<T>(items: readonly T[], random: Random): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}
