import { expect, test } from "vitest";
import type { Claim, Study } from "../../corpus/index.ts";
import { weigh } from "./home.counts.ts";

const study = (design: string, dimension: string, read: string, findings: string[]) =>
  ({ design, dimension, read, findings: findings.map((d) => (d ? { dimension: d } : {})) }) as unknown as Study;
const claim = (certainty?: string) =>
  (certainty ? { kind: "finding", certainty } : { kind: "gap" }) as unknown as Claim;

test("a finding counts under its own dimension, or its study's where it has none", () => {
  const weight = weigh(
    [
      study("rct", "academic", "tables", ["", "change"]),
      study("case-study", "change", "abstract", ["", "", "life-skills"]),
    ],
    [],
  );
  expect(weight.findings).toBe(5);
  expect(weight.dimensions).toEqual([
    { dimension: "change", n: 3 },
    { dimension: "academic", n: 1 },
    { dimension: "life-skills", n: 1 },
  ]);
  expect(weight.change).toEqual({ n: 3, compared: 1 });
  expect(weight.readDeeply).toBe(1);
});

test("gaps are counted apart from claims that evidence supports", () => {
  const weight = weigh([], [claim("low"), claim("low"), claim("high"), claim()]);
  expect(weight.claims).toBe(4);
  expect(weight.gaps).toBe(1);
  expect(weight.certainties.map((c) => c.n)).toEqual([1, 0, 2, 0]);
});
