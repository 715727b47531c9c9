// /at/:root and /at/:root/:place — what is known of one place, from whom, how surely, and what nobody has asked
import type { VNode } from "preact";

import { agreedUnder } from "../../../domain/collect/review.store.ts";
import { newestOfEach } from "../../../domain/collect/review.ts";
import { profileAt } from "../../../domain/measure/profile.store.ts";
import { membershipsOf } from "../../../domain/people/membership.store.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { AddUnder, RemoveEmpty } from "../../components/place-ways.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { TakeAlong } from "../../components/take-along.tsx";
import { type Ctx, NotFound, page, useCtx } from "../../page.tsx";
import { addressAt, stepsAt } from "../decide/at.ts";
import { FindOutWays } from "../decide/find-out.tsx";
import { NextSteps, StepsEmpty } from "../decide/steps.tsx";
import { BeginReview, ReviewsHere } from "../review/on-profile.tsx";
import { Begins, isBlank } from "./begins.tsx";
import { MemberOf } from "./cohort.tsx";
import { districtView } from "./district.tsx";
import { FirstLines } from "./first-lines.tsx";
import { Facts, FactsComputed } from "./own.tsx";
import { Academic, Change, LifeSkills } from "./sections.tsx";
import { Similar } from "./similar.tsx";
import { UnaskedTable } from "./unasked.tsx";
import type { View } from "./view.ts";
import { inWords } from "./write.ts";

/** Steps shown on the profile; all of them stand on the page of next steps. */
const STEPS_HERE = 3;

export const rootPage = page("/at/:root", (ctx) => placeView(ctx, ctx.params.root, ctx.params.root));
export const profilePage = page("/at/:root/:place", (ctx) => placeView(ctx, ctx.params.root, ctx.params.place));

/** A district's list of schools, then what is known of itself; of any other place, an independent school's root too, the profile. */
async function placeView(ctx: Ctx, root: string, id: string): Promise<VNode> {
  const { db, commons, query, lang } = ctx;
  const [found, reviews, memberships] = await Promise.all([
    profileAt(db, commons, root, id),
    agreedUnder(db, root, id),
    membershipsOf(db, root, id),
  ]);
  if (!found) throw new NotFound();
  const { profile, summary } = found;
  const rounds = new Map(summary.imports.map(({ mapping, round }) => [`${mapping}\n${round?.id}`, round]));
  const view: View = {
    profile,
    summary,
    steps: await stepsAt(db, commons, profile.place),
    memberships,
    reviews,
    beside: query.get("beside") === "similar" && profile.similar.state === "found" ? "similar" : "all",
    roundOf({ measure, round }) {
      const told = rounds.get(`${measure.mapping}\n${round}`);
      return told?.title ? inWords(told.title, lang) : round;
    },
  };
  if (profile.place.kind !== "district") return <ProfilePage view={view} />;
  return districtView(ctx, view);
}

function ProfilePage({ view }: { view: View }) {
  const { say } = useCtx();
  const { compared, place, path } = view.profile;
  const blank = isBlank(view);
  return (
    <Page
      title={place.name}
      description={say("measure.description", { place: place.name })}
      trail={[
        { label: say("measure.places"), href: "/places" },
        ...path.slice(0, -1).map((one) => ({ label: one.name, href: addressAt(one) })),
        { label: place.name },
      ]}
    >
      <Head view={view} blank={blank} />
      {blank ? <Begins view={view} /> : <Known view={view} />}
      {(!blank || view.steps.steps.length > 0) && (
        <Sec id="next" title={say("measure.next")}>
          <Next view={view} />
        </Sec>
      )}
      <Sec id="unasked" title={say("measure.unasked")}>
        <UnaskedTable view={view} />
      </Sec>
      {!blank && place.kind !== "team" && (
        <Sec id="others" title={say("measure.others")} screen={compared.schools === 0}>
          <Similar view={view} />
        </Sec>
      )}
      <Sources view={view} />
    </Page>
  );
}

/** What is known, the surest reading first. Results and surveys of students are a school's: a team has none to miss. */
function Known({ view }: { view: View }) {
  const { say } = useCtx();
  const { families, place } = view.profile;
  const numberless = place.kind === "team" && families.length === 0;
  return (
    <>
      <Sec id="reviewed" title={say("review.here", { n: newestOfEach(view.reviews).length })}>
        <ReviewsHere place={view.profile.place} reviews={view.reviews} />
      </Sec>
      <Change view={view} />
      {!numberless && <Academic view={view} />}
      {!numberless && <LifeSkills view={view} />}
    </>
  );
}

function Head({ view, blank }: { view: View; blank: boolean }) {
  const { href, say } = useCtx();
  const { place, path, facts } = view.profile;
  const kicker = [place.gradeSpan, path.at(-2)?.name, path.length > 1 && place.id].filter((part) => part).join(" · ");
  return (
    <PageHead
      title={place.name}
      kicker={kicker}
      lead={blank ? say("measure.begin.lead", { kind: place.kind }) : undefined}
    >
      <Facts facts={facts} />
      <MemberOf memberships={view.memberships} />
      <ForeignNote />
      {!blank && <FirstLines view={view} />}
      <p class="row no-print">
        <BeginReview place={place} />
        <a href={href(addressAt(place, "next-steps"))}>{say("measure.to.steps")}</a>
        {!blank && (
          <>
            <a href={href(addressAt(place, "know"))}>{say("measure.to.know", { kind: place.kind })}</a>
            {place.kind !== "team" && <a href="#others">{say("measure.to.similar")}</a>}
          </>
        )}
        <AddUnder place={place} />
      </p>
    </PageHead>
  );
}

function Next({ view }: { view: View }) {
  const { href, say } = useCtx();
  const { steps } = view;
  return (
    <>
      <StepsEmpty at={steps} />
      {steps.findOut && steps.steps.length === 0 && <FindOutWays findOut={steps.findOut} place={view.profile.place} />}
      <NextSteps at={steps} most={STEPS_HERE} />
      <p class="no-print">
        <a href={href(addressAt(view.profile.place, "next-steps"))}>
          {say("measure.next.all", { n: steps.steps.length })}
        </a>
      </p>
    </>
  );
}

/** Where everything on the page comes from, with the account of the facts at its top. */
function Sources({ view }: { view: View }) {
  const { lang, say } = useCtx();
  const mappings = new Set(
    [...view.profile.families.flatMap(({ lines }) => lines), ...view.profile.facts].map(
      ({ measure }) => measure.mapping,
    ),
  );
  const made = view.summary.imports.filter(({ mapping }) => mappings.has(mapping));
  const publishers = [...new Set(made.flatMap(({ publisher }) => publisher ?? []))];
  return (
    <>
      <FactsComputed view={view} />
      <p class="note">
        {made.length > 0 &&
          say("measure.sources", {
            titles: made.map(({ title, mapping }) => (title ? inWords(title, lang) : mapping)).join("; "),
            publishers: publishers.join("; ") || "—",
          })}
      </p>
      <TakeAlong place={view.profile.place} what="profile" />
      <RemoveEmpty profile={view.profile} summary={view.summary} />
    </>
  );
}
