import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCorpus } from "../../corpus/index.ts";
import { type TestDatabase, testDatabase } from "../../db/testing.ts";
import { importFiles } from "../collect/import.ts";
import { commonsOf } from "../commons/commons.ts";
import { type Disclosed, disclose } from "../people/disclosure.ts";
import { placesUnder } from "../people/place.store.ts";
import { rootCells } from "./cells.store.ts";
import type { Line } from "./family.ts";
import { measuresOf } from "./measure.store.ts";
import { rulesOf } from "./measure.ts";
import { profileAt } from "./profile.store.ts";
import type { Profile } from "./profile.ts";
import type { Summary } from "./summary.store.ts";

// New York City's files are not part of this repository; see examples/nyc-schools-2011/README.md.
const DATA = new URL("../../../shared/data/nyc-schools-2011/", import.meta.url);
const there = existsSync(DATA);
if (!there)
  console.warn("Skipped: ../shared/data/nyc-schools-2011 is not there, so no profile of a real school is checked.");

type File = Map<string, Record<string, string>>;

/** A reader as simple as can be, and not the importer's: one line is one row; only whole rows count. */
function naive(
  name: string,
  separator: string,
  key: string,
  only: (row: Record<string, string>) => boolean = () => true,
): File {
  const lines = readFileSync(new URL(name, DATA), "utf8")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  const cells = (line: string) =>
    separator === "\t"
      ? line.split("\t")
      : [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, a, b]) => a ?? b ?? "");
  const header = cells(lines[0] ?? "").map((cell) => cell.replace(/^"|"$/g, ""));
  const rows = lines
    .slice(1)
    .map(cells)
    .filter((row) => row.length === header.length)
    .map((row) => Object.fromEntries(header.map((column, i) => [column, (row[i] ?? "").replace(/^"|"$/g, "")])));
  return new Map(rows.filter(only).map((row) => [row[key] as string, row]));
}

const numeric = (cell: string | undefined) =>
  cell === undefined || ["", "NA", "s"].includes(cell.trim()) ? null : Number(cell.replace(",", ""));

