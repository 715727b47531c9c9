// /at/:root/:place/reviews/:id/agree — one answer with its reasons, signed; a draft until then
import type { Problem } from "../../../db/problem.ts";
import { type About, REASON_MOST, SIGNED_MOST } from "../../../domain/collect/reading.ts";
import { agree, keepDraft, versionOfDraft } from "../../../domain/collect/review.store.ts";
import {
  type NoteName,
  type Notes,
  noteNames,
  type RecordMistake,
  type Review,
  readRecord,
  writeAgreed,
} from "../../../domain/collect/review.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, type Ctx, page, seeOther, useCtx } from "../../page.tsx";
import { AgreeForm, type AgreeTyped } from "./agree-form.tsx";
import {
  fieldsOf,
  problemOf,
  type ReviewPage,
  reviewAddress,
  reviewPageAt,
  titleAbout,
  today,
  trailToReviews,
} from "./at.ts";
import type { Wrong } from "./form.tsx";
import { ForWhoLeads, Where } from "./lead.tsx";
import { Kept, Seen } from "./look.tsx";
import { Agreement, SpreadStrip } from "./strip.tsx";
import { Statement } from "./subject.tsx";
import { ThenAndNow } from "./then-now.tsx";

const PATH = "/at/:root/:place/reviews/:id/agree";

export const agreePage = page(PATH, async (ctx) => {
  const at = await reviewPageAt(ctx);
  if (at.review.phase !== "looking") return seeOther(ctx.href(reviewAddress(at.review)));
  return agreeView(ctx, at, typedOf(at.review), []);
});

export const agreeAction = action(PATH, async (ctx) => {
  const { db, form, href, say } = ctx;
  const at = await reviewPageAt(ctx);
  const { review } = at;
  if (review.phase === "placing") return seeOther(href(reviewAddress(review)));
  const draft = form.get("do") !== "agree";
  const { typed, read, wrong } = agreementIn(form, review.about, say, { draft });
  const from = form.get("from");
  if (wrong.length > 0) return { status: 422, view: agreeView(ctx, at, typed, wrong, { from }) };
  const problem = await problemOf(() => store(read));
  if (problem) return { status: 409, view: agreeView(ctx, await reviewPageAt(ctx), typed, [], { problem }) };
  return seeOther(href(draft ? `${reviewAddress(review, "agree")}?kept` : reviewAddress(review)));

  async function store({ agreed, notes }: { agreed: ReturnType<typeof readRecord>["agreed"]; notes: Notes }) {
    if (draft || agreed === null) await keepDraft(db, review, { notes, agreed }, from);
    else await agree(db, review, { agreed, notes, day: today(ctx) }, from);
  }
});

/** What was typed into `AgreeFields`, as the domain reads it, and what is wrong with it. */
export function agreementIn(form: URLSearchParams, about: About, say: Ctx["say"], { draft }: { draft: boolean }) {
  const field = fieldsOf(form);
  const notes: Partial<Record<NoteName, string>> = {};
  for (const name of noteNames) notes[name] = field(name);
  const typed: AgreeTyped = { answer: field("answer"), also: field("also"), notes };
  const read = readRecord(about, { answer: answerOf(typed), notes }, { draft });
  return { typed, read, wrong: read.mistakes.map((one) => wrongOf(one, about.kind, say)) };
}

/** What was agreed or written before, as it stands in the form. */
export function typedOf({ agreed, notes }: Pick<Review, "agreed" | "notes">): AgreeTyped {
  const [answer = "", also = ""] = writeAgreed(agreed).split(/-(?=\d)/);
  return { answer, also, notes };
}

function madeFrom({ notes, agreed }: Review): string {
  return versionOfDraft({ notes, agreed });
}

/** The lower level first: "2-3" where two views remained. */
function answerOf({ answer, also }: AgreeTyped): string {
  if (!/^[1-4]$/.test(also) || answer === "") return answer;
  return [answer, also].sort().join("-");
}

function wrongOf({ field, how }: RecordMistake, kind: string, say: Ctx["say"]): Wrong {
  if (field === "answer") {
    if (how === "not-apart") return { field: "also", sentence: say("review.wrong.not_apart") };
    return { field, sentence: say(`review.wrong.agreed.${kind}`) };
  }
  if (how === "too-long") {
    const most = field === "signed" ? SIGNED_MOST : REASON_MOST;
    return { field, sentence: say("review.wrong.too_long", { what: say(`review.note.${field}`), most }) };
  }
  return { field, sentence: say(field === "signed" ? "review.wrong.signed" : `review.wrong.reasons.${kind}`) };
}

function agreeView(
  ctx: Ctx,
  at: ReviewPage,
  typed: AgreeTyped,
  wrong: readonly Wrong[],
  { problem, from }: { problem?: Problem; from?: string | null } = {},
) {
  const { href, query, say } = ctx;
  const { earlier, instrument, place, review, subject, way } = at;
  const title = titleAbout(ctx, subject.about);
  return (
    <Page title={say("review.agree.title", { title })} trail={trailToReviews(ctx, way, title)} noindex>
      <PageHead kicker={say(`review.kicker.${subject.about.kind}`, { place: place.name })} title={title}>
        <Statement subject={subject} />
        <ForeignNote />
        <Where now="agree" />
        {query.has("kept") && wrong.length === 0 && <Kept />}
        <p class="no-print">
          <a href={href(reviewAddress(review, "look"))}>{say("review.agree.back")}</a>
        </p>
      </PageHead>
      <Sec id="record" title={say(`review.agree.${subject.about.kind}`)}>
        <div class="split">
          <AgreeForm at={at} typed={typed} wrong={wrong} problem={problem} from={from ?? madeFrom(review)} />
          <div>
            <ForWhoLeads instrument={instrument} subject={subject} from={6} to={8} />
            <WhatWasSeen at={at} />
          </div>
        </div>
      </Sec>
      {earlier && <ThenAndNow earlier={earlier} now={review} />}
    </Page>
  );
}

export function WhatWasSeen({ at }: { at: Pick<ReviewPage, "review"> }) {
  const { say } = useCtx();
  return (
    <aside class="side" aria-label={say("review.seen")}>
      {at.review.counts && <h3>{say(`review.spread.${at.review.about.kind}`, { n: at.review.placed })}</h3>}
      <SpreadStrip review={at.review} small />
      <Agreement review={at.review} />
      <h3 class="no-print">{say("review.seen")}</h3>
      <Seen at={at} />
    </aside>
  );
}
