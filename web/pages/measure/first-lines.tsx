/** The first lines of a profile in words: what stands out, where people disagree, what nothing is known about. */
import type { Reading } from "../../../domain/collect/reading.ts";
import type { Family, Line } from "../../../domain/measure/family.ts";
import { byShare } from "../../../domain/measure/gap.ts";
import { RecordLink, useTitle } from "../../components/record-link.tsx";
import { useList } from "../../components/record-parts.tsx";
import { number, range } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { LOCALE } from "../../words/index.ts";
import { useAnswer } from "../decide/said.tsx";
import type { View } from "./view.ts";
import { digitsOf, inWords, useSource, written } from "./write.ts";

export function FirstLines({ view }: { view: View }) {
  const { href, say } = useCtx();
  const { facts, families, loose, readings } = view.profile;
  if (facts.length + families.length + loose.length === 0 && readings.length > 0) return <SaidAlone view={view} />;
  return (
    <div class="summary">
      <h2>{say("measure.first")}</h2>
      <ol>
        <li>
          <StandsOutLine view={view} />
        </li>
        <li>
          <DisagreeLine view={view} />
        </li>
        <li>
          <UnknownLine view={view} />
        </li>
      </ol>
      <p class="fine more no-print">
        <a href={href("/methods/profile-sentences")}>{say("measure.first.how")}</a>
      </p>
    </div>
  );
}

/** Without a number there is nothing to compare and no voice to part from another: what people said comes first. */
function SaidAlone({ view }: { view: View }) {
  const { say, tell } = useCtx();
  const title = useTitle();
  const answer = useAnswer();
  const { readings } = view.profile;
  const newest = [...readings].sort((a, b) => b.saidAt.getTime() - a.saidAt.getTime())[0] as Reading;
  const { about } = newest;
  return (
    <div class="summary">
      <h2>{say("measure.first.said")}</h2>
      <ol>
        <li>
          {tell("measure.said.newest", {
            n: readings.length,
            what: title(about.kind === "indicator" ? "indicators" : "conditions", about.id).text,
            answer: answer(newest),
            mark: highlighted,
          })}
        </li>
        <li>
          {say("measure.said.no_numbers")} <UnknownIndicators view={view} />
        </li>
      </ol>
    </div>
  );
}

const highlighted = (text: unknown) => <mark>{text as string}</mark>;
const plain = (text: unknown) => <>{text as string}</>;

function StandsOutLine({ view }: { view: View }) {
  const { lang, say, tell } = useCtx();
  const source = useSource();
  const { standsOut } = view.profile;
  if (standsOut.kind === "nothing-to-compare") return <>{say("measure.stands.no_schools")}</>;
  if (standsOut.kind === "nothing-stands-out") {
    return <>{say("measure.stands.nothing", { numbers: standsOut.numbers, schools: standsOut.schools })}</>;
  }
  const { line, side, beyond, schools } = standsOut;
  const { measure, estimate } = line;
  const values = {
    what: whatOf(line, view.profile.families, lang),
    value: written(measure, estimate?.value ?? 0),
    high: measure.high ?? 0,
    side,
    beyond,
    schools,
    median: written(measure, line.band?.p50 ?? 0),
    mark: highlighted,
  };
  if (measure.source === "record") return <>{tell("measure.stands.record", values)}</>;
  return <>{tell("measure.stands.voice", { ...values, who: source.subject(measure.source) })}</>;
}

/** What a line is about: the family's title where several sources answer for it. */
function whatOf(line: Line, families: readonly Family[], lang: "en" | "es"): string {
  const family = families.find(({ lines }) => lines.includes(line));
  return inWords(family?.voices ? family.title : line.measure.title, lang);
}

