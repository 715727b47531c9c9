// /at/:root/together?score=…&outcome=… — any measure beside any outcome of a root, over the schools that show both
import { type Beside, besideEachOther, choices } from "../../../domain/measure/beside.ts";
import type { Measure } from "../../../domain/measure/measure.ts";
import { type Summary, summaryOf } from "../../../domain/measure/summary.store.ts";
import { verdict } from "../../../domain/measure/together.ts";
import { placeById } from "../../../domain/people/place.store.ts";
import type { Place } from "../../../domain/people/place.ts";
import { axisOver } from "../../../plots/axis.ts";
import { blocksOf, Scatter } from "../../../plots/scatter.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Parts, partOf } from "../../components/parts.tsx";
import { Scroll, Sec } from "../../components/record-parts.tsx";
import { number } from "../../format.ts";
import { NotFound, page, useCtx } from "../../page.tsx";
import { addressAt, trailTo } from "../decide/at.ts";
import { useRound } from "./trend.tsx";
import { foreign, inWords, tickOf, written } from "./write.ts";

export const besidePage = page("/at/:root/together", async ({ db, params, query, say }) => {
  const place = await placeById(db, params.root, params.root);
  if (!place) throw new NotFound();
  const summary = await summaryOf(db, place.root);
  const [score, outcome] = [query.get("score"), query.get("outcome")];
  const beside = score !== null && outcome !== null ? besideEachOther(summary, score, outcome) : undefined;
  const title = say("district.beside.title");
  return (
    <Page
      title={say("district.beside.at", { place: place.name })}
      description={say("district.beside.lead")}
      trail={trailTo([place], say("measure.places"), title)}
      noindex={score !== null}
    >
      <PageHead kicker={place.name} title={title} lead={say("district.beside.lead")}>
        <Choose summary={summary} place={place} score={score} outcome={outcome} />
        {beside === null && (
          <p class="wrong" role="alert">
            {say("district.beside.wrong")}
          </p>
        )}
      </PageHead>
      {beside && <Result beside={beside} root={place.root} summary={summary} />}
      <p class="note no-print">
        <Back place={place} />
      </p>
    </Page>
  );
});

function Back({ place }: { place: Place }) {
  const { href, say } = useCtx();
  return <a href={href(addressAt(place))}>{say("district.beside.back", { place: place.name })}</a>;
}

type Asked = { summary: Summary; place: Place; score: string | null; outcome: string | null };

function Choose({ summary, place, score, outcome }: Asked) {
  const { href, say } = useCtx();
  const { scores, outcomes } = choices(summary);
  if (scores.length === 0 || outcomes.length === 0)
    return (
      <>
        <p>{say("district.beside.no_choice")}</p>
        <p class="no-print">
          <a href={href("/import")}>{say("district.beside.import")}</a>
        </p>
      </>
    );
  return (
    <form method="get" action={href(`/at/${encodeURIComponent(place.root)}/together`)} class="weigh choose">
      <p>
        <label for="score">{say("district.beside.score")}</label>
        <Measures name="score" measures={scores} chosen={score} summary={summary} />
      </p>
      <p>
        <label for="outcome">{say("district.beside.outcome")}</label>
        <Measures name="outcome" measures={outcomes} chosen={outcome} summary={summary} />
      </p>
      <button type="submit">{say("district.beside.show")}</button>
    </form>
  );
}

function Measures(props: { name: string; measures: readonly Measure[]; chosen: string | null; summary: Summary }) {
  const { name, measures, chosen, summary } = props;
  const { lang } = useCtx();
  const titles = new Map(summary.imports.flatMap(({ mapping, title }) => (title ? [[mapping, title] as const] : [])));
  return (
    <select id={name} name={name}>
      {[...Map.groupBy(measures, ({ mapping }) => mapping)].map(([mapping, own]) => {
        const title = titles.get(mapping);
        return (
          <optgroup key={mapping} label={title ? inWords(title, lang) : mapping}>
            {own.map(({ id, title }) => (
              <option key={id} value={id} selected={id === chosen} lang={foreign(title, lang)}>
                {inWords(title, lang)}
              </option>
            ))}
          </optgroup>
        );
      })}
    </select>
  );
}

