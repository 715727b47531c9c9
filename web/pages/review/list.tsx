// /at/:root/:place/reviews — what this team has reviewed, what it can go on with, and what it may begin
import { reviewsAt } from "../../../domain/collect/review.store.ts";
import type { Review } from "../../../domain/collect/review.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec, useBoth } from "../../components/record-parts.tsx";
import { TakeAlong } from "../../components/take-along.tsx";
import { page, useCtx } from "../../page.tsx";
import { addressAt, placeAt } from "../decide/at.ts";
import { nextStepOf, reviewAddress, reviewsAddress, selfReviewIn, titleAbout, trailToReviews } from "./at.ts";
import { LeaderNotes } from "./lead.tsx";
import { useAgreed, useDate, useSource } from "./words.ts";

export const reviewsPage = page("/at/:root/:place/reviews", async (ctx) => {
  const { db, commons, params, query, say, href } = ctx;
  const { place, way } = await placeAt(db, params);
  const [open, agreed] = await Promise.all([
    reviewsAt(db, place.root, place.id, "open"),
    reviewsAt(db, place.root, place.id, "agreed"),
  ]);
  const instrument = selfReviewIn(commons);
  return (
    <Page title={say("review.title.at", { place: place.name })} trail={trailToReviews(ctx, way)} noindex>
      <PageHead kicker={place.name} title={say("review.title")}>
        <Intro />
        {query.has("dropped") && (
          <div class="notice" role="status">
            <p>{say("review.dropped")}</p>
          </div>
        )}
        <p class="row go">
          <a class="button" href={href(`${reviewsAddress(place, "new")}?kind=indicator`)}>
            {say("review.begin.indicator", { minutes: instrument.minutes })}
          </a>
          <a class="button quiet" href={href(`${reviewsAddress(place, "new")}?kind=condition`)}>
            {say("review.begin.condition")}
          </a>
        </p>
      </PageHead>
      {open.length > 0 && (
        <Sec id="open" title={say("review.open", { n: open.length })}>
          <ul class="ways">
            {open.map((review) => (
              <OpenOne key={review.id} review={review} />
            ))}
          </ul>
        </Sec>
      )}
      <Sec id="agreed" title={say("review.agreed", { n: agreed.length })}>
        {agreed.length === 0 ? (
          <p>{say("review.agreed.empty", { minutes: instrument.minutes })}</p>
        ) : (
          <ul class="gaps">
            {agreed.map((review) => (
              <AgreedOne key={review.id} review={review} />
            ))}
          </ul>
        )}
        <p class="row no-print">
          <a href={href(addressAt(place))}>{say("review.to.place", { place: place.name })}</a>
          <a href={href(addressAt(place, "next-steps"))}>{say("review.to.steps")}</a>
          <a href={href(`${reviewsAddress(place)}/bring`)}>{say("review.to.bring")}</a>
        </p>
        {(agreed.length > 0 || place.id === place.root) && <TakeAlong place={place} what="reviews" />}
        <LeaderNotes instrument={instrument} />
      </Sec>
    </Page>
  );
});

function Intro() {
  const { commons } = useCtx();
  const both = useBoth();
  const { intro } = selfReviewIn(commons);
  return intro ? <p class="lead">{both(intro)}</p> : null;
}

function OpenOne({ review }: { review: Review }) {
  const ctx = useCtx();
  const on = useDate();
  const { href, say } = ctx;
  return (
    <li>
      <a href={href(reviewAddress(review, nextStepOf(review)))}>{titleAbout(ctx, review.about)}</a>
      <p>
        {say(`review.next.${review.phase}`, { n: review.placed })} {say("review.opened", { on: on(review.openedOn) })}
      </p>
    </li>
  );
}

function AgreedOne({ review }: { review: Review }) {
  const ctx = useCtx();
  const agreedAs = useAgreed();
  const source = useSource();
  const { href } = ctx;
  return (
    <li>
      <a href={href(reviewAddress(review))}>{titleAbout(ctx, review.about)}</a>
      {review.agreed && <>: {agreedAs(review.agreed)}</>}
      <small>{source(review)}</small>
    </li>
  );
}
