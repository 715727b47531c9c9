// /strategies and /strategies/:id — next steps somebody can take: for whom, on Tuesday, what to stop, what speaks for it
import { audiences, type Strategy, type Trigger } from "../../../corpus/index.ts";
import { isForPurpose } from "../../../domain/decide/purpose.ts";
import { RecordLink, useByTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Provenance, Rows, Sec, T, Texts, useList } from "../../components/record-parts.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

export const strategiesPage = page("/strategies", () => <Strategies />);

export const strategyPage = page("/strategies/:id", ({ commons, params }) => {
  const strategy = commons.get("strategies", params.id);
  if (!strategy) throw new NotFound();
  return <StrategyRecord strategy={strategy} />;
});

function Strategies() {
  const { commons, lang, say } = useCtx();
  const all = useByTitle()("strategies", commons.all("strategies"));
  const tested = all.filter((s) => s.evidence.some((e) => e.bearing === "works"));
  return (
    <ListPage
      translated
      kind="strategies"
      n={all.length}
      jumps={audiences.map((who) => [who, say(`commons.for_who.${who}`)])}
    >
      <Sec id="tested" title={say("commons.strategies.tested")}>
        <p>{say("commons.strategies.tested_lead", { n: tested.length, all: all.length })}</p>
        <ul>
          {tested.map((strategy) => (
            <li key={strategy.id}>
              <RecordLink kind="strategies" id={strategy.id} />
            </li>
          ))}
        </ul>
      </Sec>
      {audiences.map((who) => (
        <Sec key={who} id={who} title={say(`commons.for_who.${who}`)}>
          <ul class="ways">
            {all
              .filter((strategy) => strategy.audience.includes(who))
              .map((strategy) => (
                <li key={strategy.id}>
                  <RecordLink kind="strategies" id={strategy.id} />
                  <p>{lang === "es" ? strategy.es.on_tuesday : strategy.on_tuesday}</p>
                  <p class="fine">
                    {say("commons.strategies.line", {
                      weeks: strategy.effort.weeks,
                      cost: say(`label.cost.${strategy.cost.band}`).toLowerCase(),
                    })}
                  </p>
                </li>
              ))}
          </ul>
        </Sec>
      ))}
    </ListPage>
  );
}

