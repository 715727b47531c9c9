// /places, and a district at /at/:root or under it — the schools by name with how much is known of each, never by how good
import type { VNode } from "preact";

import type { Summary } from "../../../domain/measure/summary.store.ts";
import { verdict } from "../../../domain/measure/together.ts";
import { rootPlaces } from "../../../domain/people/place.store.ts";
import type { Place } from "../../../domain/people/place.ts";
import { Correct } from "../../components/correct.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { Scroll, Sec } from "../../components/record-parts.tsx";
import { TakeAlong } from "../../components/take-along.tsx";
import { number } from "../../format.ts";
import { page, useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { ImportedFrom } from "./computed.tsx";
import { inWords } from "./write.ts";

export const placesPage = page("/places", async ({ db }) => <Places roots={await rootPlaces(db)} />);

/** A district's page, the root's included: its schools first, then what is known of itself. */
export function districtView(place: Place, path: readonly Place[], summary: Summary, own: VNode): VNode {
  return <DistrictPage place={place} path={path} summary={summary} own={own} />;
}

function Places({ roots }: { roots: readonly Place[] }) {
  const { href, say, tell } = useCtx();
  return (
    <Page
      title={say("measure.places")}
      description={say("measure.places.lead")}
      trail={[{ label: say("measure.places") }]}
    >
      <PageHead title={say("measure.places")} lead={say("measure.places.lead")} />
      <Sec id="districts" title={say("measure.places.title", { n: roots.length })}>
        {roots.length === 0 ? (
          <>
            <p>{say("measure.places.empty")}</p>
            <p>{tell("measure.places.how", { code: (text) => <code>{text}</code> })}</p>
            <p>
              {tell("measure.places.meanwhile", {
                step: (text) => <a href={href("/instruments/self-review")}>{text}</a>,
              })}
            </p>
          </>
        ) : (
          <ul class="ways">
            {roots.map((root) => (
              <li key={root.id}>
                <a href={href(addressAt(root))}>{root.name}</a>
                <p>{root.state && <RecordLink kind="states" id={root.state} />}</p>
              </li>
            ))}
          </ul>
        )}
      </Sec>
    </Page>
  );
}

function DistrictPage(props: { place: Place; path: readonly Place[]; summary: Summary; own: VNode }) {
  const { place, path, summary, own } = props;
  const { href, say } = useCtx();
  const within = [...summary.places.values()].filter((other) => other.parent === place.id);
  const districts = within.filter(({ kind }) => kind === "district").sort(byName);
  const schools = within.filter(({ kind }) => kind !== "district").sort(byName);
  const isRoot = place.id === place.root;
  const all = [...summary.places.values()].filter(({ kind }) => kind === "school").length;
  return (
    <Page
      title={place.name}
      description={say("measure.district.description", { place: place.name })}
      trail={[
        { label: say("measure.places"), href: "/places" },
        ...path.slice(0, -1).map((one) => ({ label: one.name, href: addressAt(one) })),
        { label: place.name },
      ]}
    >
      <PageHead
        title={place.name}
        kicker={isRoot && place.state ? <RecordLink kind="states" id={place.state} /> : undefined}
        lead={say("measure.district.lead", { districts: districts.length, schools: isRoot ? all : schools.length })}
      >
        <p class="row no-print">
          <a href={href(addressAt(place, "next-steps"))}>{say("measure.to.steps")}</a>
          <a href={href(addressAt(place, "know"))}>{say("measure.to.know_district")}</a>
        </p>
      </PageHead>
      {isRoot && summary.together.length > 0 && <Together summary={summary} place={place} />}
      {districts.length > 0 && (
        <Sec id="districts" title={say("measure.district.districts", { n: districts.length })}>
          <Districts districts={districts} summary={summary} />
        </Sec>
      )}
      {(schools.length > 0 || districts.length === 0) && (
        <Sec id="schools" title={say("measure.district.schools", { n: schools.length })}>
          {schools.length === 0 ? (
            <p>{say("measure.district.none")}</p>
          ) : (
            <Schools schools={schools} summary={summary} />
          )}
        </Sec>
      )}
      {own}
      {isRoot && <Imports summary={summary} />}
      <TakeAlong place={place} what="profile" />
    </Page>
  );
}

/** What goes together over all schools, the null as clearly as the other. */
function Together({ summary, place }: { summary: Summary; place: Place }) {
  const { href, lang, say } = useCtx();
  const title = (id: string) => {
    const measure = summary.byId.get(id);
    return measure ? inWords(measure.title, lang) : id;
  };
  return (
    <Sec id="together" title={say("measure.together.title")}>
      <ul class="gaps">
        {summary.together.map((found) => {
          const anchor = `r-${found.score}-${found.outcome}`.replace(/[^A-Za-z0-9_-]/g, "-");
          return (
            <li key={anchor} id={anchor}>
              {say("measure.together", {
                way: verdict(found),
                score: title(found.score),
                outcome: title(found.outcome),
                r: number(found.r, 3),
                low: number(found.low, 3),
                high: number(found.high, 3),
                n: found.n,
              })}
              <small>
                {say(`measure.together.means_${verdict(found) === "none" ? "none" : "some"}`)}{" "}
                {say("measure.together.why", { reason: inWords(found.reason, lang) })}
              </small>
              <details class="computed">
                <summary>{say("measure.computed")}</summary>
                <p>
                  {say("measure.together.computed", {
                    score: found.score,
                    outcome: found.outcome,
                    a: found.rounds[0],
                    b: found.rounds[1],
                    forms: found.forms,
                    n: found.n,
                  })}{" "}
                  <a href={href("/methods/correlation")}>{say("measure.method")}</a>{" "}
                  <Correct about={`${addressAt(place)}#${anchor}`} />
                </p>
              </details>
            </li>
          );
        })}
      </ul>
    </Sec>
  );
}

function Districts({ districts, summary }: { districts: readonly Place[]; summary: Summary }) {
  const { href, say } = useCtx();
  const count = new Map<string, number>();
  for (const { parent, kind } of summary.places.values()) {
    if (parent !== null && kind === "school") count.set(parent, (count.get(parent) ?? 0) + 1);
  }
  return (
    <ul class="ways">
      {districts.map((district) => (
        <li key={district.id}>
          <a href={href(addressAt(district))}>{district.name}</a>
          <p>{say("measure.district.count", { n: count.get(district.id) ?? 0 })}</p>
        </li>
      ))}
    </ul>
  );
}

/** By name, and never by score: how many numbers are shown, hidden or missing, no number itself. */
function Schools({ schools, summary }: { schools: readonly Place[]; summary: Summary }) {
  const { href, say } = useCtx();
  const states = ["value", "hidden", "missing", "not-asked"] as const;
  return (
    <Scroll label={say("measure.district.table")}>
      <table>
        <caption>{say("measure.district.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("measure.col.school")}</th>
            <th scope="col">{say("measure.col.grades")}</th>
            {states.map((state) => (
              <th key={state} scope="col" class="num">
                {say(`measure.count.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {schools.map((school) => {
            const counts = statesOf(school, summary);
            return (
              <tr key={school.id}>
                <th scope="row">
                  <a href={href(addressAt(school))}>{school.name}</a>
                </th>
                <td>{school.gradeSpan ?? "–"}</td>
                {states.map((state) => (
                  <td key={state} class="num">
                    {counts[state]}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

/** How many of a school's scores and records are shown, hidden (by us or by the publisher), missing, not asked. */
function statesOf(school: Place, summary: Summary) {
  const counts = { value: 0, hidden: 0, missing: 0, "not-asked": 0 };
  for (const { id, kind } of summary.measures) {
    if (kind === "item") continue;
    const state = summary.shown.latest(school.id, id)?.cell.state;
    if (state === "value" || state === "censored") counts.value++;
    else if (state === "hidden" || state === "suppressed") counts.hidden++;
    else if (state === "missing") counts.missing++;
    else if (state === "not-asked") counts["not-asked"]++;
  }
  return counts;
}

function Imports({ summary }: { summary: Summary }) {
  const { say } = useCtx();
  return (
    <Sec id="imports" title={say("measure.imports", { n: summary.imports.length })}>
      {summary.imports.length === 0 ? (
        <p>{say("measure.imports.none")}</p>
      ) : (
        <ul>
          {summary.imports.map((one) => (
            <li key={one.id}>
              <ImportedFrom made={one} />
            </li>
          ))}
        </ul>
      )}
    </Sec>
  );
}

function byName(a: Place, b: Place): number {
  return a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1);
}
