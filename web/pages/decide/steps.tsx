/** The steps themselves: what to do, why, what it costs, what to stop. Any page about a place may show them. */
import type { Strategy } from "../../../corpus/index.ts";
import { type Reading, writeAbout } from "../../../domain/collect/reading.ts";
import type { Need, SchoolsNeed } from "../../../domain/decide/need.ts";
import type { Step } from "../../../domain/decide/next-steps.ts";
import { RecordLink, useTitle } from "../../components/record-link.tsx";
import { T, useList } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt, MOST, type StepsAt } from "./at.ts";
import { Said, useAnswer } from "./said.tsx";

/** The first steps at a place, at most five. Nothing where there are none: `StepsEmpty` says why. */
export function NextSteps({ at, most = MOST }: { at: StepsAt; most?: number }) {
  const shown = at.steps.slice(0, most);
  if (shown.length === 0) return null;
  return (
    <ol class="steps">
      {shown.map((step) => (
        <li key={step.strategy.id} class={step.waits ? "waits" : undefined}>
          <StepBody step={step} at={at} />
        </li>
      ))}
    </ol>
  );
}

function StepBody({ step, at }: { step: Step; at: StepsAt }) {
  const { lang, say } = useCtx();
  const { strategy } = step;
  return (
    <div>
      <h3>
        <RecordLink kind="strategies" id={strategy.id} />
      </h3>
      {step.waits && <p class="note">{say("decide.waits")}</p>}
      <p>
        <b>{say("decide.tuesday")}</b> {lang === "es" ? strategy.es.on_tuesday : strategy.on_tuesday}
      </p>
      <dl class="why">
        <NeedOf step={step} at={at} />
        <EvidenceOf strategy={strategy} />
        <FitOf step={step} at={at} />
      </dl>
      <CostOf strategy={strategy} />
      <p class="note">
        <b>{say("decide.stop")}</b> <T>{strategy.stop}</T>
      </p>
      <p class="note">
        <b>{say("decide.measure")}</b> <T>{strategy.first_measure}</T>
      </p>
      <p class="note">
        <b>{say("decide.watch")}</b> <T>{strategy.watch_out.join(" ")}</T>
      </p>
    </div>
  );
}

function NeedOf({ step, at }: { step: Step; at: StepsAt }) {
  const { say } = useCtx();
  const needs = useNeeds();
  return (
    <div>
      <dt>{say("decide.need", { size: step.main.size > 0.5 ? "whole" : "half" })}</dt>
      <dd>
        <NeedSentence need={step.main} at={at} />
        {step.others.length > 0 && <> {say("decide.need.also", { others: needs(step.others) })}</>}
      </dd>
    </div>
  );
}

function NeedSentence({ need, at }: { need: Need; at: StepsAt }) {
  const { href, say, tell } = useCtx();
  const answer = useAnswer();
  const record = <RecordLink kind={need.about.kind === "indicator" ? "indicators" : "conditions"} id={need.about.id} />;
  if (need.from === "schools") {
    return (
      <>
        {record}: <SchoolsSentence need={need} at={at} />
      </>
    );
  }
  const above = need.from === "above" ? at.above : null;
  const reading: Reading | undefined = (above ?? at).said.get(writeAbout(need.about));
  if (!reading) return null;
  return (
    <>
      {above && (
        <>
          <b>
            {tell("decide.need.above", { school: () => <a href={href(addressAt(above.place))}>{above.place.name}</a> })}
          </b>{" "}
        </>
      )}
      {record}: {answer(reading)}, <Said reading={reading} />{" "}
      {above && (
        <a href={href(`${addressAt(at.place, "know")}?about=${writeAbout(need.about)}`)}>{say("decide.need.own")}</a>
      )}
    </>
  );
}

/** More names than these are folded away. */
const NAMED = 12;

/** "4 of 6 schools that know are at level 2 or lower: …" By name, never by how low they are. */
function SchoolsSentence({ need, at }: { need: SchoolsNeed; at: StepsAt }) {
  const { href, say } = useCtx();
  const counts = { low: need.low.length, know: need.know };
  const names = need.low.map((school, i) => (
    <>
      {i > 0 && ", "}
      <a href={href(addressAt({ root: at.place.root, id: school.id }))}>{school.name}</a>{" "}
      {"level" in school
        ? say("decide.schools.level", { level: school.level })
        : `(${say(`decide.status.${school.status}`)})`}
    </>
  ));
  return (
    <>
      {"atMost" in need
        ? say("decide.schools.low", { ...counts, level: need.atMost })
        : say("decide.schools.lacking", counts)}{" "}
      {names.length > NAMED ? (
        <details>
          <summary>{say("decide.schools.names", { n: names.length })}</summary>
          {names}
        </details>
      ) : (
        names
      )}
      . {need.unknown > 0 && say("decide.schools.unknown", { n: need.unknown })}
    </>
  );
}

