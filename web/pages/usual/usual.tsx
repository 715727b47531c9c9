// /at/:root/:place/measures/:measure — is this number usual? How the measure is spread over the schools, and where this place lies
import type { Line } from "../../../domain/measure/family.ts";
import { profileAt } from "../../../domain/measure/profile.store.ts";
import type { Summary } from "../../../domain/measure/summary.store.ts";
import {
  type NotUsual,
  outOf,
  standingAmong,
  type Usual,
  type UsualGroup,
  usualOf,
} from "../../../domain/measure/usual.ts";
import type { Place } from "../../../domain/people/place.ts";
import { type Axis, axisOver } from "../../../plots/axis.ts";
import { Band, Ticks } from "../../../plots/track.tsx";
import { Correct } from "../../components/correct.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Scroll, Sec } from "../../components/record-parts.tsx";
import { number, range } from "../../format.ts";
import { type Ctx, NotFound, page, useCtx } from "../../page.tsx";
import { addressAt, trailTo } from "../decide/at.ts";
import { digitsOf, exactly, foreign, inWords, tickOf, useSource, written } from "../measure/write.ts";

export const PATH = "/at/:root/:place/measures/:measure";

export type Found = {
  place: Place;
  way: readonly Place[];
  line: Line;
  usual: Usual | { why: NotUsual };
  summary: Summary;
};

/** @throws NotFound where there is no such place, or the measure says nothing about it */
export async function usualAt({
  db,
  commons,
  params,
}: Pick<Ctx<typeof PATH>, "db" | "commons" | "params">): Promise<Found> {
  const found = await profileAt(db, commons, params.root, params.place);
  if (!found) throw new NotFound();
  const { profile, summary } = found;
  const lines = [...profile.families.flatMap(({ lines }) => lines), ...profile.facts];
  const line = lines.find(({ measure }) => measure.id === params.measure);
  if (!line) throw new NotFound();
  const usual = usualOf(summary, line.measure, line.round, line.measure.public !== null);
  return { place: profile.place, way: profile.path, line, usual, summary };
}

export const usualPage = page(PATH, async (ctx) => <UsualPage found={await usualAt(ctx)} />);

function UsualPage({ found }: { found: Found }) {
  const { href, lang, say } = useCtx();
  const { place, way, line, usual } = found;
  const { measure, estimate } = line;
  const title = inWords(measure.title, lang);
  const value = estimate ? written(measure, estimate.value) : null;
  return (
    <Page
      title={say("usual.title.at", { measure: title, place: place.name })}
      description={say("usual.description", { measure: title })}
      trail={trailTo(way, say("measure.places"), say("usual.title"))}
    >
      <PageHead
        kicker={place.name}
        title={value === null ? say("usual.how", { measure: title }) : say("usual.is", { value, measure: title })}
        lead={"why" in usual ? say(`usual.why.${usual.why}`) : <Lead found={found} usual={usual} />}
      />
      {!("why" in usual) && <Spread usual={usual} line={line} />}
      {!("why" in usual) && <WhoIsIn usual={usual} found={found} />}
      <p class="row no-print">
        <a href={href(addressAt(place))}>{say("measure.questions.back", { place: place.name })}</a>
        <a href={href("/methods/usual")}>{say("usual.method")}</a>
        <Correct about={`${addressAt(place)}/measures/${measure.id}`} />
      </p>
    </Page>
  );
}

/** The answer in one or two sentences. */
function Lead({ found: { place, line, summary }, usual }: { found: Found; usual: Usual }) {
  const { lang, say } = useCtx();
  const { measure, estimate, round } = line;
  const own = usual.groups.find(({ gradeSpan }) => gradeSpan === place.gradeSpan) ?? usual.groups[0];
  const middle = own?.quantiles.filter(({ p }) => p === 0.25 || p === 0.75).map(({ value }) => value) ?? [];
  const half = say("usual.half", {
    half: range(middle[0] ?? 0, middle[1] ?? 0, lang, digitsOf(measure)),
    n: own?.n ?? 0,
    who: own?.gradeSpan ?? "",
    span: own?.gradeSpan ? "one" : "all",
  });
  if (!estimate || place.kind !== "school") return <>{half}</>;
  const column = summary.column(measure.id, round);
  const others = [...column].flatMap(([id, value]) => {
    const other = summary.places.get(id);
    const like = other?.kind === "school" && (own?.gradeSpan == null || other.gradeSpan === own.gradeSpan);
    return like && id !== place.id ? [value] : [];
  });
  const at = standingAmong(others, estimate);
  if (!at) return <>{half}</>;
  const percent = (share: number) => number(100 * share);
  return (
    <>
      {say("usual.standing", {
        below: percent(at.below / at.n),
        low: percent(at.low),
        high: percent(at.high),
        n: at.n,
        from: at.from,
      })}{" "}
      {half}
    </>
  );
}