function DisagreeLine({ view }: { view: View }) {
  const { lang, say, tell } = useCtx();
  const source = useSource();
  const list = useList();
  const { disagree, standsOut } = view.profile;
  if (disagree.kind === "one-voice") return <>{say("measure.disagree.one")}</>;
  if (disagree.kind === "no-difference-seen") return <>{say("measure.disagree.none", { n: disagree.families })}</>;
  const { family, gap } = disagree;
  const said = family.lines.flatMap(({ measure, estimate }) =>
    measure.source !== "record" && measure.kind === "score" && estimate
      ? [say("measure.disagree.said", { who: source.within(measure.source), value: written(measure, estimate.value) })]
      : [],
  );
  return (
    <>
      {tell("measure.disagree", {
        what: inWords(family.title, lang),
        said: list(said),
        lower: source.subject(gap.lower),
        higher: source.within(gap.higher),
        difference: number(gap.value, 1),
        range: range(gap.low, gap.high, lang),
        mark: standsOut.kind === "stands-out" ? plain : highlighted,
      })}
      {gap.fewAnswered.length > 0 && (
        <> {say("measure.disagree.few", { who: list(gap.fewAnswered.map(source.within)) })}</>
      )}
    </>
  );
}

function UnknownLine({ view }: { view: View }) {
  const { lang, say } = useCtx();
  const either = (items: string[]) => new Intl.ListFormat(LOCALE[lang], { type: "disjunction" }).format(items);
  const { dimensions } = view.profile.unknown;
  return (
    <>
      {dimensions.length > 0 && (
        <>
          {say("measure.unknown.dimensions", {
            dimensions: either(dimensions.map((d) => say(`measure.dimension.${d}`))),
          })}{" "}
        </>
      )}
      <UnknownIndicators view={view} />
    </>
  );
}

function UnknownIndicators({ view }: { view: View }) {
  const { say, tell } = useCtx();
  const { indicators, known, begin } = view.profile.unknown;
  return (
    <>
      {indicators > known
        ? say("measure.unknown.indicators", { open: indicators - known, indicators })
        : say("measure.unknown.said", { indicators })}{" "}
      {begin &&
        tell("measure.unknown.begin", {
          minutes: begin.minutes,
          link: () => <RecordLink kind="instruments" id={begin.instrument.id} />,
        })}
    </>
  );
}

/** The findings between sources, each with its range and caveat; one list for the page. */
export function Gaps({ view }: { view: View }) {
  const { lang, say, tell } = useCtx();
  const source = useSource();
  const list = useList();
  const families = view.profile.families.filter(({ gaps }) => gaps.length > 0);
  if (families.length === 0) return null;
  const digits = (family: Family) => digitsOf((family.lines[0] as Line).measure);
  const all = families.flatMap((family) => family.gaps.map((gap) => ({ family, gap })));
  const real = all.filter(({ gap }) => gap.real).sort((a, b) => byShare(a.gap, b.gap));
  const rest = all.filter(({ gap }) => !gap.real);
  const sentence = ({ family, gap }: (typeof real)[number], i: number) => (
    <li key={`${family.id} ${gap.higher} ${gap.lower}`}>
      {tell("measure.gap", {
        mark: i === 0 ? highlighted : plain,
        lower: source.subject(gap.lower),
        higher: source.within(gap.higher),
        what: inWords(family.title, lang),
        difference: number(gap.value, digits(family)),
      })}
      <small>
        {say("measure.gap.range", { range: range(gap.low, gap.high, lang, digits(family)) })}{" "}
        {gap.fewAnswered.length > 0 && say("measure.gap.few", { who: list(gap.fewAnswered.map(source.within)) })}
      </small>
    </li>
  );
  const pairs = rest.map(({ family, gap }) =>
    say("measure.gap.none.pair", {
      what: inWords(family.title, lang),
      a: source.within(gap.higher),
      b: source.within(gap.lower),
      range: range(gap.low, gap.high, lang, digits(family)),
    }),
  );
  return (
    <>
      <h3 class="sub">{say("measure.gaps")}</h3>
      <ul class="gaps">
        {real.slice(0, FIRST_GAPS).map(sentence)}
        {rest.length > 0 && (
          <li>
            {say("measure.gap.none", { n: rest.length })}
            <small>
              {list(pairs)}. {say("measure.gap.none.means")}
            </small>
          </li>
        )}
      </ul>
      {real.length > FIRST_GAPS && (
        <details class="spreads no-print">
          <summary>{say("measure.gaps.more", { n: real.length - FIRST_GAPS })}</summary>
          <ul class="gaps">{real.slice(FIRST_GAPS).map((item) => sentence(item, FIRST_GAPS))}</ul>
        </details>
      )}
    </>
  );
}

/** Differences named at once; the smaller ones are folded away. */
const FIRST_GAPS = 3;
