/** What nobody has said here, by element of change, and what people here said. */
import { writeAbout } from "../../../domain/collect/reading.ts";
import { RecordLink } from "../../components/record-link.tsx";
import { Scroll } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { Said, useAnswer } from "../decide/said.tsx";
import type { View } from "./view.ts";

export function UnaskedTable({ view }: { view: View }) {
  const { href, say } = useCtx();
  return (
    <Scroll label={say("measure.unasked.label")}>
      <table>
        <caption class="vh">{say("measure.unasked.label")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("measure.col.element")}</th>
            <th scope="col" class="num">
              {say("measure.col.said")}
            </th>
            <th scope="col">{say("measure.col.begin")}</th>
            <th scope="col" class="num">
              {say("measure.col.takes")}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.profile.unasked.map(({ element, indicators, known, begin }) => (
            <tr key={element}>
              <th scope="row">
                <a href={`${href("/indicators")}#${element}`}>{say(`label.element.${element}`)}</a>
              </th>
              <td class="num">{say("measure.n_of", { n: known, eligible: indicators })}</td>
              <td>
                {begin ? <RecordLink kind="instruments" id={begin.instrument.id} /> : say("measure.unasked.done")}
              </td>
              <td class="num">{begin && say("measure.minutes", { minutes: begin.minutes })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The newest of what people here said of each indicator and condition: never a measured level. */
export function SaidHere({ view }: { view: View }) {
  const { href, say } = useCtx();
  const answer = useAnswer();
  const { place } = view.profile;
  const readings = view.profile.readings.filter(({ review }) => review === null); // a review stands in a section of its own
  return (
    <>
      {readings.length > 0 && (
        <>
          <h3 class="sub">{say("measure.said", { n: readings.length })}</h3>
          <ul class="gaps">
            {readings.map((reading) => (
              <li key={writeAbout(reading.about)}>
                <RecordLink
                  kind={reading.about.kind === "indicator" ? "indicators" : "conditions"}
                  id={reading.about.id}
                />
                : {answer(reading)}
                <small>
                  <Said reading={reading} />
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="no-print">
        <a href={href(addressAt(place, "know"))}>{say("measure.said.more", { n: readings.length })}</a>
      </p>
    </>
  );
}
