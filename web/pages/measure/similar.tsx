/** All schools and similar schools: who they are, how they were chosen, where each of them lies. */
import type { Family, Line } from "../../../domain/measure/family.ts";
import { traits } from "../../../domain/measure/similar.ts";
import { Scroll, useList } from "../../components/record-parts.tsx";
import { number, range } from "../../format.ts";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import type { View } from "./view.ts";
import { anchorOf, digitsOf, inWords, useSource, written } from "./write.ts";

export function Similar({ view }: { view: View }) {
  const { href, say } = useCtx();
  const list = useList();
  const { similar, compared } = view.profile;
  const why = {
    found: () =>
      say("measure.similar.found", {
        n: similar.state === "found" ? similar.schools.length : 0,
        among: similar.state === "found" ? similar.among : 0,
      }),
    unknown: () =>
      say("measure.similar.unknown", {
        traits: list(similar.state === "unknown" ? similar.missing.map((t) => say(`measure.trait.${t}`)) : []),
      }),
    "no-grade-span": () => say("measure.similar.no_span"),
    "too-few": () => say("measure.similar.too_few", { n: similar.state === "too-few" ? similar.among : 0 }),
  }[similar.state]();
  return (
    <div class="flow">
      <p>
        {compared.schools > 0
          ? say("measure.compared", { n: compared.schools, span: compared.gradeSpan ?? "none" })
          : say("measure.compared.none")}{" "}
        {why}{" "}
        <a class="no-print" href={href("/methods/similar-schools")}>
          {say("measure.method")}
        </a>
      </p>
      {similar.state === "found" && (
        <div class="no-print">
          <Numbers view={view} />
        </div>
      )}
      {similar.state === "found" && <Schools view={view} />}
    </div>
  );
}

function Numbers({ view }: { view: View }) {
  const { lang, say } = useCtx();
  const source = useSource();
  const rows = ordered(view.profile.families).flatMap((family) =>
    family.lines
      .filter(({ estimate, band, likeBand }) => estimate && (band || likeBand))
      .map((line) => ({ family, line })),
  );
  const middle = (band: Line["band"], { measure }: Line) =>
    band ? `${written(measure, band.p50)} (${range(band.p25, band.p75, lang, digitsOf(measure))})` : "–";
  return (
    <Scroll label={say("measure.similar.table")}>
      <table>
        <caption>{say("measure.similar.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("measure.col.what")}</th>
            <th scope="col" class="num">
              {say("measure.similar.here")}
            </th>
            <th scope="col" class="num">
              {say("measure.similar.like")}
            </th>
            <th scope="col" class="num">
              {say("measure.similar.all")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ family, line }) => (
            <tr key={line.measure.id}>
              <th scope="row">
                {family.voices
                  ? `${inWords(family.title, lang)}: ${source.within(line.measure.source)}`
                  : inWords(line.measure.title, lang)}
              </th>
              <td class="num">
                <a class="how" href={`#${anchorOf(line.measure)}`}>
                  {written(line.measure, line.estimate?.value ?? 0)}
                </a>
              </td>
              <td class="num">{middle(line.likeBand, line)}</td>
              <td class="num">{middle(line.band, line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const DIMENSIONS = ["change", "academic", "life-skills", "context"] as const;

/** In the order of the page's sections. */
function ordered(families: readonly Family[]): Family[] {
  return DIMENSIONS.flatMap((dimension) => families.filter((family) => family.dimension === dimension));
}

function Schools({ view }: { view: View }) {
  const { href, say } = useCtx();
  const { similar } = view.profile;
  if (similar.state !== "found") return null;
  const known = new Map(view.summary.traits.map((school) => [school.place, school]));
  return (
    <details class="no-print">
      <summary>{say("measure.similar.list", { n: similar.schools.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("measure.col.school")}</th>
            {traits.map((trait) => (
              <th key={trait} scope="col" class="num">
                {say(`measure.trait.${trait}`)}
              </th>
            ))}
            <th scope="col" class="num">
              {say("measure.similar.distance")}
            </th>
          </tr>
        </thead>
        <tbody>
          {similar.schools.map(({ place: id, distance }) => {
            const place = view.summary.places.get(id);
            const school = known.get(id);
            return place && school ? (
              <tr key={id}>
                <th scope="row">
                  <a href={href(addressAt(place))}>{place.name}</a>
                </th>
                {traits.map((trait) => (
                  <td key={trait} class="num">
                    {number(school[trait] ?? 0)}
                    {trait === "enrollment" ? "" : "%"}
                  </td>
                ))}
                <td class="num">{number(distance, 2)}</td>
              </tr>
            ) : null;
          })}
        </tbody>
      </table>
    </details>
  );
}
