import type { Finding, Study } from "../../corpus/index.ts";
import { addressOf, type Commons } from "./commons.ts";

/** How a claim uses a finding; `nearest` = the claim is a gap, and this is the closest evidence there is. */
export type Stance = "supports" | "contradicts" | "qualifies" | "nearest";

/** One finding of one study as a row: the number with its n, its interval, its source and how deep somebody read it. */
export type FindingData = {
  study: string;
  finding: string; // unique in its study
  address: string; // of the study's page, on any installation
  studyTitle: string;
  design: Study["design"];
  essaTier: Study["essa_tier"];
  read: Study["read"]; // of the finding where it has its own, else of the study
  verified: boolean;
  outcome: string;
  measure: string | null;
  dimension: Finding["dimension"];
  direction: Finding["direction"];
  statement: string;
  metric: NonNullable<Finding["effect"]>["metric"] | null; // null: no effect was taken down; so are all numbers below
  value: number | null; // in the metric's units
  se: number | null;
  p: number | null;
  interval: { low: number; high: number; level: number | null } | null; // as published; level 0.95 = a 95 % interval
  n: number | null;
  nUnit: string;
  nByArm: number[] | null;
  clusters: number | null; // schools or other units assigned together
  k: number | null; // effects pooled
  kStudies: number | null;
  note: string | null;
  source: string;
  locator: string | null; // page, table or section
  verifiedAt: string;
  claims: { claim: string; stance: Stance }[];
};

/** Which findings are wanted; what is left out does not narrow. `about`: of claims about this indicator or condition. */
export type FindingFilter = {
  study?: string | undefined;
  claim?: string | undefined;
  about?: string | undefined; // 'indicator:ID' or 'condition:ID'
  dimension?: Finding["dimension"] | undefined;
};

/** All findings of all studies, by study id and in the study's order. null = not reported; nothing is computed. */
export function findingRows(commons: Commons, filter: FindingFilter = {}): FindingData[] {
  const claims = claimsByFinding(commons);
  const about = (id: string) => filter.about === undefined || commons.get("claims", id)?.about.includes(filter.about);
  return commons.all("studies").flatMap((study) => {
    if (filter.study !== undefined && study.id !== filter.study) return [];
    return study.findings.flatMap((finding) => {
      if (filter.dimension !== undefined && finding.dimension !== filter.dimension) return [];
      const named = claims.get(`${study.id}/${finding.id}`) ?? [];
      const narrowed = filter.claim !== undefined || filter.about !== undefined;
      const fits = named.some(({ claim }) => (filter.claim ?? claim) === claim && about(claim));
      return narrowed && !fits ? [] : [rowOf(study, finding, named)];
    });
  });
}

function rowOf(study: Study, finding: Finding, claims: FindingData["claims"]): FindingData {
  const { effect } = finding;
  const [low, high] = effect?.ci ?? [];
  return {
    study: study.id,
    finding: finding.id,
    address: addressOf("studies", study.id),
    studyTitle: study.title,
    design: study.design,
    essaTier: study.essa_tier,
    read: finding.read ?? study.read,
    verified: finding.verified,
    outcome: finding.outcome,
    measure: finding.measure ?? null,
    dimension: finding.dimension,
    direction: finding.direction,
    statement: finding.statement,
    metric: effect?.metric ?? null,
    value: effect?.value ?? null,
    se: effect?.se ?? null,
    p: effect?.p ?? null,
    interval: low === undefined || high === undefined ? null : { low, high, level: effect?.ci_level ?? null },
    n: finding.n ?? null,
    nUnit: finding.n_unit ?? "students",
    nByArm: effect?.n_by_arm ?? null,
    clusters: effect?.clusters ?? null,
    k: effect?.k ?? null,
    kStudies: effect?.k_studies ?? null,
    note: [finding.note, effect?.note].filter((note) => note !== undefined).join(" ") || null,
    source: study.source,
    locator: finding.locator ?? null,
    verifiedAt: finding.verified_at,
    claims,
  };
}

/** 'study/finding' → the claims that name it, by id. */
function claimsByFinding(commons: Commons): Map<string, FindingData["claims"]> {
  const found = new Map<string, FindingData["claims"]>();
  for (const claim of commons.all("claims")) {
    const named =
      claim.kind === "finding" ? claim.support : claim.nearest.map((n) => ({ ...n, stance: "nearest" as const }));
    for (const { study, finding, stance } of named) {
      const key = `${study}/${finding}`;
      found.set(key, [...(found.get(key) ?? []), { claim: claim.id, stance }]);
    }
  }
  return found;
}
