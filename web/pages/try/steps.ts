// POST /try/:kind/:id — one step: the state that came with the form, what was typed, the next page. Nothing is stored.

import { secureRandom } from "../../../domain/collect/review.store.ts";
import { FEWEST, readPlacement, withPlacement } from "../../../domain/collect/review.ts";
import { writeReviewFile } from "../../../domain/collect/review-file.ts";
import { action, type FormCtx, type View } from "../../page.tsx";
import { agreementIn, typedOf } from "../review/agree.tsx";
import { today, versionOf } from "../review/at.ts";
import { looksIn } from "../review/look.tsx";
import { wrongPlacement } from "../review/place.tsx";
import { PATH, type TryAt, tryAt } from "./at.ts";
import { introView } from "./intro.tsx";
import { begun, closedPlacing, readState, TRY_PEOPLE, type Tried } from "./state.ts";
import { agreeView, lookView, lostView, passView, placeView, viewOf } from "./views.tsx";

type StepCtx = FormCtx<typeof PATH>;

export const tryAction = action(PATH, (ctx): View => {
  const at = tryAt(ctx);
  const go = ctx.form.get("go") ?? "";
  if (go === "begin") return begin(ctx, at);
  const came = readState(ctx.form.get("state") ?? "", at.subject.about, today(ctx));
  if ("why" in came) return { status: 422, view: lostView(ctx, at, came.why) };
  const { tried } = came;
  if (tried.phase === "placing") return placing(ctx, at, tried, go);
  if (tried.phase === "looking") return looking(ctx, at, tried, go);
  if (go === "file") return file(tried);
  return go === "correct" ? agreeView(ctx, at, reopened(tried), typedOf(tried), []) : viewOf(ctx, at, tried);
});

function begin(ctx: StepCtx, at: TryAt): View {
  const { form, say } = ctx;
  const people = (form.get("people") ?? "").trim();
  const right = people === "" || (/^\d{1,2}$/.test(people) && Number(people) >= 1 && Number(people) <= TRY_PEOPLE);
  if (!right) {
    const wrong = [{ field: "people", sentence: say("review.room.wrong", { most: TRY_PEOPLE }) }];
    return { status: 422, view: introView(ctx, at, people, wrong) };
  }
  const room = people === "" ? null : Number(people);
  return passView(ctx, at, begun(at.subject.about, versionOf(at.subject), room, today(ctx)));
}

function placing(ctx: StepCtx, at: TryAt, tried: Tried, go: string): View {
  const { form, say } = ctx;
  if (go === "next") return tried.placed < TRY_PEOPLE ? placeView(ctx, at, tried) : passView(ctx, at, tried);
  if (go === "place") {
    const typed = { sent: tried.id, answer: form.get("answer") ?? "", seen: form.get("seen") ?? "" };
    const read = readPlacement(at.subject.about, typed);
    if ("mistakes" in read) {
      const wrong = read.mistakes.map((one) => wrongPlacement(one, say));
      return { status: 422, view: placeView(ctx, at, tried, typed, wrong) };
    }
    const now = { counts: tried.counts ?? [], seen: tried.seen };
    const { counts, seen } = withPlacement(at.subject.about, now, read.placement, secureRandom);
    return passView(ctx, at, { ...tried, counts, seen, placed: tried.placed + 1 });
  }
  if (go !== "close") return passView(ctx, at, tried);
  if (tried.placed > 0) return lookView(ctx, at, closedPlacing(tried));
  const wrong = [{ field: "close", sentence: say("review.close.nobody") }];
  return { status: 422, view: passView(ctx, at, tried, wrong) };
}

function looking(ctx: StepCtx, at: TryAt, tried: Tried, go: string): View {
  const { form, say } = ctx;
  if (go === "agree") return agreeView(ctx, at, { ...tried, looks: looksIn(form, at.subject) }, typedOf(tried), []);
  if (!form.has("reasons")) return go === "file" ? file(tried) : lookView(ctx, at, tried);
  const draft = go !== "record";
  const { typed, read, wrong } = agreementIn(form, at.subject.about, say, { draft });
  if (wrong.length > 0) return { status: 422, view: agreeView(ctx, at, tried, typed, wrong) };
  const next: Tried = { ...tried, notes: read.notes, agreed: read.agreed };
  if (go === "record") return viewOf(ctx, at, { ...next, phase: "agreed", agreedOn: today(ctx) });
  if (go === "file") return file(next);
  return go === "look" ? lookView(ctx, at, next) : agreeView(ctx, at, next, typed, []);
}

/** A try-out is nobody's record yet, so what was agreed may be corrected. */
function reopened(tried: Tried): Tried {
  return { ...tried, phase: "looking", agreedOn: null };
}

/** Without what was seen; with the spread from FEWEST people on (review-file.ts). */
function file(tried: Tried): Response {
  const name = `innodopt-review-${tried.about.id}-${tried.agreedOn ?? tried.openedOn}.json`;
  const counts = tried.placed >= FEWEST ? tried.counts : null;
  return new Response(writeReviewFile({ ...tried, counts }), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "x-content-type-options": "nosniff",
    },
  });
}
