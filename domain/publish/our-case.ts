/**
 * "Our case": claims that somebody chose for a board, under three dimensions of evidence, with what each rests on. Pure.
 * A claim's dimensions are those of the findings that its support names; nobody files it by hand.
 */
import { ceiling } from "../../corpus/checks/certainty.ts";
import {
  type Certainty,
  type Claim,
  certainties,
  type Depth,
  depths,
  dimensions,
  type Finding,
  type FindingClaim,
  type GapClaim,
  type Instrument,
  type Study,
} from "../../corpus/index.ts";
import { type Commons, findingNamed } from "../commons/commons.ts";
import { once } from "../commons/watched.ts";

export type CaseDimension = (typeof dimensions)[number];

/** The most claims of one dimension, and the most gaps, on one page. */
export const MOST = 2;

/** One finding that a claim names, where study and finding are there. */
type Named = { study: Study; finding: Finding; stance: "supports" | "contradicts" | "qualifies" | null };

/** The findings behind a claim, or nearest to a gap, in its own order. */
export function findingsOf(commons: Commons, claim: Claim): Named[] {
  const support = claim.kind === "finding" ? claim.support : claim.nearest.map((near) => ({ ...near, stance: null }));
  return support.flatMap((named) => {
    const found = findingNamed(commons, named);
    return found ? [{ ...found, stance: named.stance }] : [];
  });
}

/** What every claim rests on, looked up once: the list of claims asks for each several times. */
const allBehind = once(
  (commons) =>
    new Map(
      commons
        .all("claims")
        .map((claim) => [claim, { dimensions: dimensionsIn(commons, claim), basis: basisIn(commons, claim) }]),
    ),
);

/** How many of its findings lie in each dimension, those with most first; dimensions without one are left out. */
export function dimensionsOf(commons: Commons, claim: Claim): { dimension: CaseDimension; n: number }[] {
  return allBehind(commons).get(claim)?.dimensions ?? dimensionsIn(commons, claim);
}

