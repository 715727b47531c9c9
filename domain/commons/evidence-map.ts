/**
 * The evidence map: what has been found on each indicator and condition, by what was measured. Pure.
 *
 * How a finding reaches a cell. A cell is one indicator or condition (a row) and one dimension of outcomes (a column). A finding
 * is in it when a claim of kind "finding" names the row in its `about`, that claim's `support` names the finding (whatever the
 * stance), and the finding's own `dimension` is the column. There is no other way in: a study that no claim cites is nowhere.
 *
 * What is counted. A finding counts once in a cell, however many claims bring it there, and only when somebody here verified it;
 * the others are kept apart. A study counts once in a cell. The same finding may be in several rows, because a claim may be about
 * several things: rows are therefore not to be added up. Totals over rows count each finding and each study once.
 */
import type { Certainty, Claim, Finding, FindingClaim, GapClaim, Study } from "../../corpus/index.ts";
import { certainties, dimensions } from "../../corpus/index.ts";
import { type Commons, findingNamed } from "./commons.ts";
import { once } from "./watched.ts";

export type RowKind = "indicators" | "conditions";
export type Outcome = Finding["dimension"];
export const OUTCOMES: readonly Outcome[] = dimensions;

/**
 * How the outcome looked in the study: not a verdict on the practice (an unfavorable outcome after principals left speaks for
 * keeping them). "none" = mixed results or no difference; "describes" = no comparison was made.
 */
export const directions = ["favorable", "none", "unfavorable", "describes"] as const;
export type Direction = (typeof directions)[number];

/** A finding in a cell, with the claims that bring it there, in the order of their ids. */
export type Reached = { study: Study; finding: Finding; by: readonly { claim: FindingClaim; stance: Stance }[] };
export type Stance = FindingClaim["support"][number]["stance"];

export type Cell = {
  kind: RowKind;
  id: string;
  outcome: Outcome;
  /** Verified findings, by study. */
  findings: readonly Reached[];
  /** Findings that nobody here verified: shown, never counted. */
  unverified: readonly Reached[];
  studies: number;
  directions: Readonly<Record<Direction, number>>;
  /** The surest claim about the row that a verified finding in this cell supports; null = none does. Certainty is the claim's. */
  certainty: Certainty | null;
};

export type MapRow = {
  kind: RowKind;
  id: string;
  cells: Readonly<Record<Outcome, Cell>>;
  /** Over the three columns, each finding and study once. */
  findings: number;
  studies: number;
  /** Gaps that name the row. */
  gaps: readonly GapClaim[];
  /** How much practice there is: cases in which it was seen, and steps that answer it or name it as a trigger. */
  cases: number;
  steps: number;
};

/** Of one column, or of the whole map. `blank`: cells without a verified finding; `single`: cells that rest on one study. */
export type MapTotal = { findings: number; studies: number; cells: number; blank: number; single: number };

export type EvidenceMap = {
  rows: readonly MapRow[];
  columns: Readonly<Record<Outcome, MapTotal>>;
  all: MapTotal;
  /** Rows with no verified finding at all. */
  blankRows: number;
  /** Verified findings that no claim brings to the map. */
  elsewhere: number;
};

/** Some 85 × 3 cells in a few milliseconds. Indicators first, then conditions, each by id. */
export const evidenceMap = once((commons: Commons): EvidenceMap => {
  const rows = (["indicators", "conditions"] as const).flatMap((kind) =>
    commons.all(kind).map(({ id }) => rowOf(commons, kind, id)),
  );
  const cells = rows.flatMap((row) => OUTCOMES.map((outcome) => row.cells[outcome]));
  const all = totalOf(cells);
  const verified = commons.all("studies").flatMap((study) => study.findings.filter((finding) => finding.verified));
  return {
    rows,
    columns: byOutcome((outcome) => totalOf(cells.filter((cell) => cell.outcome === outcome))),
    all,
    blankRows: rows.filter((row) => row.findings === 0).length,
    elsewhere: verified.length - all.findings,
  };
});