/** "“Teachers own the vision” (level 2) and “Seat time” (absent)" */
function useNeeds(): (needs: readonly Need[]) => string {
  const { say } = useCtx();
  const title = useTitle();
  const list = useList();
  return (needs) =>
    list(
      needs.map((need) =>
        need.from === "schools"
          ? say("decide.need.schools", {
              title: title(need.about.kind === "indicator" ? "indicators" : "conditions", need.about.id).text,
              low: need.low.length,
              know: need.know,
            })
          : "level" in need
            ? say("decide.need.level", { title: title("indicators", need.about.id).text, level: need.level })
            : say("decide.need.status", {
                title: title("conditions", need.about.id).text,
                status: say(`decide.status.${need.status}`),
              }),
      ),
    );
}

const BEARINGS = ["works", "why", "warns"] as const;

/** Only `works` counts toward the rank; `why` explains, `warns` is shown. */
function EvidenceOf({ strategy }: { strategy: Strategy }) {
  const { commons, href, say } = useCtx();
  const works = strategy.evidence.filter((e) => e.bearing === "works").length;
  return (
    <div>
      <dt>{works > 0 ? say("decide.evidence.tested", { n: works }) : say("decide.evidence.untested")}</dt>
      <dd>
        {strategy.evidence.length === 0 && say("decide.evidence.none")}
        {BEARINGS.flatMap((bearing) =>
          strategy.evidence
            .filter((e) => e.bearing === bearing)
            .map((e) => {
              const claim = commons.get("claims", e.claim);
              const sure =
                claim && "certainty" in claim ? say(`decide.certainty.${claim.certainty}`) : say("decide.gap");
              return (
                <p key={e.claim}>
                  {say(`decide.bearing.${bearing}`)}{" "}
                  <a href={href(`/claims/${e.claim}`)}>
                    <T>{e.note}</T>
                  </a>{" "}
                  ({sure})
                </p>
              );
            }),
        )}
      </dd>
    </div>
  );
}

function FitOf({ step, at }: { step: Step; at: StepsAt }) {
  const { href, say } = useCtx();
  const title = useTitle();
  const list = useList();
  const n = step.conditions.length;
  const absent = step.conditions.filter((c) => c.status === "absent");
  const unknown = step.conditions.filter((c) => c.status === null);
  const names = (some: typeof absent) =>
    list(some.map((c) => say("decide.quoted", { title: title("conditions", c.id).text })));
  const heading = n === 0 ? "decide.fit.none" : unknown.length === n ? "decide.fit.not-known" : "decide.fit";
  return (
    <div>
      <dt>{say(heading, { n, absent: absent.length })}</dt>
      <dd>
        {n === 0 && say("decide.fit.none.about")}
        {absent.length > 0 && <p>{say("decide.fit.absent", { n: absent.length, names: names(absent) })}</p>}
        {unknown.length > 0 && (
          <p>
            {say("decide.fit.unknown", { n: unknown.length, names: names(unknown) })}{" "}
            <a href={href(`${addressAt(at.place, "know")}?about=condition:${unknown[0]?.id}`)}>
              {say("decide.fit.check", { n: unknown.length })}
            </a>
            .{unknown.length === n && <> {say("decide.fit.counted")}</>}
          </p>
        )}
        {n > 0 && absent.length + unknown.length === 0 && say("decide.fit.all")}
      </dd>
    </div>
  );
}

function CostOf({ strategy }: { strategy: Strategy }) {
  const { say } = useCtx();
  const { band, hours, money, basis, per } = strategy.cost;
  return (
    <p class="note">
      <b>{say(`decide.cost.${band}`)}</b>{" "}
      {hours !== null && say("decide.cost.hours", { hours, per: say(`decide.per.${per}`) })} <T>{basis}</T>{" "}
      {money !== null && (
        <>
          {say("decide.cost.money")} <T>{money}</T>.
        </>
      )}{" "}
      {say("decide.cost.weeks", { weeks: strategy.effort.weeks })} <T>{strategy.effort.people}</T>.
    </p>
  );
}

/** Why there is no step, and what to do instead: find out, or keep what holds. */
export function StepsEmpty({ at }: { at: StepsAt }) {
  const { say } = useCtx();
  if (at.steps.length > 0) return null;
  return <p>{!at.heard ? say("decide.empty.unknown") : say("decide.empty.none")}</p>;
}
