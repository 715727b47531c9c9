import { expect, test } from "vitest";
import { corpusFolder, type Finding, readCorpus } from "../../corpus/index.ts";
import { commonsOf } from "./commons.ts";
import { byNeed, cellOf, directionOf, directions, evidenceMap, OUTCOMES } from "./evidence-map.ts";

const { records } = readCorpus(corpusFolder);
const commons = commonsOf(records.map((record) => ({ ...record, lastChange: null })));
const map = evidenceMap(commons);

/** The slow way: every finding of every study, asked of every claim whether it brings it here. */
function naive(kind: "indicators" | "conditions", id: string, outcome: Finding["dimension"]) {
  const about = `${kind === "indicators" ? "indicator" : "condition"}:${id}`;
  const counted: string[] = [];
  const seen = { favorable: 0, none: 0, unfavorable: 0, describes: 0 };
  const sure: string[] = [];
  let unverified = 0;
  for (const study of commons.all("studies"))
    for (const finding of study.findings) {
      if (finding.dimension !== outcome) continue;
      let here = false;
      for (const claim of commons.all("claims"))
        if (claim.kind === "finding" && claim.about.includes(about))
          for (const support of claim.support)
            if (support.study === study.id && support.finding === finding.id) {
              here = true;
              if (finding.verified && support.stance === "supports") sure.push(claim.certainty);
            }
      if (!here) continue;
      if (!finding.verified) unverified++;
      else {
        counted.push(`${study.id}#${finding.id}`);
        if (finding.direction === "positive") seen.favorable++;
        else if (finding.direction === "negative") seen.unfavorable++;
        else if (finding.direction === "not-applicable") seen.describes++;
        else seen.none++;
      }
    }
  const certainty = ["high", "moderate", "low", "very-low"].find((word) => sure.includes(word)) ?? null;
  return { counted, seen, certainty, unverified };
}

test("every cell agrees with a slow count over all findings and all claims", () => {
  const reached = new Set<string>();
  let blank = 0;
  for (const row of map.rows)
    for (const outcome of OUTCOMES) {
      const slow = naive(row.kind, row.id, outcome);
      const cell = row.cells[outcome];
      const where = `${row.kind}/${row.id}/${outcome}`;
      expect(cell.findings.map(({ study, finding }) => `${study.id}#${finding.id}`).sort(), where).toEqual(
        slow.counted.sort(),
      );
      expect(cell.unverified.length, where).toBe(slow.unverified);
      expect(cell.directions, where).toEqual(slow.seen);
      expect(cell.certainty, where).toBe(slow.certainty);
      expect(cell.studies, where).toBe(new Set(slow.counted.map((key) => key.split("#")[0])).size);
      for (const key of slow.counted) reached.add(key);
      if (slow.counted.length === 0) blank++;
    }
  expect(map.all.cells).toBe(3 * (commons.counts.indicators + commons.counts.conditions));
  expect(map.all.blank).toBe(blank);
  expect(map.all.findings).toBe(reached.size); // once each, although rows share findings
  const verified = commons.all("studies").flatMap((study) => study.findings.filter((finding) => finding.verified));
  expect(map.all.findings + map.elsewhere).toBe(verified.length);
});

