// /claims and /claims/:id — what the evidence says, in sentences that could be wrong; and what nobody knows yet

import { ceiling } from "../../../corpus/checks/certainty.ts";
import type { Claim, FindingClaim, GapClaim } from "../../../corpus/index.ts";
import { depths, elements } from "../../../corpus/index.ts";
import { effectsOf, findingsOf } from "../../../domain/commons/effects.ts";
import { EffectRows } from "../../components/effect-rows.tsx";
import { bySurest, ClaimList } from "../../components/record-claims.tsx";
import { cited, ForAgainst, Nearest, Numbers } from "../../components/record-findings.tsx";
import { RecordLink, useTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { split } from "../../components/record-measures.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Cert, GapMark, Sec, T } from "../../components/record-parts.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

export const claimsPage = page("/claims", () => <Claims />);

export const claimPage = page("/claims/:id", ({ commons, params }) => {
  const claim = commons.get("claims", params.id);
  if (!claim) throw new NotFound();
  return <ClaimRecord claim={claim} />;
});

/** The element of the first indicator that a claim is about, or "conditions" where it is about conditions only. */
export function themeOf(claim: Claim, elementOf: (indicator: string) => string | undefined): string {
  const first = claim.about.map((about) => split(about, ":")).find(([kind]) => kind === "indicator");
  return (first && elementOf(first[1])) ?? "conditions";
}

function Claims() {
  const { commons, href, say } = useCtx();
  const all = commons.all("claims");
  const gaps = all.filter((claim) => claim.kind === "gap");
  const elementOf = (id: string) => commons.get("indicators", id)?.element;
  const themes = [...elements, "conditions"]
    .map((theme) => ({
      theme,
      claims: all.filter((claim) => claim.kind === "finding" && themeOf(claim, elementOf) === theme).sort(bySurest),
      title: theme === "conditions" ? say("label.kind.conditions") : say(`label.element.${theme}`),
    }))
    .filter(({ claims }) => claims.length > 0);
  const provisional = all.filter((claim) => claim.kind === "finding" && claim.provisional).length;
  return (
    <ListPage
      kind="claims"
      n={all.length - gaps.length}
      jumps={[
        ["certainty", say("claim.certainty.words")],
        ...themes.map(
          ({ theme, claims, title }) => [theme, say("commons.jump", { what: title, n: claims.length })] as const,
        ),
        ["gaps", say("commons.jump", { what: say("commons.claims.gaps"), n: gaps.length })],
      ]}
    >
      <Sec id="certainty" title={say("claim.certainty.words")}>
        <dl class="kv">
          {(["high", "moderate", "low", "very-low"] as const).map((certainty) => (
            <div key={certainty}>
              <dt>
                <Cert certainty={certainty} />
              </dt>
              <dd>
                {say(`claim.certainty.${certainty}.about`)}{" "}
                {say("claim.certainty.count", {
                  n: all.filter((c) => c.kind === "finding" && c.certainty === certainty).length,
                })}
              </dd>
            </div>
          ))}
        </dl>
        <p class="note">
          {say("claim.certainty.rule", { n: provisional, all: all.length - gaps.length })}{" "}
          <a href={href("/methods/certainty")}>{say("claim.rule")}</a>
        </p>
      </Sec>
      {themes.map(({ theme, claims, title }) => (
        <Sec key={theme} id={theme} title={title}>
          <ClaimList claims={claims} />
        </Sec>
      ))}
      <Sec id="gaps" title={say("commons.claims.gaps")}>
        <p class="note">{say("commons.claims.gaps_lead", { n: gaps.length })}</p>
        <ClaimList claims={gaps} />
      </Sec>
    </ListPage>
  );
}

const ourCase = (id: string) => `/our-case?claims=${id}`;

function ClaimRecord({ claim }: { claim: Claim }) {
  const { commons, say } = useCtx();
  const title = useTitle();
  const correct = `/correct?about=${encodeURIComponent(`/claims/${claim.id}`)}`;
  const steps = commons.all("strategies").filter((strategy) => strategy.evidence.some((e) => e.claim === claim.id));
  const step = steps[0];
  const effects = effectsOf(findingsOf(commons, claim));
  return (
    <RecordPage
      kind="claims"
      id={claim.id}
      claim
      kicker={say(claim.kind === "gap" ? "claim.gap.kicker" : "claim.kicker")}
      head={claim.kind === "gap" ? <GapHead claim={claim} /> : <HowSure claim={claim} />}
      first={
        claim.kind === "gap"
          ? {
              to: correct,
              label: say("claim.gap.know"),
              note: say("claim.gap.invite"),
              quiet: { to: "/gaps", label: say("claim.gap.all") },
            }
          : {
              to: ourCase(claim.id),
              label: say("claim.our_case"),
              note: say("claim.our_case_how"),
            }
      }
      shows={["strategies", "indicators", "conditions"]}
      ways={[
        ...(claim.kind === "gap"
          ? [
              { to: correct, label: say("claim.gap.know"), note: say("claim.gap.know_how") },
              { to: "/gaps", label: say("claim.gap.all"), note: say("claim.gap.all_how") },
            ]
          : [
              { to: ourCase(claim.id), label: say("claim.our_case"), note: say("claim.our_case_how") },
              { to: correct, label: say("claim.gap.know"), note: say("claim.do_read_how") },
            ]),
        { to: `/claims/${claim.id}/findings.csv`, label: say("claim.file"), note: say("claim.file_how") },
        ...(step
          ? [
              {
                to: `/strategies/${step.id}/paper`,
                label: say("indicator.next_sheet"),
                note: say("indicator.next_sheet_how", { title: title("strategies", step.id).text }),
              },
            ]
          : []),
      ]}
    >
      {claim.kind === "gap" ? (
        <GapBody claim={claim} />
      ) : (
        <>
          <ForAgainst support={claim.support} />
          <Numbers claim={claim} />
          {effects && <EffectRows effects={effects} chart={`effects-claims-${claim.id}`} />}
        </>
      )}
      <Sec id="mind" title={say("claim.mind")}>
        <T as="p">{claim.would_change_our_mind}</T>
      </Sec>
      <About claim={claim} />
      {steps.length > 0 && (
        <Sec id="steps" title={say("claim.steps")}>
          <ul class="ways">
            {steps.map((strategy) =>
              strategy.evidence
                .filter((e) => e.claim === claim.id)
                .map((e) => (
                  <li key={strategy.id + e.bearing}>
                    <RecordLink kind="strategies" id={strategy.id} />
                    <p>
                      <b>{say(`label.bearing.${e.bearing}`)}:</b> <T>{e.note}</T>
                    </p>
                  </li>
                )),
            )}
          </ul>
        </Sec>
      )}
    </RecordPage>
  );
}

/** Certainty with its reason; what holds it down; what it could become. */
function HowSure({ claim }: { claim: FindingClaim }) {
  const { href, say } = useCtx();
  return (
    <>
      <div class="sure">
        <p>
          <Cert certainty={claim.certainty} />
        </p>
        <p>
          <T>{claim.certainty_reason}</T> <a href={`${href("/claims")}#certainty`}>{say("claim.certainty.words")}</a>
        </p>
      </div>
      <div class="notice">
        {claim.provisional && (
          <p>
            <strong>{say("claim.provisional")}</strong> {say("claim.provisional_why")}
          </p>
        )}
        <p>
          <Ceiling claim={claim} />
        </p>
        {claim.certainty_once_read && (
          <p>
            {say("claim.once_read", {
              certainty: say(`label.certainty.${claim.certainty_once_read}`).toLowerCase(),
            })}
          </p>
        )}
        <p>
          <a href={href("/methods/certainty")}>{say("claim.rule")}</a>
        </p>
      </div>
    </>
  );
}

/** The cap that reading sets: the deepest that somebody here read of a verified finding that supports the claim. */
function Ceiling({ claim }: { claim: FindingClaim }) {
  const { commons, say } = useCtx();
  const read = cited(claim.support, (id) => commons.get("studies", id)).flatMap(({ support, study, finding }) =>
    support.stance === "supports" && study && finding?.verified ? [finding.read ?? study.read] : [],
  );
  const deepest = depths.find((depth) => read.includes(depth));
  if (!deepest) return <span>{say("claim.cap_none")}</span>;
  const cap = ceiling(read);
  const said = { depth: say(`label.read.${deepest}`), cap: say(`label.certainty.${cap}`).toLowerCase() };
  return <span>{cap === "high" ? say("claim.no_cap", said) : say("claim.cap", said)}</span>;
}

function GapHead({ claim }: { claim: GapClaim }) {
  const { say } = useCtx();
  return (
    <div class="sure">
      <p>
        <GapMark />
      </p>
      <T as="p">{claim.why_it_matters}</T>
      <p class="note">{say("claim.gap.no_certainty")}</p>
    </div>
  );
}

function GapBody({ claim }: { claim: GapClaim }) {
  const { say } = useCtx();
  return (
    <>
      <Sec id="fill" title={say("claim.gap.fill")}>
        <T as="p">{claim.how_to_fill}</T>
      </Sec>
      <Sec id="nearest" title={say("claim.gap.nearest")}>
        <Nearest nearest={claim.nearest} />
      </Sec>
    </>
  );
}

function About({ claim }: { claim: Claim }) {
  const { say } = useCtx();
  const about = claim.about.map((one) => split(one, ":"));
  const group = (kind: "indicators" | "conditions", word: string) => {
    const ids = about.filter(([first]) => first === word).map(([, id]) => id);
    if (ids.length === 0) return null;
    return (
      <div>
        <h3>{say(`label.kind.${kind}`)}</h3>
        <ul>
          {ids.map((id) => (
            <li key={id}>
              <RecordLink kind={kind} id={id} />
            </li>
          ))}
        </ul>
      </div>
    );
  };
  return (
    <Sec id="bears-on" title={say("claim.about")}>
      <div class="named-by">
        {group("indicators", "indicator")}
        {group("conditions", "condition")}
      </div>
    </Sec>
  );
}
