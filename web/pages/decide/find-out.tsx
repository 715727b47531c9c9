/** While nobody has said how Why and What stand here, the first step is to find out: three ways, the cheapest first. */
import type { FindOut } from "../../../domain/decide/purpose.ts";
import type { Place } from "../../../domain/people/place.ts";
import { RecordLink } from "../../components/record-link.tsx";
import { useCtx } from "../../page.tsx";
import { reviewsAddress } from "../review/at.ts";
import { addressAt } from "./at.ts";

export function FindOutWays({ findOut, place }: { findOut: FindOut; place: Place }) {
  const { href, lang, say, tell } = useCtx();
  const { first, selfReview, survey } = findOut;
  const title = lang === "es" ? first.es.title : first.title;
  return (
    <ol class="steps">
      <li>
        <div>
          <h3>
            <a href={href(`${addressAt(place, "know")}?about=indicator:${first.id}`)}>{say("decide.find.know")}</a>
          </h3>
          <p>{say("decide.find.know.about", { title })}</p>
        </div>
      </li>
      {selfReview && (
        <li>
          <div>
            <h3>
              <a href={href(`${reviewsAddress(place, "new")}?about=indicator:${first.id}`)}>
                {say("decide.find.review", { minutes: selfReview.minutes })}
              </a>
            </h3>
            <p>
              {tell("decide.find.review.about", {
                indicator: () => <RecordLink kind="indicators" id={first.id} />,
              })}
            </p>
          </div>
        </li>
      )}
      {survey && (
        <li>
          <div>
            <h3>
              <RecordLink kind="instruments" id={survey.id}>
                {say("decide.find.survey", { minutes: survey.minutes, who: say(`decide.asked.${survey.respondent}`) })}
              </RecordLink>
            </h3>
            <p>{say("decide.find.survey.about")}</p>
          </div>
        </li>
      )}
    </ol>
  );
}
