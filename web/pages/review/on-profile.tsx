/** A place's own reviews on its profile: the first source. Levels come from people reading evidence (law 2); things seen stay with the team. */
import type { AgreedReview } from "../../../domain/collect/review.ts";
import { isOlder, newestOfEach } from "../../../domain/collect/review.ts";
import type { Place } from "../../../domain/people/place.ts";
import { RecordLink } from "../../components/record-link.tsx";
import { useCtx } from "../../page.tsx";
import { reviewAddress, reviewsAddress, selfReviewIn } from "./at.ts";
import { Agreement, SpreadStrip } from "./strip.tsx";
import { useAgreed, useSource } from "./words.ts";

type Props = { place: Place; reviews: readonly AgreedReview[] };

/** The way in: a button where it is the first thing to do. */
export function BeginReview({ place, quiet }: { place: Place; quiet?: boolean }) {
  const { commons, href, say } = useCtx();
  return (
    <a class={quiet ? "button quiet" : "button"} href={href(`${reviewsAddress(place, "new")}?kind=indicator`)}>
      {say("review.begin.indicator", { minutes: selfReviewIn(commons).minutes })}
    </a>
  );
}

/** The newest review of each indicator, then the conditions checked. */
export function ReviewsHere({ place, reviews }: Props) {
  const { commons, href, say } = useCtx();
  const newest = newestOfEach(reviews);
  const indicators = newest.filter(({ about }) => about.kind === "indicator");
  const conditions = newest.filter(({ about }) => about.kind === "condition");
  const newestOn = reviews[0]?.agreedOn ?? null;
  return (
    <>
      {reviews.length === 0 && <p>{say("review.agreed.empty", { minutes: selfReviewIn(commons).minutes })}</p>}
      {indicators.length > 0 && (
        <>
          <p>{say("review.here.about")}</p>
          <div class="multiples">
            {indicators.map((review) => (
              <Reviewed key={review.id} review={review} newestOn={newestOn} />
            ))}
          </div>
        </>
      )}
      {conditions.length > 0 && (
        <>
          <h3 class="sub">{say("review.here.conditions")}</h3>
          <ul class="gaps">
            {conditions.map((review) => (
              <Checked key={review.id} review={review} newestOn={newestOn} />
            ))}
          </ul>
        </>
      )}
      <p class="no-print">
        <a href={href(reviewsAddress(place))}>{say("review.here.all", { n: newest.length })}</a>
      </p>
    </>
  );
}

type One = { review: AgreedReview; newestOn: string | null };

function Reviewed({ review, newestOn }: One) {
  const { say } = useCtx();
  const agreedAs = useAgreed();
  return (
    <div class="reviewed">
      <h3>
        <RecordLink kind="indicators" id={review.about.id} />
      </h3>
      <p>
        <b>{review.agreed && agreedAs(review.agreed)}</b>
      </p>
      <SpreadStrip review={review} small elsewhere />
      <Agreement review={review} />
      {review.notes.reasons && <p class="as-written">{say("review.here.why", { why: short(review.notes.reasons) })}</p>}
      {review.notes.minority && (
        <p class="as-written">{say("review.here.minority", { view: short(review.notes.minority) })}</p>
      )}
      <Source review={review} newestOn={newestOn} />
    </div>
  );
}

function Checked({ review, newestOn }: One) {
  const { say } = useCtx();
  const agreedAs = useAgreed();
  return (
    <li>
      <RecordLink kind="conditions" id={review.about.id} />: <b>{review.agreed && agreedAs(review.agreed)}</b>
      {review.notes.reasons && <p>{say("review.here.why", { why: short(review.notes.reasons) })}</p>}
      <Source review={review} newestOn={newestOn} />
    </li>
  );
}

/** From whom and when, with the way to the whole record; whether it is old is told against the newest here, not the clock. */
function Source({ review, newestOn }: One) {
  const { commons, href, say } = useCtx();
  const source = useSource();
  const rules = selfReviewIn(commons).status_rules;
  const months = rules && "stale_after_months" in rules ? rules.stale_after_months : 12;
  return (
    <p class="note">
      <a href={href(reviewAddress(review))}>{source(review)}</a>.{" "}
      {review.notes.signed && say("review.here.signed", { who: review.notes.signed })}{" "}
      {isOlder(review.agreedOn, newestOn, months) && say("review.here.old")}
    </p>
  );
}

/** The whole stands on the review's own page. */
function short(text: string, most = 280): string {
  return [...text].length <= most
    ? text
    : `${[...text]
        .slice(0, most)
        .join("")
        .replace(/\s+\S*$/, "")} …`;
}