describe.skipIf(!there)("profiles of New York City's schools", () => {
  let own: TestDatabase;
  let schools: string[];
  const profiles = new Map<string, { profile: Profile; summary: Summary; line: (id: string) => Line | undefined }>();
  const files: Record<"all" | "d75" | "sat" | "graduation", File> = {} as never;

  beforeAll(async () => {
    own = await testDatabase();
    const bring = async (name: string, paths: Record<string, string>) => {
      const text = readFileSync(new URL(`../../examples/nyc-schools-2011/${name}.yaml`, import.meta.url), "utf8");
      const map = new Map(Object.entries(paths).map(([id, file]) => [id, new URL(file, DATA).pathname]));
      await importFiles(own.db, { mapping: { name: `${name}.yaml`, text }, files: map });
    };
    await bring("survey", { general: "survey_all.txt", d75: "survey_d75.txt" });
    await bring("demographics", { demographics: "demographics.csv" });
    await bring("sat", { sat: "sat_results.csv" });
    await bring("graduation", { graduation: "graduation.csv" });
    files.all = naive("survey_all.txt", "\t", "dbn");
    files.d75 = naive("survey_d75.txt", "\t", "dbn");
    files.sat = naive("sat_results.csv", ",", "DBN");
    files.graduation = naive(
      "graduation.csv",
      ",",
      "DBN",
      (row) => row.Demographic === "Total Cohort" && row.Cohort === "2006",
    );
    const commons = commonsOf(readCorpus("corpus").records.map((record) => ({ ...record, lastChange: null })));
    const all = (await placesUnder(own.db, "nyc")).filter(({ kind }) => kind === "school").map(({ id }) => id);
    const first = all.indexOf("01M448");
    schools = all.filter((_, i) => i >= first && (i - first) % 10 === 0);
    for (const id of schools) {
      const found = await profileAt(own.db, commons, "nyc", id);
      if (!found) throw new Error(`no profile of ${id}`);
      const lines = new Map(
        found.profile.families.flatMap(({ lines }) => lines.map((line) => [line.measure.id, line])),
      );
      profiles.set(id, { ...found, line: (measure) => lines.get(measure) });
    }
  });
  afterAll(() => own.close());

  test("01M448 and every tenth school after it are there: 49 schools, of both forms", () => {
    expect(schools[0]).toBe("01M448");
    expect(schools).toHaveLength(49);
    expect(schools.some((id) => files.d75.has(id))).toBe(true);
  });

  test("each survey score, its n, eligible and response rate are the file's; groups under ten are hidden, missing is never zero", () => {
    const seen = { value: 0, hidden: 0, "not-asked": 0, missing: 0 };
    for (const id of schools) {
      const row = files.all.get(id) ?? files.d75.get(id);
      const form = files.all.has(id) ? "" : "d75_";
      for (const source of ["t", "s", "p"]) {
        for (const domain of ["saf", "com", "eng", "aca"]) {
          const line = profiles.get(id)?.line(`nyc-survey-2011:${form}${domain}_${source}`);
          const where = `${id} ${domain}_${source}`;
          const value = numeric(row?.[`${domain}_${source}_11`]);
          const n = numeric(row?.[`N_${source}`]);
          const state = line?.cell.state;
          if (value === null) expect(["missing", "not-asked"], where).toContain(state);
          else if (n === null || n < 10) expect(state, where).toBe("hidden");
          if (state === "value") {
            const eligible = numeric(row?.[`nr_${source}`]);
            const rate = numeric(row?.[`rr_${source}`]);
            expect(line?.cell, where).toMatchObject({ value, n, eligible, rate });
            expect(line?.estimate?.value, where).toBe(value);
            const range = line?.estimate?.range;
            if (range) expect(range.low <= (value as number) && (value as number) <= range.high, where).toBe(true);
          }
          if (state === "hidden") expect(Object.keys(line?.cell ?? {}).sort(), where).toEqual(["state", "why"]);
          seen[state as keyof typeof seen] += 1;
        }
      }
    }
    expect(seen.value).toBeGreaterThan(400);
    for (const state of ["hidden", "not-asked"] as const) expect(seen[state], state).toBeGreaterThan(0);
  });

  test("each question's answers are the file's counts, and of fewer than ten answers none is shown", () => {
    let compared = 0;
    for (const id of schools) {
      const row = files.all.get(id) ?? files.d75.get(id);
      const { families, loose } = (profiles.get(id) as { profile: Profile }).profile;
      for (const { measure, cell } of [...families.flatMap(({ items }) => items), ...loose]) {
        const [, source, question] = /:(?:d75_)?([tsp])_(q.+)$/.exec(measure.id) ?? [];
        const counts = measure.options?.map((_, i) => numeric(row?.[`${source}_N_${question}_${i + 1}`])) ?? [];
        const answers = counts.reduce<number>((sum, c) => sum + (c ?? 0), 0);
        if (cell.state === "value" && cell.counts) {
          expect(cell.counts, `${id} ${measure.id}`).toEqual(counts);
          expect(answers).toBeGreaterThanOrEqual(10);
          compared++;
        } else if (answers > 0 && answers < 10) expect(cell.state, `${id} ${measure.id}`).toBe("hidden");
      }
    }
    expect(compared).toBeGreaterThan(5000);
  });

  test("SAT and graduation are the file's; 's' is withheld by the publisher and no missing number", () => {
    const seen = { value: 0, suppressed: 0, hidden: 0 };
    for (const id of schools) {
      const sat = files.sat.get(id);
      for (const [measure, column] of [
        ["sat_reading", "SAT Critical Reading Avg. Score"],
        ["sat_math", "SAT Math Avg. Score"],
        ["sat_writing", "SAT Writing Avg. Score"],
      ] as const) {
        const line = profiles.get(id)?.line(`nyc-sat-2012:${measure}`);
        const n = numeric(sat?.["Num of SAT Test Takers"]);
        if (!sat) expect(line, `${id} ${measure}`).toBeUndefined();
        else if (sat[column] === "s") expect(line?.cell, id).toEqual({ state: "suppressed" });
        else if (n === null || n < 10) expect(line?.cell.state, id).toBe("hidden");
        else expect(line?.cell, id).toMatchObject({ state: "value", value: numeric(sat[column]), n });
        if (line) seen[line.cell.state as keyof typeof seen] += 1;
      }
      const cohort = files.graduation.get(id);
      const line = profiles.get(id)?.line("nyc-graduation-2006-cohort:graduated");
      const share = cohort?.["Total Grads - % of cohort"];
      if (share === "s") expect(line?.cell, id).toEqual({ state: "suppressed" });
      else if (cohort) {
        const [count, n] = [numeric(cohort["Total Grads - n"]), numeric(cohort["Total Cohort"])];
        expect(line?.cell, id).toMatchObject({ state: "value", value: numeric(share), n });
        expect(line?.estimate?.basis, id).toEqual({ count, cohort: true });
      }
    }
    expect(seen.value).toBeGreaterThan(20);
    expect(seen.suppressed).toBeGreaterThan(0);
  });

  test("every graduation share of all schools is the file's: the publisher's own 's' are hidden, and none beside them", () => {
    const { summary } = profiles.get("01M448") as { summary: Summary };
    const seen: Record<string, number> = {};
    let bounded = 0; // what would be a bound if the mapping did not say that these records are public
    for (const [id, row] of files.graduation) {
      if (!summary.places.has(id)) continue;
      for (const [measure, column] of [
        ["graduated", "Total Grads"],
        ["regents", "Total Regents"],
        ["advanced_regents", "Advanced Regents"],
        ["still_enrolled", "Still Enrolled"],
        ["dropped_out", "Dropped Out"],
      ] as const) {
        const cell = summary.shown.cell(id, `nyc-graduation-2006-cohort:${measure}`, "2010");
        const share = row[`${column} - % of cohort`];
        if (share === "s") expect(cell, `${id} ${measure}`).toEqual({ state: "suppressed" });
        else expect(cell, `${id} ${measure}`).toMatchObject({ state: "value", value: numeric(share) });
        const [count, n] = [numeric(row[`${column} - n`]), numeric(row["Total Cohort"])];
        if (count !== null && n !== null && Math.min(count, n - count) < 10) bounded++;
        seen[cell?.state ?? "none"] = (seen[cell?.state ?? "none"] ?? 0) + 1;
      }
    }
    expect(seen).toEqual({ value: 685, suppressed: 15 });
    expect(bounded).toBe(225);
  });

  test("that survey, SAT and demographics are public changes no cell: what was hidden stays hidden", async () => {
    const sealed = await rootCells(own.db, "nyc");
    const measures = (await measuresOf(own.db, "nyc")).filter(({ mapping }) => !mapping.startsWith("nyc-graduation"));
    const [open, closed] = [measures, measures.map((measure) => ({ ...measure, public: null }))].map((them) =>
      disclose(sealed, rulesOf(them)),
    ) as [Disclosed, Disclosed];
    const seen: Record<string, number> = {};
    for (const place of closed.places())
      for (const { id, public: said } of measures)
        for (const [round, cell] of closed.rounds(place, id)) {
          expect(said).not.toBeNull();
          expect(open.cell(place, id, round), `${place} ${id}`).toEqual(cell);
          seen[cell.state] = (seen[cell.state] ?? 0) + 1;
        }
    expect(seen.value).toBeGreaterThan(5000);
    expect(seen.hidden).toBeGreaterThan(100);
  });

  test("01M448's first lines: 1.9 points between students and families; its 20 similar schools are high schools", () => {
    const { profile, summary } = profiles.get("01M448") as { profile: Profile; summary: Summary };
    expect(profile.disagree).toMatchObject({
      kind: "disagree",
      family: { id: "safety" },
      gap: { lower: "student", higher: "family" },
    });
    if (profile.disagree.kind === "disagree") expect(profile.disagree.gap.value).toBeCloseTo(1.9, 6);
    expect(profile.unknown.dimensions).toEqual(["life-skills"]);
    const { similar } = profile;
    if (similar.state !== "found") throw new Error(similar.state);
    expect(new Set(similar.schools.map(({ place }) => summary.places.get(place)?.gradeSpan))).toEqual(
      new Set(["High School"]),
    );
  });

  test("what goes together: expectations and SAT, r = 0.337 (0.186 to 0.473), n = 148; communication and graduation, r = −0.017 (−0.184 to 0.151), n = 137", () => {
    const { together } = (profiles.get("01M448") as { summary: Summary }).summary;
    const rounded = together.map(({ r, low, high, n }) => [r, low, high, n].map((x) => Number(x.toFixed(3))));
    expect(rounded).toContainEqual([0.337, 0.186, 0.473, 148]);
    expect(rounded).toContainEqual([-0.017, -0.184, 0.151, 137]);
  });
});
