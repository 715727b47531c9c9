// /at/:root/:place/reviews/:id/paper — slips that were counted, typed in: how many chose each answer, and the things seen
import type { Problem } from "../../../db/problem.ts";
import { placeOnPaper } from "../../../domain/collect/review.store.ts";
import {
  type Answer,
  answersOf,
  type PaperMistake,
  PEOPLE_MOST,
  readPaper,
  SEEN_MOST,
} from "../../../domain/collect/review.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, type Ctx, page, seeOther, useCtx } from "../../page.tsx";
import { fieldsOf, problemOf, type ReviewPage, reviewAddress, reviewPageAt, titleAbout, trailToReviews } from "./at.ts";
import { Beside, described, Field, Troubles, type Wrong } from "./form.tsx";
import { useAnswerName, useItem } from "./words.ts";

const PATH = "/at/:root/:place/reviews/:id/paper";
type Form = { counts: Partial<Record<Answer, string>>; seen: string };

export const paperPage = page(PATH, async (ctx) => {
  const at = await reviewPageAt(ctx);
  if (!isOpen(at)) return seeOther(ctx.href(reviewAddress(at.review)));
  return paperView(ctx, at, { counts: {}, seen: "" }, []);
});

export const paperAction = action(PATH, async (ctx) => {
  const { db, form, href, say } = ctx;
  const at = await reviewPageAt(ctx);
  const field = fieldsOf(form);
  const counts = Object.fromEntries(answersOf(at.review.about).map((answer) => [answer, field(`n-${answer}`)]));
  const typed: Form = { counts, seen: field("seen") };
  const read = readPaper(at.review.about, typed);
  if ("mistakes" in read)
    return {
      status: 422,
      view: paperView(
        ctx,
        at,
        typed,
        read.mistakes.map((one) => wrongOf(one, say)),
      ),
    };
  const problem = await problemOf(() => placeOnPaper(db, at.review, read.paper));
  if (problem) return { status: 409, view: paperView(ctx, at, typed, [], problem) };
  return seeOther(href(reviewAddress(at.review, "look")));
});

/** Paper stands in place of placements one by one, so it is for a review in which nobody has placed yet. */
function isOpen({ review }: ReviewPage): boolean {
  return review.phase === "placing" && review.placed === 0;
}

function wrongOf({ field, how }: PaperMistake, say: Ctx["say"]): Wrong {
  const values = { most: how === "too-many" ? PEOPLE_MOST : SEEN_MOST };
  if (field === "seen") return { field, sentence: say("review.wrong.lines", values) };
  return { field: field === "counts" ? field : `n-${field}`, sentence: say(`review.wrong.counts.${how}`, values) };
}

function paperView(ctx: Ctx, at: ReviewPage, form: Form, wrong: readonly Wrong[], problem?: Problem) {
  const { say } = ctx;
  const title = titleAbout(ctx, at.subject.about);
  return (
    <Page title={say("review.paper.title", { title })} trail={trailToReviews(ctx, at.way, title)} noindex>
      <PageHead
        kicker={say(`review.kicker.${at.subject.about.kind}`, { place: at.place.name })}
        title={title}
        lead={say("review.paper.lead")}
      />
      <Sec id="slips" title={say("review.paper.type")}>
        <PaperForm at={at} form={form} wrong={wrong} problem={problem} />
      </Sec>
    </Page>
  );
}

type PaperFormProps = { at: ReviewPage; form: Form; wrong: readonly Wrong[]; problem: Problem | undefined };

function PaperForm({ at, form, wrong, problem }: PaperFormProps) {
  const { href, say } = useCtx();
  const item = useItem(at.instrument);
  const name = useAnswerName();
  const { about, indicator } = at.subject;
  return (
    <form method="post" action={href(reviewAddress(at.review, "paper"))} class="flow private" autocomplete="off">
      <Troubles wrong={wrong} problem={problem} />
      <fieldset id="counts" class="counts-in" {...described("counts", wrong, false, true)}>
        <legend>{say("review.paper.counts")}</legend>
        <Beside id="counts" wrong={wrong} />
        {answersOf(about).map((answer) => {
          const id = `n-${answer}`;
          return (
            <p key={answer}>
              <Beside id={id} wrong={wrong} />
              <label for={id}>{indicator && /^\d$/.test(answer) ? `${answer} ${name(answer)}` : name(answer)}</label>
              <input
                id={id}
                name={id}
                inputmode="numeric"
                value={form.counts[answer] ?? ""}
                {...described(id, wrong)}
              />
            </p>
          );
        })}
      </fieldset>
      <Field
        name="seen"
        label={indicator ? item("sr-seen") : say("review.ask.shown")}
        hint={say("review.paper.seen", { most: SEEN_MOST })}
        value={form.seen}
        wrong={wrong}
        rows={8}
      />
      <p class="note">{say("review.close.final")}</p>
      <p class="row">
        <button type="submit">{say("review.paper.store")}</button>
        <a class="button quiet" href={href(reviewAddress(at.review))}>
          {say("review.to.team")}
        </a>
      </p>
    </form>
  );
}
