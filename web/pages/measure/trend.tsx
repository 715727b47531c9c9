/** What changed between two rounds: at one place, line by line, and over the schools of a district. */
import type { Family, Line } from "../../../domain/measure/family.ts";
import type { Measure } from "../../../domain/measure/measure.ts";
import type { Summary } from "../../../domain/measure/summary.store.ts";
import { newestOfEach, type Point, type Trend, type TrendOver } from "../../../domain/measure/trend.ts";
import { Sec } from "../../components/record-parts.tsx";
import { number, range } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import type { View } from "./view.ts";
import { digitsOf, inWords, useSource, written } from "./write.ts";

const titles = new WeakMap<Summary, Map<string, NonNullable<Summary["imports"][number]["round"]>>>();

/** A round as its mapping names it: "spring 2011"; else as it stands in the data. */
export function useRound(summary: Summary): (measure: Measure, round: string) => string {
  const { lang } = useCtx();
  let known = titles.get(summary);
  if (!known) {
    const all = summary.imports.flatMap(({ mapping, round }) =>
      round ? [[`${mapping}\n${round.id}`, round] as const] : [],
    );
    known = new Map(all);
    titles.set(summary, known);
  }
  return (measure, round) => {
    const title = known.get(`${measure.mapping}\n${round}`)?.title;
    return title ? inWords(title, lang) : round;
  };
}

/** Under a family's table: each line against the round before; nothing where there is one round. */
export function FamilyTrends({ family, view }: { family: Family; view: View }) {
  const { href, say } = useCtx();
  const lines = family.lines.filter(({ trends }) => trends.length > 0);
  if (lines.length === 0) return null;
  const earlier = lines.flatMap((line) => line.trends.slice(1).map((trend) => ({ line, trend })));
  return (
    <div class="trends">
      <p class="title">{say("district.trend.title")}</p>
      <ul>
        {lines.map((line) => (
          <TrendLine key={line.measure.id} line={line} trend={line.trends[0] as Trend} family={family} view={view} />
        ))}
      </ul>
      {earlier.length > 0 && (
        <details>
          <summary>{say("district.trend.earlier")}</summary>
          <ul>
            {earlier.map(({ line, trend }) => (
              <TrendLine
                key={`${line.measure.id} ${trend.from.round}`}
                line={line}
                trend={trend}
                family={family}
                view={view}
              />
            ))}
          </ul>
        </details>
      )}
      <p class="fine no-print">
        <a href={href("/methods/trend")}>{say("measure.method")}</a>
      </p>
    </div>
  );
}

function TrendLine({ line, trend, family, view }: { line: Line; trend: Trend; family: Family; view: View }) {
  const { lang, say } = useCtx();
  const source = useSource();
  const roundOf = useRound(view.summary);
  const { measure } = line;
  const { from, to, change } = trend;
  const what = family.voices ? source.label(measure.source) : inWords(measure.title, lang);
  const rounds = { from: roundOf(measure, from.round), to: roundOf(measure, to.round) };
  if (change.kind === "hidden") return <li>{say("district.trend.hidden", { what, ...rounds })}</li>;
  if (change.kind === "bound") return <li>{say("district.trend.bound", { what, ...rounds })}</li>;
  const write = ({ cell }: Point) => {
    if (cell.state !== "value") return "";
    if (change.kind !== "words") return written(measure, cell.value ?? 0);
    const words = measure.words?.find(({ en }) => en === cell.word);
    return words ? inWords(words, lang) : (cell.word ?? "");
  };
  return (
    <li>
      {say("district.trend.points", { what, before: write(from), after: write(to), ...rounds })}{" "}
      <Changed change={change} measure={measure} />
    </li>
  );
}

function Changed({ change, measure }: { change: Trend["change"]; measure: Measure }) {
  const { lang, say } = useCtx();
  const digits = digitsOf(measure);
  if (change.kind === "difference") {
    const { way, value, low, high } = change;
    return (
      <b>
        {say("district.trend.difference", {
          way,
          value: sized(measure, value),
          range: outward({ way, low, high }, lang, digits),
        })}
      </b>
    );
  }
  if (change.kind === "published") {
    const rounded = number(change.value, digits);
    const way = /[1-9]/.test(rounded) ? (change.value > 0 ? "higher" : "lower") : "none";
    return <>{say("district.trend.published", { way, value: sized(measure, change.value) })}</>;
  }
  if (change.kind === "words")
    return <>{say(change.way === "same" ? "district.trend.same_word" : "district.trend.no_words")}</>;
  return null;
}

