/** A school or team of which nothing is known yet: what to do first, each a link that works for this place. */
import type { ComponentChildren } from "preact";
import { RecordLink } from "../../components/record-link.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { reviewsAddress, selfReviewIn, titleAbout } from "../review/at.ts";
import { suggested } from "../review/choose.tsx";
import type { View } from "./view.ts";

/** Nothing imported, nothing agreed on, nothing said. */
export function isBlank({ profile, reviews }: View): boolean {
  const { facts, families, loose, readings } = profile;
  return facts.length + families.length + loose.length + readings.length + reviews.length === 0;
}

export function Begins({ view }: { view: View }) {
  const { say } = useCtx();
  return (
    <Sec id="begin" title={say("measure.begin")}>
      <ol class="steps">
        <Together view={view} />
        <Said view={view} />
        <Printed view={view} />
        <Imported view={view} />
      </ol>
    </Sec>
  );
}

function Way({ to, title, children }: { to: string; title: string; children: ComponentChildren }) {
  const { href } = useCtx();
  return (
    <li>
      <div>
        <h3>
          <a href={href(to)}>{title}</a>
        </h3>
        <p>{children}</p>
      </div>
    </li>
  );
}

/** One indicator, the best to begin with, then a condition. */
function Together({ view: { profile } }: { view: View }) {
  const ctx = useCtx();
  const { commons, say } = ctx;
  const { place } = profile;
  const first = suggested(commons, { levels: new Map() });
  const { minutes } = selfReviewIn(commons);
  return (
    <>
      {first && (
        <Way
          to={`${reviewsAddress(place, "new")}?about=indicator:${first.id}`}
          title={say("measure.begin.review", {
            title: titleAbout(ctx, { kind: "indicator", id: first.id }),
            minutes,
          })}
        >
          {say("measure.begin.review.about")}
        </Way>
      )}
      <Way to={`${reviewsAddress(place, "new")}?kind=condition`} title={say("measure.begin.condition")}>
        {say("measure.begin.condition.about")}
      </Way>
    </>
  );
}

function Said({ view: { profile } }: { view: View }) {
  const { say } = useCtx();
  return (
    <Way to={addressAt(profile.place, "know")} title={say("measure.begin.know")}>
      {say("measure.begin.know.about")}
    </Way>
  );
}

/** The survey of teachers that asks about Why and What in the fewest minutes; beside it one of students about life skills. */
function Printed({ view: { profile, steps } }: { view: View }) {
  const { href, say, tell } = useCtx();
  const survey = steps.findOut?.survey ?? profile.unknown.begin?.instrument;
  if (!survey) return null;
  const { lifeSkills } = profile;
  return (
    <Way to={`/instruments/${survey.id}/paper`} title={say("measure.begin.print", { minutes: survey.minutes })}>
      {tell("measure.begin.print.about", { link: () => <RecordLink kind="instruments" id={survey.id} /> })}{" "}
      {lifeSkills &&
        tell("measure.begin.print.students", {
          minutes: lifeSkills.minutes,
          link: (text: unknown) => (
            <a href={href(`/instruments/${lifeSkills.instrument.id}/paper`)}>{text as string}</a>
          ),
        })}
    </Way>
  );
}

/** Files name schools and districts; a team has no rows of its own. */
function Imported({ view: { profile } }: { view: View }) {
  const { say } = useCtx();
  const { place } = profile;
  if (place.kind === "team") return null;
  return (
    <Way to="/import" title={say("measure.begin.import")}>
      {say("measure.begin.import.about", { id: place.id })}
    </Way>
  );
}
