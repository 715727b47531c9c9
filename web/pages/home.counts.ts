/** How much of the record is about what, and how sure it is: the honest counts of the first page. Pure. */
import type { Certainty, Claim, Study } from "../../corpus/index.ts";

export type Dimension = Study["dimension"];

export type Weight = {
  studies: number;
  findings: number;
  /** Findings by what they measured, most first. A finding without a dimension of its own has its study's. */
  dimensions: readonly { dimension: Dimension; n: number }[];
  /** Findings about the change itself, and how many of them come from a design with a comparison (trial or quasi-experiment). */
  change: { n: number; compared: number };
  claims: number;
  /** Claims that evidence supports, by certainty, the surest first; every certainty is there, 0 where it has none. */
  certainties: readonly { certainty: Certainty; n: number }[];
  /** Claims of which nobody has evidence. */
  gaps: number;
  /** Studies read in full or in their tables. */
  readDeeply: number;
};

export function weigh(studies: readonly Study[], claims: readonly Claim[]): Weight {
  const findings = studies.flatMap((study) =>
    study.findings.map((finding) => ({ dimension: finding.dimension ?? study.dimension, design: study.design })),
  );
  const change = findings.filter((finding) => finding.dimension === "change");
  const sure = (certainty: Certainty) => claims.filter((c) => c.kind === "finding" && c.certainty === certainty).length;
  return {
    studies: studies.length,
    findings: findings.length,
    dimensions: (["academic", "change", "life-skills"] as const)
      .map((dimension) => ({ dimension, n: findings.filter((f) => f.dimension === dimension).length }))
      .sort((a, b) => b.n - a.n),
    change: { n: change.length, compared: change.filter((f) => f.design === "rct" || f.design === "qed").length },
    claims: claims.length,
    certainties: (["high", "moderate", "low", "very-low"] as const).map((certainty) => ({
      certainty,
      n: sure(certainty),
    })),
    gaps: claims.filter((c) => c.kind === "gap").length,
    readDeeply: studies.filter((study) => study.read === "full-text" || study.read === "tables").length,
  };
}
