// /at/:root and /at/:root/:place — what is known of one place, from whom, how surely, and what nobody has asked
import type { VNode } from "preact";

import { agreedUnder } from "../../../domain/collect/review.store.ts";
import { newestOfEach } from "../../../domain/collect/review.ts";
import { fewerThanHalf } from "../../../domain/measure/estimate.ts";
import type { Family, Line } from "../../../domain/measure/family.ts";
import { profileAt } from "../../../domain/measure/profile.store.ts";
import { membershipsOf } from "../../../domain/people/membership.store.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { AddUnder, RemoveEmpty } from "../../components/place-ways.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { TakeAlong } from "../../components/take-along.tsx";
import { type Ctx, NotFound, page, useCtx } from "../../page.tsx";
import { addressAt, stepsAt } from "../decide/at.ts";
import { FindOutWays } from "../decide/find-out.tsx";
import { NextSteps, StepsEmpty } from "../decide/steps.tsx";
import { BeginReview, ReviewsHere } from "../review/on-profile.tsx";
import { MemberOf } from "./cohort.tsx";
import { districtView } from "./district.tsx";
import { FirstLines, Gaps } from "./first-lines.tsx";
import { Legend } from "./legend.tsx";
import { Facts, FactsComputed, FamilyWithDetails, LooseQuestions } from "./own.tsx";
import { Similar } from "./similar.tsx";
import { SaidHere, UnaskedTable } from "./unasked.tsx";
import { familiesIn, type View } from "./view.ts";
import { anchorOf, inWords, useSource } from "./write.ts";

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
  const { place, path } = view.profile;
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
      <Head view={view} />
      <Sec id="reviewed" title={say("review.here", { n: newestOfEach(view.reviews).length })}>
        <ReviewsHere place={place} reviews={view.reviews} />
      </Sec>
      <Change view={view} />
      <Academic view={view} />
      <LifeSkills view={view} />
      <Sec id="next" title={say("measure.next")}>
        <Next view={view} />
      </Sec>
      <Sec id="unasked" title={say("measure.unasked")}>
        <UnaskedTable view={view} />
      </Sec>
      <Sec id="others" title={say("measure.others")}>
        <Similar view={view} />
      </Sec>
      <Sources view={view} />
    </Page>
  );
}

function Head({ view }: { view: View }) {
  const { href, say } = useCtx();
  const { place, path, facts } = view.profile;
  const kicker = [place.gradeSpan, path.at(-2)?.name, path.length > 1 && place.id].filter((part) => part).join(" · ");
  return (
    <PageHead title={place.name} kicker={kicker}>
      <Facts facts={facts} />
      <MemberOf memberships={view.memberships} />
      <ForeignNote />
      <FirstLines view={view} />
      <p class="row no-print">
        <BeginReview place={place} />
        <a href={href(addressAt(place, "next-steps"))}>{say("measure.to.steps")}</a>
        <a href={href(addressAt(place, "know"))}>{say("measure.to.know")}</a>
        <a href="#others">{say("measure.to.similar")}</a>
        <AddUnder place={place} />
      </p>
    </PageHead>
  );
}

function Change({ view }: { view: View }) {
  const { href, say } = useCtx();
  const families = familiesIn(view.profile, "change");
  const scores = families.flatMap(({ lines }) => lines).filter(({ estimate }) => estimate).length;
  const bearing = families.some(({ lines }) => lines.some(({ measure }) => measure.bearsOn.length > 0));
  return (
    <Sec id="change" title={say("measure.change.title", { n: families.length, said: view.profile.readings.length })}>
      {families.length === 0 ? (
        <p>{say("measure.change.empty")}</p>
      ) : (
        <div class="split">
          <div class="flow">
            <p>{say(bearing ? "measure.change.bearing" : "measure.change.own_names", { n: scores })}</p>
            <div class="multiples">
              {families.map((family) => (
                <FamilyWithDetails key={family.id} family={family} view={view} />
              ))}
            </div>
            <Legend view={view} />
            <Gaps view={view} />
          </div>
          <Notes families={families} view={view} />
        </div>
      )}
      <Elsewhere dimension="change" view={view} />
      <LooseQuestions view={view} />
      <SaidHere view={view} />
      {families.length === 0 && (
        <p>
          <a href={href(addressAt(view.profile.place, "next-steps"))}>{say("measure.change.begin")}</a>
        </p>
      )}
    </Sec>
  );
}

