/** What a profile and a district's page have in common: the place's own numbers, and what people say of it. */
import type { ComponentChildren } from "preact";
import type { Family, Line } from "../../../domain/measure/family.ts";
import type { Place } from "../../../domain/people/place.ts";
import { Sec } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { ReviewsHere } from "../review/on-profile.tsx";
import { Absence } from "./cells.tsx";
import { Computed } from "./computed.tsx";
import { FamilyTable } from "./family.tsx";
import { Gaps } from "./first-lines.tsx";
import { Legend } from "./legend.tsx";
import { FamilyTrends } from "./trend.tsx";
import { SaidHere } from "./unasked.tsx";
import { LOOSE, partOf, type View } from "./view.ts";
import { anchorOf, inWords, written } from "./write.ts";

export function Facts({ facts }: { facts: readonly Line[] }) {
  const { lang } = useCtx();
  if (facts.length === 0) return null;
  return (
    <ul class="facts">
      {facts.map((line) => (
        <li key={line.measure.id}>
          {inWords(line.measure.title, lang)}:{" "}
          <a class="how" href={`#${anchorOf(line.measure)}`}>
            {line.estimate ? written(line.measure, line.estimate.value) : <Absence cell={line.cell} />}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** How the facts were computed, one account for each mapping. */
export function FactsComputed({ view }: { view: View }) {
  const facts = [...Map.groupBy(view.profile.facts, ({ measure }) => measure.mapping).values()];
  return (
    <>
      {facts.map((lines) => (
        <Computed key={lines[0]?.measure.id} lines={lines} view={view} />
      ))}
    </>
  );
}

export function FamilyWithDetails({ family, view }: { family: Family; view: View }) {
  const { say } = useCtx();
  return (
    <div class="family">
      <FamilyTable family={family} view={view} />
      <FamilyTrends family={family} view={view} />
      {family.items.length > 0 && (
        <ToQuestions place={view.profile.place} part={family.id}>
          {say("measure.answers", { n: family.items.length })}
        </ToQuestions>
      )}
      <Computed lines={family.lines} view={view} />
    </div>
  );
}

/** The way to questions that no score is made from. */
export function LooseQuestions({ view }: { view: View }) {
  const { say } = useCtx();
  const { loose, place } = view.profile;
  if (loose.length === 0) return null;
  return (
    <ToQuestions place={place} part={LOOSE}>
      {say("measure.answers.loose", { n: loose.length })}
    </ToQuestions>
  );
}

function ToQuestions({ place, part, children }: { place: Place; part: string; children: ComponentChildren }) {
  const { href } = useCtx();
  return (
    <p class="spreads no-print">
      <a href={href(`${addressAt(place, "questions")}#${partOf(part)}`)}>{children}</a>
    </p>
  );
}

/**
 * Values of the district as a whole and what people say of it, of conditions elsewhere; nothing where there are neither. No other
 * places beside them.
 */
export function OfDistrict({ view }: { view: View }) {
  const { say } = useCtx();
  const { facts, loose } = view.profile;
  const readings = view.profile.readings.filter(({ about }) => about.kind !== "condition");
  const families = view.profile.families.map((family) => ({ ...family, lines: family.lines.map(alone) }));
  if (families.length + facts.length + loose.length + readings.length === 0) return null;
  const own: View = {
    ...view,
    profile: {
      ...view.profile,
      families,
      readings,
      facts: facts.map(alone),
      compared: { gradeSpan: null, schools: 0 },
    },
  };
  return (
    <Sec id="own" title={say("measure.district.own")}>
      <ReviewsHere place={own.profile.place} reviews={own.reviews.filter(({ about }) => about.kind === "indicator")} />
      <Facts facts={own.profile.facts} />
      {families.length > 0 && (
        <>
          <div class="multiples">
            {families.map((family) => (
              <FamilyWithDetails key={family.id} family={family} view={own} />
            ))}
          </div>
          <Legend view={own} />
          <Gaps view={own} />
        </>
      )}
      <LooseQuestions view={own} />
      <FactsComputed view={own} />
      <SaidHere view={own} />
    </Sec>
  );
}

/** A line without the other places: sentences about them speak of schools. */
function alone(line: Line): Line {
  return { ...line, band: null, likeBand: null, position: null };
}
