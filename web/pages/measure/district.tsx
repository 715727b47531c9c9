// A district at /at/:root or under it: what stands out over its schools, then what is known of each, never by how good
import type { VNode } from "preact";
import { newestConditionsUnder } from "../../../domain/collect/reading.store.ts";
import { agreedUnder } from "../../../domain/collect/review.store.ts";
import { type DistrictLines, districtLines, placesNextUnder, placesWithin } from "../../../domain/measure/district.ts";
import { type HeatFound, heatmapAt } from "../../../domain/measure/heatmap.store.ts";
import { type ConditionHere, conditionsHere, type Reviewed, reviewedWhere } from "../../../domain/measure/reviewed.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { AddUnder, RemoveEmpty } from "../../components/place-ways.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { TakeAlong } from "../../components/take-along.tsx";
import { type Ctx, useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { MemberOf } from "./cohort.tsx";
import { ConditionsHere } from "./conditions-here.tsx";
import { DistrictBegins, DistrictFirstLines } from "./district-lines.tsx";
import { Heatmap } from "./heatmap.tsx";
import { readChoice } from "./heatmap-choice.tsx";
import { OfDistrict } from "./own.tsx";
import { ReviewedWhere } from "./reviewed.tsx";
import { Districts, Imports, Schools } from "./schools.tsx";
import { Together } from "./together.tsx";
import { DistrictTrends } from "./trend.tsx";
import type { View } from "./view.ts";

type Known = { lines: DistrictLines; reviewed: Reviewed; conditions: readonly ConditionHere[]; heat: HeatFound | null };

/** A district's page, the root's included. */
export async function districtView({ db, commons, lang, query }: Ctx, view: View): Promise<VNode> {
  const { summary, profile } = view;
  const { place } = profile;
  const within = placesWithin(summary.places, place);
  const agreed = agreedUnder(db, place.root);
  const [reviews, conditions, heat] = await Promise.all([
    agreed,
    newestConditionsUnder(db, place.root),
    heatmapAt(db, place.root, place.id, readChoice(query), agreed),
  ]);
  const titleIn = (kind: "indicators" | "conditions") => (id: string) => {
    const record = commons.get(kind, id);
    return record ? (lang === "es" ? record.es.title : record.title) : id;
  };
  const known: Known = {
    lines: districtLines(summary, place),
    reviewed: reviewedWhere(reviews, place.id, within, titleIn("indicators")),
    heat,
    conditions: conditionsHere(conditions, place.id, within, titleIn("conditions")),
  };
  return <DistrictPage view={view} known={known} />;
}

function DistrictPage({ view, known }: { view: View; known: Known }) {
  const { say } = useCtx();
  const { summary } = view;
  const { place, path, readings } = view.profile;
  const { lines, reviewed, conditions, heat } = known;
  const within = placesNextUnder(summary.places, place);
  const districts = within.filter(({ kind }) => kind === "district");
  const schools = within.filter(({ kind }) => kind !== "district");
  const isRoot = place.id === place.root;
  const nothing = summary.imports.length + readings.length + conditions.length + reviewed.rows.length === 0;
  return (
    <Page
      title={place.name}
      description={say("measure.district.description", { place: place.name })}
      trail={[
        { label: say("measure.places"), href: "/places" },
        ...path.slice(0, -1).map((one) => ({ label: one.name, href: addressAt(one) })),
        { label: place.name },
      ]}
    >
      <PageHead
        title={place.name}
        kicker={isRoot && place.state ? <RecordLink kind="states" id={place.state} /> : undefined}
        lead={say("district.lead", { districts: districts.length, schools: lines.schools.length })}
      >
        <MemberOf memberships={view.memberships} />
        <ForeignNote />
        {nothing ? (
          <DistrictBegins place={place} />
        ) : (
          <DistrictFirstLines lines={lines} reviewed={reviewed} summary={summary} />
        )}
        <Ways view={view} />
      </PageHead>
      {heat && lines.schools.length > 0 && summary.imports.length > 0 && (
        <Heatmap found={heat} here={addressAt(place)} first={lines} />
      )}
      {isRoot && summary.imports.length > 0 && <Together summary={summary} place={place} />}
      {summary.imports.length > 0 && <DistrictTrends trends={lines.trends} summary={summary} />}
      <ReviewedWhere reviewed={reviewed} place={place} />
      <ConditionsHere conditions={conditions} place={place} />
      <Next view={view} />
      {districts.length > 0 && (
        <Sec id="districts" title={say("measure.district.districts", { n: districts.length })}>
          <Districts districts={districts} summary={summary} />
        </Sec>
      )}
      {(schools.length > 0 || districts.length === 0) && (
        <Sec id="schools" title={say("measure.district.schools", { n: schools.length })}>
          {schools.length === 0 ? (
            <p>{say("measure.district.none")}</p>
          ) : (
            <Schools schools={schools} summary={summary} />
          )}
        </Sec>
      )}
      <OfDistrict view={view} />
      {isRoot && <Imports summary={summary} />}
      <TakeAlong place={place} what="profile" />
      <RemoveEmpty profile={view.profile} summary={summary} />
    </Page>
  );
}

function Ways({ view }: { view: View }) {
  const { href, say } = useCtx();
  const { place } = view.profile;
  return (
    <p class="row no-print">
      <a href={href(addressAt(place, "next-steps"))}>{say("measure.to.steps")}</a>
      <a href={href(addressAt(place, "know"))}>{say("measure.to.know_district")}</a>
      <AddUnder place={place} />
    </p>
  );
}

function Next({ view }: { view: View }) {
  const { href, say } = useCtx();
  return (
    <Sec id="next" title={say("district.next.title")} screen>
      <p>{say("district.next.about")}</p>
      <p>
        <a href={href(addressAt(view.profile.place, "next-steps"))}>
          {say("measure.next.all", { n: view.steps.steps.length })}
        </a>
      </p>
    </Sec>
  );
}
