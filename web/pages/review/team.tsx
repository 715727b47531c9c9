// /at/:root/:place/reviews/:id — the team's page: what is next while they place; the lasting record once they agreed
import type { Problem } from "../../../db/problem.ts";
import { closePlacing, dropReview, letPhonesIn } from "../../../domain/collect/review.store.ts";
import { FEWEST, type Review } from "../../../domain/collect/review.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, type Ctx, page, seeOther, useCtx } from "../../page.tsx";
import {
  problemOf,
  type ReviewPage,
  reviewAddress,
  reviewPageAt,
  reviewsAddress,
  titleAbout,
  trailToReviews,
} from "./at.ts";
import { Troubles, type Wrong } from "./form.tsx";
import { ForWhoLeads, Where } from "./lead.tsx";
import { NoPhones, Promises } from "./new.tsx";
import { Phones } from "./phones.tsx";
import { recordView } from "./record.tsx";
import { Statement, Texts4 } from "./subject.tsx";

const PATH = "/at/:root/:place/reviews/:id";

export const teamPage = page(PATH, async (ctx) => {
  const at = await reviewPageAt(ctx);
  if (at.review.phase === "agreed") return recordView(ctx, at);
  if (at.review.phase === "looking") return seeOther(ctx.href(reviewAddress(at.review, "look")));
  return placingView(ctx, at, []);
});

/** What the team does on its page: `do` is close, phones or drop. */
export const teamAction = action(PATH, async (ctx) => {
  const { db, form, href, meeting, say } = ctx;
  const at = await reviewPageAt(ctx);
  const { review } = at;
  const todo = form.get("do");
  const refused = async (wrong: Wrong[], problem?: Problem) =>
    ({ status: problem ? 409 : 422, view: placingView(ctx, at, wrong, problem) }) as const;
  if (todo === "drop") {
    if (form.get("sure") !== "yes") return refused([{ field: "sure", sentence: say("review.drop.sure") }]);
    await dropReview(db, review);
    return seeOther(href(`${reviewsAddress(at.place)}?dropped`));
  }
  if (review.phase !== "placing") return seeOther(href(reviewAddress(review)));
  if (todo === "phones" && meeting) {
    const problem = await problemOf(() => letPhonesIn(db, review));
    return problem ? refused([], problem) : seeOther(href(reviewAddress(review)));
  }
  if (todo !== "close") return seeOther(href(reviewAddress(review)));
  if (review.placed === 0) return refused([{ field: "close", sentence: say("review.close.nobody") }]);
  const problem = await problemOf(() => closePlacing(db, review));
  return problem ? refused([], problem) : seeOther(href(reviewAddress(review, "look")));
});

function placingView(ctx: Ctx, at: ReviewPage, wrong: readonly Wrong[], problem?: Problem) {
  const { say } = ctx;
  const { instrument, place, review, subject, way } = at;
  const title = titleAbout(ctx, subject.about);
  return (
    <Page
      title={say("review.new.title", { title })}
      trail={trailToReviews(ctx, way, title)}
      scripts={review.code ? ["live"] : []}
      noindex
    >
      <PageHead kicker={say(`review.kicker.${subject.about.kind}`, { place: place.name })} title={title}>
        <Statement subject={subject} />
        <ForeignNote />
        <Where now="place" />
      </PageHead>
      <Sec id="placing" title={say(`review.place.${subject.about.kind}`)}>
        <div class="split">
          <div class="flow">
            <Troubles wrong={wrong} problem={problem} />
            <Count at={at} />
            {review.code && <Phones code={review.code} />}
            <Ways at={at} />
            <div id="closing" data-live={review.code ? "2" : undefined}>
              <Close at={at} />
            </div>
          </div>
          <ForWhoLeads instrument={instrument} subject={subject} from={0} to={3} />
        </div>
      </Sec>
      <Sec id="promised" title={say("review.promised")}>
        <Promises />
      </Sec>
      <Sec id="texts" title={say(`review.texts.${subject.about.kind}`)}>
        <Texts4 subject={subject} />
      </Sec>
      <Drop at={at} open={wrong.some(({ field }) => field === "sure")} />
    </Page>
  );
}