function StrategyRecord({ strategy }: { strategy: Strategy }) {
  const { commons, lang, say } = useCtx();
  const list = useList();
  const { effort, cost } = strategy;
  const works = strategy.evidence.filter((e) => e.bearing === "works").length;
  const purpose = isForPurpose(commons, strategy);
  return (
    <RecordPage
      kind="strategies"
      id={strategy.id}
      description={lang === "es" ? strategy.es.on_tuesday : strategy.on_tuesday}
      kicker={say("strategy.kicker", { who: list(strategy.audience.map((who) => say(`label.who.${who}`))) })}
      head={
        <ul class="facts">
          <li>{works > 0 ? say("strategy.step.tested", { n: works }) : say("strategy.step.untested")}</li>
          <li>{say(`label.cost.${cost.band}`)}</li>
          <li>{say("strategy.weeks", { weeks: effort.weeks })}</li>
          <li>{say(purpose ? "strategy.purpose" : "strategy.how")}</li>
        </ul>
      }
      about={[[say("commons.provenance"), <Provenance provenance={strategy.provenance} />]]}
      ways={[
        { to: "#tuesday", label: say("strategy.do_tuesday"), note: say("strategy.do_tuesday_how") },
        { to: "/places", label: say("strategy.do_fit"), note: say("strategy.do_fit_how") },
        ...(works === 0
          ? [
              {
                to: `/correct?about=${encodeURIComponent(`/strategies/${strategy.id}`)}`,
                label: say("strategy.do_tried"),
                note: say("strategy.do_tried_how"),
              },
            ]
          : []),
      ]}
    >
      <Sec id="tuesday" title={say("strategy.on_tuesday")}>
        <p class="statement big">{lang === "es" ? strategy.es.on_tuesday : strategy.on_tuesday}</p>
      </Sec>
      <Sec id="when" title={say("strategy.when")}>
        <ul>
          {strategy.when.map((trigger, i) => (
            <li key={i}>
              {trigger.main ? <b>{say("strategy.main")} </b> : `${say("strategy.also")} `}
              <TriggerText trigger={trigger} />
            </li>
          ))}
        </ul>
        <p class="note">
          {say("strategy.main_rule")} {say(purpose ? "strategy.purpose_why" : "strategy.how_why")}
        </p>
      </Sec>
      <Sec id="steps" title={say("strategy.steps")}>
        <div class="split">
          <Texts items={strategy.steps} ordered />
          <aside class="side" aria-label={say("strategy.takes")}>
            <h3>{say("strategy.people")}</h3>
            <p>
              <T>{effort.people}</T>, {say("strategy.weeks", { weeks: effort.weeks })}
            </p>
            <h3>{say("strategy.cost")}</h3>
            <p>
              {say(`label.cost.${cost.band}`)} {say(`label.per.${cost.per}`)}.{" "}
              {cost.hours === null ? say("strategy.no_hours") : say("strategy.hours", { hours: cost.hours })}{" "}
              {cost.money === null ? (
                say("strategy.no_money")
              ) : (
                <>
                  {say("strategy.money")} <T>{cost.money}</T>.
                </>
              )}
            </p>
            <p>
              <T>{cost.basis}</T> {say("strategy.our_estimate")}
            </p>
          </aside>
        </div>
      </Sec>
      <Sec id="measure" title={say("strategy.stop_and_see")}>
        <Rows
          rows={[
            [say("strategy.first_measure"), <T>{strategy.first_measure}</T>],
            [say("strategy.stop"), <T>{strategy.stop}</T>],
            [say("strategy.watch_out"), <Texts items={strategy.watch_out} />],
          ]}
        />
      </Sec>
      <Evidence strategy={strategy} />
      {strategy.resources.length > 0 && (
        <Sec id="tools" title={say("commons.tools")}>
          <ul class="ways">
            {strategy.resources.map((id) => (
              <li key={id}>
                <RecordLink kind="resources" id={id} />
                <T as="p">{commons.get("resources", id)?.use ?? ""}</T>
              </li>
            ))}
          </ul>
        </Sec>
      )}
    </RecordPage>
  );
}

function TriggerText({ trigger }: { trigger: Trigger }) {
  const { say } = useCtx();
  const list = useList();
  if ("indicator" in trigger)
    return (
      <>
        <RecordLink kind="indicators" id={trigger.indicator} /> {say("strategy.at_most", { level: trigger.at_most })}
      </>
    );
  return (
    <>
      <RecordLink kind="conditions" id={trigger.condition} />{" "}
      {say("strategy.is", { status: list(trigger.is.map((status) => say(`label.status.${status}`).toLowerCase())) })}
    </>
  );
}

/** What speaks for it, by bearing; a plain sentence where nothing of the kind exists. */
function Evidence({ strategy }: { strategy: Strategy }) {
  const { say } = useCtx();
  return (
    <Sec id="evidence" title={say("strategy.evidence")}>
      {(["works", "why", "warns"] as const).map((bearing) => {
        const some = strategy.evidence.filter((e) => e.bearing === bearing);
        if (some.length === 0 && bearing !== "works") return null;
        return (
          <div key={bearing}>
            <h3>{say(`label.bearing.${bearing}`)}</h3>
            {some.length === 0 ? (
              <p>{say("strategy.untested")}</p>
            ) : (
              <ul>
                {some.map((e) => (
                  <li key={e.claim}>
                    <RecordLink kind="claims" id={e.claim} />{" "}
                    <span class="note">
                      <T>{e.note}</T>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </Sec>
  );
}
