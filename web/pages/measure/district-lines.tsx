/** The first lines of a district in words: what stands out over its schools, where people part, what is not known. */
import type { VNode } from "preact";
import type { DistrictLines } from "../../../domain/measure/district.ts";
import type { Reviewed } from "../../../domain/measure/reviewed.ts";
import type { Summary } from "../../../domain/measure/summary.store.ts";
import { verdict } from "../../../domain/measure/together.ts";
import type { Place } from "../../../domain/people/place.ts";
import { number, range } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { titleOf } from "./together.tsx";
import { useRound } from "./trend.tsx";
import { digitsOf, inWords, useSource } from "./write.ts";

type Lines = { lines: DistrictLines; reviewed: Reviewed; summary: Summary };

export function DistrictFirstLines(props: Lines) {
  const { href, say } = useCtx();
  return (
    <div class="summary">
      <h2>{say("measure.first")}</h2>
      <ol>
        <li>
          <StandsOut {...props} />
        </li>
        <li>
          <Parting {...props} />
        </li>
        <li>
          <NotKnown {...props} />
        </li>
      </ol>
      <p class="fine more no-print">
        <a href={href("/methods/profile-sentences")}>{say("measure.first.how")}</a>
      </p>
    </div>
  );
}

/** Where nothing was imported and nobody said anything: what to do first. */
export function DistrictBegins({ place }: { place: Place }) {
  const { href, say, tell } = useCtx();
  const at = `/at/${encodeURIComponent(place.root)}/${encodeURIComponent(place.id)}`;
  const to = (path: string) => ({ link: (text: unknown) => <a href={href(path)}>{text as string}</a> });
  return (
    <div class="summary">
      <p>{say("district.first.none")}</p>
      <ol>
        <li>{tell("district.first.review", to(`${at}/reviews`))}</li>
        <li>{tell("district.first.import", to("/import"))}</li>
        <li>{tell("district.first.condition", to(addressAt(place, "know")))}</li>
      </ol>
    </div>
  );
}

const highlighted = (text: unknown) => <mark>{text as string}</mark>;
const plain = (text: unknown) => <>{text as string}</>;

function StandsOut({ lines, summary }: Lines): VNode {
  const { lang, say, tell } = useCtx();
  const roundOf = useRound(summary);
  const { standsOut } = lines;
  if (standsOut.kind === "nothing-to-compare") return <>{say("district.stands.no_compare")}</>;
  if (standsOut.kind === "nothing") return <>{say("district.stands.nothing", { numbers: standsOut.numbers })}</>;
  if (standsOut.kind === "beside") {
    const { measure, n, schools, side } = standsOut;
    const what = inWords(measure.title, lang);
    return <>{tell("district.stands.beside", { what, n, schools, side, mark: highlighted })}</>;
  }
  if (standsOut.kind === "together") {
    const { found } = standsOut;
    return (
      <>
        {tell("district.stands.together", {
          score: titleOf(summary, found.score, lang),
          outcome: titleOf(summary, found.outcome, lang),
          way: verdict(found),
          method: found.method,
          over: found.over,
          r: number(found.r, 2),
          low: number(found.low, 2),
          high: number(found.high, 2),
          n: found.n,
          mark: highlighted,
        })}
      </>
    );
  }
  const { measure, from, to, both, found } = standsOut.trend;
  const shared = {
    what: inWords(measure.title, lang),
    from: roundOf(measure, from),
    to: roundOf(measure, to),
    mark: highlighted,
  };
  if (found.kind === "mean") {
    const digits = digitsOf(measure) + 1;
    const [low, high] = [found.low ?? 0, found.high ?? 0];
    return (
      <>
        {tell("district.stands.trend", {
          ...shared,
          way: found.way,
          value: number(Math.abs(found.value), digits),
          n: both,
          range: found.way === "lower" ? range(-high, -low, lang, digits) : range(low, high, lang, digits),
        })}
      </>
    );
  }
  const share = found.kind === "words" ? found.share : null;
  if (!share) return <>{say("district.stands.no_compare")}</>;
  const up = found.kind === "words" ? found.up : 0;
  return (
    <>
      {tell("district.stands.words", {
        ...shared,
        n: share.n,
        up,
        range: range(100 * share.low, 100 * share.high, lang, 0),
      })}
    </>
  );
}

function Parting({ lines }: Lines): VNode {
  const { lang, say, tell } = useCtx();
  const source = useSource();
  const { parting, standsOut } = lines;
  if (parting.kind === "one-voice") return <>{say("measure.disagree.one")}</>;
  if (parting.kind === "no-direction") return <>{say("district.part.none", { pairs: parting.pairs })}</>;
  const { low, high } = parting;
  const first = standsOut.kind === "nothing" || standsOut.kind === "nothing-to-compare";
  return (
    <>
      {tell("district.part", {
        n: parting.n,
        schools: parting.schools,
        higher: source.within(parting.higher),
        lower: source.within(parting.lower),
        what: inWords(parting.title, lang),
        value: number(parting.value, 1),
        range: low === null || high === null ? "none" : range(low, high, lang),
        mark: first ? highlighted : plain,
      })}
    </>
  );
}

function NotKnown({ lines, reviewed }: Lines): VNode {
  const { say } = useCtx();
  const source = useSource();
  const { blanks, schools } = lines;
  const most = (of: "few" | "notAsked") => [...blanks].sort((a, b) => b[of] - a[of])[0];
  const [few, unasked] = [most("few"), most("notAsked")];
  const without = reviewed.without.length;
  return (
    <>
      {few && few.few > 0 && `${say("district.blank.few", { n: few.few, who: source.within(few.source) })} `}
      {unasked &&
        unasked.notAsked > 0 &&
        `${say("district.blank.not_asked", { n: unasked.notAsked, who: source.within(unasked.source) })} `}
      {say("district.blank.reviews", {
        without,
        schools: schools.length,
        all: without === schools.length ? "yes" : "no",
      })}
    </>
  );
}
