/** How certain a claim may be: README.md, "Rule". */
import { type Certainty, certainties, type FindingClaim } from "../schemas/claim.ts";
import type { Depth } from "../schemas/study.ts";
import { at, type Check, type Shelf } from "./shelf.ts";

const height = (certainty: Certainty) => certainties.indexOf(certainty);

/** The depths at which the findings that carry a claim were read: those that support it and are verified. */
export function carriedBy(shelf: Shelf, claim: FindingClaim): Depth[] {
  return claim.support.flatMap(({ study: id, finding: part, stance }) => {
    const study = shelf.get("studies", id);
    const finding = study?.findings.find((f) => f.id === part);
    if (study === undefined || finding === undefined || stance !== "supports" || !finding.verified) return [];
    return [finding.read ?? study.read];
  });
}

/**
 * The highest certainty that the reading allows. A claim that only unverified findings support is carried by none:
 * very-low.
 */
export function ceiling(depths: readonly Depth[]): Certainty {
  if (depths.includes("full-text") || depths.includes("tables")) return "high";
  if (depths.includes("publisher-summary")) return "moderate";
  return depths.length > 0 ? "low" : "very-low";
}

export const certaintyFollowsReading: Check = function* (shelf) {
  for (const record of shelf.all("claims")) {
    const claim = record.body;
    if (claim.kind !== "finding") continue;
    const depths = carriedBy(shelf, claim);
    const cap = ceiling(depths);
    const read = [...new Set(depths)].join(", ") || "no verified finding supports it";
    if (height(claim.certainty) > height(cap)) {
      const what = `"${claim.certainty}" is more than its reading allows (${read}): "${cap}" at most.`;
      yield at(record, "certainty", what);
    }
    if (cap !== "high" && claim.provisional !== true) {
      const what = `should be true: no supporting study was read in full or in its tables (${read}).`;
      yield at(record, "provisional", what);
    }
    if (cap === "high" && claim.provisional !== undefined) {
      const what = `should go: a supporting study was read in full or in its tables (${read}).`;
      yield at(record, "provisional", what);
    }
    const later = claim.certainty_once_read;
    if (later !== undefined && height(later) <= height(claim.certainty)) {
      const what = `"${later}" is no more than its certainty now ("${claim.certainty}"): it says what full reading may allow.`;
      yield at(record, "certainty_once_read", what);
    }
  }
};

/** `verified: true` means read in the source or its publisher's own summary; second hand is neither. */
export const secondHandIsNotVerified: Check = function* (shelf) {
  for (const record of shelf.all("studies")) {
    for (const [i, finding] of record.body.findings.entries()) {
      const depth = finding.read ?? record.body.read;
      if (finding.verified !== (depth === "second-hand")) continue;
      const should = finding.verified
        ? "false: it was read at second hand"
        : `true, or its read second-hand: it is "${depth}"`;
      yield at(record, `findings[${i}].verified`, `should be ${should}.`);
    }
  }
};