function dimensionsIn(commons: Commons, claim: Claim): { dimension: CaseDimension; n: number }[] {
  const found = findingsOf(commons, claim);
  return dimensions
    .map((dimension) => ({ dimension, n: found.filter(({ finding }) => finding.dimension === dimension).length }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n); // stable: academic, life skills, change
}

/** The claims under their main dimension, and those that speak to it too; gaps apart. The surest first. */
export type Shelf = {
  dimensions: { dimension: CaseDimension; main: FindingClaim[]; also: FindingClaim[] }[];
  gaps: GapClaim[];
};

export const shelfOf = once((commons: Commons): Shelf => {
  const all = commons.all("claims").filter(isFinding).sort(bySurest);
  const placed = all.map((claim) => ({ claim, at: dimensionsOf(commons, claim).map(({ dimension }) => dimension) }));
  return {
    dimensions: dimensions.map((dimension) => ({
      dimension,
      main: placed.filter(({ at }) => at[0] === dimension).map(({ claim }) => claim),
      also: placed.filter(({ at }) => at.indexOf(dimension) > 0).map(({ claim }) => claim),
    })),
    gaps: commons.all("claims").filter(isGap),
  };
});

/** A choice of claims as it stands on the page: each once, under the dimension that needs it. */
export type Chosen = { dimensions: { dimension: CaseDimension; claims: FindingClaim[] }[]; gaps: GapClaim[] };

/**
 * Places chosen claims. Those with one dimension first; the others go where fewest stand so far, at a tie where most of their
 * findings lie. So a claim on scores and on change fills an empty "change" rather than a full "academic".
 */
export function place(commons: Commons, claims: readonly Claim[]): Chosen {
  const under = new Map<CaseDimension, FindingClaim[]>(dimensions.map((dimension) => [dimension, []]));
  const open = claims.filter(isFinding).map((claim) => ({ claim, at: dimensionsOf(commons, claim) }));
  for (const { claim, at } of open.sort((a, b) => a.at.length - b.at.length)) {
    const [best] = at.map(({ dimension }) => under.get(dimension) ?? []).sort((a, b) => a.length - b.length);
    best?.push(claim);
  }
  return {
    dimensions: dimensions.map((dimension) => ({ dimension, claims: (under.get(dimension) ?? []).sort(bySurest) })),
    gaps: claims.filter(isGap),
  };
}

/** Which dimension, or the gaps, hold more than a page takes; [] where none does. */
export function tooMany({ dimensions: all, gaps }: Chosen): (CaseDimension | "gaps")[] {
  const over = all.filter(({ claims }) => claims.length > MOST).map(({ dimension }) => dimension);
  return gaps.length > MOST ? [...over, "gaps"] : over;
}

/** What a claim rests on. */
export type Basis = {
  /** Distinct studies, in the claim's order. */
  studies: Study[];
  /** How many studies of each design, most first. */
  designs: { design: Study["design"]; n: number }[];
  /** The deepest that somebody read of a verified finding for it; null where none is verified. */
  read: Depth | null;
  /** The highest certainty that this reading allows. */
  cap: Certainty;
  /** Verified findings by stance; `unverified` are counted nowhere else. */
  for: number;
  against: Named[];
  qualifies: number;
  unverified: number;
  /** Verified findings, whatever their stance, in which no difference or a loss was found. */
  nullOrNegative: number;
};

export function basisOf(commons: Commons, claim: Claim): Basis {
  return allBehind(commons).get(claim)?.basis ?? basisIn(commons, claim);
}

function basisIn(commons: Commons, claim: Claim): Basis {
  const found = findingsOf(commons, claim);
  const studies = [...new Map(found.map(({ study }) => [study.id, study])).values()];
  const designs = [...new Set(studies.map(({ design }) => design))]
    .map((design) => ({ design, n: studies.filter((study) => study.design === design).length }))
    .sort((a, b) => b.n - a.n);
  const verified = found.filter(({ finding }) => finding.verified);
  const carrying = verified
    .filter(({ stance }) => stance === "supports")
    .map(({ study, finding }) => finding.read ?? study.read);
  return {
    studies,
    designs,
    read: depths.find((depth) => carrying.includes(depth)) ?? null,
    cap: ceiling(carrying),
    for: carrying.length,
    against: verified.filter(({ stance }) => stance === "contradicts"),
    qualifies: verified.filter(({ stance }) => stance === "qualifies").length,
    unverified: found.length - verified.length,
    nullOrNegative: verified.filter(({ finding: { direction } }) => direction === "null" || direction === "negative")
      .length,
  };
}

/**
 * A set to begin with, by rule and not by taste: in each dimension the surest claim that rests on three studies or more (at a
 * tie the one with more studies); then the claim against which most of its own verified findings speak or which they qualify;
 * then the gap that is about most of the same practices and conditions.
 */
export function startingSet(commons: Commons): Claim[] {
  return [...firstSet(commons)];
}

const firstSet = once((commons) => {
  const studies = (claim: Claim) => basisOf(commons, claim).studies.length;
  const { dimensions: shelves, gaps } = shelfOf(commons);
  const firsts = shelves.flatMap(({ main }) =>
    best(
      main.filter((claim) => studies(claim) >= 3),
      (claim) => [height(claim), studies(claim)],
    ),
  );
  const doubt = best(
    shelves.flatMap(({ main }) => main).filter((claim) => !firsts.includes(claim)),
    (claim) => {
      const { against, qualifies } = basisOf(commons, claim);
      return [against.length + qualifies, against.length];
    },
  );
  const about = new Set([...firsts, ...doubt].flatMap((claim) => claim.about));
  const gap = best(gaps, (one) => [one.about.filter((id) => about.has(id)).length, studies(one)]);
  return [...firsts, ...doubt, ...gap];
});

/** An instrument of ours that asks about the chosen claims, and in how many of its questions. */
export type ToMeasure = { instrument: Instrument; questions: number };

/**
 * What to measure: of the instruments whose questions bear on the practices that the chosen claims are about, the one with
 * most such questions for each kind of person who answers; at most three, those with most first.
 */
export function toMeasure(commons: Commons, claims: readonly Claim[]): ToMeasure[] {
  const practices = new Set(claims.flatMap(({ about }) => about).filter((one) => one.startsWith("indicator:")));
  const questions = new Set(
    [...practices].flatMap((one) => commons.get("indicators", one.slice("indicator:".length))?.measures ?? []),
  );
  const asked = commons
    .all("instruments")
    .map((instrument) => ({
      instrument,
      questions: [...questions].filter((one) => one.startsWith(`${instrument.id}#`)).length,
    }))
    .filter((one) => one.questions > 0)
    .sort((a, b) => b.questions - a.questions || a.instrument.minutes - b.instrument.minutes);
  const first = new Map<string, ToMeasure>();
  for (const one of asked) if (!first.has(one.instrument.respondent)) first.set(one.instrument.respondent, one);
  return [...first.values()].slice(0, 3);
}

const height = (claim: FindingClaim) => certainties.indexOf(claim.certainty);
const bySurest = (a: FindingClaim, b: FindingClaim) => height(b) - height(a);
const isFinding = (claim: Claim): claim is FindingClaim => claim.kind === "finding";
const isGap = (claim: Claim): claim is GapClaim => claim.kind === "gap";

/** The one whose marks are highest, compared from the first mark on; the earlier one at a tie. [] of nothing. */
function best<T>(some: readonly T[], marks: (one: T) => readonly number[]): T[] {
  const ranked = some.map((one) => ({ one, marks: marks(one) }));
  ranked.sort((a, b) => {
    const i = a.marks.findIndex((mark, j) => mark !== b.marks[j]);
    return i < 0 ? 0 : (b.marks[i] ?? 0) - (a.marks[i] ?? 0);
  });
  return ranked.slice(0, 1).map(({ one }) => one);
}
