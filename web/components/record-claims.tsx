/** Claims as they stand in lists: the sentence, then how sure it is and why. Gaps say that nobody knows. */
import type { Claim } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { RecordLink } from "./record-link.tsx";
import { Cert, GapMark, T } from "./record-parts.tsx";

/** `reasons`: with the reason for the certainty (a record's page) or without (long lists). */
export function ClaimList({ claims, reasons }: { claims: readonly Claim[]; reasons?: boolean }) {
  return (
    <ul class="claims">
      {claims.map((claim) => (
        <ClaimRow key={claim.id} claim={claim} reasons={reasons ?? false} />
      ))}
    </ul>
  );
}

function ClaimRow({ claim, reasons }: { claim: Claim; reasons: boolean }) {
  const { say } = useCtx();
  return (
    <li>
      <p class="statement">
        <RecordLink kind="claims" id={claim.id} />
      </p>
      <div>
        {claim.kind === "gap" ? <GapMark /> : <Cert certainty={claim.certainty} />}
        {claim.kind === "finding" && (claim.provisional || reasons) && (
          <p class={reasons ? "note" : "fine"}>
            {claim.provisional && say("claim.provisional_short")}
            {claim.provisional && reasons && ". "}
            {reasons && <T>{claim.certainty_reason}</T>}
          </p>
        )}
        {claim.kind === "gap" && <p class="fine">{say("claim.gap.short")}</p>}
      </div>
    </li>
  );
}

/** The claims of a record's `evidence`, findings before gaps, the surest first. */
export function useEvidence(): (ids: readonly string[]) => Claim[] {
  const { commons } = useCtx();
  return (ids) =>
    ids
      .map((id) => commons.get("claims", id))
      .filter((claim): claim is Claim => claim !== undefined)
      .sort(bySurest);
}

/** For sorting: the surest first, gaps last. */
export function bySurest(a: Claim, b: Claim): number {
  return rank(a) - rank(b);
}

const RANK = { high: 0, moderate: 1, low: 2, "very-low": 3 };
function rank(claim: Claim): number {
  return claim.kind === "gap" ? 4 : RANK[claim.certainty];
}

/** One sentence on the evidence as a whole: how many claims, how sure the surest, how many gaps. */
export function EvidenceNote({ claims }: { claims: readonly Claim[] }) {
  const { say } = useCtx();
  const findings = claims.filter((claim) => claim.kind === "finding");
  const gaps = claims.length - findings.length;
  if (claims.length === 0) return <p>{say("claim.evidence.none")}</p>;
  const first = claims[0];
  return (
    <>
      {first?.kind === "finding" && (
        <p>
          {say("claim.evidence.some", {
            n: findings.length,
            surest: say(`label.certainty.${first.certainty}`).toLowerCase(),
          })}
        </p>
      )}
      {gaps > 0 && (
        <p>{say(findings.length === 0 ? "claim.evidence.gaps_only" : "claim.evidence.gaps", { n: gaps })}</p>
      )}
      {findings.some((claim) => claim.provisional) && <p>{say("claim.evidence.provisional")}</p>}
    </>
  );
}
