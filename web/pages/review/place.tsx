// /at/:root/:place/reviews/:id/place — one private placement on the laptop, then "pass it on". Browsers may not keep these pages.
import type { Problem } from "../../../db/problem.ts";
import { isPlaced, place } from "../../../domain/collect/review.store.ts";
import { answersOf, isSent, type PlacementMistake, readPlacement, SEEN_MOST } from "../../../domain/collect/review.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { T } from "../../components/record-parts.tsx";
import { action, type Ctx, page, seeOther, useCtx } from "../../page.tsx";
import { howToTell } from "../commons/condition-text.ts";
import { fieldsOf, problemOf, type ReviewPage, reviewAddress, reviewPageAt, titleAbout, trailToReviews } from "./at.ts";
import { Beside, described, Field, Troubles, type Wrong } from "./form.tsx";
import { textOf } from "./subject.tsx";
import { Close, isComplete } from "./team.tsx";
import { useAnswerName, useItem } from "./words.ts";

const PATH = "/at/:root/:place/reviews/:id/place";
type Form = { sent: string; answer: string; seen: string };

/** Each placement has an address of its own, so that loading it again, or going back to it, shows whether it was taken in. */
export const placePage = page(PATH, async (ctx) => {
  const { db, href, query } = ctx;
  const at = await reviewPageAt(ctx);
  if (at.review.phase !== "placing") return seeOther(href(reviewAddress(at.review)));
  const sent = query.get("n");
  if (sent === null || !isSent(sent)) return seeOther(href(formAddress(at, crypto.randomUUID())));
  if (await isPlaced(db, at.review, sent)) return thanksView(ctx, at);
  return formView(ctx, at, { sent, answer: "", seen: "" }, []);
});

export const placeAction = action(PATH, async (ctx) => {
  const { db, form, href, say } = ctx;
  const at = await reviewPageAt(ctx);
  const { review } = at;
  const field = fieldsOf(form);
  const typed: Form = { sent: field("sent"), answer: field("answer"), seen: field("seen") };
  // A form that comes again, by the browser's Back, must not show what was typed.
  if (review.phase !== "placing") return { status: 409, view: lateView(ctx, at) };
  if (await isPlaced(db, review, typed.sent)) return seeOther(href(formAddress(at, typed.sent)));
  const read = readPlacement(review.about, typed);
  if ("mistakes" in read)
    return {
      status: 422,
      view: formView(
        ctx,
        at,
        typed,
        read.mistakes.map((one) => wrongPlacement(one, say)),
      ),
    };
  let taken: Awaited<ReturnType<typeof place>> = null;
  const problem = await problemOf(async () => {
    taken = await place(db, review, read.placement);
  });
  if (problem) return { status: 409, view: formView(ctx, at, typed, [], problem) };
  if (taken === "closed") return { status: 409, view: lateView(ctx, at) };
  return seeOther(href(formAddress(at, typed.sent)));
});

function formAddress({ review }: ReviewPage, sent: string): string {
  return `${reviewAddress(review, "place")}?n=${sent}`;
}

export function wrongPlacement({ field, how }: PlacementMistake, say: Ctx["say"]): Wrong {
  return { field, sentence: say(`review.wrong.${field}.${how}`, { most: SEEN_MOST }) };
}

function formView(ctx: Ctx, at: ReviewPage, form: Form, wrong: readonly Wrong[], problem?: Problem) {
  const { say } = ctx;
  const { place: where, subject, way } = at;
  const title = titleAbout(ctx, subject.about);
  return (
    <Page
      title={say("review.private", { title })}
      trail={trailToReviews(ctx, way, title)}
      scripts={["private"]}
      noindex
    >
      <PageHead kicker={say("review.private.kicker", { place: where.name })} title={title}>
        <ForeignNote />
      </PageHead>
      <PlaceForm at={at} form={form} wrong={wrong} problem={problem} />
    </Page>
  );
}

type PlaceFormProps = { at: ReviewPage; form: Form; wrong: readonly Wrong[]; problem: Problem | undefined };

