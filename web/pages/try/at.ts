import type { Instrument } from "../../../corpus/index.ts";
import type { Review } from "../../../domain/collect/review.ts";
import type { Crumb } from "../../components/page.tsx";
import { type Ctx, NotFound } from "../../page.tsx";
import { type Subject, selfReviewIn, subjectOf, titleAbout } from "../review/at.ts";
import type { Tried } from "./state.ts";

export const PATH = "/try/:kind/:id";
export type TryCtx = Ctx<typeof PATH>;

/** What a try-out is about, and the instrument whose items and agenda it shows. */
export type TryAt = { subject: Subject; instrument: Instrument };

/** 404 unless the record has this indicator or condition. */
export function tryAt({ commons, params }: Pick<TryCtx, "commons" | "params">): TryAt {
  const kinds = { indicators: "indicator", conditions: "condition" } as const;
  if (params.kind !== "indicators" && params.kind !== "conditions") throw new NotFound();
  const subject = subjectOf(commons, { kind: kinds[params.kind], id: params.id });
  return { subject, instrument: selfReviewIn(commons) };
}

/** "indicators/purpose-shared-why": a part of addresses, and under which a browser keeps it. */
export function nameOf({ about }: Subject): string {
  return `${about.kind}s/${about.id}`;
}

export function addressOf(subject: Subject): string {
  return `/try/${nameOf(subject)}`;
}

export function trailOf(ctx: Pick<Ctx, "commons" | "lang" | "say">, { subject }: TryAt): Crumb[] {
  const { about } = subject;
  return [
    { label: ctx.say(`label.kind.${about.kind}s`), href: `/${about.kind}s` },
    { label: titleAbout(ctx, about), href: `/${nameOf(subject)}` },
    { label: ctx.say("try.title") },
  ];
}

/** As the parts of a review's pages take it; it lies at no place. */
export function asReview(tried: Tried): Review {
  return { ...tried, root: "", place: "", code: null };
}
