// /strategies and /strategies/:id — next steps somebody can take: for whom, on Tuesday, what to stop, what speaks for it
import { audiences, type Strategy, type Trigger } from "../../../corpus/index.ts";
import { isForPurpose } from "../../../domain/decide/purpose.ts";
import { RecordLink, RecordLinks, useByTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Cert, GapMark, Provenance, Rows, Sec, T, Texts, useList } from "../../components/record-parts.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

/** `?for=teacher-team` shows the steps for one audience; anything else shows all. */
export const strategiesPage = page("/strategies", ({ query }) => (
  <Strategies chosen={audiences.find((who) => who === query.get("for"))} />
));

export const strategyPage = page("/strategies/:id", ({ commons, params }) => {
  const strategy = commons.get("strategies", params.id);
  if (!strategy) throw new NotFound();
  return <StrategyRecord strategy={strategy} />;
});

type Audience = (typeof audiences)[number];

function Strategies({ chosen }: { chosen: Audience | undefined }) {
  const { commons, say } = useCtx();
  const all = useByTitle()("strategies", commons.all("strategies"));
  const tested = all.filter((s) => s.evidence.some((e) => e.bearing === "works"));
  const shown = audiences.filter((who) => chosen === undefined || who === chosen);
  return (
    <ListPage translated kind="strategies" n={all.length}>
      <Choose all={all} chosen={chosen} />
      {chosen === undefined && (
        <Sec id="tested" title={say("commons.strategies.tested")}>
          <p>{say("commons.strategies.tested_lead", { n: tested.length, all: all.length })}</p>
          <ul class="ways">
            {tested.map((strategy) => (
              <Line key={strategy.id} strategy={strategy} />
            ))}
          </ul>
        </Sec>
      )}
      {shown.map((who) => {
        const some = all.filter((strategy) => strategy.audience.includes(who));
        const first = chosen === who ? some : some.filter((strategy) => strategy.audience[0] === who);
        const also = some.filter((strategy) => !first.includes(strategy));
        return (
          <Sec key={who} id={who} title={say("commons.jump", { what: say(`commons.for_who.${who}`), n: some.length })}>
            {first.length > 0 && (
              <ul class="ways">
                {first.map((strategy) => (
                  <Line key={strategy.id} strategy={strategy} />
                ))}
              </ul>
            )}
            {also.length > 0 && (
              <>
                <h3>{say("strategy.also_for")}</h3>
                <div class="columns">
                  <RecordLinks kind="strategies" ids={also.map(({ id }) => id)} />
                </div>
              </>
            )}
          </Sec>
        );
      })}
    </ListPage>
  );
}

