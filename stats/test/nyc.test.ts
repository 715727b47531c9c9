import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { meanFromCounts, pearson } from "../index.ts";

// Real schools: ../shared/data/nyc-schools-2011 beside the repository. Without it these tests are skipped, not passed.
const folder = new URL("../../../shared/data/nyc-schools-2011/", import.meta.url);
const here = existsSync(folder);
const name = (claim: string) => (here ? claim : `${claim} (skipped: shared/data/nyc-schools-2011 is not here)`);

type Row = Record<string, string>;
const rows = (file: string, delimiter: string): Row[] =>
  parse(readFileSync(new URL(file, folder)), { columns: true, bom: true, delimiter, relax_column_count: true });

/** General schools (the last row is cut off in the middle of the file and left out) and District 75 schools. */
const schools = (): Row[] => [...rows("survey_all.txt", "\t").slice(0, 454), ...rows("survey_d75.txt", "\t")];

const number = (text: string | undefined): number => (text ? Number.parseFloat(text) : Number.NaN); // "NA" and "s" are no numbers
const pairs = (all: [number, number][]) => all.filter((pair) => pair.every(Number.isFinite));

test.skipIf(!here)(
  name("where students see higher expectations, SAT scores are higher: r = 0.337 (0.186 to 0.473), 148 schools"),
  () => {
    const sat = new Map(rows("sat_results.csv", ",").map((row) => [row.DBN, row]));
    const parts = ["SAT Critical Reading Avg. Score", "SAT Math Avg. Score", "SAT Writing Avg. Score"];
    const found = pairs(
      schools().map((s) => [number(s.aca_s_11), parts.reduce((sum, p) => sum + number(sat.get(s.dbn)?.[p]), 0)]),
    );
    const { r, low, high, n } = pearson(
      found.map(([x]) => x),
      found.map(([, y]) => y),
    );
    expect([r, low, high].map((v) => v.toFixed(3))).toEqual(["0.337", "0.186", "0.473"]);
    expect(n).toBe(148);
  },
);

test.skipIf(!here)(
  name("what teachers say of communication does not go with graduation: r = −0.017 (−0.184 to 0.151), 137 schools"),
  () => {
    const cohort = rows("graduation.csv", ",").filter(
      (row) => row.Demographic === "Total Cohort" && row.Cohort === "2006",
    );
    const graduates = new Map(cohort.map((row) => [row.DBN, number(row["Total Grads - % of cohort"])]));
    const found = pairs(schools().map((s) => [number(s.com_t_11), graduates.get(s.dbn) ?? Number.NaN]));
    const { r, low, high, n } = pearson(
      found.map(([x]) => x),
      found.map(([, y]) => y),
    );
    expect([r, low, high].map((v) => v.toFixed(3))).toEqual(["-0.017", "-0.184", "0.151"]);
    expect(n).toBe(137);
  },
);

test.skipIf(!here)(
  name("means from counts are the published item scores of teachers' question 6d, to one decimal, in every school"),
  () => {
    let compared = 0;
    for (const s of schools()) {
      const counts = [1, 2, 3, 4].map((option) => number(s[`t_N_q6d_${option}`]));
      const published = number(s.t_q6d);
      if (!counts.every(Number.isFinite) || !Number.isFinite(published)) continue;
      const ours = meanFromCounts(counts, [10, 20 / 3, 10 / 3, 0]) ?? meanFromCounts([0], [0]);
      expect(Math.abs((ours?.value ?? Number.NaN) - published), s.dbn).toBeLessThan(0.06);
      compared++;
    }
    expect(compared).toBeGreaterThan(440);
  },
);
