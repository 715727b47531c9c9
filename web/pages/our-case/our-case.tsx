// /our-case?claims=… — choose what to say to the board; everything stands in the address, nothing is stored
import type { Claim } from "../../../corpus/index.ts";
import { basisOf, dimensionsOf, MOST, place, shelfOf, startingSet } from "../../../domain/publish/our-case.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Cert, GapMark, Sec, T } from "../../components/record-parts.tsx";
import { page, useCtx } from "../../page.tsx";
import { type Checked, check } from "./check.ts";
import { type Choice, choiceFrom } from "./choice.ts";
import { Fields } from "./fields.tsx";
import { Troubles, Unknown } from "./troubles.tsx";

/** Claims of one dimension that stand open; gaps are fewer. */
const OPEN = 6;

export const ourCasePage = page("/our-case", (ctx) => {
  const choice = choiceFrom(ctx.query, ctx.commons);
  const begun = choice.given ? choice : { ...choice, claims: startingSet(ctx.commons) };
  return <OurCase choice={begun} checked={check(ctx, begun)} />;
});

export function OurCase({ choice, checked }: { choice: Choice; checked: Checked }) {
  const { commons, href, say } = useCtx();
  const shelf = shelfOf(commons);
  const chosen = new Set<Claim>(choice.claims);
  const n = (claims: readonly Claim[]) => claims.filter((claim) => chosen.has(claim)).length;
  return (
    <Page title={say("board.title")} description={say("board.lead")} trail={[{ label: say("board.title") }]}>
      <PageHead title={say("board.title")} lead={say("board.lead")}>
        <p class="note">{say("board.stored")}</p>
        <ForeignNote />
        <Unknown choice={choice} />
        {(choice.given || choice.claims.length === 0) && <Troubles troubles={checked.troubles} choice={choice} />}
      </PageHead>
      <nav class="jumps no-print" aria-label={say("commons.jumps")}>
        <ul class="row plain">
          {[...shelf.dimensions.map(({ dimension }) => dimension), "gaps" as const].map((one) => (
            <li key={one}>
              <a href={`#${one}`}>{one === "gaps" ? say("board.unknown") : say(`board.dimension.${one}`)}</a>
            </li>
          ))}
          <li>
            <a href="#make">{say("board.make")}</a>
          </li>
        </ul>
      </nav>
      <form method="get" action={href("/our-case/page")} class="board-form">
        <input type="hidden" name="chosen" value="1" />
        <Sec id="so-far" title={say("board.so_far", { n: chosen.size })}>
          <SoFar choice={choice} checked={checked} />
        </Sec>
        {shelf.dimensions.map(({ dimension, main, also }) => (
          <Sec key={dimension} id={dimension} title={say(`board.dimension.${dimension}`)}>
            <p class="note">{say("board.choose", { most: MOST, n: main.length, chosen: n(main) })}</p>
            <fieldset class="pick-claims">
              <legend class="vh">{say(`board.dimension.${dimension}`)}</legend>
              <Picks claims={main} chosen={chosen} />
            </fieldset>
            {also.length > 0 && (
              <details class="computed">
                <summary>{say("board.also", { n: also.length })}</summary>
                <ul>
                  {also.map((claim) => (
                    <li key={claim.id}>
                      <a href={`#c-${claim.id}`}>
                        <T>{claim.statement}</T>
                      </a>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </Sec>
        ))}
        <Sec id="gaps" title={say("board.unknown")}>
          <p class="note">{say("board.choose_gap", { most: MOST })}</p>
          <fieldset class="pick-claims">
            <legend class="vh">{say("board.unknown")}</legend>
            <Picks claims={shelf.gaps} chosen={chosen} />
          </fieldset>
        </Sec>
        <Sec id="make" title={say("board.yours")}>
          <Fields choice={choice} />
          <p class="row">
            <button type="submit">{say("board.make")}</button>
            <button type="submit" class="quiet" formaction={href("/our-case")}>
              {say("board.check")}
            </button>
          </p>
        </Sec>
      </form>
    </Page>
  );
}

/** What is chosen now, and whether it is ours. */
function SoFar({ choice, checked }: { choice: Choice; checked: Checked }) {
  const { commons, href, say } = useCtx();
  const { dimensions, gaps } = place(commons, choice.claims);
  const rows = [
    ...dimensions.map(({ dimension, claims }) => [say(`board.dimension.${dimension}`), claims] as const),
    [say("board.unknown"), gaps] as const,
  ];
  return (
    <>
      {choice.given || choice.claims.length === 0 ? (
        <p>
          {checked.size !== null && say("board.fits")} <a href={href("/our-case")}>{say("board.begin_again")}</a>
        </p>
      ) : (
        <div class="notice sample">
          <p>
            <strong>{say("board.ours")}</strong> {say("board.ours_rule")}
          </p>
        </div>
      )}
      <dl class="kv">
        {rows.map(([label, claims]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {claims.length === 0 && <p>{say("board.none_chosen")}</p>}
              {claims.map((claim) => (
                <p key={claim.id}>
                  <a href={`#c-${claim.id}`}>
                    <T>{claim.statement}</T>
                  </a>
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The surest and whatever is chosen; the others folded away, and sent with the form all the same. */
function Picks({ claims, chosen }: { claims: readonly Claim[]; chosen: ReadonlySet<Claim> }) {
  const { say } = useCtx();
  const open = claims.filter((claim, i) => i < OPEN || chosen.has(claim));
  const folded = claims.filter((claim) => !open.includes(claim));
  return (
    <>
      {open.map((claim) => (
        <Pick key={claim.id} claim={claim} checked={chosen.has(claim)} />
      ))}
      {folded.length > 0 && (
        <details class="pick-more">
          <summary>{say("board.more", { n: folded.length })}</summary>
          {folded.map((claim) => (
            <Pick key={claim.id} claim={claim} checked={false} />
          ))}
        </details>
      )}
    </>
  );
}

function Pick({ claim, checked }: { claim: Claim; checked: boolean }) {
  const { commons, href, say } = useCtx();
  const others = dimensionsOf(commons, claim).slice(1);
  return (
    <div class="pick-one" id={`c-${claim.id}`}>
      <label>
        <input type="checkbox" name="claims" value={claim.id} checked={checked} />
        <T>{claim.statement}</T>
      </label>
      <p class="note">
        {claim.kind === "gap" ? <GapMark /> : <Cert certainty={claim.certainty} />}{" "}
        {claim.kind === "finding" && <Cap claim={claim} />}{" "}
        {claim.kind === "finding" &&
          others.map(({ dimension }) => (
            <span key={dimension}>{say("board.speaks_to", { where: say(`board.dimension.${dimension}`) })} </span>
          ))}
        <a href={href(`/claims/${claim.id}`)} aria-label={say("board.read_claim", { statement: claim.statement })}>
          {say("board.read")}
        </a>
      </p>
    </div>
  );
}

function Cap({ claim }: { claim: Claim }) {
  const { commons, say } = useCtx();
  const { cap, read } = basisOf(commons, claim);
  if (read === null) return <span>{say("board.cap_none")}</span>;
  const words = { cap: say(`label.certainty.${cap}`).toLowerCase(), read: say(`label.read.${read}`) };
  return <span>{say(cap === "high" ? "board.no_cap" : "board.cap", words)}</span>;
}