function rowOf(commons: Commons, kind: RowKind, id: string): MapRow {
  const claims = claimsAbout(commons, kind, id);
  const cells = byOutcome((outcome) => cellFrom(commons, claims, kind, id, outcome));
  const { findings, studies } = totalOf(Object.values(cells));
  const from = commons.referencesTo(kind, id);
  const named = (...relations: string[]) =>
    new Set(from.filter(({ relation }) => relations.includes(relation)).map((reference) => reference.from.id)).size;
  return {
    kind,
    id,
    cells,
    findings,
    studies,
    gaps: claims.filter((claim) => claim.kind === "gap"),
    cases: named("seen-level", "seen-status"),
    steps: named("main-trigger", "trigger"),
  };
}

/** One cell; the row must exist. */
export function cellOf(commons: Commons, kind: RowKind, id: string, outcome: Outcome): Cell {
  return cellFrom(commons, claimsAbout(commons, kind, id), kind, id, outcome);
}

/** Claims and gaps about a row, by id. */
export function claimsAbout(commons: Commons, kind: RowKind, id: string): Claim[] {
  return commons
    .referencesTo(kind, id)
    .filter(({ relation }) => relation === "about")
    .flatMap(({ from }) => commons.get("claims", from.id) ?? []);
}

function cellFrom(commons: Commons, claims: readonly Claim[], kind: RowKind, id: string, outcome: Outcome): Cell {
  const reached = new Map<string, { study: Study; finding: Finding; by: { claim: FindingClaim; stance: Stance }[] }>();
  for (const claim of claims) {
    if (claim.kind !== "finding") continue;
    for (const { stance, ...named } of claim.support) {
      const found = findingNamed(commons, named);
      if (found?.finding.dimension !== outcome) continue;
      const { study, finding } = found;
      const key = keyOf(study, finding);
      const known = reached.get(key);
      if (known) known.by.push({ claim, stance });
      else reached.set(key, { study, finding, by: [{ claim, stance }] });
    }
  }
  const all = [...reached.values()].sort((a, b) => (keyOf(a.study, a.finding) < keyOf(b.study, b.finding) ? -1 : 1));
  const findings = all.filter(({ finding }) => finding.verified);
  const n = (direction: Direction) => findings.filter(({ finding }) => directionOf(finding) === direction).length;
  const supported = findings.flatMap(({ by }) => by.filter(({ stance }) => stance === "supports"));
  const sure = supported.map(({ claim }) => claim.certainty);
  return {
    kind,
    id,
    outcome,
    findings,
    unverified: all.filter(({ finding }) => !finding.verified),
    studies: new Set(findings.map(({ study }) => study.id)).size,
    directions: {
      favorable: n("favorable"),
      none: n("none"),
      unfavorable: n("unfavorable"),
      describes: n("describes"),
    },
    certainty: certainties.findLast((certainty) => sure.includes(certainty)) ?? null,
  };
}

export function directionOf({ direction }: Finding): Direction {
  if (direction === "positive") return "favorable";
  if (direction === "negative") return "unfavorable";
  return direction === "not-applicable" ? "describes" : "none";
}

function totalOf(cells: readonly Cell[]): MapTotal {
  const reached = cells.flatMap((cell) => cell.findings);
  return {
    findings: new Set(reached.map(({ study, finding }) => keyOf(study, finding))).size,
    studies: new Set(reached.map(({ study }) => study.id)).size,
    cells: cells.length,
    blank: cells.filter((cell) => cell.findings.length === 0).length,
    single: cells.filter((cell) => cell.studies === 1).length,
  };
}

function keyOf(study: Study, finding: Finding): string {
  return `${study.id}#${finding.id}`;
}

function byOutcome<V>(of: (outcome: Outcome) => V): Record<Outcome, V> {
  return { academic: of("academic"), "life-skills": of("life-skills"), change: of("change") };
}

/** A row, and how much rests on it: cases in which it was seen + steps that answer it + places here that said how it stands. */
export type Needed = { row: MapRow; places: number; need: number };

/**
 * The rows whose cell in a column is as asked, most needed first, ties by id. A convention: work first where people already act.
 * @param places  at how many places here somebody has said how it stands
 */
export function byNeed(
  map: EvidenceMap,
  is: (row: MapRow) => boolean,
  places: (kind: RowKind, id: string) => number,
): Needed[] {
  return map.rows
    .filter(is)
    .map((row) => {
      const here = places(row.kind, row.id);
      return { row, places: here, need: row.cases + row.steps + here };
    })
    .sort((a, b) => b.need - a.need || (a.row.id < b.row.id ? -1 : 1));
}