/** Each group of schools on one axis, with the place's own mark. */
function Spread({ usual, line }: { usual: Usual; line: Line }) {
  const { href, lang, path, say } = useCtx();
  const source = useSource();
  const { measure, estimate } = line;
  const values = usual.groups.flatMap(({ quantiles }) =>
    quantiles.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
  );
  const axis = axisOver([...values, ...(estimate ? [estimate.value] : [])], measure);
  return (
    <Sec id="spread" title={say("usual.spread")}>
      <Scroll label={say("usual.table")}>
        <table class="usual">
          <caption>
            <b lang={foreign(measure.title, lang)}>{inWords(measure.title, lang)}</b>
            {say("usual.caption", { source: source.within(measure.source), round: usual.round })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say("usual.schools")}</th>
              <th scope="col" class="picture">
                <span class="vh">{say("usual.picture")}</span>
                <Ticks axis={axis} write={(tick) => tickOf(measure, tick)} />
              </th>
              {usual.groups[0]?.quantiles.map(({ p }) => (
                <th key={p} scope="col" class="num">
                  {say(`usual.share.${100 * p}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {usual.groups.map((group) => (
              <GroupRow key={group.gradeSpan ?? ""} group={group} axis={axis} line={line} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="note">{say("usual.ranges")}</p>
      <p class="row no-print">
        {(["csv", "json", "codebook.csv"] as const).map((ending) => (
          <a key={ending} href={href(`${path}/distribution.${ending}`)}>
            {say(`usual.take.${ending.replace(".", "_")}`)}
          </a>
        ))}
      </p>
    </Sec>
  );
}

function GroupRow({ group, axis, line: { measure, estimate } }: { group: UsualGroup; axis: Axis; line: Line }) {
  const { lang, say } = useCtx();
  const [p10, p25, p50, p75, p90] = group.quantiles.map(({ value }) => value) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return (
    <tr>
      <th scope="row">
        {group.gradeSpan ?? say("usual.all")}
        <small>{say("usual.n", { n: group.n })}</small>
      </th>
      <td class="picture">
        <Band axis={axis} band={{ p10, p25, p50, p75, p90 }} source={measure.source} value={estimate?.value ?? null} />
      </td>
      {group.quantiles.map(({ p, value, low, high }) => (
        <td key={p} class="num">
          <b>{exactly(measure, value)}</b>
          <small>
            {low !== null && high !== null ? range(low, high, lang, digitsOf(measure)) : say("usual.no_range")}
          </small>
        </td>
      ))}
    </tr>
  );
}

/** Who is in it, who is not and why; which version this is. */
function WhoIsIn({ usual, found: { line, summary } }: { usual: Usual; found: Found }) {
  const { lang, say } = useCtx();
  const all = usual.groups[0] as UsualGroup;
  const made = summary.imports.filter(({ mapping }) => mapping === line.measure.mapping);
  return (
    <Sec id="who" title={say("usual.who")}>
      <ul>
        <li>{say("usual.in", { n: all.n, few: all.few })}</li>
        {outOf.flatMap((why) =>
          all.out[why] > 0 ? [<li key={why}>{say(`usual.out.${why}`, { n: all.out[why] })}</li>] : [],
        )}
      </ul>
      <p>{say("usual.not_all")}</p>
      <details class="computed">
        <summary>{say("measure.computed")}</summary>
        <p>
          {say("usual.version", {
            version: usual.version,
            stats: usual.method,
            data: made.map(({ title, mapping }) => (title ? inWords(title, lang) : mapping)).join("; "),
            public: line.measure.public ? inWords(line.measure.public, lang) : "",
          })}
        </p>
      </details>
    </Sec>
  );
}