/** Links, not a form: each choice is an address that can be sent to a colleague. */
function Choose({ all, chosen }: { all: readonly Strategy[]; chosen: Audience | undefined }) {
  const { href, say } = useCtx();
  return (
    <nav class="jumps" aria-label={say("strategy.choose")}>
      <ul class="plain row">
        <li>
          <a href={href("/strategies")} aria-current={chosen === undefined ? "true" : undefined}>
            {say("strategy.all", { n: all.length })}
          </a>
        </li>
        {audiences.map((who) => (
          <li key={who}>
            <a href={href(`/strategies?for=${who}`)} aria-current={chosen === who ? "true" : undefined}>
              {say("commons.jump", {
                what: say(`commons.for_who.${who}`),
                n: all.filter((strategy) => strategy.audience.includes(who)).length,
              })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Line({ strategy }: { strategy: Strategy }) {
  const { lang, say } = useCtx();
  return (
    <li>
      <RecordLink kind="strategies" id={strategy.id} />
      <p>
        {say("home.doors.tuesday")} {lang === "es" ? strategy.es.on_tuesday : strategy.on_tuesday}{" "}
        <span class="fine">
          {say("commons.strategies.line", {
            weeks: strategy.effort.weeks,
            cost: say(`label.cost.${strategy.cost.band}`).toLowerCase(),
          })}
          {strategy.evidence.some((e) => e.bearing === "works") && ` ${say("strategy.step.tested_short")}`}
        </span>
      </p>
    </li>
  );
}

function StrategyRecord({ strategy }: { strategy: Strategy }) {
  const { commons, href, lang, say } = useCtx();
  const list = useList();
  const { effort, cost } = strategy;
  const works = strategy.evidence.filter((e) => e.bearing === "works").length;
  const purpose = isForPurpose(commons, strategy);
  const paper = `/strategies/${strategy.id}/paper`;
  const correct = `/correct?about=${encodeURIComponent(`/strategies/${strategy.id}`)}`;
  const claims = [...new Set(strategy.evidence.map((e) => e.claim))];
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
        { to: paper, label: say("strategy.print"), note: say("strategy.print_how") },
        ...(claims.length > 0
          ? [
              {
                to: `/our-case?${claims.map((id) => `claims=${id}`).join("&")}`,
                label: say("strategy.our_case"),
                note: say("strategy.our_case_how", { n: claims.length }),
              },
            ]
          : []),
        { to: "/places", label: say("strategy.do_fit"), note: say("strategy.do_fit_how") },
        ...(works === 0 ? [{ to: correct, label: say("strategy.do_tried"), note: say("strategy.do_tried_how") }] : []),
      ]}
    >
      <Sec id="tuesday" title={say("strategy.on_tuesday")}>
        <div class="split">
          <div class="flow">
            <p class="statement big">{lang === "es" ? strategy.es.on_tuesday : strategy.on_tuesday}</p>
            <p class="no-print">
              <a class="button" href={href(paper)}>
                {say("strategy.print")}
              </a>
            </p>
          </div>
          <aside class="side" aria-label={say("strategy.takes")}>
            <h3>{say("strategy.people")}</h3>
            <p>
              <T>{effort.people}</T>, {say("strategy.weeks", { weeks: effort.weeks })}
            </p>
            <h3>{say("strategy.cost")}</h3>
            <p>
              <Cost strategy={strategy} />
            </p>
          </aside>
        </div>
      </Sec>
      <Sec id="steps" title={say("strategy.steps")}>
        <Texts items={strategy.steps} ordered />
      </Sec>
      <Sec id="measure" title={say("strategy.stop_and_see")}>
        <Rows
          rows={[
            [say("strategy.stop"), <T>{strategy.stop}</T>],
            [say("strategy.first_measure"), <T>{strategy.first_measure}</T>],
            [say("strategy.watch_out"), <Texts items={strategy.watch_out} />],
          ]}
        />
      </Sec>
      <Evidence strategy={strategy} />
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
      {strategy.resources.length > 0 && (
        <Sec screen id="tools" title={say("commons.tools")}>
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
  const either = useList("disjunction");
  if ("indicator" in trigger)
    return (
      <>
        <RecordLink kind="indicators" id={trigger.indicator} /> {say("strategy.at_most", { level: trigger.at_most })}
      </>
    );
  return (
    <>
      <RecordLink kind="conditions" id={trigger.condition} />{" "}
      {say("strategy.is", { status: either(trigger.is.map((status) => say(`label.status.${status}`).toLowerCase())) })}
    </>
  );
}

/** Hours, money and what the estimate rests on. Our own figures say so. */
export function Cost({ strategy: { cost } }: { strategy: Strategy }) {
  const { say } = useCtx();
  return (
    <>
      {say(`label.cost.${cost.band}`)} {say(`label.per.${cost.per}`)}.{" "}
      {cost.hours === null ? say("strategy.no_hours") : say("strategy.hours", { hours: cost.hours })}{" "}
      {cost.money === null ? (
        say("strategy.no_money")
      ) : (
        <>
          {say("strategy.money")} <T>{cost.money}</T>.
        </>
      )}{" "}
      <T>{cost.basis}</T> {say("strategy.our_estimate")}
    </>
  );
}

/** What speaks for it, by bearing, each with how sure it is; a plain sentence where nothing of the kind exists. */
function Evidence({ strategy }: { strategy: Strategy }) {
  const { commons, say } = useCtx();
  return (
    <Sec id="evidence" title={say("strategy.evidence")}>
      {(["works", "why", "warns"] as const).map((bearing) => {
        const some = strategy.evidence.filter((e) => e.bearing === bearing);
        if (some.length === 0 && bearing !== "works") return null;
        return (
          <div key={bearing}>
            {some.length === 0 ? (
              <p>
                <mark>{say("strategy.untested_short")}</mark> {say("strategy.untested")}
              </p>
            ) : (
              <>
                <h3>{say(`label.bearing.${bearing}`)}</h3>
                <ul class="claims small">
                  {some.map((e) => {
                    const claim = commons.get("claims", e.claim);
                    return (
                      <li key={e.claim}>
                        <div>
                          <p class="statement">
                            <RecordLink kind="claims" id={e.claim} />
                          </p>
                          <T as="p" class="note">
                            {e.note}
                          </T>
                        </div>
                        <div>{claim?.kind === "finding" ? <Cert certainty={claim.certainty} /> : <GapMark />}</div>
                      </li>
                    );
                  })}
                </ul>
              </>
            )}
          </div>
        );
      })}
    </Sec>
  );
}