function PlaceForm({ at, form, wrong, problem }: PlaceFormProps) {
  const { href, lang, say } = useCtx();
  const record = at.subject.indicator ?? at.subject.condition;
  return (
    <form
      method="post"
      action={href(reviewAddress(at.review, "place"))}
      class="flow private"
      data-anew
      autocomplete="off"
    >
      <Troubles wrong={wrong} problem={problem} />
      <p>{lang === "es" ? record.es.statement : record.statement}</p>
      <p class="note">{say("review.private.promise")}</p>
      <input type="hidden" name="sent" value={form.sent} />
      <PlacementFields subject={at.subject} instrument={at.instrument} form={form} wrong={wrong} />
      <p class="row">
        <button type="submit">{say("review.private.send")}</button>
        <a class="button quiet" href={href(reviewAddress(at.review))}>
          {say("review.private.back")}
        </a>
      </p>
    </form>
  );
}

type PlacementFieldsProps = Pick<ReviewPage, "subject" | "instrument"> & {
  form: Pick<Form, "answer" | "seen">;
  wrong: readonly Wrong[];
};

/** One person's answer and one thing seen. The try-out (../try/) asks with it too. */
export function PlacementFields({ subject, instrument, form, wrong }: PlacementFieldsProps) {
  const { say } = useCtx();
  const item = useItem(instrument);
  const name = useAnswerName();
  const { about, condition, indicator } = subject;
  return (
    <>
      <fieldset class="choices" id="answer" {...described("answer", wrong, false, true)}>
        <legend>{indicator ? item("sr-level") : say("review.ask.status")}</legend>
        {condition && (
          <p class="note">
            <b>{say("review.ask.test")}</b> <T>{howToTell(condition.test).look}</T>
          </p>
        )}
        <Beside id="answer" wrong={wrong} />
        {answersOf(about).map((answer) => {
          const text = textOf(subject, answer);
          return (
            <label key={answer} class={text === "" && indicator ? "aside" : undefined}>
              <input type="radio" name="answer" value={answer} checked={form.answer === answer} autocomplete="off" />
              <span>
                {text === "" ? name(answer) : <b>{indicator ? `${answer} ${name(answer)}` : name(answer)}</b>}
                {text !== "" && (
                  <>
                    <br />
                    <T>{text}</T>
                  </>
                )}
              </span>
            </label>
          );
        })}
      </fieldset>
      <Field
        name="seen"
        label={indicator ? item("sr-seen") : say("review.ask.shown")}
        hint={say("review.seen.hint", { most: SEEN_MOST })}
        value={form.seen}
        wrong={wrong}
        rows={3}
        own
      />
    </>
  );
}

/** The placing was closed before this came: said, without what was typed. */
function lateView(ctx: Ctx, at: ReviewPage) {
  const { href, say } = ctx;
  const title = titleAbout(ctx, at.subject.about);
  return (
    <Page title={say("review.late")} trail={trailToReviews(ctx, at.way, title)} noindex>
      <PageHead kicker={title} title={say("review.late")}>
        <p class="lead" role="alert">
          {say("review.late.how")}
        </p>
        <p class="go">
          <a class="button" href={href(reviewAddress(at.review))}>
            {say("review.to.team")}
          </a>
        </p>
      </PageHead>
    </Page>
  );
}

/** Nothing of what was answered. */
function thanksView(ctx: Ctx, at: ReviewPage) {
  const { href, say } = ctx;
  const { review, subject, way } = at;
  const { people, placed } = review;
  const title = titleAbout(ctx, subject.about);
  return (
    <Page title={say("review.thanks")} trail={trailToReviews(ctx, way, title)} noindex>
      <PageHead kicker={title} title={say("review.thanks")}>
        <p class="lead" role="status">
          {people === null
            ? say("review.placed", { n: placed })
            : say("review.placed.of", { n: placed, people: Math.max(people, placed) })}
        </p>
        <p class="go">
          <a class={isComplete(review) ? "button quiet" : "button"} href={href(reviewAddress(review, "place"))}>
            {say("review.thanks.next")}
          </a>
        </p>
        <p class="note">{say("review.thanks.left")}</p>
      </PageHead>
      <section class="sec" aria-labelledby="all">
        <h2 id="all">{say("review.thanks.all")}</h2>
        <Close at={at} />
        <p>
          <a href={href(reviewAddress(review))}>{say("review.to.team")}</a>
        </p>
      </section>
    </Page>
  );
}