/** How many have placed, and nothing of what they placed. Seen anew by itself where phones are in the room. */
function Count({ at: { review } }: { at: ReviewPage }) {
  const { href, say } = useCtx();
  const { code, people, placed } = review;
  return (
    <>
      <div id="placed" role="status" data-live={code ? "2" : undefined}>
        <p class="verdict">
          {people === null
            ? say("review.placed", { n: placed })
            : say("review.placed.of", { n: placed, people: Math.max(people, placed) })}
        </p>
      </div>
      {code && (
        <p>
          <a href={href(reviewAddress(review))}>{say("review.look_again")}</a>
        </p>
      )}
    </>
  );
}

/** One laptop passed round, phones, or paper that was counted: each may be used whatever was said at first. */
function Ways({ at: { review, subject } }: { at: ReviewPage }) {
  const { href, meeting, say } = useCtx();
  const papers = subject.indicator ? `/indicators/${subject.about.id}/paper` : `/conditions/${subject.about.id}/paper`;
  const laptop = (
    <p>
      <a
        class={`button${review.way === "laptop" && !isComplete(review) ? "" : " quiet"}`}
        href={href(reviewAddress(review, "place"))}
      >
        {say("review.place.laptop")}
      </a>
    </p>
  );
  const paper = review.placed === 0 && (
    <p>
      {review.way === "paper" ? (
        <a class="button" href={href(reviewAddress(review, "paper"))}>
          {say("review.paper.type")}
        </a>
      ) : (
        <a href={href(reviewAddress(review, "paper"))}>{say("review.paper.instead")}</a>
      )}{" "}
      <a href={href(papers)}>{say("review.agenda")}</a>
    </p>
  );
  return (
    <>
      {review.way === "paper" ? (
        <>
          {paper}
          {laptop}
        </>
      ) : (
        <>
          {laptop}
          {review.code === null && meeting && (
            <form method="post" action={href(reviewAddress(review))}>
              <button type="submit" class="quiet" name="do" value="phones">
                {say("review.phones.let_in")}
              </button>
            </form>
          )}
          {review.code === null && !meeting && <NoPhones />}
          {paper}
        </>
      )}
    </>
  );
}

/** Ends the placing, with what cannot be undone said first. */
export function Close({ at: { review } }: { at: ReviewPage }) {
  const { href, say } = useCtx();
  if (review.placed === 0) return null;
  return (
    <form method="post" action={href(reviewAddress(review))} class="flow" id="close">
      <p>
        <CloseWords placed={review.placed} />
      </p>
      <button type="submit" name="do" value="close" class={isComplete(review) ? undefined : "quiet"}>
        {say(closeAs(review.placed))}
      </button>
    </form>
  );
}

/** As many have placed as are in the room: the next thing to do is to end the placing. */
export const isComplete = ({ people, placed }: Pick<Review, "people" | "placed">) =>
  people !== null && placed >= people;

/** What the button that ends the placing leads to: below FEWEST there is no spread to see. */
export const closeAs = (placed: number) => (placed < FEWEST ? "review.close.look" : "review.close.spread");

/** What ends with it, and that there is no spread to come. True too where phones answer after the page was made. */
export function CloseWords({ placed }: { placed: number }) {
  const { say } = useCtx();
  return (
    <>
      {say("review.close.final")} {placed < FEWEST && say("review.close.few", { fewest: FEWEST })}
    </>
  );
}

export function Drop({ at: { review }, open = false }: { at: ReviewPage; open?: boolean }) {
  const { href, say } = useCtx();
  return (
    <details class="computed drop no-print" open={open}>
      <summary>{say("review.drop")}</summary>
      <form method="post" action={href(reviewAddress(review))} class="flow">
        <p>{say("review.drop.about")}</p>
        <p>
          <label class="sure-of">
            <input type="checkbox" name="sure" value="yes" id="sure" /> {say("review.drop.sure_label")}
          </label>
        </p>
        <button type="submit" name="do" value="drop" class="quiet">
          {say("review.drop.do")}
        </button>
      </form>
    </details>
  );
}