/** The size of a difference, without its direction. A share's is in points, so no percent sign stands with it. */
function sized(measure: Measure, value: number): string {
  return number(Math.abs(value), digitsOf(measure));
}

/** The range of a difference: with a direction its sizes, "0.2 to 0.8"; without one its ends, "−0.3 to 0.5". */
function outward(
  { way, low, high }: { way: "higher" | "lower" | "none"; low: number; high: number },
  lang: "en" | "es",
  digits: number,
): string {
  return way === "lower" ? range(-high, -low, lang, digits) : range(low, high, lang, digits);
}

/** Over a district's schools: those shown in both rounds, how many were in one alone, and what changed. */
export function DistrictTrends({ trends, summary }: { trends: readonly TrendOver[]; summary: Summary }) {
  const { href, say } = useCtx();
  const told = trends.filter(({ found }) => found.kind !== "few");
  const newest = newestOfEach(told);
  const earlier = told.filter((trend) => !newest.includes(trend));
  const few = trends.length - told.length;
  return (
    <Sec id="trends" title={say("district.trends.title", { n: trends.length })}>
      {trends.length === 0 && <p>{say("district.trends.none")}</p>}
      {newest.length > 0 && <TrendTable trends={newest} summary={summary} />}
      {earlier.length > 0 && (
        <details class="computed">
          <summary>{say("district.trends.earlier", { n: earlier.length })}</summary>
          <TrendTable trends={earlier} summary={summary} />
        </details>
      )}
      {few > 0 && <p class="note">{say("district.trends.few", { n: few })}</p>}
      {trends.length > 0 && (
        <p class="no-print">
          <a href={href("/methods/trend")}>{say("measure.method")}</a>
        </p>
      )}
    </Sec>
  );
}

function TrendTable({ trends, summary }: { trends: readonly TrendOver[]; summary: Summary }) {
  const { lang, say } = useCtx();
  const roundOf = useRound(summary);
  const columns = ["rounds", "change", "both", "alone"] as const;
  return (
    <table class="stack numbers">
      <caption>{say("district.trends.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("district.trends.what")}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {say(`district.trends.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trends.map(({ measure, from, to, both, left, came, found }) => (
          <tr key={`${measure.id} ${from}`}>
            <th scope="row">{inWords(measure.title, lang)}</th>
            <td data-label={say("district.trends.rounds")}>
              {say("district.trends.from_to", { from: roundOf(measure, from), to: roundOf(measure, to) })}
            </td>
            <td data-label={say("district.trends.change")}>
              <ChangedOver found={found} measure={measure} />
            </td>
            <td data-label={say("district.trends.both")}>{both}</td>
            <td data-label={say("district.trends.alone")}>{say("district.trends.alone_n", { left, came })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ChangedOver({ found, measure }: { found: TrendOver["found"]; measure: Measure }) {
  const { lang, say } = useCtx();
  if (found.kind === "few") return null;
  if (found.kind === "mean") {
    const { value, low, high, way } = found;
    const digits = digitsOf(measure) + 1;
    if (low === null || high === null) return <>{say("district.trends.same", { value: number(value, digits) })}</>;
    return (
      <>
        {say("district.trends.mean", {
          way,
          value: number(Math.abs(value), digits),
          range: outward({ way, low, high }, lang, digits),
        })}
      </>
    );
  }
  const { up, down, same, other, share } = found;
  return (
    <>
      {say("district.trends.words", { up, down, same, other })}
      <small class="block">
        {share
          ? say("district.trends.share", {
              n: share.n,
              way: share.way,
              share: Math.round(100 * share.value),
              range: range(100 * share.low, 100 * share.high, lang, 0),
            })
          : say("district.trends.share_few")}
      </small>
    </>
  );
}
