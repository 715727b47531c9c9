/** What lies under a district: districts and schools by name, with how much is known of each, never by how good. */
import { placesNextUnder } from "../../../domain/measure/district.ts";
import type { Summary } from "../../../domain/measure/summary.store.ts";
import type { Place } from "../../../domain/people/place.ts";
import { Parts, partOf } from "../../components/parts.tsx";
import { Scroll, Sec } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { ImportedFrom } from "./computed.tsx";

/** More places than this stand by name alone: a table of them all would be long to read and to make. */
const IN_TABLE = 120;
/** Names at once. */
const NAMES = 1000;

export function Districts({ districts, summary }: { districts: readonly Place[]; summary: Summary }) {
  const { href, say } = useCtx();
  if (districts.length > IN_TABLE)
    return (
      <>
        <p>{say("district.districts.names")}</p>
        <Names places={districts} of="districts" />
      </>
    );
  const schoolsIn = (district: Place) =>
    placesNextUnder(summary.places, district).filter(({ kind }) => kind === "school").length;
  return (
    <ul class="ways">
      {districts.map((district) => (
        <li key={district.id}>
          <a href={href(addressAt(district))}>{district.name}</a>
          <p>{say("measure.district.count", { n: schoolsIn(district) })}</p>
        </li>
      ))}
    </ul>
  );
}

/** Names alone, in parts where they are thousands: `?schools=2`. */
function Names({ places, of }: { places: readonly Place[]; of: "districts" | "schools" }) {
  const { href, path, query } = useCtx();
  const { rows, page, pages } = partOf(places, query.get(of), NAMES);
  return (
    <>
      <div class="columns">
        <ul>
          {rows.map((place) => (
            <li key={place.id}>
              <a href={href(addressAt(place))}>{place.name}</a>
            </li>
          ))}
        </ul>
      </div>
      <Parts page={page} pages={pages} to={(to) => `${href(path)}?${of}=${to}#${of}`} />
    </>
  );
}

/** By name, and never by score: how many numbers are shown, hidden or missing, no number itself. */
export function Schools({ schools, summary }: { schools: readonly Place[]; summary: Summary }) {
  const { href, say } = useCtx();
  if (schools.length > IN_TABLE)
    return (
      <>
        <p>{say("district.schools.names")}</p>
        <Names places={schools} of="schools" />
      </>
    );
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

export function Imports({ summary }: { summary: Summary }) {
  const { href, say } = useCtx();
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
      <p class="no-print">
        <a href={href("/import")}>{say("importing.link")}</a>
      </p>
    </Sec>
  );
}
