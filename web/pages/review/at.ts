import { createHash } from "node:crypto";
import type { Condition, Indicator, Instrument } from "../../../corpus/index.ts";
import type { Db } from "../../../db/connect.ts";
import { Problem } from "../../../db/problem.ts";
import { type About, readAbout } from "../../../domain/collect/reading.ts";
import { reviewById, reviewsAt } from "../../../domain/collect/review.store.ts";
import type { Review, ReviewAt } from "../../../domain/collect/review.ts";
import { type Commons, titleOf } from "../../../domain/commons/commons.ts";
import type { Place } from "../../../domain/people/place.ts";
import type { Crumb } from "../../components/page.tsx";
import { type Ctx, NotFound } from "../../page.tsx";
import { placeAt, trailTo } from "../decide/at.ts";

/** What a review is about, as the record has it: one of the two. */
export type Subject =
  | { about: About; indicator: Indicator; condition: null }
  | { about: About; indicator: null; condition: Condition };

/** Everything that a page of one review rests on. */
export type ReviewPage = {
  place: Place;
  way: readonly Place[];
  review: Review;
  subject: Subject;
  instrument: Instrument;
  /** The same place's newest agreed review of the same before this one; null where this is the first. */
  earlier: Review | null;
};

/** The instrument whose items, scale, agenda and notes these pages show. */
export function selfReviewIn(commons: Commons): Instrument {
  const found = commons.get("instruments", "self-review");
  if (!found) throw new NotFound();
  return found;
}

/** 404 unless the record has this indicator or condition. */
export function subjectOf(commons: Commons, about: About | null): Subject {
  const indicator = about?.kind === "indicator" ? commons.get("indicators", about.id) : undefined;
  if (about && indicator) return { about, indicator, condition: null };
  const condition = about?.kind === "condition" ? commons.get("conditions", about.id) : undefined;
  if (about && condition) return { about, indicator: null, condition };
  throw new NotFound();
}

/** Which text the team reads: an indicator's version; a condition has none, so its text's own hash. */
export function versionOf({ indicator, condition }: Subject): string {
  if (indicator) return indicator.version;
  return createHash("sha256").update(condition.test).digest("hex").slice(0, 12);
}

export function subjectIn(commons: Commons, text: string | null): Subject {
  return subjectOf(commons, readAbout(text));
}

/** The title as a reader of this page knows it. */
export function titleAbout({ commons, lang }: Pick<Ctx, "commons" | "lang">, { kind, id }: About): string {
  return titleOf(commons, kind === "indicator" ? "indicators" : "conditions", id, lang).text;
}

type Asked = { db: Db; commons: Commons; params: { root: string; place: string; id: string } };

/** One review with all its page needs; 404 where there is none. */
export async function reviewPageAt({ db, commons, params }: Asked): Promise<ReviewPage> {
  const { place, way } = await placeAt(db, params);
  const review = await reviewById(db, { root: place.root, place: place.id, id: params.id });
  if (!review) throw new NotFound();
  const agreed = await reviewsAt(db, place.root, place.id, "agreed", review.about);
  const rest = agreed.slice(agreed.findIndex(({ id }) => id === review.id) + 1); // of an open one: all
  const subject = subjectOf(commons, review.about);
  return { place, way, review, subject, instrument: selfReviewIn(commons), earlier: rest[0] ?? null };
}

export type Step = "place" | "paper" | "look" | "agree";

/** …/reviews, a review's own address, or one of its steps. */
export function reviewsAddress(place: Pick<Place, "root" | "id">, rest?: "new"): string {
  const base = `/at/${encodeURIComponent(place.root)}/${encodeURIComponent(place.id)}/reviews`;
  return rest ? `${base}/${rest}` : base;
}

export function reviewAddress({ root, place, id }: ReviewAt, step?: Step): string {
  const base = `${reviewsAddress({ root, id: place })}/${encodeURIComponent(id)}`;
  return step ? `${base}/${step}` : base;
}

/** Where the team goes on: where it has written something, with that. */
export function nextStepOf({ phase, notes, agreed }: Review): Step | undefined {
  if (phase !== "looking") return undefined;
  return agreed !== null || Object.values(notes).some((text) => text !== "") ? "agree" : "look";
}

export function trailToReviews({ say }: Pick<Ctx, "say">, way: readonly Place[], here?: string): Crumb[] {
  const last = way.at(-1);
  const crumbs = trailTo(way, say("decide.places"), here ?? say("review.title"));
  if (here && last) crumbs.splice(-1, 0, { label: say("review.title"), href: reviewsAddress(last) });
  return crumbs;
}

/** A form's field as typed; '' where it is missing. */
export const fieldsOf = (form: URLSearchParams) => (name: string) => form.get(name) ?? "";

/** Does what stores. What a person can do something about comes back, so that the form is shown again with all that was typed. */
export async function problemOf(store: () => Promise<unknown>): Promise<Problem | undefined> {
  try {
    await store();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

export const today = ({ now }: Pick<Ctx, "now">): string => now.toISOString().slice(0, 10);
