import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { importRounds } from "../collect/import.ts";
import { readMapping } from "../collect/mapping.yaml.ts";
import { summaryOf } from "./summary.store.ts";
import type { Correlated } from "./together.ts";

// The published files are not part of this repository; see examples/NAME/README.md.
const DATA = new URL("../../../shared/data/", import.meta.url);
const there = existsSync(DATA);
if (!there) console.warn("Skipped: ../shared/data is not there, so no correlation is compared with R.");

type Pair = Pick<Correlated, "score" | "outcome" | "method" | "n" | "r" | "low" | "high">;
const reference: { pairs: Pair[] } = JSON.parse(
  readFileSync(new URL("reference/correlations.json", import.meta.url), "utf8"),
);

const examples = [
  {
    root: "chicago",
    data: "chicago-school-progress-reports",
    mappings: ["chicago-schools-2015-2017/progress-reports"],
  },
  { root: "california", data: "california-api-schools-2000", mappings: ["california-schools-2000/api"] },
  { root: "colorado", data: "colorado-kidscount-districts", mappings: ["colorado-districts-1995-2014/kids-count"] },
  {
    root: "nyc",
    data: "nyc-schools-2011",
    mappings: ["survey", "demographics", "sat", "graduation"].map((name) => `nyc-schools-2011/${name}`),
  },
];

describe.skipIf(!there)("correlations of published files, imported by their mappings", () => {
  let own: TestDatabase;
  const found: Correlated[] = [];
  beforeAll(async () => {
    own = await testDatabase();
    for (const { root, data, mappings } of examples) {
      for (const path of mappings) {
        const text = readFileSync(new URL(`../../examples/${path}.yaml`, import.meta.url), "utf8");
        const { files } = readMapping(text, path);
        const paths = files.map(({ id, name }): [string, string] => [
          id,
          decodeURIComponent(new URL(`${data}/${encodeURIComponent(name)}`, DATA).pathname),
        ]);
        await importRounds(own.db, { mapping: { name: path, text }, files: new Map(paths) });
      }
      found.push(...(await summaryOf(own.db, root)).together);
    }
  });
  afterAll(() => own?.close());

  test("the pages show the 22 pairs that R was asked about, and no other", () => {
    const named = ({ score, outcome }: Pair) => `${score} ${outcome}`;
    expect(found.map(named).sort()).toEqual(reference.pairs.map(named).sort());
    expect(found).toHaveLength(22);
  });

  test("where New York withheld three students' result, that of their partner, which it printed, is hidden", async () => {
    const { shown } = await summaryOf(own.db, "nyc");
    const told = (group: string) => shown.cell("01M448", `nyc-graduation-2006-cohort:graduated${group}`, "2010");
    expect(told("_learners")).toEqual({ state: "suppressed" });
    expect(told("_proficient")).toEqual({ state: "hidden", why: "partner" });
    expect(told("")).toMatchObject({ state: "value", value: 42.7, n: 124 });
  });

  // R leaves nothing out but what is missing in the files; where disclosure hides one school's result, rule 7 lets it into the sum.
  test.each(reference.pairs)("$score and $outcome: r, both ends and n are R's", (expected) => {
    const ours = found.find(({ score, outcome }) => score === expected.score && outcome === expected.outcome);
    expect(ours).toMatchObject({ n: expected.n, method: expected.method });
    for (const key of ["r", "low", "high"] as const) expect(ours?.[key]).toBeCloseTo(expected[key], 7);
  });
});