test("no finding counts twice in a cell, and a row's total is not the sum of its claims", () => {
  for (const row of map.rows) {
    for (const outcome of OUTCOMES) {
      const keys = row.cells[outcome].findings.map(({ study, finding }) => `${study.id}#${finding.id}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(row.findings).toBe(OUTCOMES.reduce((sum, outcome) => sum + row.cells[outcome].findings.length, 0));
    expect(row.studies).toBeLessThanOrEqual(OUTCOMES.reduce((sum, outcome) => sum + row.cells[outcome].studies, 0));
  }
  const shared = map.rows
    .flatMap((row) => OUTCOMES.flatMap((o) => row.cells[o].findings))
    .filter(({ by }) => by.length > 1);
  expect(shared.length).toBeGreaterThan(0); // the rule is needed
  expect(map.rows.reduce((sum, row) => sum + row.findings, 0)).toBeGreaterThan(map.all.findings);
});

test("what rests on a row is counted from the records themselves, and so are its columns' blanks and single studies", () => {
  for (const { kind, id, cases, steps, gaps } of map.rows) {
    const about = `${kind.slice(0, -1)}:${id}`;
    const seen = commons.all("cases").filter((one) => one[kind].some((line) => line.id === id));
    const named = commons
      .all("strategies")
      .filter(({ when }) => when.some((one) => ("indicator" in one ? one.indicator : one.condition) === id));
    const open = commons.all("claims").filter((claim) => claim.kind === "gap" && claim.about.includes(about));
    expect([cases, steps, gaps.map((gap) => gap.id)], about).toEqual([
      seen.length,
      named.length,
      open.map((gap) => gap.id),
    ]);
  }
  for (const outcome of OUTCOMES) {
    const cells = map.rows.map((row) => row.cells[outcome]);
    const studies = cells.flatMap((cell) => cell.findings.map(({ study }) => study.id));
    expect(map.columns[outcome], outcome).toEqual({
      findings: new Set(cells.flatMap((cell) => cell.findings.map(({ study, finding }) => study.id + finding.id))).size,
      studies: new Set(studies).size,
      cells: map.rows.length,
      blank: cells.filter((cell) => cell.findings.length === 0).length,
      single: cells.filter((cell) => new Set(cell.findings.map(({ study }) => study.id)).size === 1).length,
    });
  }
});

test("directions of a cell add up to its findings; each direction occurs somewhere", () => {
  for (const row of map.rows)
    for (const outcome of OUTCOMES) {
      const cell = row.cells[outcome];
      expect(directions.reduce((sum, d) => sum + cell.directions[d], 0)).toBe(cell.findings.length);
    }
  const all = commons.all("studies").flatMap((study) => study.findings.map(directionOf));
  for (const direction of directions) expect(all).toContain(direction);
});

test("a finding against a claim is counted in the cell and gives it no certainty", () => {
  const study = { id: "s", findings: [{ id: "f", dimension: "change", direction: "null", verified: true }] };
  const claim = {
    id: "c",
    kind: "finding",
    about: ["condition:x"],
    support: [{ study: "s", finding: "f", stance: "contradicts" }],
    certainty: "high",
  };
  const made = [
    { kind: "studies", id: "s", body: { ...study, source: "t", setting: { states: [] } } },
    { kind: "claims", id: "c", body: claim },
    { kind: "conditions", id: "x", body: { id: "x", evidence: ["c"], examples: [] } },
  ];
  const small = commonsOf(made.map((record) => ({ ...record, hash: "0", lastChange: null })) as never);
  const cell = cellOf(small, "conditions", "x", "change");
  expect(cell.findings).toHaveLength(1);
  expect(cell.directions.none).toBe(1);
  expect(cell.certainty).toBeNull();
  expect(cellOf(small, "conditions", "x", "academic").findings).toHaveLength(0);
});

test("blanks go by what rests on them, and one place here can move a row up", () => {
  const blank = (row: (typeof map.rows)[number]) => row.cells["life-skills"].findings.length === 0;
  const before = byNeed(map, blank, () => 0);
  expect(before).toHaveLength(map.columns["life-skills"].blank);
  for (const [i, one] of before.entries())
    expect(one.need).toBeLessThanOrEqual(before[i - 1]?.need ?? Number.POSITIVE_INFINITY);
  const last = before.at(-1)?.row.id;
  const after = byNeed(map, blank, (_, id) => (id === last ? 1000 : 0));
  expect(after[0]?.row.id).toBe(last);
  expect(after[0]?.places).toBe(1000);
});

test("an empty record makes an empty map", () => {
  const none = evidenceMap(commonsOf([]));
  expect(none.rows).toEqual([]);
  expect(none.all).toEqual({ findings: 0, studies: 0, cells: 0, blank: 0, single: 0 });
});
