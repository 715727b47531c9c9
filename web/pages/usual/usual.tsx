// /at/:root/:place/measures/:measure — is this number usual? How the measure is spread over the schools, and where this place lies
import { fewerThanHalf } from "../../../domain/measure/estimate.ts";
import type { Line } from "../../../domain/measure/family.ts";
import { profileAt } from "../../../domain/measure/profile.store.ts";
import type { Summary } from "../../../domain/measure/summary.store.ts";
import { type NotUsual, outOf, type Usual, type UsualGroup, usualOf } from "../../../domain/measure/usual.ts";
import type { Place } from "../../../domain/people/place.ts";
import { type Axis, axisOver } from "../../../plots/axis.ts";
import { Band, Ticks, Track } from "../../../plots/track.tsx";
import { Correct } from "../../components/correct.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Scroll, Sec } from "../../components/record-parts.tsx";
import { number, range } from "../../format.ts";
import { type Ctx, NotFound, page, useCtx } from "../../page.tsx";
import { addressAt, trailTo } from "../decide/at.ts";
import { digitsOf, foreign, inWords, tickOf, useSource, written } from "../measure/write.ts";

import { Lead, ownGroup, useOwn } from "./lead.tsx";

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
      {!("why" in usual) && <Spread usual={usual} found={found} />}
      {!("why" in usual) && <WhoIsIn usual={usual} found={found} />}
      <p class="row no-print">
        <a href={href(addressAt(place))}>{say("measure.questions.back", { place: place.name })}</a>
        <a href={href("/methods/usual")}>{say("usual.method")}</a>
        <Correct about={`${addressAt(place)}/measures/${measure.id}`} />
      </p>
    </Page>
  );
}

/** Each group of schools on one axis, with the place's own mark. */
function Spread({ usual, found }: { usual: Usual; found: Found }) {
  const { line, place } = found;
  const { href, lang, path, say } = useCtx();
  const source = useSource();
  const { measure, estimate } = line;
  const values = usual.groups.flatMap(({ quantiles }) => quantiles.map(({ value }) => value));
  const own = estimate ? [estimate.value, ...(estimate.range ? [estimate.range.low, estimate.range.high] : [])] : [];
  const axis = axisOver([...values, ...own], measure.kind === "percent" ? { low: 0, high: 100 } : measure);
  const like = ownGroup(place, usual);
  return (
    <Sec id="spread" title={say("usual.spread")}>
      <Scroll label={say("usual.table")}>
        <table class="usual">
          <caption>
            <b lang={foreign(measure.title, lang)}>{inWords(measure.title, lang)}</b>
            {say("usual.caption", {
              how: measure.source === "record" ? "record" : "people",
              source: source.within(measure.source),
              round: usual.round,
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say("usual.schools")}</th>
              <th scope="col" class="picture">
                <span class="vh">{say("usual.picture")}</span>
                <Ticks axis={spaced(axis)} write={(tick) => tickOf(measure, tick)} />
              </th>
              {usual.groups[0]?.quantiles.map(({ p }) => (
                <th key={p} scope="col" class="num">
                  {say(`usual.share.${100 * p}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {estimate && <OwnRow found={found} axis={axis} />}
            {usual.groups.map((group) => (
              <GroupRow key={group.gradeSpan ?? ""} group={group} axis={axis} line={line} like={group === like} />
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

/** Ticks with room between them on a phone: of many every other one. */
function spaced(axis: Axis): Axis {
  return axis.ticks.length > 3 ? { ...axis, ticks: axis.ticks.filter((_, i) => i % 2 === 0) } : axis;
}

/** This place on the same axis, with its own range. */
function OwnRow({ found: { place, line }, axis }: { found: Found; axis: Axis }) {
  const { measure, estimate } = line;
  const own = useOwn(line);
  if (!estimate || !own) return null;
  const open = fewerThanHalf(estimate);
  return (
    <tr class="own">
      <th scope="row">
        {place.name}
        <small>{own.people}</small>
      </th>
      <td class="picture">
        <Track
          axis={axis}
          source={measure.source}
          value={estimate.value}
          range={estimate.range}
          band={null}
          open={open}
        />
      </td>
      <td colSpan={5}>
        <b>{own.value}</b> <small>{own.range}</small>
      </td>
    </tr>
  );
}

type GroupRowProps = { group: UsualGroup; axis: Axis; line: Line; like: boolean };

/** `like`: the schools like this one. Its mark stands among these and among all, and in no other row. */
function GroupRow({ group, axis, line: { measure, estimate }, like }: GroupRowProps) {
  const { lang, say } = useCtx();
  const [p10, p25, p50, p75, p90] = group.quantiles.map(({ value }) => value) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const digits = measure.kind === "percent" ? 1 : digitsOf(measure);
  const mark = (like || group.gradeSpan === null) && estimate ? estimate.value : null;
  return (
    <tr>
      <th scope="row">
        {group.gradeSpan ?? say("usual.all")}
        <small>
          {say("usual.n", { n: group.n })}
          {like && group.gradeSpan !== null && `, ${say("usual.like")}`}
        </small>
      </th>
      <td class="picture">
        <Band axis={axis} band={{ p10, p25, p50, p75, p90 }} source={measure.source} value={mark} />
      </td>
      {group.quantiles.map(({ p, value, low, high }) => (
        <td key={p} class="num">
          <b>
            {number(value, digits)}
            {measure.kind === "percent" && "%"}
          </b>
          <small class={low === null || high === null ? "words" : undefined}>
            {low !== null && high !== null ? range(low, high, lang, digits) : say("usual.no_range")}
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