/** In the margin: who is missing, and whose bands are drawn. */
function Notes({ families, view }: { families: readonly Family[]; view: View }) {
  const { path, href, say } = useCtx();
  const source = useSource();
  const few = new Map<string, Line>();
  for (const line of families.flatMap(({ lines }) => lines)) {
    const { measure, estimate } = line;
    if (estimate && fewerThanHalf(estimate) && !few.has(measure.source)) few.set(measure.source, line);
  }
  const other = view.beside === "similar" ? "all" : "similar";
  return (
    <aside class="side" aria-label={say("measure.notes")}>
      {few.size > 0 && (
        <>
          <h3>{say("measure.missing_people")}</h3>
          {[...few.values()].map(({ measure, estimate }) => (
            <p key={measure.source}>
              {say("measure.few", {
                n: estimate?.n ?? 0,
                eligible: estimate?.eligible ?? 0,
                who: source.within(measure.source),
              })}
            </p>
          ))}
        </>
      )}
      <h3>{say("measure.bands")}</h3>
      <p>{say(`measure.bands.${view.beside}`, { n: view.profile.compared.schools })}</p>
      {view.profile.similar.state === "found" && (
        <p class="no-print">
          <a href={href(other === "similar" ? `${path}?beside=similar` : path)}>{say(`measure.bands.to_${other}`)}</a>
        </p>
      )}
      <h3>{say("measure.sure")}</h3>
      <p>{say("measure.sure.about")}</p>
    </aside>
  );
}

function Academic({ view }: { view: View }) {
  const { say } = useCtx();
  const families = familiesIn(view.profile, "academic");
  return (
    <Sec id="academic" title={say("measure.academic.title", { n: families.length })}>
      {families.length === 0 ? (
        <p>{say("measure.academic.empty")}</p>
      ) : (
        <>
          <p>{say("measure.academic.about")}</p>
          <div class="multiples">
            {families.map((family) => (
              <FamilyWithDetails key={family.id} family={family} view={view} />
            ))}
          </div>
        </>
      )}
      <Elsewhere dimension="academic" view={view} />
    </Sec>
  );
}

function LifeSkills({ view }: { view: View }) {
  const { commons, say, tell } = useCtx();
  const families = familiesIn(view.profile, "life-skills");
  const begin = view.profile.lifeSkills;
  const instrument = begin && commons.get("instruments", begin.instrument.id);
  return (
    <Sec id="life-skills" title={say("measure.skills.title", { n: families.length })}>
      {families.length === 0 ? (
        <p>
          {say("measure.skills.empty")}{" "}
          {begin &&
            instrument &&
            tell("measure.skills.begin", {
              minutes: begin.minutes,
              items: instrument.modules?.[0]?.items ?? instrument.items.length,
              link: () => <RecordLink kind="instruments" id={instrument.id} />,
            })}
        </p>
      ) : (
        <div class="multiples">
          {families.map((family) => (
            <FamilyWithDetails key={family.id} family={family} view={view} />
          ))}
        </div>
      )}
      <Elsewhere dimension="life-skills" view={view} />
    </Sec>
  );
}

/** Numbers of a dimension that stand in another section, because other sources were asked the same. */
function Elsewhere({ dimension, view }: { dimension: Family["dimension"]; view: View }) {
  const { lang, say } = useCtx();
  const lines = view.profile.families
    .filter((family) => family.dimension !== dimension)
    .flatMap(({ lines }) => lines.filter(({ measure }) => measure.dimension === dimension));
  if (lines.length === 0) return null;
  return (
    <p class="note">
      {say("measure.elsewhere")}{" "}
      {lines.map(({ measure }, i) => (
        <span key={measure.id}>
          {i > 0 && "; "}
          <a href={`#${anchorOf(measure)}`}>{inWords(measure.title, lang)}</a>
        </span>
      ))}
    </p>
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
