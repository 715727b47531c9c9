import { expect, test } from "vitest";
import { corpusFolder, readCorpus } from "../../corpus/index.ts";
import { commonsOf } from "./commons.ts";
import { effectsOf, findingsOf } from "./effects.ts";

const { records } = readCorpus(corpusFolder);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));
const claim = (id: string) => {
  const body = commons.get("claims", id);
  if (!body) throw new Error(id);
  return body;
};
const made = (id: string, effect: object, verified = true) =>
  ({ study: { id: "s" }, finding: { id, verified, effect } }) as never;

test("effects in one metric stand together, the most precise first, those without a range last", () => {
  const effects = effectsOf([
    made("bare", { metric: "g", value: 1 }),
    made("wide", { metric: "g", value: 0.2, ci: [-1, 1.4] }),
    made("sharp", { metric: "g", value: 0.1, se: 0.05 }),
    made("other", { metric: "pp", value: 8, ci: [2, 14] }),
  ]);
  expect(effects?.metric).toBe("g");
  expect(effects?.rows.map(({ finding }) => finding.id)).toEqual(["sharp", "wide", "bare"]);
  expect(effects?.rows[0]?.range?.[0]).toBeCloseTo(0.002, 3);
  expect(effects?.rows[2]?.range).toBeNull();
});

test("two effects, two metrics, percents and findings that nobody verified make no axis", () => {
  const two = [made("a", { metric: "g", value: 1 }), made("b", { metric: "g", value: 2 })];
  expect(effectsOf(two)).toBeNull();
  expect(effectsOf([...two, made("c", { metric: "d", value: 1 })])).toBeNull();
  expect(effectsOf([...two, made("c", { metric: "g", value: 1 }, false)])).toBeNull();
  expect(effectsOf(["a", "b", "c"].map((id) => made(id, { metric: "pct", value: 40 })))).toBeNull();
});

test("a null result stands among the others", () => {
  const effects = effectsOf([0.3, 0, -0.2].map((value, i) => made(String(i), { metric: "d", value, se: 0.1 + i })));
  expect(effects?.rows.map(({ value }) => value)).toEqual([0.3, 0, -0.2]);
});

test("a claim's findings count once each, and a gap has none", () => {
  const found = findingsOf(commons, claim("early-college-raises-college-going"));
  expect(effectsOf(found)?.metric).toBe("pp");
  expect(new Set(found.map(({ study, finding }) => `${study.id}#${finding.id}`)).size).toBe(found.length);
  expect(findingsOf(commons, claim("microschool-effects-unknown"))).toEqual([]);
});
