// /strategies/:id/paper — one step on one page: why, on Tuesday, what to stop, how to tell, who and by when
import type { Strategy } from "../../../corpus/index.ts";
import { titleOf } from "../../../domain/commons/commons.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { T, useList } from "../../components/record-parts.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";
import { Fields, Part, Sheet } from "./sheet.tsx";

export const strategyPaper = page("/strategies/:id/paper", ({ commons, params }) => {
  const strategy = commons.get("strategies", params.id);
  if (!strategy) throw new NotFound();
  return <StrategyPaper strategy={strategy} />;
});

function StrategyPaper({ strategy }: { strategy: Strategy }) {
  const { lang, say } = useCtx();
  const list = useList();
  const { title, on_tuesday } = lang === "es" ? strategy.es : strategy;
  const { cost, effort } = strategy;
  return (
    <Sheet title={title} back={`/strategies/${strategy.id}`} brief>
      <Part>
        <div class="paper-head">
          <p class="small">
            {say("strategy.kicker", { who: list(strategy.audience.map((who) => say(`label.who.${who}`))) })}
          </p>
          <h1>{title}</h1>
          <ForeignNote />
        </div>
        <Why strategy={strategy} />
        <h2>{say("strategy.on_tuesday")}</h2>
        <p class="big">{on_tuesday}</p>
        <h2>{say("strategy.steps")}</h2>
        <ol class="numbered">
          {strategy.steps.map((step) => (
            <T as="li" key={step}>
              {step}
            </T>
          ))}
        </ol>
        <Fields labels={[say("paper.owner"), say("paper.by_when")]} />
        <dl class="meaning">
          <div>
            <dt>{say("strategy.stop")}</dt>
            <T as="dd">{strategy.stop}</T>
          </div>
          <div>
            <dt>{say("strategy.first_measure")}</dt>
            <T as="dd">{strategy.first_measure}</T>
          </div>
          <div>
            <dt>{say("strategy.watch_out")}</dt>
            <dd>
              {strategy.watch_out.map((text, i) => (
                <>
                  {i > 0 && " "}
                  <T key={text}>{text}</T>
                </>
              ))}
            </dd>
          </div>
          <div>
            <dt>{say("strategy.takes")}</dt>
            <dd>
              <T>{effort.people}</T>, {say("strategy.weeks", { weeks: effort.weeks })}. {say(`label.cost.${cost.band}`)}{" "}
              {say(`label.per.${cost.per}`)}.{" "}
              {cost.hours === null ? say("strategy.no_hours") : say("strategy.hours", { hours: cost.hours })}{" "}
              {cost.money && (
                <>
                  {say("strategy.money")} <T>{cost.money}</T>.{" "}
                </>
              )}
              <T>{cost.basis}</T> {say("strategy.our_estimate")}
            </dd>
          </div>
        </dl>
        <Fields labels={[say("paper.what_happened")]} />
      </Part>
    </Sheet>
  );
}

/** The need that it answers, what speaks for it and how sure that is. Where nobody tested the step, that is said first. */
function Why({ strategy }: { strategy: Strategy }) {
  const { commons, lang, say } = useCtx();
  const main = strategy.when.find((trigger) => trigger.main) ?? strategy.when[0];
  const need =
    main &&
    ("indicator" in main
      ? titleOf(commons, "indicators", main.indicator, lang)
      : titleOf(commons, "conditions", main.condition, lang));
  const tested = strategy.evidence.some((one) => one.bearing === "works");
  return (
    <>
      <h2>{say("paper.why_title")}</h2>
      <p>
        {need && `${say("strategy.main")} ${need.text}. `}
        {!tested && say("strategy.step.untested")}
      </p>
      <ul class="rules">
        {strategy.evidence.slice(0, 2).map((one) => {
          const claim = commons.get("claims", one.claim);
          if (!claim) return null;
          return (
            <li key={one.claim}>
              <b>{say(`label.bearing.${one.bearing}`)}:</b> <T>{claim.statement}</T>{" "}
              {claim.kind === "finding" && `(${say(`label.certainty.${claim.certainty}`)})`}
            </li>
          );
        })}
      </ul>
    </>
  );
}
