/** The sections of a profile with its numbers, by dimension: the change itself, academic progress, life skills. */
import { fewerThanHalf } from "../../../domain/measure/estimate.ts";
import type { Family, Line } from "../../../domain/measure/family.ts";
import { RecordLink } from "../../components/record-link.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { Gaps } from "./first-lines.tsx";
import { Legend } from "./legend.tsx";
import { FamilyWithDetails, LooseQuestions } from "./own.tsx";
import { SaidHere } from "./unasked.tsx";
import { familiesIn, type View } from "./view.ts";
import { anchorOf, inWords, useSource } from "./write.ts";

export function Change({ view }: { view: View }) {
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
        <p class="no-print">
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

export function Academic({ view }: { view: View }) {
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

export function LifeSkills({ view }: { view: View }) {
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
