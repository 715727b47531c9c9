// /at/:root/:place/reviews/bring — a try-out's file becomes a review of this place: first what would be stored, then the button

import type { Problem } from "../../../db/problem.ts";
import { bringReview, idOfFile } from "../../../domain/collect/review-file.store.ts";
import {
  type Carried,
  type FileMistake,
  readReviewFile,
  writeReviewFile,
} from "../../../domain/collect/review-file.ts";
import type { Place } from "../../../domain/people/place.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, type Ctx, page, seeOther, upload, useCtx } from "../../page.tsx";
import { addressAt, placeAt } from "../decide/at.ts";
import { problemOf, reviewAddress, reviewsAddress, titleAbout, today, trailToReviews } from "../review/at.ts";
import { Troubles } from "../review/form.tsx";
import { Facts, RecordBody } from "../review/record.tsx";
import { asReview, type TryAt } from "./at.ts";
import { aboutIt, FileField, FileRefused, FORM_WITH_FILE, fileIn } from "./open-file.tsx";

const PATH = "/at/:root/:place/reviews/bring";
const STORE = `${PATH}/store` as const;
type At = { place: Place; way: readonly Place[] };
type PlaceCtx = Ctx<typeof PATH>;

export const bringPage = page(PATH, async (ctx) => askView(ctx, await placeAt(ctx.db, ctx.params), []));

export const bringAction = upload(PATH, { most: FORM_WITH_FILE, files: 1 }, async (ctx) => {
  const at = await placeAt(ctx.db, ctx.params);
  if (ctx.refused) return { status: 422, view: askView(ctx, at, [{ how: "too-large" }]) };
  return checked(ctx, at, await fileIn(ctx), (carried, about) => previewView(ctx, at, carried, about));
});

export const bringStore = action(STORE, async (ctx) => {
  const at = await placeAt(ctx.db, ctx.params);
  const text = Buffer.from(ctx.form.get("review") ?? "", "base64url").toString("utf8");
  return checked(ctx, at, text, async (carried, about) => {
    const { root, id: place } = at.place;
    let isNew = false;
    const problem = await problemOf(async () => {
      isNew = (await bringReview(ctx.db, { root, place }, carried)).isNew;
    });
    if (problem) return { status: 409, view: previewView(ctx, at, carried, about, problem) } as const;
    const id = encodeURIComponent(idOfFile(carried));
    return seeOther(ctx.href(`${reviewsAddress(at.place)}/bring?${isNew ? "stored" : "again"}=${id}`));
  });
});

type Whole = Carried & { agreed: NonNullable<Carried["agreed"]>; agreedOn: string };

/** Goes on with a file that is whole and agreed on; else the form again, with what is wrong. */
function checked<T>(ctx: PlaceCtx, at: At, text: string, go: (carried: Whole, about: TryAt) => T) {
  const read = readReviewFile(text, { today: today(ctx) });
  const refuse = (mistakes: readonly FileMistake[]) => ({ status: 422, view: askView(ctx, at, mistakes) }) as const;
  if ("mistakes" in read) return refuse(read.mistakes);
  const { agreed, agreedOn } = read.review;
  if (agreed === null || agreedOn === null) return refuse([{ how: "not-agreed", at: "agreed" }]);
  const about = aboutIt(ctx, read.review.about);
  return about
    ? go({ ...read.review, agreed, agreedOn }, about)
    : refuse([{ how: "no-record", at: read.review.about.id }]);
}

function askView(ctx: PlaceCtx, { place, way }: At, mistakes: readonly FileMistake[]) {
  const { href, query, say } = ctx;
  return (
    <Page
      title={say("try.bring.title", { place: place.name })}
      trail={trailToReviews(ctx, way, say("try.bring"))}
      noindex
    >
      <PageHead kicker={place.name} title={say("try.bring")} lead={say("try.bring.lead")}>
        <Stored place={place} id={query.get("stored") ?? query.get("again")} again={query.has("again")} />
        {mistakes.length > 0 && <FileRefused mistakes={mistakes} />}
      </PageHead>
      <Sec id="bring" title={say("try.bring.choose")}>
        <form method="post" action={href(`${reviewsAddress(place)}/bring`)} enctype="multipart/form-data" class="flow">
          <FileField />
          <p class="row">
            <button type="submit">{say("try.bring.see")}</button>
            <a class="button quiet" href={href(reviewsAddress(place))}>
              {say("try.bring.not_now")}
            </a>
          </p>
        </form>
        <p class="note">
          <a href={href("/try")}>{say("try.bring.none")}</a>
        </p>
      </Sec>
    </Page>
  );
}

function Stored({ place, id, again }: { place: Place; id: string | null; again: boolean }) {
  const { href, say } = useCtx();
  if (id === null) return null;
  const { root, id: where } = place;
  return (
    <div class="notice sample" role="status">
      <p>
        <b>{say(again ? "try.bring.again" : "try.bring.stored")}</b>
      </p>
      <p class="row">
        <a class="button" href={href(addressAt(place, "next-steps"))}>
          {say("review.to.steps")}
        </a>
        <a href={href(reviewAddress({ root, place: where, id }))}>{say("try.bring.record")}</a>
      </p>
    </div>
  );
}

function previewView(ctx: PlaceCtx, { place, way }: At, carried: Whole, about: TryAt, problem?: Problem) {
  const { href, say } = ctx;
  const title = titleAbout(ctx, carried.about);
  const recorded = { ...about, review: asReview({ ...carried, way: "laptop", phase: "agreed", seen: [] }) };
  return (
    <Page
      title={say("try.bring.title", { place: place.name })}
      trail={trailToReviews(ctx, way, say("try.bring"))}
      noindex
    >
      <PageHead kicker={say("try.bring.preview", { place: place.name })} title={title}>
        <Facts at={recorded} />
        <ForeignNote />
        <Troubles wrong={[]} problem={problem} />
        <form method="post" action={href(`${reviewsAddress(place)}/bring/store`)} class="flow">
          <p>{say("try.bring.stands")}</p>
          <input type="hidden" name="review" value={Buffer.from(writeReviewFile(carried)).toString("base64url")} />
          <p class="row">
            <button type="submit">{say("try.bring.store")}</button>
            <a class="button quiet" href={href(`${reviewsAddress(place)}/bring`)}>
              {say("try.bring.other")}
            </a>
          </p>
        </form>
      </PageHead>
      <RecordBody at={recorded} />
    </Page>
  );
}
