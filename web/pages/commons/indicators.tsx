// /indicators and /indicators/:id — codified practices, each with four levels that an observer would see

import type { Indicator } from "../../../corpus/index.ts";
import { elements } from "../../../corpus/index.ts";
import { ClaimList, EvidenceNote, useEvidence } from "../../components/record-claims.tsx";
import { RecordLink, RecordLinks, useTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { Aligned, Measures, split } from "../../components/record-measures.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Icon, Provenance, Sec, T, useList } from "../../components/record-parts.tsx";
import { SeenAt, seenAt, Tools } from "../../components/record-seen.tsx";
import { StepList, stepsFor } from "../../components/record-steps.tsx";
import { InUse } from "../../components/record-use.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

export const indicatorsPage = page("/indicators", () => <Indicators />);

export const indicatorPage = page("/indicators/:id", ({ commons, params }) => {
  const indicator = commons.get("indicators", params.id);
  if (!indicator) throw new NotFound();
  return <IndicatorRecord indicator={indicator} />;
});

function Indicators() {
  const { commons, lang, say } = useCtx();
  const all = commons.all("indicators");
  return (
    <ListPage
      translated
      kind="indicators"
      n={all.length}
      jumps={elements.map((element) => [
        element,
        say("commons.jump", {
          what: say(`label.element.${element}`),
          n: all.filter((indicator) => indicator.element === element).length,
        }),
      ])}
    >
      {elements.map((element) => (
        <Sec key={element} id={element} title={say(`label.element.${element}`)}>
          <p class="note">{say(`commons.element.${element}.about`)}</p>
          <ul class="ways">
            {all
              .filter((indicator) => indicator.element === element)
              .map((indicator) => (
                <li key={indicator.id}>
                  <RecordLink kind="indicators" id={indicator.id} />
                  <p>{lang === "es" ? indicator.es.statement : indicator.statement}</p>
                </li>
              ))}
          </ul>
        </Sec>
      ))}
    </ListPage>
  );
}

function IndicatorRecord({ indicator }: { indicator: Indicator }) {
  const { commons, href, lang, say } = useCtx();
  const list = useList();
  const claims = useEvidence()(indicator.evidence);
  const steps = stepsFor(commons.all("strategies"), { indicator: indicator.id });
  const title = useTitle();
  const step = steps.main[0];
  const asked = indicator.measures.map((measure) => split(measure, "#")[0])[0];
  const gapOnly = claims.length > 0 && claims.every((claim) => claim.kind === "gap");
  return (
    <RecordPage
      kind="indicators"
      id={indicator.id}
      kicker={say("indicator.kicker", {
        element: say(`label.element.${indicator.element}`),
        where: list(indicator.seen_at.map((place) => say(`label.seen.${place}`))),
      })}
      lead={lang === "es" ? indicator.es.statement : indicator.statement}
      description={lang === "es" ? indicator.es.statement : indicator.statement}
      head={
        gapOnly && (
          <div class="notice">
            <p>
              <strong>{say("indicator.gap")}</strong> {say("indicator.gap_more")}{" "}
              <a href={href(`/claims/${claims[0]?.id}`)}>{say("indicator.gap_link")}</a>
            </p>
          </div>
        )
      }
      first={{
        to: `/try/indicators/${indicator.id}`,
        label: say("try.invite"),
        note: (
          <>
            <strong>{say("indicator.invite")}</strong> {say("indicator.invite_how")}
          </>
        ),
        quiet: { to: `/indicators/${indicator.id}/paper`, label: say("indicator.print") },
      }}
      shows={["claims", "strategies", "instruments", "cases", "resources"]}
      about={[
        [
          say("commons.use"),
          <InUse kind="indicators" id={indicator.id} seen={seenAt(commons, { indicator: indicator.id }).length} />,
        ],
        [say("commons.provenance"), <Provenance provenance={indicator.provenance} />],
        [say("commons.version"), `${indicator.version}, ${say(`label.draft.${indicator.status}`).toLowerCase()}`],
        indicator.aligned.length > 0 && [say("commons.aligned"), <Aligned aligned={indicator.aligned} />],
        [say("commons.sources"), <RecordLinks kind="sources" ids={indicator.sources} />],
      ]}
      ways={[
        { to: `/indicators/${indicator.id}/paper`, label: say("indicator.print"), note: say("indicator.print_how") },
        ...(step
          ? [
              {
                to: `/strategies/${step.id}/paper`,
                label: say("indicator.next_sheet"),
                note: say("indicator.next_sheet_how", { title: title("strategies", step.id).text }),
              },
            ]
          : []),
        ...(asked
          ? [
              {
                to: `/instruments/${asked}/paper`,
                label: say("indicator.asked"),
                note: say("indicator.asked_how", { title: title("instruments", asked).text }),
              },
            ]
          : []),
        { to: `/try/indicators/${indicator.id}`, label: say("try.invite"), note: say("try.invite.how") },
        { to: "/places", label: say("indicator.stands"), note: say("indicator.stands_how") },
      ]}
    >
      <Sec id="levels" title={say("indicator.levels")}>
        <ol class="progression">
          {indicator.progression.map((step) => (
            <li key={step.level}>
              <h3>
                <span class="n">{step.level}</span>
                {lang === "es" ? say(`commons.level_name.${step.level}`) : step.name}
              </h3>
              <T as="p">{step.description}</T>
            </li>
          ))}
        </ol>
      </Sec>
      <Sec id="see" title={say("indicator.tell_apart")}>
        <div class="looks">
          <Looks title={say("indicator.look_for")} icon="eye" items={indicator.look_fors} />
          <Looks title={say("indicator.counterfeits")} icon="cross" items={indicator.counterfeits} />
        </div>
      </Sec>
      <Sec id="why" title={say("indicator.why")}>
        <div class="split">
          <div class="flow">
            <T as="p">{indicator.rationale}</T>
            <ClaimList claims={claims} reasons />
          </div>
          <aside class="side" aria-label={say("claim.evidence.how_sure")}>
            <h3>{say("claim.evidence.how_sure")}</h3>
            <EvidenceNote claims={claims} />
            <p class="no-print">
              <a href={href(`/correct?about=${encodeURIComponent(`/indicators/${indicator.id}`)}`)}>
                {say("claim.evidence.add")}
              </a>
            </p>
          </aside>
        </div>
      </Sec>
      <Measures indicator={indicator} />
      <Sec id="next" title={say("indicator.next")}>
        {steps.main.length > 0 ? (
          <StepList strategies={steps.main} />
        ) : (
          <p>{indicator.no_strategy ? <T>{indicator.no_strategy}</T> : say("strategy.step.none")}</p>
        )}
        {steps.other.length > 0 && (
          <>
            <h3>{say("strategy.step.other")}</h3>
            <StepList strategies={steps.other} />
          </>
        )}
      </Sec>
      <SeenAt indicator={indicator.id} />
      <Tools indicator={indicator.id} />
    </RecordPage>
  );
}

function Looks({ title, icon, items }: { title: string; icon: "eye" | "cross"; items: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>
            <Icon name={icon} />
            <T>{item}</T>
          </li>
        ))}
      </ul>
    </div>
  );
}