function Result({ beside, root, summary }: { beside: Beside; root: string; summary: Summary }) {
  const { href, lang, say } = useCtx();
  const { score, outcome, n, left, found } = beside;
  const titles = { score: inWords(score.title, lang), outcome: inWords(outcome.title, lang) };
  const way = found ? verdict(found) : "none";
  const picture = say("district.beside.picture", titles);
  return (
    <Sec id="result" title={picture}>
      {!found ? (
        <p>{beside.points.length === 0 ? say("district.beside.few", { n }) : say("district.beside.flat")}</p>
      ) : (
        <>
          <ul class="gaps">
            <li>
              {say("measure.together", {
                ...titles,
                way,
                method: "pearson",
                over: "schools",
                r: number(found.r, 3),
                low: number(found.low, 3),
                high: number(found.high, 3),
                n: number(n),
              })}
              <small>
                {say(`measure.together.means_${way === "none" ? "none" : "some"}`)}{" "}
                <a href={href("/methods/correlation")}>{say("measure.method")}</a>
              </small>
            </li>
          </ul>
          <Picture beside={beside} title={picture} summary={summary} />
          <p class="note">{say("district.beside.n", { n: number(n), left })}</p>
          <p class="note">{say("district.beside.luck")}</p>
          <Numbers beside={beside} root={root} summary={summary} title={picture} />
        </>
      )}
    </Sec>
  );
}

/** Schools of the table at once. All of them stand in the file. */
const AT_ONCE = 400;

function Numbers({ beside, root, summary, title }: { beside: Beside; root: string; summary: Summary; title: string }) {
  const { href, lang, query, say } = useCtx();
  const roundOf = useRound(summary);
  const { score, outcome, rounds, n } = beside;
  const { rows, page, pages } = partOf(beside.points, query.get("page"), AT_ONCE);
  const asked = new URLSearchParams({ score: score.id, outcome: outcome.id });
  const address = `/at/${encodeURIComponent(root)}/together`;
  const axis = (measure: Measure, round: string) =>
    say("district.beside.axis", { what: inWords(measure.title, lang), round: roundOf(measure, round) });
  return (
    <>
      <details class="computed" id="numbers" open={query.has("page")}>
        <summary>{say("district.beside.numbers", { n: number(n) })}</summary>
        <Scroll label={title}>
          <table>
            <caption>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{say("measure.col.school")}</th>
                <th scope="col" class="num">
                  {axis(score, rounds[0])}
                </th>
                <th scope="col" class="num">
                  {axis(outcome, rounds[1])}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ place, x, y }) => (
                <tr key={place.id}>
                  <th scope="row">
                    <a href={href(addressAt(place))}>{place.name}</a>
                  </th>
                  <td class="num">{written(score, x)}</td>
                  <td class="num">{written(outcome, y)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <Parts page={page} pages={pages} to={(to) => `${href(address)}?${asked}&page=${to}#numbers`} />
      </details>
      <p class="row no-print">
        {(["csv", "json", "codebook.csv"] as const).map((ending) => (
          <a key={ending} href={`${address}.${ending}?${asked}`}>
            {say(`usual.take.${ending.replace(".", "_")}`)}
          </a>
        ))}
      </p>
    </>
  );
}

function Picture({ beside, title, summary }: { beside: Beside; title: string; summary: Summary }) {
  const { lang, say } = useCtx();
  const roundOf = useRound(summary);
  const { score, outcome, rounds, points } = beside;
  const axisOf = ({ kind, low, high }: Measure, values: readonly number[]) =>
    axisOver(values, kind === "percent" ? { low: 0, high: 100 } : { low, high });
  const x = axisOf(
    score,
    points.map((point) => point.x),
  );
  const y = axisOf(
    outcome,
    points.map((point) => point.y),
  );
  const blocks = blocksOf(x, y, points);
  const about = say("district.beside.about", {
    drawn: blocks ? "blocks" : "rings",
    score: inWords(score.title, lang),
    outcome: inWords(outcome.title, lang),
    x1: tickOf(score, x.low),
    x2: tickOf(score, x.high),
    y1: tickOf(outcome, y.low),
    y2: tickOf(outcome, y.high),
  });
  return (
    <figure class="scatter-of">
      <p class="fine">
        {say("district.beside.up", { what: inWords(outcome.title, lang), round: roundOf(outcome, rounds[1]) })}
      </p>
      <Scatter
        x={x}
        y={y}
        points={points}
        writeX={(tick) => tickOf(score, tick)}
        writeY={(tick) => tickOf(outcome, tick)}
        title={title}
        about={about}
      />
      <p class="fine end">
        {say("district.beside.across", { what: inWords(score.title, lang), round: roundOf(score, rounds[0]) })}
      </p>
      {blocks && <p class="note">{say("district.beside.blocks", { n: number(points.length), most: blocks.most })}</p>}
    </figure>
  );
}
